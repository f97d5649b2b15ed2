# SPDX-License-Identifier: Apache-2.0
"""Tables read, and C written; the kinds of tables there are."""
import sys

KINDS = {}


def kind(function):
    """Marks a function that turns tables of the kind it is called after."""
    KINDS[function.__name__] = function
    return function


def fail(path, line, message):
    sys.exit(f"{path}:{line}: {message}")


def rows(path, columns):
    """Yields (line number, dict) of each row; checks the column names."""
    header = None
    with open(path, encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if not line or line.startswith("# ") or line == "#":
                continue
            cells = line.split("\t")
            if header is None:
                header = cells
                if header != columns:
                    fail(path, number, f"expected columns {columns}")
                continue
            if len(cells) != len(header):
                fail(path, number, f"{len(cells)} cells, expected {len(header)}")
            yield number, dict(zip(header, cells))


def c_string(text):
    out = []
    for byte in text.encode("utf-8"):
        char = chr(byte)
        if char in '"\\':
            out.append("\\" + char)
        elif 32 <= byte < 127:
            out.append(char)
        else:
            out.append("\\%03o" % byte)
    return '"' + "".join(out) + '"'


def write(path, lines):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("/* Made by tools/tables.py from data/; do not edit. */\n")
        out.write("\n".join(lines) + "\n")
