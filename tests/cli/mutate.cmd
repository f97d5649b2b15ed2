# Labelled pairs out of names: every category, the same bytes for the same seed.
python3 - >names.csv <<'PY'
persons = """Juan Carlos Ejemplo Prueba|EJEMPLO PRUEBA, Juan Carlos
Dr. Alexander Ivanovich Probov|PROBOV, Alexander Ivanovich|MUSTER, Maria
Muhammad bin Hasan al-Namuna|Hasan bin Omar al-Mithal|MUSTER, Jonas
Abd al-Karim Mithal|MUSTERMANN, Robert James|BEISPIEL, Robert Kurt"""
firms = """Northern Harbour Trading Company Ltd|National Bank of Exampleland LLC
Seventh Sample Brothers International Corp|Sample Fund II|Iran Specimen Institute
Specimen Shipping 2 Limited|Great Eastern Mining Development GmbH"""
print("id,schema,name")
for schema, text in (("Person", persons), ("Company", firms)):
    for i, name in enumerate(text.replace("\n", "|").split("|")):
        print(f'x-{schema}{i},{schema},"{name}"')
PY
mutate() { python3 "$ROOT/tools/mutate.py" --per-category 5 "$@" names.csv; }
mutate --seed 7 >one.csv && mutate --seed 7 >two.csv && cmp one.csv two.csv
mutate --seed 8 >two.csv; cmp -s one.csv two.csv || echo "another seed, others"
cat >groups.py <<'PY'
import csv
rows = csv.DictReader(open("one.csv"))
print(*sorted({(r["is_match"], r["group"]) for r in rows}), sep="\n")
PY
python3 groups.py
mutate --only not:generation,surname-comma >few.csv
cut -d, -f1 few.csv | sort | uniq -c
./tamiz eval one.csv --json | grep -o '"kind":"pairs"'
