# Options stand before or after the command, with a blank or "=", the last one
# given holds, and "--" ends them.
./tamiz --quiet --json screen "Tren de Aragua" --limit 1 >after
./tamiz screen --limit=1 --json --quiet -- "Tren de Aragua" >before
./tamiz --limit 7 --limit 1 "screen" --json "Tren de Aragua" >last
cmp after before && cmp after last && echo same
./tamiz screen --quiet -- --json
