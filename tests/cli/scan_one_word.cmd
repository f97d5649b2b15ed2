# One word names an organisation in a text; not a ship, nor a part of a name,
# nor a weak alias, unless its sentence says what it is about.
cat >list.ftm.json <<'END'
{"id":"o-1","schema":"Organization","properties":{"name":["Zarvanda"],"alias":["Zarvandah","Zarvanda Unida"],"weakAlias":["Lumbra","ZVA"]},"target":true}
{"id":"v-1","schema":"Vessel","properties":{"name":["Ostrelka"]},"target":true}
{"id":"c-1","schema":"Company","properties":{"name":["Pelmodor"]},"target":true}
END
./tamiz forge ftm:words=list.ftm.json -o words.tamiz --quiet >/dev/null
while IFS= read -r line; do
    printf '%s\n' "$line" >text.txt
    printf '%s -> ' "$line"
    ./tamiz scan text.txt --snapshot words.tamiz --json |
        python3 -c 'import json, sys
print([m["text"] for m in json.load(sys.stdin)["mentions"]])'
done <<'END'
Then Zarvanda said that it was over.
Then Zarvandah said that it was over.
The Zarvanda Street market is open.
Then Lumbra said that it was over.
The gang ZVA said that it was over.
Then Zarvanda Unida (ZVA) and ZVA said that it was over.
Then Pelmodor rose by two points.
Then Pelmodor was hit by sanctions.
We walked to Ostrelka in the rain.
The tanker Ostrelka sailed at night.
The zarvanda gang said that it was over.
Then zarvanda said that it was over.
The tanker of old was called Ostrelka by its crew.
END
