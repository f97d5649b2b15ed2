#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whether tools/tables.py turns tables into C as they stand, with the endings
of words, and refuses what is no such table.

usage: test_tables.py tools/tables.py tools/tables_*.py
"""
import base64
import hashlib
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(sys.argv[1]).resolve().parent))
import inflect  # noqa: E402, beside tables.py

TABLES = []  # the program and its modules
HEAD = "# made up\nweight\tbits\thow\tmeaning\n"


class Odds(unittest.TestCase):
    def make(self, text):
        """(exit message, C, header) of a table with this text."""
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "odds.tsv"
            source.write_text(text, encoding="utf-8")
            c, h = Path(folder) / "odds.c", Path(folder) / "odds.h"
            done = subprocess.run(
                [sys.executable, *TABLES, "odds", c, h, source], text=True,
                capture_output=True, check=False)
            return (done.stderr, c.read_text() if c.exists() else "",
                    h.read_text() if h.exists() else "")

    def test_rows_become_names_and_bits_in_their_order(self):
        error, c, h = self.make(HEAD + "prior\t-2.5\tfitted\tx\n"
                                       "rarity\t0.25\tfitted\tx\n"
                                       "day_agrees\t12\tcounted\tx\n"
                                       "number\t1\tjudged\tx\n")
        self.assertEqual(error, "")
        self.assertIn("TAMIZ_ODDS_FITTED = 2", h)
        self.assertLess(h.index("TAMIZ_ODDS_prior"),
                        h.index("TAMIZ_ODDS_rarity"))
        self.assertLess(h.index("TAMIZ_ODDS_rarity"),
                        h.index("TAMIZ_ODDS_day_agrees"))
        self.assertIn("    -2.5,\n    0.25,\n    12,\n    1,\n", c)
        self.assertIn('    "prior",\n    "rarity",\n    "day_agrees",\n    "number",\n', c)

    def refused(self, rows, message):
        error, c, _ = self.make(HEAD + rows)
        self.assertIn(message, error)
        self.assertEqual(c, "", "nothing is written of a bad table")

    def test_what_is_no_number_is_told_with_its_line(self):
        self.refused("prior\tmuch\tfitted\tx\nday\t1\tjudged\tx\n",
                     "odds.tsv:3: expected a number, not 'much'")

    def test_fitted_rows_stand_before_judged_ones(self):
        for rows in ("day\t1\tjudged\tx\nprior\t1\tfitted\tx\n",
                     "prior\t1\tfitted\tx\n", "prior\t1\tguessed\tx\n"):
            self.refused(rows, "expected fitted rows, then counted or judged ones")

    def test_a_row_of_another_width_is_refused(self):
        self.refused("prior\t1\tfitted\n", "3 cells, expected 4")


class Inflections(unittest.TestCase):
    def test_endings_follow_mark_and_language(self):
        self.assertEqual(inflect.forms("банк", "ru"), ["банк"])
        noun = inflect.forms("завод+", "ru")
        self.assertTrue({"завод", "завода", "заводы"} <= set(noun))
        self.assertIn("банки", inflect.forms("банк+", "ru"))
        self.assertNotIn("банкы", inflect.forms("банк+", "ru"))
        adjective = inflect.forms("морск~", "ru")
        self.assertTrue({"морской", "морская", "морского"} <= set(adjective))
        self.assertNotIn("морск", adjective)
        self.assertIn("τραπεζησ", inflect.keys("τραπεζ+", "el"))

    def test_cyrillic_is_looked_up_in_latin_letters(self):
        letters = dict(zip("банский", ("b", "a", "n", "s", "k", "i", "y")))
        self.assertEqual(set(inflect.latin("банский", letters)),
                         {"banskiy", "bansky", "banskii", "banski"})

    def test_arabic_is_written_with_what_belongs_to_it(self):
        keys = inflect.keys("تجارة", "ar")
        for form in ("تجارة", "تجاره", "والتجارة", "للتجارة"):
            self.assertIn(form, keys)
        self.assertIn("الليبية", inflect.keys("ليبية", "ar"))
        self.assertIn("هوافضای", inflect.keys("هوافضا", "fa"))
        self.assertIn("صنايع", inflect.keys("صنایع", "fa"))

    def test_parts_of_words_are_marked(self):
        self.assertEqual(inflect.keys("银行", "zh"), ["*银行"])

    def test_a_row_without_concept_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            columns = "\t".join(("concept", *inflect.LANGUAGES))
            for name, head, row in (
                    ("words", "word\tkind\tconcept", "bank\tgeneric\tbank"),
                    ("forms", "form\tconcept\telf\tclass", "ag\tag\t-\tS"),
                    ("families", "name\tfamily", "ali\tali"),
                    ("places", "word\tconcept", "iran\tiran"),
                    ("concepts", columns, "ship" + "\t" * 10),
                    ("letters", "letter\tscript\tlatin\tlook", "а\tCyrl\ta\t")):
                (folder / name).write_text(f"{head}\n{row}\n", encoding="utf-8")
            done = subprocess.run(
                [sys.executable, *TABLES, "lexicon", "l.c", "l.h", "words",
                 "forms", "families", "places", "concepts", "letters"],
                text=True, capture_output=True, check=False, cwd=folder)
            self.assertIn("concepts:2: no concept 'ship'", done.stderr)
            self.assertFalse((folder / "l.c").exists())


class Pages(unittest.TestCase):
    def make(self, css, js="go();\n"):
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            (folder / "a.css").write_text(css, encoding="utf-8")
            (folder / "a.js").write_text(js, encoding="utf-8")
            done = subprocess.run(
                [sys.executable, *TABLES, "page", "p.c", "p.h", "a.css", "a.js"],
                text=True, capture_output=True, check=False, cwd=folder)
            c, h = folder / "p.c", folder / "p.h"
            return (done.stderr, c.read_text() if c.exists() else "",
                    h.read_text() if h.exists() else "")

    def test_comments_stay_out_and_the_hash_is_of_the_rest(self):
        error, c, h = self.make('/* a\n b */\na {\n    b: "c";\n}\n')
        self.assertEqual(error, "")
        self.assertIn('"a {\\012"\n    "b: \\"c\\";\\012"\n    "}\\012";\n', c)
        digest = hashlib.sha256(b'a {\nb: "c";\n}\n').digest()
        self.assertIn('CLI_HTML_CSS_HASH "sha256-'
                      + base64.b64encode(digest).decode() + '"', h)

    def test_what_would_end_its_element_is_refused(self):
        error, c, _ = self.make("a {}\n", 'x = "</script>";\n')
        self.assertIn("a.js", error)
        self.assertEqual(c, "")


if __name__ == "__main__":
    TABLES = [str(Path(path).resolve()) for path in sys.argv[1:]]
    unittest.main(argv=sys.argv[:1])
