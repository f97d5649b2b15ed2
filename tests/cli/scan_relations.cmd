# What a list says of two parties stands beside the claim, without a verdict.
cat >list.ftm.json <<'END'
{"id":"p-1","schema":"Person","properties":{"name":["Teodor Vargo Limbert"],"lastName":["Vargo Limbert"]},"target":true}
{"id":"p-2","schema":"Person","properties":{"name":["Ossip Karadun"]},"target":true}
{"id":"o-1","schema":"Organization","properties":{"name":["Red de Ostrava"]},"target":true}
{"id":"c-1","schema":"Company","properties":{"name":["Velvet Pelmodor Trading"]},"target":true}
{"id":"m-1","schema":"Directorship","properties":{"director":["p-1"],"organization":["o-1"],"role":["leader"],"startDate":["2019-05"]}}
{"id":"m-2","schema":"Ownership","properties":{"owner":["p-2"],"asset":["c-1"],"percentage":["60"],"startDate":["2018"],"endDate":["2021"]}}
{"id":"m-3","schema":"UnknownLink","properties":{"subject":["o-1"],"object":["c-1"],"role":["supplier"]}}
{"id":"m-4","schema":"Family","properties":{"person":["p-1"],"relative":["p-2"],"relationship":["cousin"]}}
END
./tamiz forge ftm:words=list.ftm.json -o words.tamiz --quiet >/dev/null
cat >text.txt <<'END'
Teodor Vargo Limbert leads the Red de Ostrava. It rained.
Velvet Pelmodor Trading is owned by Ossip Karadun. It rained.
Ossip Karadun leads the Red de Ostrava. It rained.
END
./tamiz scan text.txt --snapshot words.tamiz | sed -n '/^claims/,$p'
./tamiz scan text.txt --snapshot words.tamiz --json | python3 -c '
import json, sys
for c in json.load(sys.stdin)["claims"]:
    print(c["kind"], c["entity"], c["object_entity"], repr(c["verdict"]))
    for r in c["relations"]:
        print("  ", json.dumps(r))'
./tamiz scan text.txt --snapshot words.tamiz --html | grep -o '<li><span class="number">[^/]*<bdi>.*: leader - .*</li>'
