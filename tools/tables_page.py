# SPDX-License-Identifier: Apache-2.0
"""Style and script of the command's HTML reports."""
import base64
import hashlib
import re

from tables_file import c_string, fail, kind, write


@kind
def page(out_c, out_h, css_path, js_path):
    """Style and script of the HTML reports, and their hashes for the page's
    content security policy. Indentation and comments stay out."""
    body, head = [], ["#pragma once"]
    for name, path in (("css", css_path), ("js", js_path)):
        with open(path, encoding="utf-8") as file:
            text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        text = "\n".join(lines) + "\n"
        if "</" in text:
            fail(path, 0, "'</' would end the element that holds it")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest())
        head += [f"extern const char cli_html_{name}[];",
                 f"#define CLI_HTML_{name.upper()}_HASH "
                 + c_string("sha256-" + digest.decode())]
        body += [f"const char cli_html_{name}[] ="]
        body += ["    " + c_string(line + "\n") for line in lines]
        body[-1] += ";"
    write(out_h, head)
    write(out_c, [f'#include "{out_h.split("/")[-1]}"'] + body)
