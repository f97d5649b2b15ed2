# What is wrong with a question is told, and the rest of it is asked.
cat >parties.csv <<'END'
id,schema,name,birthDate,country,innCode
1,Person,Ottilie Hawlik,1985-02-03,at,
END
./tamiz forge --quiet --entities parties.csv -o parties.tamiz
ask() { ./tamiz screen --quiet --snapshot parties.tamiz "$@"; }
ask "Ottilie Hawlik" --birth-date 1985-02-30 --country Atlantis --gender m
ask "Nobody" --birth-date soon --id inn:7707083894
ask "Ottilie Hawlik" --birth-date 1985-02-30 --json --no-evidence |
    grep -o '^{"warnings".*"hits"'
# Rows of a file: what the reader of rows and what the search finds, together.
cat >asked.csv <<'END'
name,birthDate,deathDate,country,innCode
Ottilie Hawlik,1985-02-03,,at,7707083893
Ottilie Hawlik,1985-02-30,1980,Atlantis,7707083894
Ottilie Hawlik,1962;1985,,,
END
ask --file asked.csv --no-evidence | grep -o '"line":.*"query"'
# Every kind of fact that cannot be used, or contradicts another, is told with
# its field, on the command line, as JSON and of rows.
ask "Ottilie Hawlik" --birth-date 1962 --fact birthDate=1985-02-03 \
    --fact incorporationDate=1985-13-01 --fact address=12 --fact birthPlace=... \
    --fact country=Atlantis --fact deathDate=1950
ask "Ottilie Hawlik" --fact address=12 --json --no-evidence |
    grep -o '^{"warnings".*"query"'
{
    echo 'name,gender,birthDate,deathDate,country,passportNumber,passportNumber/country,address'
    echo 'Ottilie Hawlik,female;male,1962;1985,1980;1990,Atlantis,A1;A2,ir;iq;de,12'
    printf 'Ottilie Hawlik'
    for i in $(seq 1 1100); do printf ';Alias %d' $i; done
    echo ',,,,,,,'
    printf 'Ottilie Hawlik,,,,,,,"Kursk 0'
    for i in $(seq 1 120); do printf ';Kursk %d' $i; done
    echo '"'
} >asked.csv
ask --file asked.csv --no-evidence | grep -o '"line":.*"query"'
# Nobody decides of a question that says what cannot be.
./tamiz accept 1 --home home --snapshot parties.tamiz \
    --query "Ottilie Hawlik" --country Atlantis
