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
# What a reader does not understand is a note of the party, and a warning.
party() { echo "<INDIVIDUAL><REFERENCE_NUMBER>QDi.1</REFERENCE_NUMBER>
<FIRST_NAME>Made Up</FIRST_NAME>$1</INDIVIDUAL>"; }
many=$(for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22; do
    echo "<MOOD>$i</MOOD>"; done)
list() { echo "<CONSOLIDATED_LIST><INDIVIDUALS>$(party "$1")
</INDIVIDUALS></CONSOLIDATED_LIST>"; }
list "<MOOD>fair</MOOD>" >one.xml
list "$many" >many.xml
./tamiz update un_sc_sanctions=one.xml --home store --json
./tamiz forge un_sc_sanctions=many.xml -o made.tamiz >forged
./tamiz forge un_sc_sanctions=many.xml -o made.tamiz --quiet
./tamiz show un-QDi.1 --home store | grep MOOD
./tamiz screen "Tren de Aragua" --home store --limit 1
