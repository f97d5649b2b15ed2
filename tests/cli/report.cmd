# The page of a report: what stands in it, without style and script.
export TZ=UTC
printf 'LIMA, 14 March 2026 - Police <b>said</b> that\nthe Tren de Aragua & others left.\n\nIn March 2024 the United States designated the Cartel of the Suns as a\nterrorist organization, according to "The Post".\n' >a.txt
./tamiz scan a.txt --html --quiet >page.html
echo "exit $?"
sed -n '/<main/,/<.main>/p' page.html |
    sed 's/ class="\(open\)\?"><span>[0-9]* days\?/><span>N days/; s/<code>[0-9a-f]\{16\}</<code>CONFIG</'
# To a file, the same but for the time of day; and what goes with what.
./tamiz scan a.txt --html --quiet -o b.html
sed -i 's/<time datetime="[^"]*Z">[^<]*</<time></' page.html b.html
cmp page.html b.html
ls a.txt* b.html*
./tamiz scan a.txt --html --quiet -o missing/b.html
echo "exit $?"
./tamiz scan a.txt --html --json
echo "exit $?"
./tamiz scan a.txt -o b.html
echo "exit $?"
# Neither a page nor a rest of one is left where nothing could be asked.
./tamiz scan a.txt --html -o c.html --snapshot missing
echo "exit $?"
ls c.html* 2>/dev/null
