#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes labelled pairs from real names: the ways one name is written twice
(positives) and the ways two parties' names come near (negatives).

usage: mutate.py [--seed N] [--per-category N] [--only GROUP,...] NAMES.csv

NAMES.csv has the columns id, schema, name (tools/list_names.py writes it).
Standard output gets the columns schema,name1,name2,is_match,group for `tamiz
eval`: name2 as listed, name1 changed. Same seed, same bytes; each category has
a random sequence of its own, so adding one changes no other.
"""
import argparse
import csv
import difflib
import random
import re
import sys
import unicodedata
from collections import defaultdict

import mutate_words as words

KEYS = {c: near for c, near in zip(
    "qwertyuiopasdfghjklzxcvbnm",
    "wa qes wrd etf ryg tuh yij uok ipl o qsz adw sfe dgr fht gjy hku jli ko "
    "asx zcd xvf cbg vnh bmj n".split())}
KEYS.update(p="ol", l="kop", m="nj", z="xas", x="zcd", c="xvd", v="cbf",
            b="vng", n="bmh")
LOOKS = {"o": "0", "l": "1", "i": "1", "s": "5", "b": "8", "e": "3", "g": "9",
         "z": "2", "rn": "m", "m": "rn", "cl": "d", "vv": "w"}
HOMOGLYPHS = dict(zip("aceopxyiABCEHKMOPTXY", "асеорхуіАВСЕНКМОРТХУ"))
MARKS = {"a": "áàäâã", "e": "éèëê", "i": "íìï", "o": "óòöõ", "u": "úùü",
         "n": "ñ", "c": "çč", "s": "šş", "z": "žż", "l": "ł", "g": "ğ"}
VOWELS = "aeiouy"
PARTICLES = {"bin", "ibn", "ben", "al", "el", "abd", "de", "la", "van", "der",
             "von", "del", "abu", "bint", "ould", "da", "dos", "di"}


class Name:
    """A name with what can be told of its parts."""

    def __init__(self, schema, text):
        self.schema, self.text = schema, text
        self.person = schema == "Person"
        surname, comma, given = text.partition(",")
        self.comma = bool(comma) and self.person and bool(given.strip())
        if self.comma:
            self.given, self.surname = given.split(), surname.split()
        else:
            tokens = text.split()
            self.given, self.surname = tokens[:-1], tokens[-1:]
        if not self.person:
            self.given, self.surname = text.split(), []
        self.tokens = self.given + self.surname

    def natural(self):
        return " ".join(self.tokens)


def bare(text):
    """Letters and digits only, to tell whether a change changed anything."""
    text = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in text if c.isalnum())


def latin(text):
    return all(ord(c) < 0x250 for c in text)


def match_case(word, like):
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


# ---- positives: one name, written twice -----------------------------------

def with_token(rng, n, change, least=4):
    """Applies change to one token of at least `least` letters."""
    places = [i for i, t in enumerate(n.tokens)
              if len(t) >= least and t.isalpha()]
    if not places:
        return None
    at = rng.choice(places)
    new = change(n.tokens[at])
    if not new or new == n.tokens[at]:
        return None
    return " ".join(n.tokens[:at] + [new] + n.tokens[at + 1:])


def letter(rng, like=" "):
    c = rng.choice("abcdefghijklmnopqrstuvwxyz")
    return c.upper() if like.isupper() else c


def deleted(rng, t):
    i = rng.randrange(1, len(t))
    return t[:i] + t[i + 1:]


def inserted(rng, t):
    i = rng.randrange(1, len(t))
    return t[:i] + letter(rng, t[i]) + t[i:]


def substituted(rng, t):
    i = rng.randrange(1, len(t))
    return t[:i] + letter(rng, t[i]) + t[i + 1:]


def transposed(rng, t):
    places = [i for i in range(1, len(t) - 1) if t[i] != t[i + 1]]
    if not places:
        return None
    i = rng.choice(places)
    return t[:i] + t[i + 1] + t[i] + t[i + 2:]


def doubled(rng, t):
    pairs = [i for i in range(1, len(t)) if t[i] == t[i - 1]]
    if pairs and rng.random() < 0.7:
        i = rng.choice(pairs)
        return t[:i] + t[i + 1:]
    i = rng.randrange(1, len(t))
    return t[:i] + t[i] + t[i:]


def slipped(rng, t):
    places = [i for i in range(1, len(t)) if t[i].lower() in KEYS]
    if not places:
        return None
    i = rng.choice(places)
    c = rng.choice(KEYS[t[i].lower()])
    return t[:i] + (c.upper() if t[i].isupper() else c) + t[i + 1:]


def misread(rng, t):
    found = [(i, k) for k in LOOKS for i in range(len(t))
             if t[i:i + len(k)].lower() == k]
    if not found:
        return None
    i, k = rng.choice(found)
    new = LOOKS[k]
    return t[:i] + (new.upper() if t.isupper() else new) + t[i + len(k):]


EDITS = {"delete": deleted, "insert": inserted, "substitute": substituted,
         "transpose": transposed, "double": doubled, "keyboard": slipped,
         "look-alike": misread}


def two_errors(rng, n):
    kinds = [deleted, inserted, substituted, transposed]

    def change(t):
        once = rng.choice(kinds)(rng, t)
        return once and rng.choice(kinds)(rng, once)
    return with_token(rng, n, change, 7)


def case(rng, n):
    return rng.choice([str.lower, str.upper, str.title, str.swapcase])(n.text)


def punctuation(rng, n):
    plain = re.sub(r"[^\w\s]", " ", n.natural())
    marked = rng.choice([plain, n.natural().replace(" ", "-", 1),
                         n.natural().replace(" ", ". ", 1),
                         re.sub(r"[^\w\s]", "", n.natural()),
                         n.natural().replace(" ", "   ") + "."])
    return " ".join(marked.split()) if rng.random() < 0.5 else marked


def diacritics(rng, n):
    text = n.natural()
    stripped = "".join(c for c in unicodedata.normalize("NFD", text)
                       if not unicodedata.combining(c))
    if stripped != text and rng.random() < 0.6:
        return stripped
    places = [i for i, c in enumerate(text) if c.lower() in MARKS]
    if not places:
        return None
    out = list(text)
    for i in rng.sample(places, min(2, len(places))):
        c = rng.choice(MARKS[out[i].lower()])
        out[i] = c.upper() if out[i].isupper() else c
    return "".join(out)


def lost(rng, n):
    def change(t):
        places = [i for i in range(1, len(t)) if t[i].lower() in MARKS]
        if not places:
            return None
        i = rng.choice(places)
        return t[:i] + rng.choice("??\ufffd_") + t[i + 1:]
    return with_token(rng, n, change, 5)


def homoglyph(rng, n):
    text = n.natural()
    places = [i for i, c in enumerate(text) if c in HOMOGLYPHS]
    if not places:
        return None
    chosen = set(rng.sample(places, min(len(places), rng.randrange(1, 4))))
    if len(chosen) * 2 > sum(c.isalpha() for c in text):
        return None
    return "".join(HOMOGLYPHS[c] if i in chosen else c
                   for i, c in enumerate(text))


def token_order(rng, n):
    if not 2 <= len(n.tokens) <= 5 or not n.person:
        return None
    new = n.tokens[:]
    rng.shuffle(new)
    return " ".join(new)


def surname_comma(rng, n):
    if not n.person or len(n.tokens) < 2:
        return None
    if n.comma:
        return n.natural()
    return " ".join(n.surname) + ", " + " ".join(n.given)


def joined(rng, n):
    if len(n.tokens) < 3:
        return None
    i = rng.randrange(len(n.tokens) - 1)
    if not (n.tokens[i].isalpha() and n.tokens[i + 1].isalpha()):
        return None
    return " ".join(n.tokens[:i] + [n.tokens[i] + n.tokens[i + 1].lower()] +
                    n.tokens[i + 2:])


def split(rng, n):
    def change(t):
        i = rng.randrange(3, len(t) - 2)
        return t[:i] + rng.choice(" -") + match_case(t[i:], t)
    return with_token(rng, n, change, 7)


def drop_middle(rng, n):
    if not n.person or len(n.given) < 2:
        return None
    if {t.lower().strip("-.") for t in n.tokens} & PARTICLES:
        return None
    i = rng.randrange(1, len(n.given))
    return " ".join(n.given[:i] + n.given[i + 1:] + n.surname)


def add_middle(rng, n):
    if not n.person or not 2 <= len(n.tokens) <= 3:
        return None
    pool = words.GIVEN["arab" if {"al", "bin"} & {
        t.lower() for t in re.split(r"\W", n.text)} else
        rng.choice(["west", "spanish"])]
    return " ".join(n.given[:1] + [match_case(rng.choice(pool), n.surname[0])] +
                    n.given[1:] + n.surname)


def drop_second_surname(rng, n):
    if not n.comma or len(n.surname) != 2 or n.surname[0].lower() in PARTICLES:
        return None
    return " ".join(n.given + n.surname[:1])


PARTICLE_FORMS = [
    (r"\b(bin|ibn|ben)\b", ["bin", "ibn", "ben", "b."]),
    (r"\b(al|el)[- ]", ["al-", "el-", "Al ", "El ", "al", ""]),
    (r"\babd[ -]?[aeu]l[- ]?", ["Abd al-", "Abdul ", "Abdel ", "Abdul-",
                                "Abdul", "Abd el "]),
    (r"\babd[ou]l? ", ["Abd al-", "Abdul ", "Abdel ", "Abdul"]),
    (r"\bde la ", ["dela ", "de la ", "De La ", ""]),
    (r"\bvan der? ", ["vander ", "van de ", "v.d. "]),
    (r"\b(de|del|da|dos) ", ["", "de "]),
    (r"\babou? ", ["Abu ", "Abou ", "Abu-"]),
    (r"\bould\b", ["Ould", "Wuld", "O."]),
]


def particle(rng, n):
    if not n.person:
        return None
    found = [(p, f) for p, f in PARTICLE_FORMS
             if re.search(p, n.natural(), re.I)]
    if not found:
        return None
    pattern, forms = rng.choice(found)
    new = re.sub(pattern, lambda m: rng.choice(forms), n.natural(), count=1,
                 flags=re.I)
    return None if new.lower() == n.natural().lower() else new


def add_title(rng, n):
    return rng.choice(words.TITLES) + " " + n.natural() if n.person else None


def remove_title(rng, n):
    if not n.person:
        return None
    titles = {t.lower().strip(".") for t in words.TITLES}
    rest = [t for t in n.tokens if t.lower().strip(".") not in titles]
    if rest[-1:] != n.tokens[-1:]:
        return None  # "El Sheikh" is a surname
    return " ".join(rest) if 2 <= len(rest) < len(n.tokens) else None


def add_suffix(rng, n):
    if not n.person or len(n.tokens) < 2:
        return None
    return n.natural() + " " + rng.choice(words.SUFFIXES)


def initials(rng, n):
    if not n.person or not n.given or len(n.tokens) < 2:
        return None
    i = rng.randrange(len(n.given))
    if len(n.given[i]) < 3 or not n.given[i][0].isalpha():
        return None
    dot = rng.choice([".", ""])
    return " ".join(n.given[:i] + [n.given[i][0] + dot] + n.given[i + 1:] +
                    n.surname)


def other_of(rng, groups, word, count):
    """Another word of the word's group; tokens joined by spaces."""
    for group in groups:
        if word in group[:count or None]:
            others = [w for w in group if w != word]
            return rng.choice(others)
    return None


def replaced(rng, n, groups, first_only=False, persons=None):
    if persons is not None and n.person != persons:
        return None
    for i in rng.sample(range(len(n.tokens)), len(n.tokens)):
        word = n.tokens[i].lower().strip(",;()")
        new = other_of(rng, groups, word, 1 if first_only else 0) or \
            other_of(rng, groups, word.rstrip("."), 1 if first_only else 0)
        if new:
            return " ".join(n.tokens[:i] + [match_case(new, n.tokens[i])] +
                            n.tokens[i + 1:])
    return None


def truncation(rng, n):
    text = n.natural()
    if len(text) > 38:
        return text[:35].rstrip() if len(text) < 50 else None
    if len(n.tokens) < 2 or len(n.tokens[-1]) < 6:
        return None
    return text[:-rng.randrange(2, len(n.tokens[-1]) - 3)]


def trailing(rng, n):
    return n.natural() + " " + rng.choice(words.TRAILING)


def form_at_end(n):
    """Where the legal form starts in the text, or None."""
    forms = {f for g in words.LEGAL_VARIANTS + words.LEGAL_TRANSLATIONS
             for f in g}
    low = n.natural().lower()
    for form in sorted(forms, key=len, reverse=True):
        if low.endswith(" " + form):
            return len(low) - len(form)
    return None


def legal(groups):
    def change(rng, n):
        at = None if n.person else form_at_end(n)
        if at is None:
            return None
        new = other_of(rng, groups, n.natural()[at:].lower(), 0)
        return new and n.natural()[:at] + match_case(new, n.natural()[at:])
    return change


def legal_dropped(rng, n):
    at = None if n.person else form_at_end(n)
    kept = n.natural()[:at].rstrip(" ,") if at else ""
    return kept if len(kept.split()) >= 2 else None


def acronym(rng, n):
    del rng
    small = {"of", "the", "and", "for", "de", "la", "del", "y", "el", "&"}
    at = form_at_end(n) or len(n.natural())
    tokens = n.natural()[:at].replace(",", " ").split()
    main = [t for t in tokens if t.lower() not in small]
    if n.person or not 3 <= len(main) <= 6 or not all(
            len(t) > 3 and t.isalpha() for t in main):
        return None
    return "".join(t[0] for t in main).upper()


def number(rng, n):
    if n.person:
        return None
    for i, t in enumerate(n.tokens):
        bare_token = t.strip(",.()")
        for row in words.NUMBERS:
            forms = row[:3] if bare_token in row[:3] else ()
            if i and bare_token.lower() in (row[1],) or i and forms:
                new = rng.choice([f for f in row[:3] if f != bare_token])
                return " ".join(n.tokens[:i] + [new] + n.tokens[i + 1:])
    return None


def edit(name):
    return lambda rng, n: with_token(rng, n, lambda t: EDITS[name](rng, t))


POSITIVES = {
    "case": case, "punctuation": punctuation, "diacritics": diacritics,
    "lost-character": lost, **{name: edit(name) for name in EDITS},
    "two-errors": two_errors, "homoglyph": homoglyph,
    "token-order": token_order, "surname-comma": surname_comma,
    "joined": joined, "split": split, "drop-middle": drop_middle,
    "add-middle": add_middle, "drop-second-surname": drop_second_surname,
    "particle": particle, "add-title": add_title,
    "remove-title": remove_title, "add-suffix": add_suffix,
    "initials": initials,
    "nickname": lambda r, n: None if len(n.tokens) < 2 else
                replaced(r, n, words.NICKNAMES, True, True),
    "romanisation": lambda r, n: replaced(r, n, words.ROMANISATIONS,
                                          persons=True),
    "truncation": truncation, "trailing-noise": trailing,
    "legal-variant": legal(words.LEGAL_VARIANTS),
    "legal-translation": legal(words.LEGAL_TRANSLATIONS),
    "legal-dropped": legal_dropped,
    "abbreviation": lambda r, n: replaced(r, n, words.ABBREVIATIONS,
                                          persons=False),
    "translated-word": lambda r, n: replaced(r, n, words.TRANSLATIONS, True,
                                             False),
    "acronym": acronym, "number-form": number,
}


# ---- negatives: two parties, names that come near --------------------------

def other_word(rng, pool, word):
    choices = [w for w in pool if w[:2].lower() != word[:2].lower()]
    return match_case(rng.choice(choices), word)


PATRONYMIC = re.compile(r"(?i)^\w{2,}(ovich|evich|ovych|ovna|evna|ivna)$")


def not_patronymic(rng, n):
    for i, t in enumerate(n.tokens):
        if n.person and PATRONYMIC.match(t):
            stem = other_word(rng, words.PATRONYMS, t)
            end = "ovna" if t.lower().endswith("na") else "ovich"
            new = match_case(stem + end, t)
            return n.text, " ".join(n.tokens[:i] + [new] + n.tokens[i + 1:])
    return None


def not_middle(rng, n):
    if not n.comma or len(n.given) != 2 or len(n.given[1]) < 4 or \
            PATRONYMIC.match(n.given[1]):
        return None
    pool = words.GIVEN["spanish" if len(n.surname) == 2 else "west"]
    new = other_word(rng, pool, n.given[1])
    return n.text, " ".join([n.given[0], new] + n.surname)


def not_initial(rng, n):
    if not n.comma or len(n.given) != 2 or not n.given[1][0].isalpha():
        return None
    own = n.given[1][0].upper()
    new = rng.choice([c for c in "ABCDEFGHJKLMNPRSTVW" if c != own])
    return (f"{n.given[0]} {own}. " + " ".join(n.surname),
            f"{n.given[0]} {new}. " + " ".join(n.surname))


def not_generation(rng, n):
    if not n.person or not 2 <= len(n.tokens) <= 4:
        return None
    a, b = rng.choice([("Jr.", "Sr."), ("II", "III"), ("Jr", "III"),
                       ("Sr", "II")])
    return n.natural() + " " + a, n.natural() + " " + b


NASAB = re.compile(r"(?i)^(.+?) (bin|ibn|ben) (\S+)(.*)$")


def not_nasab(rng, n):
    m = NASAB.match(n.natural()) if n.person else None
    if not m or m[3].lower().strip("-") in PARTICLES:
        return None
    new = other_word(rng, words.GIVEN["arab"], m[3])
    return n.text, f"{m[1]} {m[2]} {new}{m[4]}"


def swapped_nasab(rng, n):
    m = NASAB.match(n.natural()) if n.person else None
    if not m or m[1].lower() == m[3].lower() or " " in m[1] or \
            m[3].lower() in PARTICLES:
        return None
    return n.text, f"{m[3]} {m[2]} {m[1]}{m[4]}"


def not_nisbah(rng, n):
    m = re.match(r"(?i)^(\S+ .*)\b(al|el)-(\S+)$", n.natural())
    if not m or not n.person:
        return None
    new = other_word(rng, words.NISBAS, m[3])
    return n.text, f"{m[1]}{m[2]}-{new}"


def organisation(n):
    return not n.person and len(n.tokens) >= 2


def sister_number(rng, n):
    if not organisation(n):
        return None
    forms = rng.choice([0, 0, 2])
    a, b = rng.sample(words.NUMBERS[:9], 2)
    at = form_at_end(n) or len(n.natural())
    head, tail = n.natural()[:at].rstrip(), n.natural()[at:]
    return tuple(f"{head} {row[forms]} {tail}".strip() for row in (a, b))


def sister_place(rng, n):
    if not organisation(n):
        return None
    a, b = rng.sample(words.PLACES, 2)
    return f"{n.natural()} {a}", f"{n.natural()} {b}"


def sister_branch(rng, n):
    if not organisation(n) or len(n.tokens) > 4:
        return None
    return n.natural(), f"{n.natural()} {rng.choice(words.PLACES)}"


def sister_form(rng, n):
    at = None if n.person else form_at_end(n)
    if at is None or len(n.tokens) < 2:
        return None
    a, b = rng.choice(words.FORMS_APART)
    return n.natural()[:at] + a, n.natural()[:at] + b


def short_names(rng, n):
    del n
    a, b = rng.sample(words.SHORT, 2)
    other = rng.choice(words.SHORT_OTHER)
    return f"{a} {other}", f"{b} {other}"


def substring(rng, n):
    """A short distinctive word, hidden in a longer one."""
    if not n.surname or not 4 <= len(n.surname[-1]) <= 6 or \
            not n.surname[-1].isalpha() or not n.person:
        return None
    word = n.surname[-1].lower()
    hidden = rng.choice(["com", "pre", "sub", "trans", "un"]) + word + \
        rng.choice(["ing", "ism", "ary", "ent", "er"])
    return n.natural(), f"{hidden.capitalize()} {rng.choice(['Ltd', 'Group'])}"


def place_trap(rng, n):
    places = [t for t in n.tokens if t.lower().strip(",.") in words.COUNTRIES]
    if n.person or not places or len(n.tokens) < 2:
        return None
    what = rng.choice(["Travel Agency", "Cooking School", "Museum of Trains",
                       "Tea House", "Folk Music Ensemble"])
    return n.text, f"{places[0].strip(',.').title()} {what}"


def fixed_trap(rng, n):
    del n
    return rng.choice(words.TRAPS)


NEGATIVES = {
    "not:patronymic": not_patronymic, "not:middle-name": not_middle,
    "not:middle-initial": not_initial, "not:generation": not_generation,
    "not:nasab": not_nasab, "not:swapped-nasab": swapped_nasab,
    "not:nisbah": not_nisbah, "not:sister-number": sister_number,
    "not:sister-place": sister_place, "not:branch-place": sister_branch,
    "not:sister-form": sister_form, "not:short-names": short_names,
    "not:substring": substring, "not:place-trap": place_trap,
    "not:fixed-trap": fixed_trap,
}


def random_pairs(rng, rows, count):
    for _ in range(count):
        a, b = rng.sample(rows, 2)
        if a[0] != b[0] and a[1] == b[1]:
            yield a[1], a[2], b[2]


def siblings(rng, rows, count, by_surname):
    """Different persons of one list who share the surname, or the given
    name. (Two lists name the same person, so across lists it is not sure.)"""
    shared = defaultdict(list)
    for row in rows:
        n = Name(row[1], row[2])
        if n.person and 2 <= len(n.tokens) <= 3:
            part = n.surname[-1] if by_surname else n.given[0]
            if len(part) > 2:
                source = row[0].split("-")[0]
                shared[source, part.lower()].append((row, n))
    groups = sorted(k for k, v in shared.items() if len(v) > 1)
    for _ in range(count * 4 if groups else 0):
        (a, n), (b, m) = rng.sample(shared[rng.choice(groups)], 2)
        one, two = (n.given, m.given) if by_surname else (n.surname, m.surname)
        same = any(near(x, y) for x in one for y in two) or alike(one, two)
        if a[0] != b[0] and not same:
            yield "Person", a[2], b[2]


def near(a, b):
    """May two words be spellings of one? Then a pair is no sure negative."""
    a, b = bare(a), bare(b)
    return a[:1] == b[:1] and (a[:3] == b[:3] or abs(len(a) - len(b)) < 2)


def alike(one, two):
    return difflib.SequenceMatcher(None, bare("".join(one)), bare(
        "".join(two)), False).ratio() > 0.6


# ---- all of it -------------------------------------------------------------

def distinct(pairs, count):
    seen = set()
    for schema, a, b in pairs:
        key = (a, b)
        if key in seen or a == b:
            continue
        seen.add(key)
        yield schema, a, b
        if len(seen) == count:
            return


def positives(rng, rows, change):
    for _, schema, text in rng.sample(rows, len(rows)):
        n = Name(schema, text)
        new = change(rng, n) if n.tokens else None
        if new and bare(new):
            yield schema, new, text


def negatives(rng, rows, change):
    for _, schema, text in rng.sample(rows, len(rows)):
        n = Name(schema, text)
        pair = change(rng, n) if n.tokens else None
        if pair and bare(pair[0]) != bare(pair[1]):
            yield schema if n.person or change not in (
                short_names, fixed_trap) else "", *pair


def cases(rows, seed=1, count=200, only=None):
    """Yields (schema, name1, name2, is_match, group). rows: (id, schema,
    name), Latin names only are used."""
    rows = sorted(r for r in set(map(tuple, rows))
                  if latin(r[2]) and len(r[2]) < 120 and r[2].strip())
    makers = [(g, True, lambda r, f=f: positives(r, rows, f))
              for g, f in POSITIVES.items()]
    makers += [(g, False, lambda r, f=f: negatives(r, rows, f))
               for g, f in NEGATIVES.items()]
    makers += [
        ("not:random", False, lambda r: random_pairs(r, rows, count * 4)),
        ("not:same-surname", False, lambda r: siblings(r, rows, count, True)),
        ("not:same-given", False, lambda r: siblings(r, rows, count, False)),
    ]
    for group, is_match, make in makers:
        if only and group not in only:
            continue
        rng = random.Random(f"{seed}:{group}")
        for schema, a, b in distinct(make(rng), count):
            yield schema, a, b, is_match, group


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-category", type=int, default=200)
    parser.add_argument("--only", default="")
    parser.add_argument("names")
    options = parser.parse_args()
    with open(options.names, encoding="utf-8", newline="") as file:
        rows = [(r["id"], r["schema"], r["name"])
                for r in csv.DictReader(file)]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["schema", "name1", "name2", "is_match", "group"])
    only = set(filter(None, options.only.split(",")))
    for schema, a, b, is_match, group in cases(
            rows, options.seed, options.per_category, only):
        out.writerow([schema, a, b, str(is_match).lower(), group])


if __name__ == "__main__":
    main()
