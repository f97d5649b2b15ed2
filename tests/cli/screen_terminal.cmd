# Colour, bars and a timeline for a person, cut to the terminal's width.
# terminal 90
./tamiz screen "Aragua Train" --explain
NO_COLOR=1 ./tamiz compare "Sinaloa Cartel" "Kartel Sinalao"
