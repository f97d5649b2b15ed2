# A full disk is a failure of the environment, not an answer.
./tamiz lists --quiet >/dev/full
echo "exit $?"
./tamiz --help >/dev/full
