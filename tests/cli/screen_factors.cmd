# Facts beside the name, with both values: what agrees, what contradicts, and
# what only one side says.
cat >parties.csv <<'END'
id,schema,name,birthDate,deathDate,country,gender
1,Person,Ottilie Hawlik,1921-02-03,1999-04-05,at,female
END
./tamiz forge --quiet --entities parties.csv -o parties.tamiz
ask() { ./tamiz screen --quiet --snapshot parties.tamiz "$@"; }
ask "Ottilie Hawlik" --explain --birth-date 1921-02 --country mx --gender female
ask "Ottilie Hawlik" --explain
cat >asked.csv <<'END'
name,birthDate,deathDate,country
Ottilie Hawlik,1921-02-03,1999,Austria
Ottilie Hawlik,1930,2001,
Ottilie Hawlik,,,mx;at
END
ask --file asked.csv | grep -o '"factors":[^]]*'
