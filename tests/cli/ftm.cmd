# Lists in FollowTheMoney's format: under its own name and under two others,
# whose ids are the same and are told apart.
cp "$ROOT/tests/golden/ftm.json" .
./tamiz update ftm=ftm.json --home store
./tamiz update ftm:mine=ftm.json --home store --json
TAMIZ_HOME=store ./tamiz update --offline --quiet
./tamiz lists --home store
./tamiz screen "Irena Invented" --home store
echo "exit $?"
./tamiz show NK-1@mine --home store
./tamiz screen "Slash Trading" --list mine --home store --quiet
./tamiz forge ftm:a=ftm.json tamiz_cartels -o two.tz --quiet
echo "exit $?"
./tamiz update ftm:Mine=ftm.json --home store
echo "exit $?"
./tamiz update ftm:us_ofac_sdn=ftm.json --home store
echo "exit $?"
