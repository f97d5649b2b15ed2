# Marks, links and line ends inside names; places are bytes of the file.
cat >notes.md <<'END'
# On the **Tren** de Aragua

The [Sinaloa](https://a.example/x "y") Cartel and the *Cartel of
the Suns*[^1].

| who   | where     |
|-------|-----------|
| MS-13 | in prison |
| Tren  | de Aragua |
END
./tamiz scan --quiet notes.md
./tamiz scan --quiet --json notes.md | grep -o '"offsets":"[a-z]*"\|"start":[0-9]*,"end":[0-9]*'
