# E-mail: encoded headers, both forms of the text, attachments of several kinds
# (one of which nothing can read), a message in it; a file of messages.
python3 - <<'END'
import io
import zipfile
from email.message import EmailMessage
from email.policy import SMTP

packed = io.BytesIO()
with zipfile.ZipFile(packed, "w") as archive:
    archive.writestr("word/document.xml", '<w:document xmlns:w="w"><w:p><w:r>'
                     "<w:t>Cartel of the </w:t></w:r><w:r><w:t>Suns</w:t>"
                     "</w:r></w:p></w:document>")
inner = EmailMessage(SMTP)
inner["From"] = "Jos\u00e9 <jose@puerto.example>"
inner["To"] = "ana@puerto.example"
inner["Subject"] = "Los contenedores de Tren de Aragua \u2013 urgente"
inner.set_content("It rained.\n")

mail = EmailMessage(SMTP)
mail["From"] = "ana@puerto.example"
mail["To"] = "jefe@puerto.example"
mail["Subject"] = "\u00dcber Sinaloa Cartel"
mail.set_content("It rained.\n")
mail.add_alternative("<p>It rained on <b>MS</b>-13 in prison.", "html")
mail.add_attachment(packed.getvalue(), "application", "octet-stream",
                    filename="carta.docx")
mail.add_attachment(inner)
mail.add_attachment(b"\x89PNG\r\n\x1a\n0", "image", "png",
                    filename="logo.png")
data = mail.as_bytes()
open("mail.eml", "wb").write(data)
open("cut.eml", "wb").write(data[:data.index(b"carta.docx")])
with open("box", "wb") as box:
    for _ in range(2):
        box.write(b"From x Tue Nov 24 00:00:00 2026\r\n" +
                  inner.as_bytes() + b"\r\n")
END
for file in mail.eml cut.eml box; do
    ./tamiz scan --quiet $file
    echo "exit $?"
done
./tamiz scan --quiet --json mail.eml | grep -o '"offsets":"[a-z]*"\|"path":"[^"]*"'
