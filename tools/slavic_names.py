#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Slavic given names and patronymics in the romanisations of many countries.

usage: slavic_names.py data   (rewrites name_families.tsv there)

NAMES holds a name in Russian, Ukrainian and Belarusian, all of one family.
Their patronymics follow by rule, and each is written as letters.tsv has it, as
passports do (ICAO 9303, KMU resolution 55 of 2010, BGN/PCGN) and as German, French, Swedish, Polish,
Czech and Hungarian newspapers write it. What the table has already stays; a
form that two families would have is left to neither.
"""
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

NAMES = """
Александр Олександр Аляксандр|Алексей Олексій Аляксей|Анатолий Анатолій Анатоль
Андрей Андрій Андрэй|Антон Антон Антон|Аркадий Аркадій Аркадзь
Арсений Арсеній Арсень|Артём Артем Арцём|Артур Артур Артур
Афанасий Панас Апанас|Богдан Богдан Багдан|Борис Борис Барыс
Вадим Вадим Вадзім|Валентин Валентин Валянцін|Валерий Валерій Валеры
Василий Василь Васіль|Виктор Віктор Віктар|Виталий Віталій Віталь
Владимир Володимир Уладзімір|Владислав Владислав Уладзіслаў
Всеволод Всеволод Усевалад|Вячеслав Вячеслав Вячаслаў
Геннадий Геннадій Генадзь|Георгий Георгій Георгій|Герман Герман Герман
Глеб Гліб Глеб|Григорий Григорій Рыгор|Даниил Данило Данііл
Денис Денис Дзяніс|Дмитрий Дмитро Дзмітрый|Евгений Євген Яўген
Егор Єгор Ягор|Ефим Юхим Яўхім|Захар Захар Захар|Иван Іван Іван
Игнат Гнат Ігнат|Игорь Ігор Ігар|Илья Ілля Ілья|Кирилл Кирило Кірыл
Константин Костянтин Канстанцін|Леонид Леонід Леанід|Максим Максим Максім
Марат Марат Марат|Матвей Матвій Мацвей|Мирослав Мирослав Міраслаў
Михаил Михайло Міхаіл|Никита Микита Мікіта|Николай Микола Мікалай
Олег Олег Алег|Павел Павло Павел|Пётр Петро Пётр|Ростислав Ростислав Расціслаў
Роман Роман Раман|Руслан Руслан Руслан|Святослав Святослав Святаслаў
Семён Семен Сямён|Сергей Сергій Сяргей|Станислав Станіслав Станіслаў
Степан Степан Сцяпан|Тарас Тарас Тарас|Тимофей Тимофій Цімафей
Тимур Тимур Цімур|Фёдор Федір Фёдар|Юрий Юрій Юрый|Яков Яків Якаў
Ярослав Ярослав Яраслаў|Эдуард Едуард Эдуард|Валериан Валеріан Валяр'ян
Лев Лев Леў|Рустам Рустам Рустам|Рафаил Рафаїл Рафаіл|Игнатий Ігнатій Ігнацій
Эмиль Еміль Эміль|Вениамин Веніамін Веніямін|Филипп Пилип Піліп
Адам Адам Адам|Казимир Казимир Казімір|Иосиф Йосип Іосіф|Давид Давид Давід
Марк Марк Марк|Чеслав Чеслав Часлаў|Бронислав Броніслав Браніслаў
Мечислав Мечислав Мечыслаў|Альберт Альберт Альберт|Ринат Рінат Рынат
Шамиль Шаміль Шаміль|Рашид Рашид Рашыд|Измаил Ізмаїл Ізмаіл
"""
WOMEN = """
Александра Олександра Аляксандра|Алина Аліна Аліна|Алла Алла Ала
Анастасия Анастасія Анастасія|Анжелика Анжеліка Анжаліка|Анна Ганна Ганна
Валентина Валентина Валянціна|Валерия Валерія Валерыя|Вера Віра Вера
Виктория Вікторія Вікторыя|Галина Галина Галіна|Дарья Дарія Дар'я
Евгения Євгенія Яўгенія|Екатерина Катерина Кацярына|Елена Олена Алена
Елизавета Єлизавета Лізавета|Жанна Жанна Жанна|Зинаида Зінаїда Зінаіда
Инна Інна Іна|Ирина Ірина Ірына|Ксения Ксенія Ксенія|Лариса Лариса Ларыса
Лидия Лідія Лідзія|Любовь Любов Любоў|Людмила Людмила Людміла
Марина Марина Марына|Мария Марія Марыя|Надежда Надія Надзея
Наталья Наталія Наталля|Нина Ніна Ніна|Оксана Оксана Аксана
Ольга Ольга Вольга|Полина Поліна Паліна|Светлана Світлана Святлана
София Софія Софія|Тамара Тамара Тамара|Татьяна Тетяна Таццяна
Юлия Юлія Юлія|Яна Яна Яна
"""

# Letters by way of writing; the first row is what all have in common.
BASE = dict(zip("абвгґдзийклмнопрстуфыі'", "a b v g g d z i i k l m n o p r s "
                "t u f y i".split() + [""]))
WAYS = {
    "passport": dict(ж="zh", х="kh", ц="ts", ч="ch", ш="sh", щ="shch", ю="iu",
                     я="ia", ъ="", ь="", э="e", е="e", ё="e", й="i"),
    "bgn": dict(ж="zh", х="kh", ц="ts", ч="ch", ш="sh", щ="shch", ю="yu",
                я="ya", ъ="", ь="", э="e", е="e", ё="yo", й="y"),
    "german": dict(ж="sch", х="ch", ц="z", ч="tsch", ш="sch", щ="schtsch",
                   ю="ju", я="ja", ъ="", ь="", э="e", е="e", ё="jo", й="j",
                   в="w"),
    "french": dict(ж="j", х="kh", ц="ts", ч="tch", ш="ch", щ="chtch", ю="iou",
                   я="ia", ъ="", ь="", э="e", е="e", ё="io", й="i", у="ou"),
    "swedish": dict(ж="zj", х="ch", ц="ts", ч="tj", ш="sj", щ="sjtj", ю="ju",
                    я="ja", ъ="", ь="", э="e", е="e", ё="jo", й="j"),
    "polish": dict(ж="z", х="ch", ц="c", ч="cz", ш="sz", щ="szcz", ю="ju",
                   я="ja", ъ="", ь="", э="e", е="e", ё="jo", й="j", в="w"),
    "czech": dict(ж="z", х="ch", ц="c", ч="c", ш="s", щ="sc", ю="ju", я="ja",
                  ъ="", ь="", э="e", е="e", ё="jo", й="j"),
    "hungarian": dict(ж="zs", х="h", ц="c", ч="cs", ш="s", щ="scs", ю="ju",
                      я="ja", ъ="", ь="", э="e", е="e", ё="jo", й="j"),
}
LANGUAGES = {"ru": {}, "uk": {"г": "h", "и": "y"}, "be": {"г": "h", "ў": "u"}}
VOWELS = "аеёиоуыэюяіїє"


def written(word, way, language):
    """The word in one way, with "ye" where the passport rules have it."""
    letters = {**BASE, **WAYS[way], **LANGUAGES[language]}
    iot = {"passport": "i", "bgn": "y", "french": "i"}.get(way, "j")
    letters.update(є=iot + "e", ї=iot + "i")
    if way == "passport" and language == "uk":
        letters["ї"] = "i"
    out = []
    for i, c in enumerate(word):
        before = word[i - 1] if i else ""
        starts = not before or before in VOWELS + "ьъ'й"
        if c in "её" and language == "be" and before not in "":
            out.append(iot + ("e" if c == "е" else "o"))
            continue
        if c == "е" and language == "ru" and starts and way in (
                "bgn", "german", "swedish", "polish", "czech", "hungarian"):
            out.append(iot + "e")
            continue
        if language == "uk" and starts and not i and c in "єїюя":
            out.append("y" + {"є": "e", "ї": "i", "ю": "u", "я": "a"}[c]
                       if way in ("bgn", "passport") else letters[c])
            continue
        out.append(letters[c])
    return "".join(out)


def endings(text):
    """-ий and its like end in five ways."""
    yield text
    for end in ("ii", "iy", "ij", "yi", "yy", "yj"):
        if text.endswith(end):
            stem = text[:-2]
            yield from (stem + e for e in ("ii", "iy", "ij", "i", "y", "yi"))


def patronymics(name, language):
    """(son's, daughter's) endings, by the grammar of the language."""
    sons, daughters = {"ru": ("ович", "овна"), "uk": ("ович", "івна"),
                       "be": ("авіч", "аўна")}[language]
    soft = {"ru": ("евич", "евна"), "uk": ("йович", "ївна"),
            "be": ("евіч", "еўна")}[language]
    last = name[-1]
    if last == "й" and language == "ru" and name[-2] == "и":
        stem = name[:-2]
        yield stem + "ьевич", stem + "ьевна"
        yield stem + "иевич", stem + "иевна"
    elif last == "й":
        yield name[:-1] + soft[0], name[:-1] + soft[1]
    elif last == "ь" and language != "uk":
        yield name[:-1] + soft[0], name[:-1] + soft[1]
    elif last == "ь":
        yield name[:-1] + "ьович", name[:-1] + "івна"
    elif last in "ая":
        yield name[:-1] + "ич", name[:-1] + "ична"
        yield name[:-1] + "ич", name[:-1] + "инична"
    elif last == "о" and language == "uk":
        yield name[:-1] + "ович", name[:-1] + "івна"
    elif last not in VOWELS:
        yield name + sons, name + daughters


SPECIAL = {  # where the rule goes wrong
    "Михаил": ["Михайлович Михайловна"], "Михайло": ["Михайлович Михайлівна"],
    "Міхаіл": ["Міхайлавіч Міхайлаўна"], "Микола": ["Миколайович Миколаївна"],
    "Григорій": ["Григорович Григорівна"], "Пётр": ["Петрович Петровна"],
    "Лев": ["Львович Львовна"], "Яков": ["Яковлевич Яковлевна"],
    "Павел": ["Павлович Павловна"], "Якаў": ["Якаўлевіч Якаўлеўна"],
    "Илья": ["Ильич Ильинична"], "Ілля": ["Ілліч Іллівна"],
    "Сцяпан": ["Сцяпанавіч Сцяпанаўна"], "Валеры": ["Валер'евіч Валер'еўна"],
    "Юрый": ["Юр'евіч Юр'еўна"], "Рыгор": ["Рыгоравіч Рыгораўна"],
    "Дзмітрый": ["Дзмітрыевіч Дзмітрыеўна"], "Анатоль":
    ["Анатольевіч Анатольеўна"], "Аркадзь": ["Аркадзьевіч Аркадзьеўна"],
    "Генадзь": ["Генадзьевіч Генадзьеўна"], "Віталь": ["Вітальевіч Вітальеўна"],
    "Васіль": ["Васільевіч Васільеўна"], "Федір": ["Федорович Федорівна"],
    "Яків": ["Якович Яківна"], "Лeў": ["Львовіч Львоўна"],
}


def own_letters(data):
    rows = (line.rstrip("\n").split("\t") for line in
            open(data / "letters.tsv", encoding="utf-8"))
    return {r[0]: r[2] for r in rows if len(r) > 2 and r[1] == "Cyrl"}


def forms(own):
    """(kind, key of the family, romanised forms) of every name."""
    for table, men in ((NAMES, True), (WOMEN, False)):
        for line in table.strip().splitlines():
            for group in line.split("|"):
                found = defaultdict(set)
                for word, language in zip(group.split(), LANGUAGES):
                    add = [("given", word)]
                    rows = SPECIAL.get(word)
                    pairs = [r.split() for r in rows] if rows else \
                        patronymics(word, language) if men else ()
                    for son, daughter in pairs:
                        add += [("son", son), ("daughter", daughter)]
                    for kind, text in add:
                        found[kind].add("".join(
                            own.get(c, "") for c in text.lower()))
                        for way in WAYS:
                            plain = written(text.lower(), way, language)
                            found[kind].update(
                                endings(plain) if kind == "given" else [plain])
                for kind, words in found.items():
                    yield group.split()[0], kind, words


def main():
    data = Path(sys.argv[1])
    path = data / "name_families.tsv"
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    head = [x for x in lines if x.startswith("#") or x == "name\tfamily"]
    table = dict(x.split("\t") for x in lines if x not in head)
    new = defaultdict(set)
    for name, kind, words in forms(own_letters(data)):
        votes = [table[w] for w in sorted(words) if w in table]
        # the family that most of the forms are of by now, else a fresh one
        family = max(sorted(set(votes)), key=votes.count) if votes else \
            min(words, key=lambda w: (len(w), w))
        for word in words:
            if word not in table and len(word) > 2:
                new[word].add(family)
    for word, families in new.items():
        if len(families) == 1:
            table[word] = families.pop()
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(head) + "\n")
        for word in sorted(table):
            file.write(f"{word}\t{table[word]}\n")


if __name__ == "__main__":
    assert unicodedata.is_normalized("NFC", NAMES)
    main()
