# SPDX-License-Identifier: Apache-2.0
"""The forms of data/concept_words.tsv, as the engine looks them up.

Cyrillic is looked up in the Latin letters of data/letters.tsv, in which such
names are written too; every other script as it stands, for it may hold persons'
names that look the same in Latin letters.
"""
import re
import unicodedata

CYRILLIC = ("ru", "uk", "be", "bg")
OTHERS = ("el", "ar", "fa", "he", "zh", "ko")
LANGUAGES = CYRILLIC + OTHERS

# What is put to a stem; of nouns behind a consonant, and behind a vowel. Names
# stand in the nominative and the genitive, seldom in another case.
ADJECTIVE = {
    "ru": "ый ий ой ая ое ые ие ого его ую ых их ым о",
    "uk": "ий ій а е є і ого ої их іх о",
    "be": "ы і ая яя ае ыя ія ага ай ых іх а",
    "bg": "и а о е ият ия ата ото ите",
    "el": "ος ου ο οι ους ων α ας η ης ες"}
NOUN = {
    "ru": ("- а ы и е о ь ов ей я", "я и й ю е ем"),
    "uk": ("- а у и і о ь ів ей я", "я ї й ю е є"),
    "be": ("- а у ы і о ь аў я", "я і ю й ё"),
    "bg": ("- а ът я та и о е ов ите ове то", "я ята и ите е ето я"),
    "el": ("- ος ου ο οι ων α ας ες η ης εις εως ι",) * 2}
VOWELS = "аеиоуыэюяёіїєў"
HUSHED, NOT_BEHIND = "кгхжшщч", "ыь"  # Russian spelling

# Other ways to write the end of a word in Latin, in passports and the press.
TAILS = (("iy", ("y", "ii", "i")), ("yy", ("y", "yi", "iy")),
         ("yj", ("y",)), ("iya", ("ia",)), ("ii", ("iy",)))

ARABIC_LINKS = ("", "و", "ل", "ب", "لل", "وال", "بال")


def fold(word):
    """As tamiz folds it, without marks on Greek letters."""
    word = unicodedata.normalize("NFKC", word).casefold()
    if "\u0370" <= word[0] <= "\u1fff":
        word = "".join(c for c in unicodedata.normalize("NFD", word)
                       if not unicodedata.combining(c))
    return word


def forms(stem, language):
    """A word of the table with the endings that its mark asks for."""
    word, mark = stem.rstrip("+~"), stem[len(stem.rstrip("+~")):]
    if not mark:
        return [word]
    endings = ADJECTIVE[language] if mark == "~" else \
        NOUN[language][word[-1] in VOWELS]
    hushed = language == "ru" and word[-1] in HUSHED
    return [word + e.strip("-") for e in endings.split()
            if not (hushed and e[0] in NOT_BEHIND)]


def latin(word, letters):
    """Cyrillic in Latin letters, and as others write its end."""
    text = "".join(letters[c] for c in word)
    yield text
    for tail, others in TAILS:
        if text.endswith(tail):
            yield from (text[:-len(tail)] + o for o in others)
            return


def arabic(word, language):
    """With what is written as part of it (Arabic "and", "to", "in", the
    article; the Persian plural and link), with and without hamza, in letters of
    Arabic and of Persian, and with the final heh of both."""
    texts = [link + word for link in ARABIC_LINKS]
    if word[0] == "ل":  # tamiz does not cut "all-", which begins God's name
        texts.append("ال" + word)
    if language == "fa":
        texts = [word, word + "های"]
        if word[-1] in "او":
            texts.append(word + "ی")
    for text in texts:
        bare = re.sub("[أإآ]", "ا", text)
        for form in (text, bare, re.sub("ة$", "ه", text),
                     re.sub("ة$", "ه", bare)):
            yield form
            yield form.replace("ي", "ی").replace("ك", "ک")
            if language == "fa":
                yield form.replace("ی", "ي").replace("ک", "ك")


def keys(word, language):
    """As they are looked up; what is found inside a word begins with *."""
    if language in ("ar", "fa"):
        return [fold(form) for form in arabic(word, language)]
    if language in ("zh", "ko"):
        return ["*" + fold(word)]
    return [fold(form) for form in forms(word, language)]


def lone_letters(row):
    """Cyrillic words of one letter ("and"), which is a number or an initial
    in Latin letters."""
    for language in CYRILLIC:
        yield from (w for w in row[language].split() if len(w) == 1)


def plain_words(row):
    """The words of a row that need no ending or link to be looked up."""
    yield from lone_letters(row)
    for language in ("ar", "fa", "he"):
        yield from map(fold, row[language].split())


def script_words(row):
    """All but the Cyrillic words of a row, as they are looked up."""
    for language in OTHERS:
        for word in row[language].split():
            yield from keys(word, language)


def latin_words(row, letters):
    """The Cyrillic words of a row in Latin letters."""
    for language in CYRILLIC:
        for word in row[language].split():
            for form in forms(word, language) if len(word) > 1 else ():
                yield from latin(form, letters)
