# SPDX-License-Identifier: Apache-2.0
"""What the reports of these tests are of."""

# A document that would like to be more than text.
HOSTILE = (
    "Plain words first. "
    '<script>document.title = "taken"</script> & "Tren de Aragua" said\n'
    "\u202eSinaloa Cartel\u202c </p></div><img src=x onerror=alert(1)> "
    "\x01\x07\x1b[2J\x7f\x85\u2028 'Cartel of\nthe Suns'\r\n\r\n"
    "no\rmore\n\rno\r\r\nmore\r\n --> <!-- <style>*{display:none}</style> "
    "]]> &lt;b&gt; &#60;\n\n"
    "In February 2025 the United States designated Tren de Aragua as a "
    "terrorist organization. \"></mark><a href=javascript:alert(1)>x</a>.\n\n"
    + "x" * 400 + " https://example.org/" + "a/" * 200 + "\n\n"
    "\u0642\u0627\u0644 Tren de Aragua \u0627\u0644\u0645\u062a\u062d\n")
MESSAGES = (
    "{1:F01AAAABE33AXXX0000000000}{2:I103BBBBFRPPXXXXN}{4:\n:20:REF<1>&\"\n"
    ":23B:CRED\n:32A:250301EUR10,\n:50K:/123\nARNO EXAMPLE\n:59:/456\n"
    "TREN DE ARAGUA\n:70:</table><script>alert(1)</script> SINALOA CARTEL\n"
    ":71A:SHA\n-}\n")

# A file of parties: hits, none, a rejected row, values that are not used.
ROWS = ('id,name,schema,birthDate\n'
        '1,Kartel de Sinalao,Organization,\n'
        '2,Jane Ordinary,Person,1980\n'
        '3,"<b>Tren</b> de ""Aragua"" \u202e",,\n'
        '4444444444444444444444444444444444444444444444444444,,Person,\n'
        '5,Jane Plain,Person,19x0\n'
        '6,Jane Plain; Cartel of the Suns,Organization,"<19x0>"\n')
