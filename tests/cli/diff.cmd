# Two states of a list: one party gone, one new, one changed. The aliases stand
# in another order and an address came before the others: no difference.
party() { echo "<INDIVIDUAL><REFERENCE_NUMBER>$1</REFERENCE_NUMBER>
<FIRST_NAME>$2</FIRST_NAME>$3</INDIVIDUAL>"; }
list() { echo "<CONSOLIDATED_LIST><INDIVIDUALS>"; cat
    echo "</INDIVIDUALS></CONSOLIDATED_LIST>"; }
alias() { echo "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY>
<ALIAS_NAME>$1</ALIAS_NAME></INDIVIDUAL_ALIAS>"; }
city() { echo "<INDIVIDUAL_ADDRESS><CITY>$1</CITY><COUNTRY>$2</COUNTRY>
</INDIVIDUAL_ADDRESS>"; }
{ party QDi.1 "Ann Same" "$(alias Anna)$(alias Anneke)$(city Basra Iraq)"
  party QDi.2 "Bob Gone" ""
  party QDi.3 "Cem Moved" "$(city Homs Syria)$(city Basra Iraq)"
} | list >old.xml
{ party QDi.1 "Ann Same" "$(alias Anneke)$(alias Anna)$(city Basra Iraq)"
  party QDi.3 "Cem Moved" "$(alias "Cem Also")$(city Oslo Norway)$(city Basra Iraq)$(city Hama Syria)"
  party QDi.4 "Dan New" ""
} | list >new.xml
./tamiz diff old.xml new.xml
echo "exit $?"
./tamiz diff un_sc_sanctions=old.xml new.xml --json
echo "exit $?"
./tamiz diff old.xml old.xml
echo "exit $?"
./tamiz diff new.xml old.xml --quiet
echo "exit $?"
# One long remark for another: what differs, with some words around it.
remark() { echo "<COMMENTS1>$(for i in 1 2 3 4 5 6 7 8 9; do
    echo "Sentence $i of a long remark."; done) $1 $(for i in 1 2 3 4 5; do
    echo "Sentence $i of its end."; done)</COMMENTS1>"; }
party QDi.5 "Eve Told" "$(remark "Born in Homs.")" | list >was.xml
party QDi.5 "Eve Told" "$(remark "Born in Hama.")" | list >is.xml
./tamiz diff was.xml is.xml
# Snapshots say the same as the files they were forged from.
./tamiz forge un_sc_sanctions=new.xml tamiz_cartels -o new.tamiz >made
./tamiz diff old.xml new.tamiz --list un_sc_sanctions --quiet
./tamiz diff old.xml new.tamiz --limit 1
# What is neither.
./tamiz diff old.xml nosuchfile
echo "exit $?"
./tamiz diff old.xml diff.txt
echo text >diff.txt
./tamiz diff old.xml diff.txt
echo "exit $?"
./tamiz diff old.xml nolist=new.xml
echo "exit $?"
./tamiz diff old.xml new.xml --list tamiz_cartels
echo "exit $?"
./tamiz diff old.xml
echo "exit $?"
