# The program of examples/, with the built-in list and with a file.
"$EXAMPLE"
echo "exit $?"
"$EXAMPLE" "Aragua Train"
./tamiz forge --quiet tamiz_cartels -o cartels.tamiz
"$EXAMPLE" "Aragua Train" cartels.tamiz | head -n 1
"$EXAMPLE" "Aragua Train" nosuchfile
