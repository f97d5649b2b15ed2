# A file that is missing does not hide what the others hold; 2 is worse than 1.
printf 'Nothing here.\n' >a.txt
printf '' >empty.txt
printf 'Loot of the Tren de Aragua.\nAnd of the Tren de\nAragua again.\n' >b.txt
./tamiz scan --quiet a.txt missing.txt empty.txt b.txt
echo "exit $?"
./tamiz scan --json a.txt b.txt
