# SPDX-License-Identifier: Apache-2.0
"""A page as a tree, with what every page of tamiz must be held to."""
import base64
import hashlib
import re
from html.parser import HTMLParser

VOID = {"meta", "br", "img", "input", "hr", "link"}
# Elements that a paragraph cannot hold: a browser would end it there.
BLOCKS = {"p", "div", "ul", "ol", "li", "table", "section", "article", "h1",
          "h2", "h3", "h4", "h5", "h6", "dl", "nav", "main", "header",
          "footer"}
REFERENCES = ("aria-labelledby", "aria-describedby")


class Element:
    def __init__(self, tag, attributes, parent, line):
        self.tag, self.parent, self.line = tag, parent, line
        self.attributes = dict(attributes)
        self.children = []  # elements and texts

    def __getitem__(self, name):
        return self.attributes.get(name) or ""

    def classes(self):
        return self["class"].split()

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, tag=None, cls=None):
        return [e for e in self.walk()
                if (tag is None or e.tag == tag)
                and (cls is None or cls in e.classes())]

    def text(self, without=()):
        """Its text, without elements of these classes or tags."""
        return "".join(
            c if isinstance(c, str) else
            "" if c.tag in without or set(c.classes()) & set(without)
            else c.text(without) for c in self.children)


class Page(HTMLParser):
    """Parses, and keeps what is wrong in `wrong`."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.source, self.wrong = source, []
        self.root = Element("", [], None, 0)
        self.at = self.root
        self.feed(source)
        self.close()
        if self.at is not self.root:
            self.wrong.append(f"<{self.at.tag}> is not closed")
        self.check()

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS:
            above = self.at
            while above and above.tag != "p":
                above = above.parent
            if above:
                self.wrong.append(f"line {self.getpos()[0]}: <{tag}> in a <p>")
        element = Element(tag, attrs, self.at, self.getpos()[0])
        if len(dict(attrs)) != len(attrs):
            self.wrong.append(f"<{tag}> has an attribute twice")
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_startendtag(self, tag, attrs):
        self.at.children.append(Element(tag, attrs, self.at, 0))

    def handle_endtag(self, tag):
        if self.at.tag != tag:
            self.wrong.append(f"line {self.getpos()[0]}: </{tag}> closes "
                              f"<{self.at.tag}>")
        if self.at.parent:
            self.at = self.at.parent

    def handle_data(self, data):
        self.at.children.append(data)

    def handle_comment(self, data):
        self.wrong.append("a comment: " + data)

    def check(self):
        self.check_ids()
        self.check_headings()
        self.check_names()
        self.check_inert()

    def check_ids(self):
        ids = [e["id"] for e in self.root.walk() if e["id"]]
        self.wrong += [f"id {i} stands twice" for i in set(ids)
                       if ids.count(i) > 1]
        for e in self.root.walk():
            wanted = [w for r in REFERENCES for w in e[r].split()]
            if e["href"].startswith("#"):
                wanted.append(e["href"][1:])
            self.wrong += [f"<{e.tag}> refers to {w}, which is not there"
                           for w in wanted if w not in ids]

    def check_headings(self):
        level = 0
        for e in self.root.walk():
            if not re.fullmatch("h[1-6]", e.tag):
                continue
            now = int(e.tag[1])
            if now > level + 1:
                self.wrong.append(f"<{e.tag}> follows <h{level}>")
            if not e.text().strip():
                self.wrong.append(f"<{e.tag}> is empty")
            level = now
        if len(self.root.find("h1")) != 1:
            self.wrong.append("there must be one <h1>")

    def check_names(self):
        """What a screen reader is told."""
        for tag in ("main", "header", "footer", "title"):
            if len(self.root.find(tag)) != 1:
                self.wrong.append(f"there must be one <{tag}>")
        if self.root.find("html")[0]["lang"] != "en":
            self.wrong.append("the page has no language")
        for e in self.root.walk():
            if e.tag in ("section", "article", "nav") and not (
                    e["aria-labelledby"] or e["aria-label"]):
                self.wrong.append(f"<{e.tag}> has no name")
            if e.tag == "a" and not e.text().strip():
                self.wrong.append("a link has no text")
            if e.tag == "table" and not e.find("caption"):
                self.wrong.append("a table has no caption")
            if e.tag == "svg" and e["aria-hidden"] != "true":
                self.wrong.append("a picture without words is not hidden")

    def check_inert(self):
        """Nothing is fetched, nothing runs but the script whose hash the
        policy names."""
        metas = {m["http-equiv"]: m["content"] for m in self.root.find("meta")}
        policy = metas.get("Content-Security-Policy", "")
        if not policy.startswith("default-src 'none'; "):
            self.wrong.append("the policy allows too much: " + policy)
        if "unsafe" in policy:
            self.wrong.append("the policy is unsafe")
        for tag in ("style", "script"):
            found = self.root.find(tag)
            if len(found) != 1 or found[0].attributes:
                self.wrong.append(f"there must be one plain <{tag}>")
                continue
            digest = hashlib.sha256(found[0].text().encode()).digest()
            name = "sha256-" + base64.b64encode(digest).decode()
            if f"{tag}-src '{name}'" not in policy:
                self.wrong.append(f"the policy does not name the <{tag}>")
        for e in self.root.walk():
            for name, value in e.attributes.items():
                if name.startswith("on") or name in ("style", "src", "action",
                                                     "srcset", "formaction"):
                    self.wrong.append(f"<{e.tag} {name}=\"{value}\">")
                if name == "href" and not re.fullmatch(r"#[\w-]+", value):
                    self.wrong.append(f"a link leads away: {value}")
        if "url(" in self.root.find("style")[0].text():
            self.wrong.append("the style fetches something")
