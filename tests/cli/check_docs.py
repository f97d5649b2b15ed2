#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The man page and the completion know every command and option of --help.

usage: check_docs.py --tamiz EXE [--renew]

--renew writes completions/tamiz.bash anew from the help.
"""
import argparse
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

COMPLETION = """\
# SPDX-License-Identifier: Apache-2.0
# bash completion of tamiz. Made from the command's own help by
# tests/cli/check_docs.py --renew; do not edit.
_tamiz() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} last=${{COMP_WORDS[COMP_CWORD - 1]}}
    local command= i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${{COMP_WORDS[i]}} in
        {commands_or})
            command=${{COMP_WORDS[i]}}
            break
            ;;
        esac
    done
    COMPREPLY=()
    case $last in
    --home)
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        return
        ;;
    --snapshot | --output | -o | --file | --key | --trusted-key | --rejects)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --list | --force)
        mapfile -t COMPREPLY < <(compgen -W '{lists}' -- "$word")
        return
        ;;
    --schema)
        mapfile -t COMPREPLY < <(compgen -W '{schemata}' -- "$word")
        return
        ;;
    --gender)
        mapfile -t COMPREPLY < <(compgen -W 'male female' -- "$word")
        return
        ;;
    esac
    local words='{globals}'
    case $command in
    '') words+=' {commands}' ;;
{options}
    esac
    case $command in
    update | forge | lists) words+=' {lists}' ;;
    scan | eval) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    esac
    local found
    mapfile -t found < <(compgen -W "$words" -- "$word")
    COMPREPLY+=("${{found[@]}}")
}}
complete -o filenames -F _tamiz tamiz
"""


def schemata():
    """The kinds of party a query can ask for."""
    table = (ROOT / "data/schemata.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()
            if not line.startswith("#")]
    return " ".join(row[0] for row in rows[1:]
                    if row[2] == "yes" and row[3] == "no")


class Help:
    """What the command says of itself."""

    def __init__(self, tamiz):
        self.tamiz = tamiz
        whole = self.ask("--help")
        block = whole.split("commands:\n")[1].split("\n\n")[0]
        self.commands = re.findall(r"^  (\w+)", block, re.M)
        self.globals = self.options_of(whole)
        self.options = {
            c: [o for o in self.options_of(self.ask(c, "--help"))
                if o not in self.globals]
            for c in self.commands
        }
        lists = self.ask("lists", "--json", "--home", "/nonexistent")
        self.lists = sorted(re.findall(r'^\{"id":"(\w+)"', lists, re.M))

    def ask(self, *words):
        return subprocess.run([self.tamiz, *words], check=True, text=True,
                              capture_output=True).stdout

    @staticmethod
    def options_of(text):
        return [o for line in re.findall(r"^  (-.*?)(?:  |$)", text, re.M)
                for o in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", line)]


def completion(help_text):
    options = "\n".join(
        f"    {name}) words+=' {' '.join(options)}' ;;"
        for name, options in help_text.options.items() if options)
    return COMPLETION.format(
        commands=" ".join(help_text.commands),
        commands_or=" | ".join(help_text.commands),
        lists=" ".join(help_text.lists), schemata=schemata(),
        globals=" ".join(help_text.globals), options=options)


def missing_in_man(help_text):
    """Commands and options the man page does not have."""
    page = (ROOT / "man/tamiz.1").read_text(encoding="utf-8")
    page = page.replace("\\-", "-")
    words = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", page))
    sections = set(re.findall(r"^\.SS (\w+)", page, re.M))
    wanted = set(help_text.globals).union(*help_text.options.values())
    return sorted(wanted - words) + [
        c for c in help_text.commands if c not in sections]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tamiz", required=True)
    parser.add_argument("--renew", action="store_true")
    options = parser.parse_args()
    help_text = Help(options.tamiz)
    path = ROOT / "completions/tamiz.bash"
    if options.renew:
        path.parent.mkdir(exist_ok=True)
        path.write_text(completion(help_text), encoding="utf-8")
    missing = missing_in_man(help_text)
    stale = path.read_text(encoding="utf-8") != completion(help_text)
    cases = [
        ("the man page has every command and option", missing),
        ("the completion is what --renew would write",
         ["completions/tamiz.bash"] if stale else []),
        ("the help names at least seven commands and seven options",
         [] if len(help_text.commands) >= 7 and len(help_text.globals) >= 7
         else help_text.commands + help_text.globals),
    ]
    for number, (title, wrong) in enumerate(cases, 1):
        print(f"{'not ok' if wrong else 'ok'} {number} - {title}")
        if wrong:
            print("# " + " ".join(wrong))
    sys.exit(1 if any(wrong for _, wrong in cases) else 0)


main()
