#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns the tables under data/ into C while building.

usage: tables.py [MODULE.py ...] KIND OUT.c OUT.h TABLE.tsv [TABLE.tsv ...]

A table is UTF-8, tab separated: lines that start with "# " say source and
date, the next line names the columns, every other line is a row. KIND names
one of the functions marked @kind in a MODULE beside this file.
"""
import importlib
import sys
from pathlib import Path

from tables_file import KINDS


def main():
    args = sys.argv[1:]
    while args and args[0].endswith(".py"):
        importlib.import_module(Path(args.pop(0)).stem)
    if len(args) < 4 or args[0] not in KINDS:
        sys.exit(__doc__)
    KINDS[args[0]](*args[1:])


if __name__ == "__main__":
    main()
