# Passports and other papers of FollowTheMoney, nested in the party or on lines
# of their own: their numbers are the holder's.
cat >parties.ftm.json <<'END'
{"id":"listed","schema":"Person","properties":{"name":["Ottilie Hawlik"],"passportNumber":["A1234567"]}}
{"id":"listed/p","schema":"Passport","properties":{"holder":["listed"],"number":["A1234567"],"country":["ir"]}}
END
./tamiz forge --quiet --entities parties.ftm.json -o parties.tamiz
ask() { ./tamiz screen --snapshot parties.tamiz "$@"; }
cat >asked.jsonl <<'END'
{"id":"before-1","schema":"Passport","properties":{"holder":["before"],"number":["A1234567"],"country":["ir"]}}
{"id":"between","schema":"Person","properties":{"name":["Somebody Else"]}}
{"id":"before","schema":"Person","properties":{"name":["Zacharias Grund"]}}
{"id":"behind","schema":"Person","properties":{"name":["Zacharias Grund"]}}
{"id":"behind-1","schema":"Identification","properties":{"holder":["behind"],"number":["X1"],"country":["Iran"]}}
{"id":"behind-2","schema":"Passport","properties":{"holder":["behind"],"number":["A1234567"],"country":["iq"]}}
{"id":"nested","schema":"Person","properties":{"name":["Zacharias Grund"],"identification":[{"id":"n","schema":"Passport","properties":{"number":["A1234567"]}}],"addressEntity":[{"id":"a","schema":"Address","properties":{"street":["Ringstr. 5"],"city":["Wien"],"country":["at"]}},"elsewhere"]}}
{"id":"late","schema":"Passport","properties":{"holder":["before"],"number":["Y1"]}}
{"id":"nobody","schema":"Passport","properties":{"number":["Y2"]}}
{"id":"place","schema":"Address","properties":{"full":["Wien"]}}
END
ask --file asked.jsonl -o out.jsonl --threads 3
grep -o '^.*"hits":.\{20\}' out.jsonl
cat out.jsonl.rejected.jsonl
# Who issued a number, in a table: one for all, or one for each.
cat >asked.csv <<'END'
id,name,passportNumber,passportNumber/country
same,Zacharias Grund,A1234567,Iran
other,Zacharias Grund,A1234567,Iraq
each,Zacharias Grund,B7;A1234567,iq;ir
silent,Zacharias Grund,A1234567,
END
ask --quiet --file asked.csv --no-evidence | grep -o '^.*"hits":.\{20\}'
