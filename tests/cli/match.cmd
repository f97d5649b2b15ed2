# Customers against lists, and the lists against the customers: the same pairs.
cat >customers.csv <<'END'
id,schema,name
c-1,Organization,Tren d Aragua
c-2,Person,Ada Beispiel
c-3,Organization,Aragua Train
END
scores() {
    python3 -c '
import json, sys
for line in sys.stdin:
    row = json.loads(line)
    for hit in row["hits"]:
        pair = [row["id"], hit["entity"]["id"]]
        print(*(pair[::-1] if sys.argv[1:] else pair), hit["score"])' $1 | sort
}
./tamiz forge tamiz_cartels -o lists.tamiz --quiet
./tamiz forge --entities customers.csv --as clients --like lists.tamiz -o customers.tamiz
./tamiz export --snapshot lists.tamiz --format ftm -o lists.ftm.json
./tamiz screen --snapshot lists.tamiz --file customers.csv --limit 0 --quiet | scores >there
./tamiz screen --snapshot customers.tamiz --file lists.ftm.json --limit 0 --quiet | scores back >back
cat there
cmp there back && echo same
./tamiz forge -o nothing.tamiz
echo "exit $?"
./tamiz forge tamiz_cartels --as clients -o nothing.tamiz
echo "exit $?"
