# A number with its kind before it is checked, then asked without the kind, also
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
ask --id nit:800197268 "Grey Heron"
ask --id "lei:506700GE1G29325QX364" "Grey Heron"
