# SPDX-License-Identifier: Apache-2.0
"""The ways in which one name is written twice: each takes a random sequence
and a Name and gives the other spelling, or None where it does not apply."""
import re
import unicodedata

import mutate_words as words
from mutate_name import PARTICLES, form_at_end, match_case

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
