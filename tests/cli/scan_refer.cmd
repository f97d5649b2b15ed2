# Later and shorter names refer to the full one; what may be either's, to none.
cat >list.ftm.json <<'END'
{"id":"p-1","schema":"Person","properties":{"name":["Teodor Vargo Limbert"],"lastName":["Vargo Limbert"]},"target":true}
{"id":"p-2","schema":"Person","properties":{"name":["Cilia Vargo"]},"target":true}
{"id":"o-1","schema":"Organization","properties":{"name":["Red de Ostrava"]},"target":true}
END
./tamiz forge ftm:words=list.ftm.json -o words.tamiz --quiet >/dev/null
cat >text.txt <<'END'
Teodor Vargo Limbert leads the Red de Ostrava (RdO). Vargo denies that.
The RdO was silent.

Then Cilia Vargo came. Vargo said no.
END
./tamiz scan text.txt --snapshot words.tamiz
./tamiz scan text.txt --snapshot words.tamiz --json | python3 -c '
import json, sys
for i, m in enumerate(json.load(sys.stdin)["mentions"]):
    print(i, m["text"], m.get("refers_to"), m.get("may_refer_to"),
          [h["entity"]["id"] for h in m["hits"]])'
./tamiz scan text.txt --snapshot words.tamiz --html | grep -o 'by a shorter name.*'
