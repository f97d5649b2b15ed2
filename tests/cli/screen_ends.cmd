# Cut off by a date before the designation, or by a threshold.
./tamiz screen --quiet "Tren de Aragua" --as-of 2024-01-01
./tamiz screen --quiet "Tren de Aragua" --as-of yesterday
./tamiz screen --quiet "Kartel de Sinalao" --threshold 0.99
