# Every row comes back with its score; quotes only where they are needed.
printf '%s\n' 'id,name1,schema,name2' '1,"Ejemplo, ""Juan""",Person,Juan Ejemplo' \
    '' '2,"two' 'lines",,other' '3,,Person,Juan' '4,Аgua,,Agua' >pairs.csv
./tamiz compare --file pairs.csv
echo "---- standard input, a schema for all, compressed"
printf 'name1,name2\r\nAda Muster,MUSTER Ada\r\n' | gzip -c |
    ./tamiz compare --file - --schema Person
echo "---- many rows give the same as one"
{ echo name1,name2; yes "Ada Muster,ADA MUSTER" | head -9000; } |
    ./tamiz compare --file - | sort | uniq -c
echo "---- mistakes"
try() { "$@" || echo "exit $?" >&2; }
printf 'name1,name2,schema\na,b,Persona\n' >bad.csv
try ./tamiz compare --file bad.csv
printf 'name1,name2\na,b\n\nc\n' >bad.csv; try ./tamiz compare --file bad.csv
printf 'name1,name2\na,b\377\n' >bad.csv; try ./tamiz compare --file bad.csv
printf 'name,other\na,b\n' >bad.csv; try ./tamiz compare --file bad.csv
{ echo name1,name2; head -c 5000 /dev/zero | tr '\0' x; echo ,y; } >bad.csv
try ./tamiz compare --file bad.csv
try ./tamiz compare --file pairs.csv one
try ./tamiz compare --file nosuchfile
