# SPDX-License-Identifier: Apache-2.0
"""The ways in which the names of two parties come near: each takes a random
sequence and a Name and gives two names, or None where it does not apply."""
import difflib
import re
from collections import defaultdict

import mutate_words as words
from mutate_name import PARTICLES, Name, bare, form_at_end, match_case


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
    if not m or " " in m[1] or m[1].lower() == m[3].lower():
        return None
    if {m[3].lower(), n.tokens[-1].lower()} & PARTICLES:
        return None
    return n.natural(), f"{m[3]} {m[2]} {m[1]}{m[4]}"


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
