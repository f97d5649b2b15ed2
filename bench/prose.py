#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Text that reads like the news, from a seed.

usage: prose.py FOLDER NAMES.tsv OUT.txt [--bytes=N] [--seed=N] [--listed=N]

About one word in six has a capital. People are members of the US Congress and
the made-up persons of FOLDER/data/clean, firms its companies, none of them
listed; of those whose words are all in one name of NAMES.tsv (from lists.py)
none is taken. With --listed every so many sentences have a listed name too;
0 (the default) makes text in which each mention is a false one. The names that
were put in are in OUT.txt.names, a line each.
"""
import csv
import io
import random
import re
import sys

from lists import content

PLACES = """Vienna|Nairobi|Lima|Geneva|London|New York|Houston|Panama City|
Caracas|Mexico City|Madrid|Istanbul|Dubai|Singapore|Warsaw|Tallinn|Johannesburg|
Sao Paulo|Buenos Aires|Hong Kong|Shanghai|Tokyo|Moscow|Tehran|Damascus|Beirut|
Nicosia|Valletta|Bratislava|Zagreb|the Hague|Washington|Los Angeles|El Paso|
Monterrey|Guadalajara|the Gulf of Mexico|the Black Sea|Northern Ireland|Bavaria|
Catalonia|the Suez Canal|North Carolina|West Bengal|New South Wales""".replace(
    "\n", "").split("|")
NATIONS = """Venezuelan|Mexican|American|German|French|Russian|Iranian|Turkish|
Chinese|Colombian|Nicaraguan|British|Dutch|Polish|Ukrainian|Syrian|Nigerian|
Kenyan|Indian|Pakistani|Brazilian|Swiss|Austrian|Korean|Japanese""".replace(
    "\n", "").split("|")
BODIES = """Ministry of Finance|Supreme Court|Central Bank|European Commission|
White House|Senate|House of Commons|State Department|United Nations|World Bank|
National Assembly|Coast Guard|Port Authority|Federal Reserve|Red Cross|
Reuters|The Wall Street Journal|Chamber of Commerce|Football Association|
International Monetary Fund|Court of Appeal|Department of Justice|
Committee on Foreign Affairs|City Council|Ministry of the Interior|
Securities and Exchange Commission|Phoenix Suns|World Cup|Premier League|
Human Rights Watch|Trade Union Congress""".replace("\n", "").split("|")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = ("January February March April May June July August September October "
          "November December").split()
ROLES = """minister|spokeswoman|analyst|director|prosecutor|judge|senator|
chairman|engineer|captain|lawyer|banker|professor|mayor|witness|inspector|
trader|ambassador|secretary|doctor|farmer|driver""".replace("\n", "").split("|")
NOUNS = """agreement harbour budget inquiry vessel pipeline shipment election
company strike storm verdict contract investment hospital railway forecast
reform market currency factory union border treaty parliament drought campaign
warehouse container school bridge loan sanction tariff account report protest
airport newspaper crowd village island tax law project season harvest price
engine school record permit audit summit deal cabinet army fleet network""".split()
VERBS = """announced rejected welcomed delayed approved investigated criticised
published signed opened closed described questioned supported inspected visited
financed postponed defended completed ordered denied cancelled reviewed""".split()
ADJECTIVES = """new long public private expensive quiet northern modest large
unexpected regional domestic heavy recent senior local foreign annual open final
early narrow steady difficult short major temporary industrial""".split()
TAILS = """after months of talks|as the rain went on|because prices had risen|
without giving a reason|while the vote was still open|in spite of the costs|
before the end of the year|and nobody was hurt|which surprised few observers|
but it may take years|when the harbour was closed|to the relief of the workers|
according to two people who know of it|though the details are not settled|
for the third time since spring|and more is to follow""".replace(
    "\n", "").split("|")


class Prose:
    def __init__(self, folder, listed, seed):
        self.random = random.Random(seed)
        listed_words = [frozenset(words(name)) for name in listed]
        by_word = {}
        for name in listed_words:
            for word in name:
                by_word.setdefault(word, []).append(name)
        self.by_word = by_word
        self.people = self.clean(folder, "clean/us_congress.csv", 300) + \
            self.clean(folder, "clean/persons_us.csv.zst", 4000)
        self.firms = self.clean(folder, "clean/companies.csv.zst", 3000)
        self.listed = listed
        self.put_in = []

    def is_listed(self, name):
        own = set(words(name))
        if not own:
            return True
        rare = min(own, key=lambda word: len(self.by_word.get(word, ())))
        return any(own <= name for name in self.by_word.get(rare, ()))

    def clean(self, folder, path, most):
        rows = list(csv.reader(io.StringIO(content(folder, path))))[1:]
        self.random.shuffle(rows)
        names = []
        for row in rows:
            if len(names) == most:
                break
            if row[0][:1].isalpha() and not self.is_listed(row[0]):
                names.append(row[0])
        return names

    def person(self):
        name = self.random.choice(self.people)
        return self.random.choice([name, name, name.split()[-1],
                                   "Mr " + name.split()[-1]])

    def thing(self):
        words = [self.random.choice(NOUNS)]
        while self.random.random() < 0.5:
            words.insert(0, self.random.choice(ADJECTIVES))
        return "the " + " ".join(words)

    def subject(self):
        pick = self.random.choice
        return self.random.choices(
            [self.thing, lambda: "a " + pick(ROLES), self.person,
             lambda: "the " + pick(BODIES), lambda: pick(self.firms),
             lambda: "the " + pick(NATIONS) + " " + pick(ROLES),
             lambda: pick(ROLES) + " " + pick(self.people)],
            [8, 5, 4, 2, 1, 2, 1])[0]()

    def sentence(self):
        pick, chance = self.random.choice, self.random.random
        text = f"{self.subject()} {pick(VERBS)} {self.thing()}"
        if chance() < 0.35:
            text += f" in {pick(PLACES)}"
        if chance() < 0.25:
            text += pick([f" on {pick(DAYS)}", f" in {pick(MONTHS)}",
                          f" on {pick(MONTHS)} {int(chance() * 28) + 1}"])
        if chance() < 0.7:
            text += pick([", ", " "]) + pick(TAILS)
        if chance() < 0.3:
            text += f", and {self.subject()} {pick(VERBS)} {self.thing()}"
        if chance() < 0.12:
            text = f"\u201c{text[0].upper() + text[1:]},\u201d {self.person()} said"
        return text[0].upper() + text[1:] + "."

    def with_name(self, name):
        pick = self.random.choice
        form = pick([name, name, name.upper(), name + "'s"])
        self.put_in.append(form)
        return f"The {pick(NOUNS)} of {form} was {pick(VERBS)}."

    def text(self, size, every):
        out, total, count = [], 0, 0
        while total < size:
            lines = []
            for _ in range(self.random.randint(2, 6)):
                count += 1
                lines.append(self.sentence())
                if every and count % every == 0:
                    lines.append(self.with_name(
                        self.random.choice(self.listed)))
            out.append(" ".join(lines))
            total += len(out[-1].encode()) + 2
        return "\n\n".join(out) + "\n"


def words(name):
    return re.findall(r"\w+", name.lower())


def main():
    operands = [word for word in sys.argv[1:] if not word.startswith("--")]
    options = dict(word[2:].split("=", 1) for word in sys.argv[1:]
                   if word.startswith("--"))
    folder, names, path = operands
    with open(names, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    listed = [row[4] for row in rows if row[3] != "weakAlias"]
    prose = Prose(folder, listed, int(options.get("seed", 1)))
    text = prose.text(int(options.get("bytes", 4 << 20)),
                      int(options.get("listed", 0)))
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    with open(path + ".names", "w", encoding="utf-8") as out:
        out.write("".join(name + "\n" for name in prose.put_in))


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main()
