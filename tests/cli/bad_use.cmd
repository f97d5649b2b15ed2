# Each mistake is named, with what was expected; the exit code is 2.
try() { ./tamiz "$@" || echo "exit $?" >&2; }
try
try screne Nobody
try frobnicate
try screen
try screen two names
try screen --treshold 0.8 Nobody
try screen --xyzzy Nobody
try screen --threshold Nobody
try screen --threshold 1.5 Nobody
try screen --threshold nan Nobody
try screen --limit 1.5 Nobody
try screen --limit -3 Nobody
try screen --limit 99999999999999999999 Nobody
try screen --list "" Nobody
try screen --json=yes Nobody
try screen Nobody --country
try lists --explain
try show
try compare one
try compare one two three
try forge tamiz_cartels
try forge us_ofac_sdm -o x
try forge =path -o x
try forge us_ofac_sdn= -o x
try scan
try scan --quiet nosuchfile
try scan --quiet examples
