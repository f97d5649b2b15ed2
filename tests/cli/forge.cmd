# A snapshot in a file gives the same answers as the list it was made from; only
# its id and the days on which the list was read are its own.
bare() { sed 's/"snapshot":"[^"]*"//; s/"[a-z]*_\(seen\|change\)":"[^"]*"//g'; }
./tamiz forge tamiz_cartels -o cartels.tamiz
./tamiz screen --json "Aragua Train" --snapshot cartels.tamiz | bare >file
./tamiz screen --json "Aragua Train" | bare >built_in
test -s file && cmp file built_in && echo same
ls
./tamiz forge tamiz_cartels -o nosuchfolder/x.tamiz
echo "exit $?"
printf 'garbage' >broken.tamiz
./tamiz screen "Aragua Train" --snapshot broken.tamiz
echo "exit $?"
./tamiz screen "Aragua Train" --snapshot nosuchfile.tamiz
