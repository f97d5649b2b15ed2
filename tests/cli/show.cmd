# The id is taken from a hit. Facts stand with the record they were read from.
id=$(./tamiz screen --json "Tren de Aragua" --limit 1 |
    sed 's/.*"entity":{"id":"\([^"]*\)".*/\1/')
./tamiz show --quiet "$id"
./tamiz show --quiet nosuch-1
