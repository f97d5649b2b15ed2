# Whole entities, as OpenSanctions publishes labelled pairs: what dates and
# numbers add to the names.
cat >pairs.jsonl <<'END'
{"left":{"id":"l1","schema":"Person","properties":{"name":["Xaver Invented"],"birthDate":["1970-02-03"],"country":["at"]}},"right":{"id":"r1","schema":"Person","properties":{"name":["INVENTED, Xaver"],"birthDate":["1970-02-03"],"nationality":["at"]}},"judgement":"positive"}
{"left":{"id":"l2","schema":"Person","properties":{"name":["Xaver Invented"],"birthDate":["1970-02-03"]}},"right":{"id":"r2","schema":"Person","properties":{"name":["Xaver Invented"],"birthDate":["1950-02-03"]}},"judgement":"negative"}
{"left":{"id":"l3","schema":"Company","properties":{"name":["Alpha Trading Ltd"],"registrationNumber":["HRB 12345"]}},"right":{"id":"r3","schema":"Company","properties":{"name":["Alfa Handel"],"registrationNumber":["HRB12345"],"addressEntity":[{"id":"x","schema":"Address","properties":{}}]}},"judgement":"positive"}
{"left":{"id":"l4","schema":"Company","properties":{"name":["Alpha Trading Ltd"]}},"right":{"id":"l4","schema":"Company","properties":{"name":["Beta Mining"]}},"judgement":"negative"}
{"left":{"id":"l5","schema":"Company","properties":{"name":["Alpha Trading Ltd"]}},"right":{"id":"r5","schema":"Company","properties":{"name":["Alpha Trading"]}},"judgement":"unsure"}
{"left":{"id":"l6","schema":"Address","properties":{"full":["Nowhere 1"]}},"right":{"id":"r6","schema":"Address","properties":{"full":["Nowhere 1"]}},"judgement":"positive"}
END
./tamiz eval pairs.jsonl
./tamiz eval pairs.jsonl --json --errors 3 --threshold 1 | sed 's/"curve":\[[^]]*\]/"curve":[...]/'
# A pair says the same whatever stands beside it.
sed -n 1p pairs.jsonl >one.jsonl
./tamiz eval one.jsonl --json --errors 1 --threshold 1 | grep -o '"errors":.[^]]*'
# What is wrong is told with its line.
bad() { printf '%s\n' "$1" >bad.jsonl; ./tamiz eval bad.jsonl; echo "exit $?"; }
bad '{"left":{"schema":"Person"}}'
bad '{"left":{"schema":"Person","properties":{}},"right":{"schema":"Person","properties":{}}}'
bad '[1]'
bad '{"left":'
bad ''
./tamiz eval pairs.jsonl nosuch.jsonl; echo "exit $?"
echo "schema,name,expect_id" >names.csv
echo "Person,Nobody," >>names.csv
./tamiz eval --quiet names.csv pairs.jsonl; echo "exit $?"
./tamiz eval --quiet pairs.jsonl names.csv; echo "exit $?"
