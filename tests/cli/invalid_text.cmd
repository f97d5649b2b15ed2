# Bytes that are not UTF-8 are an error with a place, never a silent miss.
./tamiz screen --quiet "$(printf 'Tren de \377Aragua')"
echo "exit $?"
printf 'All is well.\nTren de \377 Aragua\n' | ./tamiz scan --quiet -
