# SPDX-License-Identifier: Apache-2.0
"""A name with what can be told of its parts, and small words about it."""
import re
import unicodedata

import mutate_words as words

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


def form_at_end(n):
    """Where the legal form starts in the text, or None."""
    forms = {f for g in words.LEGAL_VARIANTS + words.LEGAL_TRANSLATIONS
             for f in g}
    low = n.natural().lower()
    for form in sorted(forms, key=len, reverse=True):
        if low.endswith(" " + form):
            return len(low) - len(form)
    return None
