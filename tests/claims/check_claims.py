# SPDX-License-Identifier: Apache-2.0
"""Claims in short texts against the built-in list, or another. No verdict may be wrong;
how many claims were judged is printed. With --renew the expected output is
written anew."""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
RIGHT = {"supported": "T", "contradicted": "F", "not on record": "F"}
SHOWN = ("kind", "subject", "date", "authority", "attributed_to",
         "disputed_by", "verdict", "note")


def blocks(path):
    labels, lines = None, []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") and labels is None:
            continue
        if line.startswith("== "):
            if labels is not None:
                yield labels, "\n".join(lines)
            lines = []
            labels = dict(one.rsplit(" ", 1)
                          for one in line[3:].split("; ") if one != "-")
        else:
            lines.append(line)
    yield labels, "\n".join(lines)


def scan(tamiz, texts, home):
    """The claims of each text, all read in one run."""
    paths = []
    for number, text in enumerate(texts):
        paths.append(os.path.join(home, f"{number}.txt"))
        pathlib.Path(paths[-1]).write_text(text + "\n", encoding="utf-8")
    lists = os.path.join(home, "lists.tamiz")
    options = ["--snapshot", lists] if os.path.exists(lists) else []
    run = subprocess.run([tamiz, "scan", "--json", "--quiet"] + options + paths,
                         capture_output=True, text=True, check=False,
                         env=dict(os.environ, TAMIZ_HOME=home))
    if run.returncode not in (0, 1):
        sys.exit(f"tamiz: {run.returncode} {run.stderr}")
    return [json.loads(line)["claims"] for line in run.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tamiz", required=True)
    parser.add_argument("--renew", action="store_true")
    parser.add_argument("--texts", type=pathlib.Path,
                        default=HERE / "texts.txt")
    parser.add_argument("--list", help="ID=FILE, instead of the built-in one")
    parser.add_argument("--version", action="append", default=[],
                        help="ID=FILE=DAY, taken into a home")
    args = parser.parse_args()
    out, wrong, told, right = [], [], 0, 0
    texts = list(blocks(args.texts))
    with tempfile.TemporaryDirectory() as home:
        if args.list:
            subprocess.run([args.tamiz, "forge", args.list, "--quiet", "-o",
                            os.path.join(home, "lists.tamiz")], check=True)
        for version in args.version:
            source, day = version.rsplit("=", 1)
            subprocess.run([args.tamiz, "update", source, "--seen", day,
                            "--force", source.split("=")[0], "--quiet",
                            "--home", home], check=True)
        answers = scan(args.tamiz, [text for _, text in texts], home)
    assert len(answers) == len(texts)
    for number, claims in enumerate(answers, 1):
        labels = texts[number - 1][0]
        for claim in claims:
            shown = " | ".join(claim[key] for key in SHOWN)
            if claim["object"]:
                shown += f" | of {claim['object']}"
            out.append(f"{number} {shown} | "
                       f"{claim['nearest'].get('since', '')}")
            truth = labels.get(f"{claim['subject']} by {claim['authority']}",
                               labels.get(claim["subject"]))
            if truth is None:
                wrong.append(f"text {number}: no such claim: {shown}")
            elif claim["verdict"]:
                told += 1
                right += RIGHT[claim["verdict"]] == truth
                if RIGHT[claim["verdict"]] != truth:
                    wrong.append(f"text {number}: wrong: {shown}")
    labelled = sum(list(labels.values()).count(truth)
                   for labels, _ in texts for truth in "TF")
    print(f"{len(texts)} texts, {labelled} claims, {told} verdicts, "
          f"{right} right; recall {right / labelled:.2f}")
    if told < labelled / 2:
        wrong.append("fewer than half of the claims were judged")
    golden = args.texts.with_suffix(".out")
    got = "\n".join(out) + "\n"
    if args.renew:
        golden.write_text(got, encoding="utf-8")
    elif golden.exists() and got != golden.read_text(encoding="utf-8"):
        wrong.append(f"not as in {golden.name}:\n{got}")
    print("\n".join(wrong))
    sys.exit(bool(wrong))


main()
