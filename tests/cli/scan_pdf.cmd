# The text layer of a PDF page by page; scanned paper; a password; a file that
# is cut off; without the program that reads it.
python3 - <<'END'
def write(name, pages, trailer=""):
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>",
               f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for i, text in enumerate(pages):
        lines = text.replace("\n", ") Tj T* (")
        shown = f"BT /F 12 Tf 14 TL 50 700 Td ({lines}) Tj ET"
        objects += ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] "
                    f"/Contents {5 + 2 * i} 0 R "
                    "/Resources << /Font << /F 3 0 R >> >> >>",
                    f"<< /Length {len(shown)} >>\n"
                    f"stream\n{shown}\nendstream"]
    out, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{place:010} 00000 n \n" for place in places)
    out += (f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer}>>\n"
            f"startxref\n{start}\n%%EOF\n")
    open(name, "w").write(out)
    return out


whole = write("report.pdf", ["It rained.", "Loot of the Tren de\nAragua and "
                             "of the Sina-\nloa Cartel, it says.", ""])
open("cut.pdf", "w").write(whole[:-20])
open("half.pdf", "w").write(whole[:len(whole) // 2])
write("paper.pdf", ["", ""])
key = "(0123456789abcdef0123456789abcdef)"
write("locked.pdf", ["Tren de Aragua"],
      "/ID [(0123456789abcdef) (0123456789abcdef)] /Encrypt << /Filter "
      f"/Standard /V 1 /R 2 /P -4 /O {key} /U {key} >> ")
END
for file in report.pdf cut.pdf half.pdf paper.pdf locked.pdf; do
    ./tamiz scan --quiet $file
    echo "exit $?"
done
./tamiz scan --quiet --json report.pdf | grep -o '"offsets":"[a-z]*"\|"page [0-9]*"'
PATH=/nonexistent ./tamiz scan --quiet report.pdf
echo "exit $?"
