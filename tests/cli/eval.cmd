# How often names are told right, on cases of our own.
cat >pairs.csv <<'CSV'
schema,name1,name2,is_match,group,note
Person,Juan Carlos Ejemplo,"EJEMPLO, Juan Carlos",true,order,
Person,Maria Muster,María Muster,yes,marks,
Person,Maria Muster,Jonas Probe,0,other,"extra columns, ignored"
Company,Northern Harbour Ltd,NORTHERN HARBOUR LTD.,1,forms,
Company,Northern Harbour Ltd,Saffron Textiles LLC,no,other,
Person,Ada Beispiel,Kurt Exempel,TRUE,wrong,
,same,same,False,wrong,
CSV
./tamiz eval pairs.csv
echo "---- mistakes"
./tamiz eval pairs.csv --errors 1 --threshold 0.9 | tail -15
echo "---- json"
./tamiz eval pairs.csv --json --errors 5 | sed 's/"curve":\[[^]]*\]/"curve":[...]/'
./tamiz eval - --json <pairs.csv | grep -o '"threshold":0.[59]0' | sort | uniq -c
echo "---- names"
cat >names.csv <<'CSV'
schema,name,expect_id,group
Organization,Aragua Train,tamiz-tren-de-aragua,alias
,Tren de Aragua,tamiz-nobody,wrong
Person,Maria Muster,,clean
,Sinaloa Cartel,,clean
CSV
./tamiz eval names.csv --quiet --errors 5
./tamiz eval names.csv --quiet --json
