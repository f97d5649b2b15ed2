#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reports held against the JSON of the same question, without a browser.

usage: test_page.py --tamiz EXE
"""
import argparse
import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import texts
from page import Page

ROOT = Path(__file__).resolve().parents[2]
TAMIZ = None

class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.temporary.name)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def run_tamiz(self, *words, expect=(0, 1)):
        env = {k: v for k, v in os.environ.items()
               if k.startswith(("ASAN", "UBSAN"))}
        done = subprocess.run(
            [TAMIZ, *map(str, words)], capture_output=True, check=False,
            stdin=subprocess.DEVNULL,
            cwd=self.folder, env=dict(env, HOME=str(self.folder),
                                      LC_ALL="C.UTF-8"))
        self.assertIn(done.returncode, expect, done.stderr)
        return done.stdout.decode("utf-8")

    def page(self, *words, expect=(0, 1)):
        page = Page(self.run_tamiz(*words, "--quiet", "--html", expect=expect))
        self.assertEqual(page.wrong, [])
        return page

    def document(self, name, content):
        path = self.folder / name
        path.write_bytes(content.encode("utf-8"))
        return path


    def check_hit(self, shown, hit):
        """Its rows, and a sum that is the score."""
        self.assertIn(hit["entity"]["id"], shown.text())
        if "the same evidence as above" in shown.text():
            return
        rows = shown.find("tbody")[0].find("tr")
        self.assertEqual([r.find(cls="why")[0].text() for r in rows],
                         [e["reason"] for e in hit["evidence"]])
        terms = re.findall(r"[+\u2212-]?[\d.]+", shown.find(
            cls="sums")[0].find("dd")[0].text().replace(" ", ""))
        numbers = [round(1000 * float(t.replace("\u2212", "-")))
                   for t in terms]
        self.assertEqual(numbers[-1], round(1000 * hit["score"]))
        if len(numbers) > 1:
            self.assertEqual(sum(numbers[:-1]), numbers[-1])
        adds = [round(1000 * float(c.text())) for r in rows
                for c in r.find(cls="adds")]
        self.assertEqual(sum(adds), numbers[-1])


class Scan(Report):
    def both(self, path):
        page = self.page("scan", path)
        answer = json.loads(self.run_tamiz("scan", path, "--json", "--quiet"))
        return page, answer

    def marks(self, page):
        return [m for t in page.root.find(cls="text") for m in t.find("mark")]

    def check_text(self, page, content):
        """All of the text is there, in order, whatever it is made of."""
        shown = page.root.find(cls="text")[0].text(without=("card", "sup"))

        def told(match):
            return f"U+{ord(match[0]):04X}"
        want = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
                      "\u202a-\u202e\u2066-\u2069]|\r(?!\n)", told, content)
        self.assertEqual("".join(shown.split()), "".join(want.split()))

    def check_marks(self, page, answer):
        marks = self.marks(page)
        self.assertEqual([m.text(without=("sup",)) for m in marks],
                         [m["text"] for m in answer["mentions"]])
        cards = page.root.find(cls="card")
        self.assertEqual(len(cards), len(marks))
        for mark, card, mention in zip(marks, cards, answer["mentions"]):
            if "may_refer_to" in mention:
                self.assertIn("linked to neither", card.text())
            number = mention.get("refers_to",
                                 mention.get("may_refer_to", [0])[0])
            full = mention if mention["hits"] else answer["mentions"][number]
            best = full["hits"][0]
            self.assertIn(best["entity"]["caption"], card.text())
            link = mark.find("a")[0]
            about = [e for e in page.root.walk()
                     if e["id"] == link["aria-describedby"]][0]
            self.assertIn(best["entity"]["caption"], about.text())

    def check_evidence(self, page, answer):
        """Each group of mentions that are alike once, with all of its hits."""
        told = {}
        for mention in answer["mentions"]:
            if not mention["hits"]:
                continue
            told.setdefault((mention["text"], tuple(
                h["entity"]["id"] for h in mention["hits"])), mention)
        findings = page.root.find(cls="finding")
        self.assertEqual(len(findings), len(told))
        for finding, mention in zip(findings, told.values()):
            hits = finding.find(cls="hit")
            self.assertEqual(len(hits), len(mention["hits"]))
            for shown, hit in zip(hits, mention["hits"]):
                self.check_hit(shown, hit)

    def check_claims(self, page, answer):
        verdicts = [v.text().split(" ", 1)[1]
                    for c in page.root.find(cls="claims")
                    for v in c.find(cls="verdict")]
        self.assertEqual(verdicts, [c["verdict"] or "not judged"
                                    for c in answer["claims"]])
        acts = sum(len(r.find("li")) for r in page.root.find(cls="record"))
        self.assertEqual(acts, sum(len(c["record"]) for c in answer["claims"]))

    def check_parties(self, page, answer):
        ids = {h["entity"]["id"]: h for m in answer["mentions"]
               for h in m["hits"]}
        parties = [p for p in page.root.find(cls="party") if p["id"]]
        self.assertEqual(len(parties), len(ids))
        for party in parties:
            hit = ids[party.find("code")[0].text()]
            self.assertEqual(
                [t.text() for t in party.find("time")],
                [d["since"] for d in hit["designations"] if d["since"]])

    def check_all(self, path, content=None):
        page, answer = self.both(path)
        self.check_marks(page, answer)
        self.check_evidence(page, answer)
        self.check_claims(page, answer)
        self.check_parties(page, answer)
        self.assertIn(answer["snapshot"], page.root.text())
        self.assertIn(answer["engine"], page.root.text())
        self.assertIn(answer["config"], page.root.text())
        if content is not None:
            self.check_text(page, content)
        return page, answer

    def test_the_example_holds_what_its_json_says(self):
        path = ROOT / "examples/article.txt"
        page, answer = self.check_all(path, path.read_text(encoding="utf-8"))
        self.assertEqual(len(answer["mentions"]), 4)
        self.assertEqual(len(self.marks(page)), 4)

    def test_a_hostile_document_is_text(self):
        path = self.document("hostile.txt", texts.HOSTILE)
        page, answer = self.check_all(path, texts.HOSTILE)
        self.assertEqual(len(answer["mentions"]), 5)
        self.assertEqual(len(answer["claims"]), 1)

    def test_the_name_of_a_file_is_text_too(self):
        name = "<img src=x onerror=alert(1)>\u202e\".txt"
        page, _ = self.check_all(self.document(name, "Tren de Aragua\n"))
        self.assertIn("<img src=x onerror=alert(1)>",
                      page.root.find("h2")[0].text())

    def test_markup_is_read_and_not_written_again(self):
        content = ("<title>News</title><p>The <b>Tren</b> de Ar&#97;gua &amp; "
                   "the <a href='http://x/'>Sinaloa Cartel</a>.</p>")
        page, answer = self.check_all(self.document("a.html", content))
        self.assertEqual([m["text"] for m in answer["mentions"]],
                         ["Tren de Aragua", "Sinaloa Cartel"])
        self.assertNotIn("http://x/", page.source)

    def test_a_document_without_mentions_says_so(self):
        page, _ = self.check_all(self.document("b.txt", "It rained.\n"),
                                 "It rained.\n")
        self.assertIn("No listed party is mentioned.", page.root.text())

    def test_an_empty_document_is_a_page(self):
        self.check_all(self.document("c.txt", ""), "")

    def test_shorter_names_lead_to_the_evidence_of_the_full_one(self):
        content = ("Tren de Aragua (TdA) met. TdA left.\n\n"
                   "Cártel del Golfo met Clan del Golfo. The CDG left.\n")
        page, _ = self.check_all(self.document("s.txt", content), content)
        links = [m.find("a")[0]["href"] for m in self.marks(page)]
        self.assertEqual(links, ["#d1-e1", "#d1-e1", "#d1-e1", "#d1-e2",
                                 "#d1-e3", "#d1-e2"])
        places = page.root.find(cls="finding")[0].text()
        self.assertIn("by a shorter name at 1:17 TdA, 1:27 TdA", places)

    def test_mentions_that_are_alike_share_their_evidence(self):
        content = "Tren de Aragua came. Then Tren de Aragua left.\n" * 40
        page, answer = self.check_all(self.document("d.txt", content), content)
        self.assertEqual(len(answer["mentions"]), 80)
        self.assertEqual(len(page.root.find(cls="finding")), 1)
        places = page.root.find(cls="finding")[0].find(cls="facts")[0]
        self.assertEqual(len(places.find("a")), 80)

    def test_what_was_not_read_is_told(self):
        path = self.folder / "e.txt"
        path.write_bytes(b"The Tren de Aragua \xff\xfe and more.\n")
        page, answer = self.both(path)
        self.assertTrue(answer["partial"])
        self.check_marks(page, answer)
        self.assertIn("Read in part", page.root.text())

    def test_messages_show_their_fields(self):
        page, answer = self.both(self.document("f.fin", texts.MESSAGES))
        self.assertEqual(len(answer["mentions"]), 2)
        rows = [r for r in page.root.find("tr") if r["id"]]
        self.assertEqual([r.find("code")[0].text() for r in rows],
                         [m["path"] for m in answer["mentions"]])
        self.assertEqual([r.find("mark")[0].text() for r in rows],
                         [m["text"] for m in answer["mentions"]])
        self.assertEqual(page.root.find(cls="text"), [])
        self.check_evidence(page, answer)

    def test_several_documents_share_a_page(self):
        article = ROOT / "examples/article.txt"
        page = self.page("scan", article, self.folder / "missing", article,
                         expect=(2,))
        self.assertEqual(len(page.root.find("article")), 3)
        self.assertEqual(len(self.marks(page)), 8)
        self.assertIn("It was not read", page.root.find("article")[1].text())

    def test_standard_input_has_a_name(self):
        page = self.page("scan", "-")
        self.assertEqual(page.root.find("h2")[0].text(), "standard input")

    def test_a_page_goes_to_a_file_whole(self):
        article = ROOT / "examples/article.txt"
        out = self.folder / "page.html"
        self.assertEqual(self.run_tamiz("scan", article, "--quiet", "--html",
                                        "-o", out), "")
        page = Page(out.read_text(encoding="utf-8"))
        self.assertEqual(page.wrong, [])
        self.assertEqual(len(self.marks(page)), 4)


class Screen(Report):
    def check_query(self, section, answer):
        self.assertEqual(
            section.find("h2")[0].text().replace("U+202E", "\u202e"),
            answer["query"]["name"])
        hits = section.find(cls="hit")
        self.assertEqual(len(hits), len(answer["hits"]))
        for shown, hit in zip(hits, answer["hits"]):
            self.check_hit(shown, hit)
            self.assertEqual(
                [t.text() for t in shown.find("time")],
                [d["since"] for d in hit["designations"] if d["since"]])

    def test_a_name_is_a_page(self):
        for name in ("Kartel de Sinalao", "Aragua Train", "Jane Ordinary",
                     "<script>alert(1)</script> Tren de Aragua"):
            words = ("screen", name, "--schema", "Organization")
            page = self.page(*words)
            answer = json.loads(self.run_tamiz(*words, "--json", "--quiet"))
            sections = page.root.find(cls="query")
            self.assertEqual(len(sections), 1)
            self.check_query(sections[0], answer)
            for text in (answer["snapshot"], answer["engine"],
                         answer["config"], "Organization"):
                self.assertIn(text, page.root.find("main")[0].text())

    def test_a_file_has_a_section_for_each_row_that_says_something(self):
        path = self.document("rows.csv", texts.ROWS)
        page = self.page("screen", "--file", path)
        answers = [json.loads(line) for line in self.run_tamiz(
            "screen", "--file", path, "--quiet").splitlines()]
        told = [a for a in answers if a["hits"] or a.get("warnings")]
        self.assertEqual([len(answers), len(told)], [5, 4])
        sections = page.root.find(cls="query")
        self.assertEqual(len(sections), len(told))
        for section, answer in zip(sections, told):
            self.check_query(section, answer)
            self.assertIn(f"line {answer['line']}", section.text())
            if "names" in answer["query"]:
                for hit in answer["hits"]:
                    self.assertIn("asked as " + hit["query_name"],
                                  section.text())
            notes = [n for u in section.find(cls="notes") for n in u.find("li")]
            self.assertEqual(len(notes), len(answer.get("warnings", [])))
        index = page.root.find("tbody")[0].find("tr")
        self.assertEqual(len(index), 3)
        lead = page.root.find(cls="lead")[0].text()
        for text in ("5 questions", "3 with hits", "2 with warnings",
                     "1 rejected"):
            self.assertIn(text, lead)
        self.assertIn("line 5: no name", page.root.text())

    def test_a_file_goes_to_a_page_whole(self):
        path = self.document("rows.csv", texts.ROWS)
        out = self.folder / "rows.html"
        self.assertEqual(self.run_tamiz("screen", "--file", path, "--quiet",
                                        "--html", "-o", out), "")
        self.assertEqual(Page(out.read_text(encoding="utf-8")).wrong, [])
        self.assertEqual([p.name for p in self.folder.glob("rows*")
                          if p.suffix not in (".csv", ".html")], [])

    def test_nothing_is_left_where_the_file_cannot_be_read(self):
        out = self.folder / "never.html"
        self.run_tamiz("screen", "--file", self.folder / "missing.csv",
                       "--quiet", "--html", "-o", out, expect=(2,))
        self.assertEqual(list(self.folder.glob("never*")), [])


def main():
    global TAMIZ
    parser = argparse.ArgumentParser()
    parser.add_argument("--tamiz", required=True)
    options, rest = parser.parse_known_args()
    TAMIZ = str(Path(options.tamiz).resolve())
    unittest.main(argv=["test_page.py", *rest], verbosity=1)


main()
