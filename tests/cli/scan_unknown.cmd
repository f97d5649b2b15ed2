# A message that does not tell its type is never clear; what was found in it
# counts before what was not read, as in a document.
show() {
    printf '%s' "$1" >"$2"
    ./tamiz scan --quiet "$2"
    echo "exit $?"
}
show '<Document xmlns="urn:swift:xsd:swift.x$y"><A>Jane Roe</A></Document>' a.xml
show '<Document xmlns="urn:swift:xsd:swift.x$y"><A>Tren de Aragua</A></Document>' b.xml
show '{1:F01AAAAUS33AXXX0000000000}{4:
:20:R1
:59:JANE ROE
-}' c.fin
printf 'Jane Roe \377\n' >d.txt
printf 'Tren de Aragua \377\n' >e.txt
for file in d.txt e.txt; do
    ./tamiz scan --quiet "$file"
    echo "exit $?"
done
./tamiz scan --quiet b.xml d.txt >/dev/null
echo "exit $?"
