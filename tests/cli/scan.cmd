# Mentions with their place and sentence; nothing for the innocent.
./tamiz scan --quiet examples/article.txt
echo "exit $?"
printf 'The weather stays fine.\n' | ./tamiz scan --quiet -
