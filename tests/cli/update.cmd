# A home: nothing there, a list taken in, taken in again, forged again.
./tamiz lists
./tamiz update tamiz_cartels --home store
./tamiz update tamiz_cartels --home store --json
TAMIZ_HOME=store ./tamiz update --offline
TAMIZ_HOME=store ./tamiz lists
TAMIZ_HOME=store ./tamiz lists --json
./tamiz lists un_sc_sanctions tamiz_cartels --home store
./tamiz lists un_sc --home store
echo "exit $?"
./tamiz update us_ofac_sdn --home store --offline
echo "exit $?"
./tamiz update us_ofac_sdn --home store --every soon
echo "exit $?"
TAMIZ_NETWORK=tries=0 ./tamiz update us_ofac_sdn --home store
echo "exit $?"
./tamiz update --force us_ofac --home store
echo "exit $?"
./tamiz forge us_ofac_sdn -o x.tz
echo "exit $?"
./tamiz update us_ofac_sdn=nosuchfolder --home store
echo "exit $?"
./tamiz screen "Tren de Aragua" --home store --limit 1
