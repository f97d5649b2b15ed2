# The parts of both names side by side; what they add up to is the score.
./tamiz compare "Juan Carlos Ejemplo" "EJEMPLO, Juan"
./tamiz compare "Northern Harbour Ltd" "Northern Harbor Limited" --schema Company
./tamiz compare "same" "same" --json
