# A number with its kind before it is checked and asked as such, also
# when it fails: it may be listed as it was published. Other prefixes are part of
# the number.
cat >ships.csv <<'END'
id,schema,name,registrationNumber
1,Vessel,Blue Heron,9074728
2,Vessel,Grey Heron,hull:77
END
./tamiz forge --quiet --entities ships.csv -o ships.tamiz
ask() { ./tamiz screen --quiet --snapshot ships.tamiz "$@" | grep matched; }
ask --id imo:9074728 "Blue Heron"
ask --id IMO:9074729 "Blue Heron"
ask --id 9074728 "Blue Heron"
ask --id hull:77 "Grey Heron"
ask --id hull:77
ask --id nit:800197268 "Grey Heron"
ask --id "lei:506700GE1G29325QX364" "Grey Heron"
# A kind, and who issued it: the same number of another kind or country is told
# and lifts nothing; one that is a slip away counts with a name beside it.
cat >parties.csv <<'END'
id,schema,name,passportNumber,innCode
1,Person,Ottilie Hawlik,K 7320914,
2,Company,Blue Lantern Trading,,7707083893
END
./tamiz forge --quiet --entities parties.csv -o parties.tamiz
tell() { ./tamiz screen --quiet --snapshot parties.tamiz --explain "$@"; }
tell --id passport:K7320914 "Nobody Inparticular"
tell --id passport/at:k-7320914 "Nobody Inparticular"
tell --id tax:K7320914 "Ottilie Havlik"
tell --id passport:K7320941 "Rosa Hawlik"
tell --id passport:K7320941 "Nobody Inparticular"
tell --id inn:7707083894 "Lantern Holding"
tell --id tax/kz:7707083893 "Lantern Holding"
tell --id passport/atlantis:K7320914 "Nobody Inparticular"
./tamiz screen --quiet --snapshot parties.tamiz --json --no-evidence \
    --id passport/at:K7320914 "Nobody Inparticular" | cut -d '"' -f 2-15
# A column says of what its numbers are.
cat >asked.csv <<'END'
name,passportNumber,taxNumber,identifier
Nobody Inparticular,K7320914,,
Nobody Inparticular,,K7320914,
Nobody Inparticular,,,K7320914
END
./tamiz screen --quiet --snapshot parties.tamiz --file asked.csv --no-evidence |
    grep -o '"query".*"hits":.\|"score":[0-9.]*\|"odds_bits":[-0-9.]*'
