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
grep -o '^.*"hits":\[.' out.jsonl
cat out.jsonl.rejected.jsonl
# Addresses and other things on lines of their own, wherever they stand; of a
# stream only what was read before, or stands right behind, is known.
cat >linked.jsonl <<'END'
{"id":"s","schema":"Sanction","properties":{"entity":["one"],"program":["X"]}}
{"id":"one","schema":"Person","properties":{"name":["Ottilie Hawlik"],"addressEntity":["w","w2"]}}
{"id":"two","schema":"Person","properties":{"name":["Zacharias Grund"],"addressEntity":["w","gone"]}}
{"id":"o","schema":"Ownership","properties":{"owner":["one"],"asset":["two"]}}
{"id":"w","schema":"Address","properties":{"full":["Ringstr. 5, Wien"]}}
{"id":"w2","schema":"Address","properties":{"street":["Am Hof 1"],"city":["Wien"]}}
{"id":"b","schema":"CryptoWallet","properties":{"holder":["one"],"publicKey":["12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S"]}}
{"id":"p","schema":"Passport","properties":{"holder":["two"],"number":["A1234567"]}}
{"id":"named","schema":"Sanction","properties":{"name":["Not a party"]}}
END
ask --file linked.jsonl --no-evidence | grep -o '^.*"hits":\[.'
ask --file - --no-evidence <linked.jsonl | grep -o '^.*"hits":\[.'
# Who issued a number, in a table: one for all, or one for each.
cat >asked.csv <<'END'
id,name,passportNumber,passportNumber/country
same,Zacharias Grund,A1234567,Iran
other,Zacharias Grund,A1234567,Iraq
each,Zacharias Grund,B7;A1234567,iq;ir
silent,Zacharias Grund,A1234567,
END
ask --quiet --file asked.csv --no-evidence | grep -o '^.*"hits":\[.'
