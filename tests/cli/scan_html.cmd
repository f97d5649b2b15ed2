# A page in an old encoding, with markup in the middle of names: places are
# bytes of the file.
printf '<meta charset="windows-1252"><title>The Tren de Aragua</title>
<script>var a = "Tren de Aragua";</script>
<p>M\374ller &amp; the <b>Tren</b> de
 Ar&#97;gua fled.<!-- cut' >page
./tamiz scan --quiet page
echo "exit $?"
./tamiz scan --quiet --json page | grep -o '"file".*"mentions":\[{"start":[0-9]*,"end":[0-9]*'
