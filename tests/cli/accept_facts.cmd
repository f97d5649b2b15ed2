# Facts are part of the question, in whatever way it is told.
cat >facts.csv <<'END'
id,schema,name,address
f-1,Person,Ottilie Hawlik,"Kursk, Russia"
END
./tamiz forge --quiet --entities facts.csv -o facts.tamiz
ask() { ./tamiz screen --quiet --home facts --snapshot facts.tamiz "$@"; }
ask "Ottilie Hawlik" --fact address=Kursk --fact birthPlace=Perm \
    --fact position=Baker --fact incorporationDate=1999 --json >answer.json
./tamiz accept f-1 --home facts --snapshot facts.tamiz --answer answer.json \
    --by ada --reason seen
ask "Ottilie Hawlik" --fact address=KURSK --fact birthPlace=Perm \
    --fact position=Baker --fact incorporationDate=1999 | head -1
ask "Ottilie Hawlik" --fact address=Tula --fact birthPlace=Perm \
    --fact position=Baker --fact incorporationDate=1999 | sed -n 's/ on [-0-9]*//; 1p; /raised/p'
