#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reports as people meet them, in a browser: phone and desk, light and dark,
keyboard, pointer, finger, screen reader, paper. Skipped (77) where none of
chromium, google-chrome is installed.

usage: test_browser.py --tamiz EXE
"""
import argparse
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import texts

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import browser as browsers  # noqa: E402 (it lies in tools)

TAMIZ = PATH = None
PHONE, DESK = (375, 800), (1280, 900)

# Text that is seen, with the contrast to what is behind it, where that is under
# `least`; pictures of numbers too, where it is under 3 (WCAG 2.2, 1.4.3 and
# 1.4.11).
CONTRAST = """(() => {
  const numbers = c => c.match(/[\\d.]+/g).map(Number);
  const light = c => {
    const [r, g, b] = numbers(c).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = e => {
    for (; e; e = e.parentElement) {
      const c = getComputedStyle(e).backgroundColor, n = numbers(c);
      if (n.length === 3 || n[3] === 1) return c;
      if (n[3] !== 0) return "rgb(128, 128, 128)";
    }
    return "rgb(255, 255, 255)";
  };
  const ratio = (a, b) => {
    const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const bad = [], seen = {texts: 0, pictures: 0};
  for (const e of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    if (!box.width || !box.height || style.visibility !== "visible") continue;
    const texts = [...e.childNodes].some(
      n => n.nodeType === 3 && n.data.trim());
    const label = getComputedStyle(e, "::before");
    if (texts || label.content.startsWith('"')) {
      seen.texts++;
      for (const c of [style.color, label.color]) {
        const r = ratio(c, behind(e));
        if (r < 4.5) bad.push(e.className + ": " + e.textContent.slice(0, 40)
          + " " + c + " on " + behind(e) + " " + r.toFixed(2));
      }
    }
    if (e.matches(".fill, .minus")) {
      seen.pictures++;
      if (ratio(style.fill, behind(e)) < 3) bad.push("bar " + style.fill);
    }
  }
  return {bad, seen};
})()"""

OVERFLOW = """(() => {
  const wide = document.documentElement.clientWidth, bad = [];
  if (document.documentElement.scrollWidth > wide) bad.push("the page");
  for (const e of document.body.querySelectorAll("*")) {
    if (e.closest(".skip, .hidden, thead")) continue;
    const box = e.getBoundingClientRect();
    if (box.width && (box.right > wide + 0.5 || box.left < -0.5))
      bad.push(e.tagName + "." + e.className + " " + box.left + " to "
        + box.right);
  }
  return bad;
})()"""

FOCUSED = """(() => {
  const e = document.activeElement, m = e.closest(".mention");
  const name = e.tagName + " " + e.textContent.slice(0, 60);
  if (!m) return {name, place: e.getBoundingClientRect().top, mention: -1};
  const card = m.querySelector(".card"), sheet = m.querySelector(".sheet");
  const box = sheet.getBoundingClientRect(), style = getComputedStyle(e);
  const top = document.elementFromPoint(box.left + box.width / 2,
                                        box.top + box.height / 2);
  return {name, mention: [...document.querySelectorAll(".mention")].indexOf(m),
    shown: getComputedStyle(card).visibility === "visible" && box.height > 40,
    inside: box.left >= 0 && box.right <= innerWidth && box.top >= 0
      && box.bottom <= innerHeight,
    above: !!top && sheet.contains(top),
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth),
    about: document.getElementById(e.getAttribute("aria-describedby"))
      .textContent};
})()"""

# A point of the first mention.
PLACE = ("(r => [r.left + 9, r.top + 9])(document.querySelector('mark')"
         ".getClientRects()[0])")


def shown(index):
    return (f"(s => s.display !== 'none' && s.visibility === 'visible')("
            f"getComputedStyle(document.querySelectorAll('.card')[{index}]))")


class Reports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.temporary.name)
        cls.browser = browsers.Browser(PATH)
        cls.pages = {}
        for name, content in (("hostile.txt", texts.HOSTILE),
                              ("messages.fin", texts.MESSAGES),
                              ("rows.csv", texts.ROWS)):
            (cls.folder / name).write_bytes(content.encode("utf-8"))
        cls.make("article", "scan", ROOT / "examples/article.txt")
        cls.make("hostile", "scan", cls.folder / "hostile.txt")
        cls.make("messages", "scan", cls.folder / "messages.fin")
        cls.make("rows", "screen", "--file", cls.folder / "rows.csv")
        cls.make("name", "screen", "--threshold", "0.05", "Sinaloa Cartel II")

    @classmethod
    def make(cls, name, *words):
        path = cls.folder / (name + ".html")
        env = {k: v for k, v in os.environ.items()
               if k.startswith(("ASAN", "UBSAN"))}
        done = subprocess.run(
            [TAMIZ, *map(str, words), "--html", "--quiet", "-o", path],
            env=dict(env, HOME=str(cls.folder), LC_ALL="C.UTF-8"),
            capture_output=True, check=False)
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr)
        cls.pages[name] = path

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.temporary.cleanup()

    def tab(self, name, size=DESK, script=True, **how):
        tab = browsers.Tab(self.browser, *size, phone=size is PHONE, **how)
        self.addCleanup(tab.close)
        if not script:
            tab.call("Emulation.setScriptExecutionDisabled", value=True)
        tab.open(self.pages[name])
        return tab

    def each(self, check):
        """Calls check with each page, on both screens, light and dark."""
        for name in self.pages:
            for size in (PHONE, DESK):
                for dark in (False, True):
                    with self.subTest(page=name, width=size[0], dark=dark):
                        check(self.tab(name, size, dark=dark))

    def test_nothing_complains_and_nothing_is_fetched(self):
        def check(tab):
            self.assertEqual(tab.said(), [])
            self.assertTrue(tab.ask("document.title").startswith(
                "Screening report: "))
            self.assertEqual(tab.ask("document.scripts.length"), 1)
            self.assertEqual(tab.ask(
                "document.querySelectorAll('img, iframe, object').length"), 0)
        self.each(check)

    def test_what_complains_would_be_heard(self):
        tab = self.tab("article")
        tab.ask("console.error('x'); setTimeout(() => { throw 1; })")
        tab.ask("new Promise(done => setTimeout(done, 50))")
        tab.ask("document.body.appendChild(document.createElement('img'))"
                ".src = 'http://127.0.0.1:9/x.png'")
        tab.ask("document.body.appendChild(document.createElement('p'))"
                ".setAttribute('style', 'color:red')")
        for _ in range(100):
            said = " ".join(tab.said())
            if all(w in said for w in ("console", "exception",
                                       "Security Policy")):
                return
            tab.ask("1")
        self.fail(said)

    def test_nothing_is_wider_than_the_screen(self):
        self.each(lambda tab: self.assertEqual(tab.ask(OVERFLOW), []))

    def test_text_stands_out_from_what_is_behind_it(self):
        minus = []

        def check(tab):
            tab.ask("document.querySelectorAll('.card').forEach("
                    "c => c.style.visibility = 'visible')")
            found = tab.ask(CONTRAST)
            self.assertEqual(found["bad"], [])
            self.assertGreater(found["seen"]["texts"], 20)
            self.assertGreater(found["seen"]["pictures"], 3)
            minus.append(tab.ask("document.querySelectorAll('.minus').length"))
        self.each(check)
        self.assertTrue(any(minus), "no page shows what is taken away")

    def walk(self, tab):
        """What the Tab key comes to, in order."""
        found = []
        for _ in range(400):
            tab.press("Tab", 9)
            if tab.ask("document.activeElement === document.body"):
                return found
            found.append(tab.ask(FOCUSED))
        self.fail("the Tab key never comes to the end")

    def test_every_mention_is_reached_by_keyboard_and_shows_its_evidence(self):
        for name, size, script in (("article", DESK, True),
                                   ("article", PHONE, True),
                                   ("article", DESK, False),
                                   ("hostile", PHONE, False)):
            with self.subTest(page=name, width=size[0], script=script):
                tab = self.tab(name, size, script)
                count = tab.ask("document.querySelectorAll('.mention').length")
                self.assertEqual(count, 5 if name == "hostile" else 4)
                steps = self.walk(tab)
                self.assertTrue(steps[0]["name"].startswith("A Skip"))
                mentions = [s for s in steps if s["mention"] >= 0]
                self.assertEqual([m["mention"] for m in mentions],
                                 list(range(count)))
                for m in mentions:
                    for what in ("shown", "inside", "above", "outline"):
                        self.assertTrue(m[what], (what, m))
                    self.assertIn("score", m["about"])

    def test_nothing_is_shown_before_it_is_asked_for(self):
        tab = self.tab("article")
        self.assertFalse(any(tab.ask(shown(i)) for i in range(4)))

    def test_a_pointer_shows_the_evidence_and_escape_puts_it_away(self):
        tab = self.tab("article")
        x, y = tab.ask(PLACE)
        tab.point_at(x, y)
        self.assertTrue(tab.until(shown(0)))
        tab.press("Escape", 27)
        self.assertFalse(tab.ask(shown(0)))
        tab.point_at(1, 1)
        tab.point_at(x, y)
        self.assertTrue(tab.until(shown(0)))
        tab.point_at(1, 1)
        self.assertTrue(tab.until("!" + shown(0)), "it goes with the pointer")

    def test_the_pointer_may_go_on_to_the_evidence(self):
        tab = self.tab("article")
        x, y = tab.ask(PLACE)
        tab.point_at(x, y)
        self.assertTrue(tab.until(shown(0)))
        left, top, bottom = tab.ask(
            "(r => [r.left, r.top, r.bottom])(document.querySelector("
            "'.sheet').getBoundingClientRect())")
        self.assertGreater(top, y)
        self.assertLess(left, x)
        while y < bottom - 5:
            y += 3
            tab.point_at(x, y)
            self.assertTrue(tab.ask("document.querySelector('.mention')"
                                    ".matches(':hover')"),
                            f"gone at {y} of {bottom}")

    def test_a_finger_shows_the_evidence_then_leads_to_all_of_it(self):
        tab = self.tab("article", PHONE)
        tab.ask("document.querySelector('mark').scrollIntoView("
                "{block: 'center'})")
        x, y = tab.ask(PLACE)
        tab.tap(x, y)
        self.assertTrue(tab.until(shown(0)))
        self.assertEqual(tab.ask("location.hash"), "")
        self.assertEqual(tab.ask(OVERFLOW), [])
        tab.tap(x, y)
        self.assertTrue(tab.until("location.hash === '#d1-e1'"))

    def test_a_screen_reader_is_told_everything(self):
        for name, size in (("article", DESK), ("article", PHONE),
                           ("messages", DESK), ("rows", PHONE)):
            with self.subTest(page=name, width=size[0]):
                tab = self.tab(name, size)
                nodes = [n for n in tab.call(
                    "Accessibility.getFullAXTree")["nodes"]
                    if not n.get("ignored")]
                roles = {}
                for n in nodes:
                    roles.setdefault(n["role"]["value"], []).append(
                        n.get("name", {}).get("value", "").strip())
                for role in ("heading", "link", "region", "table", "article"):
                    self.assertTrue(roles.get(role), role)
                    self.assertTrue(all(roles[role]), (role, roles[role]))
                for role in ("main", "banner", "contentinfo", "columnheader",
                             "cell", "row"):
                    self.assertTrue(roles.get(role), role)
                if name == "article":
                    told = [n["description"]["value"] for n in nodes
                            if n["role"]["value"] == "link"
                            and n.get("description", {}).get("value")]
                    self.assertEqual(len(told), 4)
                    self.assertTrue(all("score" in t for t in told), told)

    def test_the_evidence_stands_below_its_mention(self):
        """It never hides what it explains."""
        for size in (PHONE, DESK):
            tab = self.tab("article", size)
            self.assertEqual(tab.ask(
                "[...document.querySelectorAll('.mention')].filter(m => "
                "m.querySelector('mark').getBoundingClientRect().bottom > "
                "m.querySelector('.sheet').getBoundingClientRect().top)"
                ".length"), 0)

    def test_on_paper_everything_stands_there_once(self):
        tab = self.tab("article", (700, 900))
        tab.ask("document.querySelector('.mention a').focus()")
        self.assertTrue(tab.ask(shown(0)))
        tab.media(kind="print")
        self.assertEqual(tab.ask(OVERFLOW), [])
        self.assertFalse(any(tab.ask(shown(i)) for i in range(4)))
        self.assertEqual(tab.ask(
            "getComputedStyle(document.querySelector('mark')).fontWeight"),
            "600")
        self.assertTrue(tab.ask(
            "[...document.querySelectorAll('.finding, .party, .claims')]"
            ".every(e => e.getBoundingClientRect().height > 20)"))
        pdf = tab.call("Page.printToPDF")["data"]
        self.assertGreater(len(pdf), 10000)


def main():
    global TAMIZ, PATH
    parser = argparse.ArgumentParser()
    parser.add_argument("--tamiz", required=True)
    options, rest = parser.parse_known_args()
    TAMIZ = str(Path(options.tamiz).resolve())
    PATH = browsers.find()
    if not PATH:
        print("skipped: no " + ", ".join(browsers.NAMES) + " is installed")
        sys.exit(77)
    unittest.main(argv=["test_browser.py", *rest], verbosity=1)


main()
