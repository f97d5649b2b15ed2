# The whole help, and that of each command.
./tamiz --help
for command in update forge lists screen compare eval scan show; do
    echo "----"
    ./tamiz $command --help
done
echo "----"
./tamiz --version
