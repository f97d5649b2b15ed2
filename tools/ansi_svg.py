#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws what commands print in a terminal as an SVG picture.

usage: ansi_svg.py OUT.svg COLUMNS COMMAND...

Each COMMAND is run by sh in a terminal of COLUMNS columns, and its prompt
drawn above it. Colour, bold and dim (SGR 0-2, 31-36) are understood, wide
characters take two columns.
"""
import os
import pty
import re
import struct
import sys
import unicodedata
from xml.sax.saxutils import escape

CELL_WIDTH, LINE, MARGIN = 8.4, 19, 14
COLOURS = {31: "#ff7b72", 32: "#7ee787", 33: "#e3b341", 34: "#79c0ff",
           35: "#d2a8ff", 36: "#76e3ea"}
INK, PAPER, FAINT, PROMPT = "#e6edf3", "#0d1117", "#8b949e", "#79c0ff"


def run(command, columns):
    child, master = pty.fork()
    if child == 0:
        import fcntl
        import termios
        fcntl.ioctl(1, termios.TIOCSWINSZ,
                    struct.pack("HHHH", 50, columns, 0, 0))
        env = dict(os.environ, LC_ALL="C.UTF-8", TERM="xterm")
        env.pop("NO_COLOR", None)
        os.execve("/bin/sh", ["sh", "-c", command], env)
    chunks = []
    try:
        while chunk := os.read(master, 65536):
            chunks.append(chunk)
    except OSError:  # the other side has closed
        pass
    os.waitpid(child, 0)
    return b"".join(chunks).decode("utf-8").replace("\r\n", "\n")


def width(text):
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in text)


def style_of(codes):
    fill, extra = INK, ""
    for code in codes:
        if code == 1:
            extra = ' font-weight="bold"'
        elif code == 2:
            fill = FAINT
        elif code in COLOURS:
            fill = COLOURS[code]
    return f'fill="{fill}"{extra}'


def spans(line, codes):
    """SVG text elements of a line; codes is the style carried from the last."""
    out, column = [], 0
    for piece in re.split(r"(\033\[[\d;]*[mK])", line):
        if piece.startswith("\033"):
            if piece.endswith("m"):
                numbers = [int(n or 0) for n in piece[2:-1].split(";")]
                codes[:] = [] if 0 in numbers else codes + numbers
        elif piece:
            blanks = len(piece) - len(piece.lstrip(" "))
            text = piece.strip(" ")
            if text:
                out.append((column + blanks, text, style_of(codes)))
            column += width(piece)
    return out


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    path, columns, commands = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    lines = []
    for command in commands:
        lines += [f"\033[34m$\033[0m \033[1m{command}\033[0m"]
        lines += run(command, columns).rstrip("\n").split("\n") + [""]
    lines.pop()
    height = 2 * MARGIN + LINE * len(lines)
    full = 2 * MARGIN + CELL_WIDTH * columns
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{full:.0f}" '
           f'height="{height}" viewBox="0 0 {full:.0f} {height}">',
           f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>',
           '<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" '
           'font-size="14" xml:space="preserve">']
    codes = []
    for number, line in enumerate(lines):
        y = MARGIN + LINE * number + 14
        for column, text, style in spans(line, codes):
            x = MARGIN + CELL_WIDTH * column
            out.append(f'<text x="{x:.1f}" y="{y}" {style} textLength='
                       f'"{CELL_WIDTH * width(text):.1f}">{escape(text)}'
                       f'</text>')
    out += ["</g>", "</svg>", ""]
    with open(path, "w", encoding="utf-8", newline="\n") as svg:
        svg.write("\n".join(out))


main()
