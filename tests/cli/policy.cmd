# Presets, and what each means.
for preset in recall balanced precision ofac; do ./tamiz policy check $preset; done
./tamiz policy explain
./tamiz policy explain ofac | head -8
cat >desk.yaml <<'END'
policy: 1
title: the onboarding desk
base: precision
schema_thresholds: {Organization: 0.75}
list_thresholds: {tamiz_cartels: 0.80}
uses:
  payment:
    threshold: 0.90
    weak_aliases: true
    countries: [Mexico, ve]
  media:
    require:
      - schema: Person
        birth_date: agrees
        probability: 0.5
END
./tamiz policy check desk.yaml
./tamiz policy explain desk.yaml
# Every mistake, with its place.
cat >bad.yaml <<'END'
policy: 1
treshold: 0.8
threshold: 1.2
lists: [us_ofac_sdm, mine]
schema_thresholds:
  Persn: 0.8
require:
  - birth_dat: agrees
uses:
  paymnt: {threshold: 0.9}
END
./tamiz policy check bad.yaml
./tamiz policy explain bad.yaml 2>/dev/null
./tamiz policy check nosuch.yaml
./tamiz policy check precison
./tamiz policy nonsense
./tamiz policy check
# The policy's hash stands beside the configuration's.
tail_of() { sed 's/.*"config"/"config"/'; }
./tamiz screen "MS-13" --json | tail_of
./tamiz screen "MS-13" --json --policy balanced | tail_of
./tamiz screen "MS-13" --json --policy desk.yaml --use payment | tail_of
./tamiz screen "Cartel de Sinaloa" --limit 1 | head -3
./tamiz screen "Cartel de Sinaloa" --limit 1 --policy ofac --explain
./tamiz screen "Cartel Sinaloa" --policy desk.yaml | head -1
./tamiz screen "Cartel Sinaloa" --policy desk.yaml --threshold 0.5 --limit 1 | head -1
printf 'name\nMS-13\nNobody Atall\n' | ./tamiz screen --file - --policy desk.yaml --use payment --no-evidence | tail_of
echo "They met the Cartel de Sinaloa." >page.txt
./tamiz scan page.txt --policy desk.yaml | head -1
./tamiz scan page.txt --policy ofac
./tamiz screen "MS-13" --use payment
./tamiz screen "MS-13" --policy balanced --use paying
