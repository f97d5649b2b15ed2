# A list of one's own, with its mapping beside it: as a folder, as a file, from
# the store, and with a mistake in the mapping.
cp -r "$ROOT/tests/golden/house" .
./tamiz update csv:blocklist=house --home store
./tamiz update csv:blocklist=house/house.csv --home store --quiet --json
TAMIZ_HOME=store ./tamiz update --offline --quiet
./tamiz lists --home store
./tamiz screen "Irene Made Up" --list blocklist --home store
echo 'nme	full name' >>house/mapping.tsv
./tamiz update csv:blocklist=house --home store
echo "exit $?"
