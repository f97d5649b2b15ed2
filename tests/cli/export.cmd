# What comes of an FtM file goes into one again: the first export has what the
# file did not say (seen times, captions), the second is the same byte for byte.
cp "$ROOT/tests/golden/ftm.json" .
./tamiz forge ftm=ftm.json -o one.tz --quiet 2>/dev/null
./tamiz export --format ftm --snapshot one.tz -o one.json
./tamiz forge ftm=one.json -o two.tz --quiet 2>notices
./tamiz export --format ftm --snapshot two.tz >two.json
cmp one.json two.json && echo same
cat notices
cat one.json
./tamiz export --format senzing --snapshot one.tz
./tamiz export --format csv --snapshot one.tz | sed 's/\r$//'
./tamiz export --format csv --snapshot one.tz -o one.csv
./tamiz forge csv=one.csv -o three.tz --quiet
./tamiz export --format csv --snapshot three.tz | cmp - one.csv && echo same
./tamiz export --format csv --list tamiz_cartels | head -c 60
echo
./tamiz export
echo "exit $?"
./tamiz export --format xml
echo "exit $?"
./tamiz export --format ftm --list nosuch
echo "exit $?"
./tamiz export --format ftm -o nosuch/file
echo "exit $?"
ls
