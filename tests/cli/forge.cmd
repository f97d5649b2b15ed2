# A snapshot in a file gives the same answers as the list it was made from.
./tamiz forge tamiz_cartels -o cartels.tamiz
./tamiz screen --json "Aragua Train" --snapshot cartels.tamiz >file
./tamiz screen --json "Aragua Train" >built_in
cmp file built_in && echo same
ls
./tamiz forge tamiz_cartels -o nosuchfolder/x.tamiz
echo "exit $?"
printf 'garbage' >broken.tamiz
./tamiz screen "Aragua Train" --snapshot broken.tamiz
echo "exit $?"
./tamiz screen "Aragua Train" --snapshot nosuchfile.tamiz
