# Parties that left a list: screening never finds them, scan does, and claims
# are held against the versions that the home kept.
party() { echo "<INDIVIDUAL><DATAID>$1</DATAID>
<UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>QDi.$1</REFERENCE_NUMBER>
<FIRST_NAME>$2</FIRST_NAME><LISTED_ON>$3</LISTED_ON></INDIVIDUAL>"; }
list() { echo "<CONSOLIDATED_LIST dateGenerated=\"$1\"><INDIVIDUALS>"; cat
    echo "</INDIVIDUALS></CONSOLIDATED_LIST>"; }
ann() { party 1 "Ann Steinmark" 2015-05-05; }
bob() { party 2 "Bob Querido" 2018-08-08; }
cleo() { party 3 "Cleo Harrower" 2019-09-09; }
{ ann; bob; cleo; } | list 2022-01-03T00:00:00 >1.xml
{ ann; cleo; } | list 2022-01-20T00:00:00 >2.xml
ann | list 2023-03-03T00:00:00 >3.xml
{ ann; cleo; } | list 2024-04-04T00:00:00 >4.xml
export TAMIZ_HOME=store
load() { ./tamiz update un_sc_sanctions=$1.xml --seen $2 --quiet \
    --force un_sc_sanctions; }
gone() { echo store/snapshots/$(cat store/current).gone; }
load 1 2022-01-04
load 2 2022-01-21
cat >text.txt <<'END'
The United Nations removed Bob Querido from its sanctions list in 2022. The UN removed Bob Querido from its sanctions list in January 2022. The UN removed Bob Querido from its sanctions list in July 2023.

Bob Querido is sanctioned by the United Nations. The UN sanctioned Bob Querido in August 2018. The UN sanctioned Bob Querido in 2020. The US sanctioned Bob Querido in 2018. Bob Querido has been under UN sanctions since 2018.

The United Nations did not remove Bob Querido from its sanctions list. Ann Steinmark is sanctioned by the United Nations.
END
echo "The United Nations removed Bob Querido from its sanctions list." >short.txt
echo "== who left is no hit"
./tamiz screen "Bob Querido" --quiet
./tamiz screen "Bob Querido" --quiet --exhaustive
echo "== a mention that is labelled, and claims"
./tamiz scan text.txt --date 2022-01-15; echo "exit $?"
claims() { sed -n '/^claims/,$p' | grep '^  [a-z]'; }
./tamiz scan text.txt --date 2020-06-15 | claims
echo "== nobody listed: exit status 0"
./tamiz scan short.txt --quiet; echo "exit $?"
./tamiz scan short.txt --quiet --gone none; echo "exit $?"
echo "== replayed from the snapshots that the answer names"
./tamiz scan text.txt --json >first.json
snapshot=$(grep -o '"snapshot":"[^"]*"' first.json | cut -d '"' -f 4)
grep -o '"gone":"[^"]*"' first.json
./tamiz scan text.txt --json --snapshot store/snapshots/$snapshot.tz \
    --gone store/snapshots/$snapshot.tz.gone | cmp - first.json && echo same
grep -o '"left":{[^}]*}' first.json | sort | uniq -c
./tamiz scan text.txt --html | grep -o -i -e 'listed no more' \
    -e 'left <code>[^>]*>[a-z0-9 -]*' -e 'who left the lists' | sort | uniq -c
echo "== one more left, and then is listed again"
load 3 2023-03-04
./tamiz lists un_sc_sanctions --snapshot $(gone) |
    grep -e "^  entities" -e versions
load 4 2024-04-05
./tamiz lists un_sc_sanctions --snapshot $(gone) |
    grep -e "^  entities" -e versions
./tamiz scan text.txt --date 2023-02-15 | claims | grep listing
echo "Cleo Harrower met Bob Querido." | ./tamiz scan - --quiet
echo "== the same bytes when all versions are read"
mkdir kept
mv store/snapshots/*.gone kept
./tamiz update un_sc_sanctions=4.xml --seen 2024-04-05 --quiet
cmp kept/$(cat store/current).gone $(gone) && echo same
echo "== nothing is known of a day gone by, nor without a home"
./tamiz scan short.txt --quiet --known-on 2022-12-31
./tamiz scan short.txt --quiet --home none
echo "== what is no such snapshot"
./tamiz scan short.txt --gone store/snapshots/$snapshot.tz; echo "exit $?"
./tamiz scan short.txt --gone missing; echo "exit $?"
./tamiz screen "Bob Querido" --gone none; echo "exit $?"
