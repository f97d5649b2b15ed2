# Who is blocked because of who owns it: parties on a list, and a file of
# customers beside it.
cat >list.jsonl <<'END'
{"id":"x","schema":"Person","properties":{"name":["Xaver Invented"]}}
{"id":"s-1","schema":"Sanction","properties":{"entity":["x"],"authority":["Ministry"],"startDate":["2020-01-01"]}}
{"id":"y","schema":"Person","properties":{"name":["Ysolde Imaginary"]}}
{"id":"s-2","schema":"Sanction","properties":{"entity":["y"],"authority":["Ministry"],"startDate":["2021-06-01"],"endDate":["2024-01-01"]}}
{"id":"own-1","schema":"Company","properties":{"name":["Alpha Invented"]}}
{"id":"o-1","schema":"Ownership","properties":{"owner":["x"],"asset":["own-1"],"percentage":["50"]}}
END
cat >customers.jsonl <<'END'
{"id":"b","schema":"Company","properties":{"name":["Beta Invented"]}}
{"id":"c","schema":"Company","properties":{"name":["Gamma Invented"]}}
{"id":"d","schema":"Company","properties":{"name":["Delta Invented"]}}
{"id":"e","schema":"Company","properties":{"name":["Epsilon Invented"]}}
{"id":"p","schema":"Person","properties":{"name":["Xavier Invented"]}}
{"id":"h-1","schema":"Ownership","properties":{"owner":["own-1"],"asset":["b"],"percentage":["50%+1"]}}
{"id":"h-2","schema":"Ownership","properties":{"owner":["b"],"asset":["c"],"percentage":["25-50"]}}
{"id":"h-3","schema":"Ownership","properties":{"owner":["c"],"asset":["own-1"],"percentage":["10"]}}
{"id":"h-4","schema":"Ownership","properties":{"owner":["p"],"asset":["d"]}}
{"id":"h-5","schema":"Ownership","properties":{"owner":["y"],"asset":["d"],"percentage":["30"]}}
{"id":"h-6","schema":"Ownership","properties":{"owner":["ghost"],"asset":["d"],"percentage":["75"],"endDate":["2019"]}}
{"id":"h-7","schema":"Ownership","properties":{"owner":["ghost"]}}
{"id":"h-8","schema":"Ownership","properties":{"owner":["x"],"asset":["e"],"percentage":["about a third"]}}
{"id":"h-9","schema":"Ownership","properties":{"owner":["x"],"asset":["e"],"percentage":["80"]}}
{"id":"h-10","schema":"Ownership","properties":{"owner":["p"],"asset":["e"],"percentage":["40"]}}
{"id":"h-11","schema":"Ownership","properties":{"owner":["e"],"asset":["e"],"percentage":["5"]}}
END
./tamiz forge ftm=list.jsonl -o list.tz --quiet
owned() { echo "== $*"; ./tamiz owned --snapshot list.tz "$@"; echo "exit $?"; }
owned --as-of 2026-01-01
owned own-1 --as-of 2026-01-01
owned x --as-of 2026-01-01
owned own-1 --as-of 2019-06-01
f="--file customers.jsonl"
owned $f --as-of 2026-01-01
owned $f --as-of 2026-01-01 --threshold 0.8
owned $f --as-of 2026-01-01 --json
owned $f --as-of 2026-01-01 c
owned $f --as-of 2026-01-01 d
owned $f --as-of 2026-01-01 d --threshold 0.8
owned $f --as-of 2023-01-01 d
owned $f --as-of 2018-01-01 d
owned $f --as-of 2026-01-01 e
owned $f --as-of 2026-01-01 ghost
owned $f --as-of 2026-01-01 p
owned $f --as-of 2026-01-01 own-1 --more-than
owned $f --as-of 2026-01-01 d --share 25
# A list without designations blocks when it is named.
owned $f --as-of 2026-01-01 --list customers --quiet
# What makes no sense.
owned nosuch
owned o-1
owned x//o-1
owned --as-of yesterday
owned --list nolist
owned --share 0
owned --share 101
owned --threshold 0.8
owned --file nosuch.jsonl
echo '{"id":"b"}' >bad.jsonl
owned --file bad.jsonl
