# One object per line, whatever else is asked; the last command shows the exit.
./tamiz screen --json "MS-13" --limit 1
