# Names to test a screening system with: the same bytes for the same seed, and
# each row says what must be found.
cat >list.jsonl <<'END'
{"id":"p-1","schema":"Person","properties":{"name":["MUSTERMANN, Johanna Philippa"]}}
{"id":"p-2","schema":"Person","properties":{"name":["BEISPIEL, Kurt Robert"]}}
{"id":"p-3","schema":"Person","properties":{"name":["PROBOV, Alexander Ivanovich"]}}
{"id":"p-4","schema":"Person","properties":{"name":["Mononymous"]}}
{"id":"p-5","schema":"Person","properties":{"name":["Иван Выдуманный"],"alias":["Ivan Vydumannyy"]}}
{"id":"c-1","schema":"Company","properties":{"name":["Northern Harbour \"Saffron\" Trading Ltd"]}}
{"id":"c-2","schema":"Company","properties":{"name":["Great Eastern Mining Development GmbH"]}}
{"id":"c-3","schema":"Company","properties":{"name":["Seventh Sample Brothers International Corp"]}}
END
./tamiz forge ftm:inv=list.jsonl -o list.tz --quiet
pack() { ./tamiz testpack --snapshot list.tz "$@"; }
pack -o one --names 3
pack -o two --names 3 --quiet
cmp one/varied.csv two/varied.csv && cmp one/clean.csv two/clean.csv && cmp one/manifest.json two/manifest.json && echo "the same bytes"
pack -o three --names 3 --seed 2 --json
cmp -s one/varied.csv three/varied.csv || echo "another seed, others"
ls one
cat one/control.csv one/manifest.json | tr -d '\r'
head -24 one/varied.csv | tr -d '\r'
head -4 one/clean.csv | tr -d '\r'
pack -o four --names 100
./tamiz eval --snapshot list.tz four/control.csv four/varied.csv --quiet | head -4
# Clean names of one's own; listed ones are left out, in whatever order.
cat >own.csv <<'END'
name,schema,note
Ada Nobody,Person,
kurt robert beispiel,Person,listed
"Nonesuch, Inc.",Company,
END
pack -o five --names 2 --file own.csv
tr -d '\r' <five/clean.csv
pack; echo "exit $?"
pack -o six --list nolist; echo "exit $?"
pack -o six --names 0; echo "exit $?"
pack -o six --file nosuch.csv; echo "exit $?"
echo "title" >bad.csv; echo "x" >>bad.csv
pack -o six --file bad.csv; echo "exit $?"
ls six
# Of a short name few kinds apply: they go round again, and nothing stands there
# twice.
echo '{"id":"s-1","schema":"Person","properties":{"name":["ABDI ABDI"]}}' >short.jsonl
./tamiz forge ftm:inv=short.jsonl -o short.tz --quiet
./tamiz testpack --snapshot short.tz -o short --quiet
tail -n +2 short/varied.csv | tr -d '\r' | cut -d, -f3- | sort -u | wc -l
