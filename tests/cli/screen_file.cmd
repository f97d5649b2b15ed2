# A row per party in, a line of JSON per row out; what cannot be asked is
# rejected and told.
show() { python3 -c '
import json, sys
for line in sys.stdin:
    row = json.loads(line)
    print(row["id"], row["line"], json.dumps(row["query"], ensure_ascii=False),
          *(json.dumps(w, ensure_ascii=False) for w in row.get("warnings", [])))
    for hit in row["hits"]:
        print("  ", hit["score"], hit["entity"]["id"], hit.get("query_name"),
              "evidence" in hit)
'; }
try() { "$@" || echo "exit $?" >&2; }
cat >parties.csv <<'ROWS'
id,schema,name,alias,birthDate,nationality,jurisdiction,passportNumber,colour
1,Organization,Tren de Aragua,,,,ve,,red
2,,Ada Muster;Aragua Train,"Muster, Ada",1990-13-45,Atlantis;mx,,X1;X2,
3,Person,,,,,,,
4,Persona,Juan Ejemplo,,,,,,
5,Person,Juan
8,Person,?!,,,,,,
9,Organization,...;Tren de Aragua,,,,,,
6,Person,"Open quote,,,,,,
7,Organization,"Cartel de
los Soles",,,,,,
ROWS
echo "---- a table"
try ./tamiz screen --file parties.csv | show
echo "---- into a file, without evidence"
try ./tamiz screen --file parties.csv -o out.jsonl --no-evidence --threads 2
show <out.jsonl
cat out.jsonl.rejected.jsonl
echo "---- nothing is rejected: an old file of rejected rows goes"
head -2 parties.csv | try ./tamiz screen --file - -o out.jsonl --quiet
ls
echo "---- objects, compressed"
cat >parties.jsonl <<'ROWS'
{"id":"a","schema":"Organization","caption":"x","properties":{"name":["Tren de Aragua"],"weakAlias":["TdA"],"frobs":["1"]}}
{"id":8,"firstName":"Ada","lastName":"Muster","birthDate":"1990-01-01T00:00:00"}
{"id":"c","schema":"Address","name":"Calle 1"}
{"id":"d","name":"cut
ROWS
gzip parties.jsonl
try ./tamiz screen --file parties.jsonl.gz | show
echo "---- no hits"
printf 'name\nJuan Ejemplo\n' | ./tamiz screen --file - --schema Person | show
echo "---- mistakes"
printf 'id,colour\n1,red\n' >bad.csv; try ./tamiz screen --file bad.csv
echo '[{"name":"a"}]' >bad.json; try ./tamiz screen --file bad.json
printf '\377\376n\0' >bad.txt; try ./tamiz screen --file bad.txt
try ./tamiz screen --file nosuchfile
try ./tamiz screen --file parties.csv -o parties.csv
try ./tamiz screen --file parties.csv -o no/such/folder
try ./tamiz screen --file parties.csv --list nosuch
try ./tamiz screen --file parties.csv --country ve
try ./tamiz screen --file parties.csv Name
try ./tamiz screen Name -o out
try ./tamiz screen
