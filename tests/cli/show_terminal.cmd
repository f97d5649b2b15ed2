# In a terminal a long value goes on below itself instead of being cut.
# terminal 60
./tamiz show --quiet tamiz-tren-de-aragua --no-color
