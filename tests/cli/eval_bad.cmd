# A file that is not what it should be is refused with its line.
try() { "$@" || echo "exit $?" >&2; }
row() { printf 'schema,name1,name2,is_match\n%s\n' "$1" >bad.csv; }
row 'Person,a,b,perhaps'; try ./tamiz eval bad.csv
row 'Persona,a,b,1'; try ./tamiz eval bad.csv
row 'Person,a,b'; try ./tamiz eval bad.csv
row 'Person,a,"b,1'; try ./tamiz eval bad.csv
printf 'schema,name1,name2,is_match\n' >bad.csv; try ./tamiz eval bad.csv
printf 'schema,name1,name2\nPerson,a,b\n' >bad.csv; try ./tamiz eval bad.csv
printf 'schema,name,expect_id\n\nX,a,b\n' >bad.csv
try ./tamiz eval --quiet bad.csv
printf 'name,expect_id\na\377,b\n' >bad.csv; try ./tamiz eval bad.csv
: >bad.csv; try ./tamiz eval bad.csv
try ./tamiz eval nosuchfile
try ./tamiz eval
try ./tamiz eval pairs.csv --schema Person
