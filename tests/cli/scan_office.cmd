# Word and OpenDocument files: names over runs, in notes, deleted; one that is
# cut off; an archive of something else.
python3 - <<'END'
import zipfile
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
FIRST = ('<Relationships><Relationship Id="a" Target="word/document.xml" '
         f'Type="{R}officeDocument"/></Relationships>')
RELATIONS = ('<Relationships><Relationship Id="b" Target="footnotes.xml" '
             f'Type="{R}footnotes"/></Relationships>')


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def pack(name, **parts):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts["parts"].items():
            archive.writestr(path, text)


body = (f"<w:p>{run('Loot of the Tr')}{run('en de ')}{run('Aragua.')}</w:p>"
        f"<w:p>{run('It went to the Cartel of the ')}<w:del><w:r><w:delText>"
        f"Suns</w:delText></w:r></w:del><w:ins>{run('Moon')}</w:ins></w:p>")
note = f"<w:p>{run('So says the Sinaloa Cartel.')}</w:p>"
pack("letter.docx", parts={
    "_rels/.rels": FIRST,
    "word/document.xml":
        f"<w:document {W}><w:body>{body}</w:body></w:document>",
    "word/_rels/document.xml.rels": RELATIONS,
    "word/footnotes.xml":
        f"<w:footnotes {W}><w:footnote>{note}</w:footnote></w:footnotes>"})
pack("cut.docx", parts={
    "word/document.xml": f"<w:document {W}><w:body>{body}<w:p>"})
pack("slides.odp", parts={
    "mimetype": "application/vnd.oasis.opendocument.presentation",
    "META-INF/manifest.xml": "<manifest/>",
    "content.xml": "<office><p>The <span>Sinaloa</span> Cartel</p></office>"})
pack("other.zip", parts={"a.txt": "Tren de Aragua"})
END
python3 -c '
data = open("slides.odp", "rb").read()
open("half.odp", "wb").write(data[:120])'
for file in letter.docx cut.docx slides.odp half.odp other.zip; do
    ./tamiz scan --quiet $file
    echo "exit $?"
done
./tamiz scan --quiet --json letter.docx |
    grep -o '"offsets":"[a-z]*"\|"start":[0-9]*,"end":[0-9]*,"path":"[^"]*"'
