# SPDX-License-Identifier: Apache-2.0
"""Words that tools/mutate.py writes names anew with: common knowledge of how
names are spelt, shortened and translated. Each group is one line of words that
mean the same; the engine's own tables in data/ are not read on purpose."""


def groups(text):
    """One list of words per line; several-word forms use "_" for a space."""
    return [[w.replace("_", " ") for w in line.split()]
            for line in text.strip().splitlines()]


ROMANISATIONS = groups("""
muhammad mohammed mohamed mohammad mohamad muhammed
ahmad ahmed ahmet
hussein husayn hussain hossein husain
hassan hasan hassane
yusuf yousef youssef yusef
abdullah abdallah abdulla
ibrahim ebrahim ibraheem
mahmud mahmoud mahmood mehmood
mustafa mostafa moustafa
khalid khaled
omar umar
said saeed sa'id
hamid hameed
rashid rasheed rachid
jamal gamal djamel
sulayman suleiman soleyman sulaiman
ali aly
aleksandr alexander oleksandr alexandr aleksander
sergei sergey serhii sergej
yuri yuriy yury iurii
dmitry dmitri dmitriy dmytro
vladimir volodymyr wladimir
nikolai nikolay mykola nikolaj
andrei andrey andrii
evgeny yevgeniy evgenii yevgeny
mikhail mykhailo michail
oleg oleh
igor ihor
aleksei alexey oleksii aleksey
viktor victor
grigory grigoriy hryhorii
""")

NICKNAMES = groups("""
aleksandr sasha
vladimir volodya vova
dmitry dima
dmitriy dima
mikhail misha
nikolai kolya
sergei seryozha
sergey seryozha
ivan vanya
yevgeniy zhenya
aleksei alyosha
francisco paco pancho
jose pepe
guadalupe lupe
ignacio nacho
manuel manolo
rafael rafa
robert bob rob bobby
william bill will
richard dick rick
james jim jimmy
john jack
michael mike
joseph joe
thomas tom
edward ed ted
charles chuck charlie
elizabeth liz beth
katherine kate kathy
margaret peggy maggie
anthony tony
daniel dan danny
david dave
giuseppe beppe pino
giovanni gianni
mehmet memo
""")

TITLES = ("Mr", "Mr.", "Dr", "Dr.", "Prof.", "General", "Gen.", "Sheikh",
          "Shaykh", "Hajji", "Haji", "Mullah", "Maulavi", "Sayyid", "Eng.",
          "Col.", "Minister", "Señor", "Don")
SUFFIXES = ("Jr", "Jr.", "Sr", "II", "III")
TRAILING = ("SA", "LTD", "(beneficiary)", "account 0044718", "DOB 1964",
            "Moscow", "c/o", "- ref 2214", "/ USD", "and family")

LEGAL_VARIANTS = groups("""
llc l.l.c. limited_liability_company
ltd ltd. limited
inc inc. incorporated
corp corp. corporation
co co. company
gmbh gesellschaft_mit_beschränkter_haftung
jsc joint_stock_company joint-stock_company
pjsc public_joint_stock_company
ooo o.o.o. obshchestvo_s_ogranichennoi_otvetstvennostyu
oao o.a.o. otkrytoe_aktsionernoe_obshchestvo
zao z.a.o. zakrytoe_aktsionernoe_obshchestvo
pao p.a.o. publichnoe_aktsionernoe_obshchestvo
s.a. sa sociedad_anonima
s.a._de_c.v. sa_de_cv sociedad_anonima_de_capital_variable
s.r.l. srl
fze f.z.e. free_zone_establishment
plc p.l.c. public_limited_company
llp limited_liability_partnership
""")
LEGAL_TRANSLATIONS = groups("""
ooo llc ltd ооо gmbh s.r.l.
jsc oao ao s.a.
pjsc pao
limited ltd gmbh llc
company compañia kompaniya
""")
FORMS_APART = (("AG", "GmbH"), ("LLC", "JSC"), ("PLC", "LLP"), ("SA", "SARL"),
               ("OOO", "OAO"), ("GmbH", "KG"), ("S.p.A.", "S.r.l."))

ABBREVIATIONS = groups("""
company co
international intl int'l
brothers bros
corporation corp
manufacturing mfg
industries ind
association assn assoc
organization org organisation
university univ
institute inst
department dept
national natl nat'l
development dev
engineering eng engr
and &
general gen
technology tech
group grp
services svcs
transport trans
government govt
commercial comm
enterprise ent
""")

TRANSLATIONS = groups("""
bank banco banque banka
university universidad universite universität
ministry ministerio ministere
institute instituto institut
foundation fundacion fondation stiftung
association asociacion associazione
center centro centre zentr
factory fabrica zavod
brigade brigada
army ejercito armee
company compania compagnie kompaniya
national nacional nationale natsionalny
movement movimiento mouvement
group grupo groupe gruppa
""")

NUMBERS = [("1", "one", "I", "first"), ("2", "two", "II", "second"),
           ("3", "three", "III", "third"), ("4", "four", "IV", "fourth"),
           ("5", "five", "V", "fifth"), ("6", "six", "VI", "sixth"),
           ("7", "seven", "VII", "seventh"), ("8", "eight", "VIII", "eighth"),
           ("9", "nine", "IX", "ninth"), ("10", "ten", "X", "tenth"),
           ("11", "eleven", "XI", "eleventh"), ("12", "twelve", "XII",
                                                "twelfth")]

PLACES = ("Chile", "Peru", "Mexico", "Germany", "Dubai", "Hong Kong", "Panama",
          "Cyprus", "London", "Moscow", "Beirut", "Kenya", "Turkey", "Vietnam",
          "Singapore", "Spain")
COUNTRIES = ("iran", "cuba", "russia", "syria", "libya", "sudan", "yemen",
             "iraq", "moscow", "crimea", "belarus", "mali", "florida",
             "damascus", "tehran", "donetsk", "korea", "myanmar", "kabul",
             "colombia", "mexico", "nicaragua", "venezuela")

GIVEN = {
    "west": "Adam Brian Carl Derek Edgar Felix Gordon Harold Ivor Kenneth "
            "Leonard Marvin Norman Oscar Patrick Quentin Roland Stuart Tobias "
            "Vernon Walter".split(),
    "spanish": "Alberto Bernardo Camilo Diego Esteban Fermin Gonzalo Horacio "
               "Isidro Julian Leandro Marcelo Norberto Octavio Pablo Ramiro "
               "Santiago Tomas".split(),
    "arab": "Adil Bashir Faysal Ghassan Haytham Imad Jabir Karim Luqman Marwan "
            "Nabil Qasim Ramzi Samir Tariq Walid Yasin Ziyad".split(),
}
PATRONYMS = "Anton Boris Denis German Ivan Konstantin Leonid Maksim Nikolay " \
    "Pavel Roman Stanislav Taras Vadim Yakov".split()
NISBAS = "Baghdadi Basri Halabi Hamawi Homsi Jazairi Kuwaiti Maghribi Masri " \
    "Mosuli Qatari Sanani Shami Tikriti Tunisi".split()
SHORT = "Li Lu Le La Wu Hu Xu Su Yu Ma Na Ha An On Ho Ko Bo Bi Ba".split()
SHORT_OTHER = "Wei Jun Min Ali Ana Eva Ivo Kim Lim Tan".split()
TRAPS = (
    ("Putin", "Computing"), ("Vladimir Putin", "Vladimir Computing Ltd"),
    ("Miami, Florida", "Florida, Cuba"), ("Tren de Aragua", "Nicaragua trains"),
    ("Assad", "Ambassador"), ("Bashar Assad", "Ambassador Bashar Hotel"),
    ("ISIS", "Crisis Group"), ("Hamas", "Bahamas Bank"), ("ETA", "Meta Inc"),
    ("FARC", "Farcas Ion"), ("Orion", "Orionis Travel"), ("Kim", "Kimberly"),
    ("Ali", "Alitalia"), ("Cuba", "Scuba Club"), ("Iran", "Miran Foods"),
    ("Oman", "Roman Oman Pizza"), ("Mali", "Somali Relief"),
    ("Lazarus Group", "Lazar Grup Invest"), ("Wagner", "Wagnerian Society"),
    ("Sinaloa Cartel", "Sinaloa Avocado Growers"), ("Taliban", "Italiban Spa"),
    ("Gulf Cartel", "Gulf Carpets"), ("Houthi", "South Income Fund"),
)
