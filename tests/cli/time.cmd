# A home filled from dated files, not in order: what it knew on each day. Bob
# was taken off the list and put on it again; Ann moved.
party() { echo "<INDIVIDUAL><REFERENCE_NUMBER>QDi.$1</REFERENCE_NUMBER>
<FIRST_NAME>$2</FIRST_NAME>$3</INDIVIDUAL>"; }
list() { echo "<CONSOLIDATED_LIST><INDIVIDUALS>"; cat
    echo "</INDIVIDUALS></CONSOLIDATED_LIST>"; }
city() { echo "<INDIVIDUAL_ADDRESS><CITY>$1</CITY></INDIVIDUAL_ADDRESS>"; }
{ party 1 "Ann Moved" "$(city Homs)"; party 2 "Bob Back"; } | list >1.xml
party 1 "Ann Moved" "$(city Homs)" | list >2.xml
{ party 1 "Ann Moved" "$(city Oslo)"; party 2 "Bob Back"; } | list >3.xml
export TAMIZ_HOME=store
load() { ./tamiz update un_sc_sanctions=$1.xml --seen $2 \
    --force un_sc_sanctions; }
load 2 2022-02-02
load 3 2023-03-03
load 1 2021-01-01
load 1 2021-01-01 # the same again
for day in 2021-01-01 2022-02-02 2023-03-03; do
    echo "== $day"
    ./tamiz screen "Bob Back" --known-on $day --quiet | head -1
done
./tamiz diff 2021-01-01 2022-02-02 --quiet
./tamiz diff 2022-02-02 2023-03-03 --list un_sc_sanctions
./tamiz lists un_sc_sanctions --known-on 2022-12-31 | grep "^  entities"
echo "Bob Back was here." >note.txt
./tamiz scan note.txt --known-on 2022-02-02
echo "exit $?"
./tamiz show un-QDi.2 --known-on 2021-06-01 --json | grep -o '"caption":"[^"]*"'
./tamiz show un-QDi.2 --history
./tamiz show un-QDi.1 --history --json | grep -e Homs -e Oslo
./tamiz show un-QDi.2 --history --known-on 2022-12-31 | head -6
# Replayed from what is kept, and forged anew from the versions: the same bytes.
cat store/known/2021-01-01.tsv | cut -f 1-2 | grep -v -e until -e engine
before=$(tail -1 store/known/2021-01-01.tsv)
rm -r store/known store/snapshots
./tamiz screen "Bob Back" --known-on 2021-01-01 --quiet | head -1
[ "$before" = "$(tail -1 store/known/2021-01-01.tsv)" ] && echo same
# What cannot be answered.
./tamiz screen "Bob Back" --known-on 2020-12-31; echo "exit $?"
./tamiz screen "Bob Back" --known-on 2999-01-01; echo "exit $?"
./tamiz screen "Bob Back" --known-on 2021; echo "exit $?"
./tamiz screen "Bob Back" --known-on 2021-01-01 --snapshot x; echo "exit $?"
./tamiz show un-QDi.9 --history; echo "exit $?"
./tamiz show un-QDi.1 --history --as-of 2021-01-01; echo "exit $?"
./tamiz update --seen 2021-01-01; echo "exit $?"
./tamiz update un_sc_sanctions=1.xml --seen 2999-01-01; echo "exit $?"
# In force on a day, by the list's own dates.
for day in 2025-01-20 2025-07-25 2025-11-24; do
    echo "== $day"
    ./tamiz screen "Cartel of the Suns" --as-of $day --quiet --home none |
        grep -e hit -e '[*]'
    ./tamiz show tamiz-cartel-de-los-soles --as-of $day --quiet --home none |
        grep -e listed -e '^  2'
    ./tamiz lists --as-of $day --quiet --home none | grep cartels
    echo "The Cartel of the Suns met." | ./tamiz scan - --as-of $day --quiet \
        --home none | grep mention
done
./tamiz show tamiz-cartel-de-los-soles --as-of 2025-07-25 --json --home none |
    grep -o -e '"listed":[a-z]*' -e '"as_of":"[^"]*"'
./tamiz lists tamiz_cartels --as-of 2025-07-25 --json --home none |
    grep -o '"as_of":.*}' | cut -d '}' -f 1
./tamiz lists --as-of 2025 --home none; echo "exit $?"
# Both times: what was known that day to be in force on another.
./tamiz screen "Bob Back" --known-on 2021-06-01 --as-of 2020-06-01 --quiet |
    head -1
