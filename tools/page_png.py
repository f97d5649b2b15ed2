#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws what a report looks like, on a desk and on a phone, from an invented
article; chromium must be installed.

usage: page_png.py TAMIZ FOLDER   writes report_desk.png, report_phone.png
"""
import base64
import subprocess
import sys
import tempfile
from pathlib import Path

import browser

ARTICLE = """\
PUERTO ESMERALDA, 14 March 2026 - Three customs officers were charged on \
Friday with waving through containers for the Tren de Aragua, the gang that \
prosecutors say took over the night shift of the port. Part of the cargo came \
from warehouses that investigators tie to the Sinaloa Cartel.

In February 2025 the United States designated the Tren de Aragua as a \
terrorist organization. In March 2024 the United States designated the Cartel \
of the Suns as a terrorist organization, according to the Esmeralda Courier.

The harbour authority declined to comment. In Aragua de Barcelona the fair \
opens on Saturday.
"""
SHOTS = (("report_desk.png", 960, 1040, False, "document.querySelectorAll("
          "'.mention a')[1].focus()"),
         ("report_phone.png", 375, 812, True, "document.getElementById('d1-c')"
          ".scrollIntoView()"))


def main():
    if len(sys.argv) != 3 or not browser.find():
        sys.exit(__doc__)
    tamiz, pictures = sys.argv[1], Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "courier.txt"
        page = Path(folder) / "courier.html"
        text.write_text(ARTICLE, encoding="utf-8")
        done = subprocess.run(
            [Path(tamiz).resolve(), "scan", text.name, "--html", "--quiet",
             "-o", page.name], cwd=folder, check=False)
        if done.returncode != 1:
            sys.exit("the article was not scanned")
        chrome = browser.Browser(browser.find())
        for name, width, height, phone, act in SHOTS:
            tab = browser.Tab(chrome, width, height, phone=phone)
            tab.call("Emulation.setScrollbarsHidden", hidden=True)
            tab.open(page)
            tab.ask(act)
            shot = tab.call("Page.captureScreenshot", format="png")
            (pictures / name).write_bytes(base64.b64decode(shot["data"]))
            tab.close()
        chrome.close()


main()
