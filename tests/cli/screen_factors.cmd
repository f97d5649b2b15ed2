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
# Places, positions and dates of companies, in any language and order.
cat >places.csv <<'END'
id,schema,name,birthPlace,address,position,incorporationDate,country
1,Person,Ottilie Hawlik,"Basra, Iraq","12 Lenin Street, Kursk 305000, Russia",Minister of Finance,,
2,Company,Blue Lantern Trading,,"P.O. Box 2900, Damascus, Syria",,2003-09-18,sy
END
./tamiz forge --quiet --entities places.csv -o places.tamiz
ask() { ./tamiz screen --quiet --snapshot places.tamiz "$@"; }
ask "Ottilie Hawlik" --explain --fact birthPlace=البصرة \
    --fact "address=Россия, Курск, ул. Ленина, д. 12" \
    --fact "position=Finance Minister" | tail -8
ask "Ottilie Hawlik" --explain --country de --fact "birthPlace=Mosul, Irak" \
    --fact "address=Lenin Street 12, Perm" --fact position=Baker | tail -7
ask "Blue Lantern Trading" --explain --fact incorporationDate=2003 \
    --fact "address=Damascus, PO Box 2900" --fact address=Syria | tail -6
# The country of an address is not counted beside the country itself.
ask "Blue Lantern Trading" --explain --fact address=Syria | tail -4
ask "Blue Lantern Trading" --explain --country sy --fact address=Syria | tail -4
# In parts, in a file.
cat >asked.csv <<'END'
name,street,city,postalCode,birthPlace,position
Ottilie Hawlik,Leninstr. 12,Kursk,305000,Basra;Mosul,Minister
END
ask --file asked.csv | grep -o '"query":.*"hits"\|"factors":[^]]*'
ask "Ottilie Hawlik" --fact shoeSize=42
ask "Ottilie Hawlik" --fact address=
# With pages, too.
ask "Ottilie Hawlik" --fact birthPlace=Basra --html -o page.html
grep -o '<dt>birthPlace.*' page.html
