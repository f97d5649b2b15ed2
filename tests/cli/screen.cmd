# A pipe gets plain ASCII bars and no colour. An alias, a misspelling with its
# evidence, a name that is not listed, a list that is not there.
./tamiz screen "Aragua Train"
echo "exit $?"
./tamiz screen --quiet "Kartel de Sinalao" --explain --limit 1
echo "exit $?"
./tamiz screen --quiet "Claudia Sheinbaum"
echo "exit $?"
./tamiz screen --quiet "Claudia Sheinbaum" --list nosuchlist
