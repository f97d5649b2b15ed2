# One subject on three lists: two quote a number, one has the name. Another
# party has the name only, and is born years apart.
person() { echo "<INDIVIDUAL><REFERENCE_NUMBER>$1</REFERENCE_NUMBER>
<FIRST_NAME>$2</FIRST_NAME><LISTED_ON>$3</LISTED_ON><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>
<GENDER>Male</GENDER><NATIONALITY><VALUE>Austria</VALUE></NATIONALITY>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>$4</DATE>
</INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>"; }
{
    echo "<CONSOLIDATED_LIST><INDIVIDUALS>"
    person QDi.901 "Zdenko Vratislav Kolowrat" 2011-10-05 1970-02-03
    person QDi.902 "Leonora Amalia Brandl" 2012-10-05 1950-02-03
    echo "</INDIVIDUALS></CONSOLIDATED_LIST>"
} >un.xml
sdn() { echo "$1,\"$2\",\"individual\",\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB $3; nationality Austria; Gender Male.\""; }
{
    sdn 901 "KOLOWRAT, Zdenko Vratislav" "03 Feb 1970"
    sdn 902 "BRANDL, Leonora Amalia" "03 Feb 1963"
} >sdn.csv
./tamiz update --home home --quiet un_sc_sanctions=un.xml us_ofac_sdn=sdn.csv tamiz_cartels
./tamiz link --home home
./tamiz link --home home un-QDi.901 ofac-901
./tamiz link --home home un-QDi.902 ofac-902
./tamiz show --home home un-QDi.901 | head -26
./tamiz show --home home un-QDi.901 --json
./tamiz screen --home home "Zdenko Kolowrat"
./tamiz screen --home home "Zdenko Kolowrat" --json --limit 1
# A person knows better: kept, heeded at once and by the next update.
LOGNAME=ada ./tamiz link --home home un-QDi.902 ofac-902 --same --why "same file, 1963 is a slip"
LOGNAME=ada ./tamiz link --home home ofac-901 un-QDi.901 --forbid
./tamiz update --home home --quiet tamiz_cartels
./tamiz link --home home --json
./tamiz link --home home --ambiguous
cat home/links.tsv
LOGNAME=ada ./tamiz link --home home ofac-901 un-QDi.901 --forget
./tamiz link --home home ofac-1 un-QDi.901 --forbid
./tamiz link --home home --list tamiz_cartels
# What makes no sense.
./tamiz link --home home ofac-901
./tamiz link --home home ofac-901 ofac-901
./tamiz link --home home ofac-901 nosuch-1
./tamiz link --home home ofac-901 un-QDi.901/sanction-1
./tamiz link --home home ofac-901 un-QDi.901 --same --forbid
./tamiz link --home home ofac-901 un-QDi.901 --why nothing
./tamiz link --home home --same
echo "2026,ada,force" >home/links.tsv
./tamiz link --home home ofac-901 un-QDi.901 --same
echo "exit $?"
