/* SPDX-License-Identifier: Apache-2.0 */
/* One row for each way in which a name is written twice, or in which two
 * parties' names come near: on which side of the usual threshold it falls.
 * docs/accuracy.md has the rates. The names are those of the lists of OFAC, UN,
 * EU and UK of 2023-12 to 2026-08, changed on one side, or invented. */
#include "test.h"

#include "name_compare.h"

#define PERSON TAMIZ_NAME_PERSON
#define OTHER  TAMIZ_NAME_OTHER

// clang-format off
static const struct {
    bool same; tamiz_name_sort sort; const char *a, *b, *what;
} pairs[] = {
    {true, PERSON, "IMAD MUGHNIYAH", "Imad, Mughniyah.", "case, punctuation, marks"},
    {true, PERSON, "Nicolás Maduro Moros", "NICOLAS MADURO MOROS", "marks"},
    {true, PERSON, "Schr?dinger Erwin", "Erwin Schrödinger", "lost letter"},
    {true, PERSON, "Vyacheslav Duh_n", "Vyacheslav DUHIN", "lost letter"},
    {true, PERSON, "Vladmir Putin", "PUTIN, Vladimir Vladimirovich", "deletion"},
    {true, PERSON, "Sergei Lavrrov", "LAVROV, Sergei Viktorovich", "insertion"},
    {true, PERSON, "Ramzan Kadyrob", "KADYROV, Ramzan Akhmatovich", "substitution"},
    {true, PERSON, "Ismail Haniyhe", "HANIYEH, Ismail", "transposition"},
    {true, PERSON, "Hasan Nasralah", "NASRALLAH, Hasan", "double letters"},
    {true, PERSON, "Aleksander Lukashemco", "LUKASHENKO, Aleksandr", "two errors"},
    {true, PERSON, "Joaquin Guzmsn Loera", "GUZMAN LOERA, Joaquin", "keyboard"},
    {true, PERSON, "Mad0ro Moros", "MADURO MOROS", "OCR"},
    {true, PERSON, "1van DEMCHENKO", "DEMCHENKO, Ivan", "digit look-alikes"},
    {true, PERSON, "N1colas Mad0ro", "Nicolas Madoro", "digit look-alikes"},
    {true, PERSON, "Vlаdimir Рutin", "Vladimir Putin", "homoglyphs"},
    {true, PERSON, "Un Jong Kim", "KIM, Jong Un", "token order"},
    {true, PERSON, "Maduro Moros, Nicolas", "Nicolas Maduro Moros", "surname first"},
    {true, PERSON, "Abdulrahman Yasin", "YASIN, Abdul Rahman", "joined"},
    {true, PERSON, "Abd al-Halim Remadna", "Abdelhalim REMADNA", "joined"},
    {true, PERSON, "Najib Ullah Haqqani", "Najibullah HAQQANI", "split"},
    {true, PERSON, "Nicolas Maduro", "MADURO MOROS, Nicolas", "middle name left out"},
    {true, PERSON, "Viktor Anatolyevich Bout", "BOUT, Viktor", "middle name added"},
    {true, PERSON, "Igor Sechin", "SECHIN, Igor Ivanovich", "patronymic left out"},
    {true, PERSON, "Joaquin Guzman", "GUZMAN LOERA, Joaquin", "second surname left out"},
    {true, PERSON, "Bin Laden Osama", "Usama LADIN", "particles"},
    {true, PERSON, "General Qasem Soleimani", "SOLEIMANI, Qasem", "title"},
    {true, PERSON, "Ovidio Guzman Lopez Jr.", "GUZMAN LOPEZ, Ovidio", "generation"},
    {true, PERSON, "V. V. Putin", "PUTIN, Vladimir Vladimirovich", "initials"},
    {true, PERSON, "SILCHENKO F.", "SILCHENKO, Oleg F.", "initials"},
    {true, PERSON, "Sasha Bortnikov", "BORTNIKOV, Aleksandr", "nickname"},
    {true, PERSON, "Pepe Guizar Valencia", "GUIZAR VALENCIA, Jose", "nickname"},
    {true, OTHER, "ISLAMIC REVOLUTIONARY GUARD CORPS A", "ISLAMIC REVOLUTIONARY GUARD CORPS AEROSPACE FORCE", "truncation"},
    {true, PERSON, "Qasem Soleim", "SOLEIMANI, Qasem", "truncation inside the last word"},
    {true, PERSON, "Qasem Soleimani", "Qasem Soleim", "truncation, listed"},
    {true, PERSON, "Andrei Nikolayevich Buna", "Andrei Nikolayevich BUNAKOV", "truncation to four letters, two words agree"},
    {true, OTHER, "Nordwind Transpor", "NORDWIND TRANSPORTATION", "truncation of a generic word"},
    {false, PERSON, "Qasem Sole", "SOLEIMANI, Qasem", "truncation to four letters"},
    {false, PERSON, "Soleim Qasem", "SOLEIMANI, Qasem", "a beginning that is not cut off at the end"},
    {false, PERSON, "Soleim", "SOLEIMANI, Qasem", "a beginning alone"},
    {false, PERSON, "Ali Hassan", "Ali HASSANZADEH", "a beginning that is a name"},
    {false, PERSON, "Hasan Soleim", "SOLEIMANI, Qasem", "truncation, other given name"},
    {true, PERSON, "Ramzan Kadyrov DOB 1976", "KADYROV, Ramzan", "trailing noise"},
    {true, PERSON, "Ramzan Kadyrov ref 2214", "KADYROV, Ramzan", "trailing noise"},
    {true, PERSON, "بشار الأسد", "Bashar AL-ASSAD", "Arabic"},
    {true, PERSON, "عبد الحليم رمضنة", "Abdelhalim REMADNA", "Arabic"},
    {true, PERSON, "طلال البرازي", "Talal BARAZI", "Arabic"},
    {true, PERSON, "زكريا الصبار", "Zakariya al-Sabbar", "Arabic"},
    {true, PERSON, "Mustafa Hamdan", "مصطفى حمدان", "Arabic listed"},
    {true, PERSON, "محمد باقری", "Mohammad BAGHERI", "Persian"},
    {true, PERSON, "بهنام شهریاری", "Behnam Shahriyari", "Persian"},
    {true, PERSON, "محمد اسماعیل کوثری", "Mohammad Esmail KOWSARI", "Persian"},
    {true, PERSON, "Ghasem Soleimani", "SOLEIMANI, Qasem", "Persian q"},
    {true, PERSON, "Esmail Ghaani", "QAANI, Esmail", "Persian q"},
    {true, PERSON, "Mohammad Bagher Ghalibaf", "QALIBAF, Mohammad Baqer", "Persian q"},
    {true, PERSON, "Sirajuddin Haqqani", "HAQQANI, Siraj al-Din", "joined"},
    {true, PERSON, "Hashim Safieddine", "SAFI AL-DIN, Hashem", "joined"},
    {false, PERSON, "Sirajuddin Haqqani", "HAQQANI, Jalaluddin", "other given name"},
    {true, PERSON, "Joaquín \"El Chapo\" Guzmán", "GUZMAN LOERA, Joaquin", "nickname in quotes"},
    {true, PERSON, "Joaquin «El Chapo» Guzman", "GUZMAN LOERA, Joaquin", "nickname in quotes"},
    {true, OTHER, "Lashkar-i-Tayyiba", "LASHKAR-E-TAYYIBA", "Persian link"},
    {false, OTHER, "Lashkar-e-Jhangvi", "LASHKAR-E-TAYYIBA", "Persian link"},
    {true, OTHER, "M/T Nautica", "NAUTICA", "ship's prefix"},
    {true, PERSON, "Georgios Papadakis", "George PAPADAKIS", "national form"},
    {false, PERSON, "Daniela Ortega", "Daniel ORTEGA", "other known name"},
    {false, PERSON, "Petra Orlowski", "Peter ORLOWSKI", "other known name"},
    {false, PERSON, "Jan Hollister", "Jon HOLLISTER", "other known name"},
    {true, PERSON, "Danial Ortega", "Daniel ORTEGA", "a slip gives no known name"},
    {true, PERSON, "Владимир Путин", "PUTIN, Vladimir", "Russian"},
    {true, PERSON, "Джон Смит", "SMITH, John", "Western name in Russian"},
    {true, PERSON, "Dzhon Smit", "SMITH, John", "Western name in Russian, in the letters of passports"},
    {true, PERSON, "Хосе Мария Гусман", "GUZMAN, Jose Maria", "Western name in Russian"},
    {true, PERSON, "Герман Греф", "GREF, German", "a Russian name like a Western one"},
    {false, PERSON, "Жак Смит", "SMITH, John", "Western name in Russian"},
    {true, PERSON, "穆罕默德·哈利勒", "Mohammed KHALIL", "Arab name in Chinese"},
    {true, PERSON, "ムアンマル・カレン", "Muammar CULLEN", "l and r in Japanese"},
    {true, PERSON, "ビクトル・バルガス", "Viktor VARGAS", "b and v in Japanese"},
    {false, PERSON, "ロバート・カレン", "Robert KELSEN", "other consonants in Japanese"},
    {true, PERSON, "אילי פדרמן", "Ely FEDERMAN", "pe is f in Hebrew"},
    {true, PERSON, "فلاديمير بوتين", "Vladimir PUTIN", "b is p, f is v in Arabic"},
    {true, PERSON, "Михаил Мишустин", "Michail MIŠUSTIN", "Russian, Czech"},
    {true, PERSON, "Sergej Sjojgu", "SHOIGU, Sergei", "Russian, Swedish"},
    {true, PERSON, "Kirill Valerjevitj VYSJINSKIJ", "Kirill Valeryevich VYSHINSKY", "Russian patronymic, Swedish"},
    {true, PERSON, "Олена Миколаївна ШИШКIНА", "SHISHKINA, Elena Nikolaevna", "Ukrainian"},
    {true, PERSON, "Volodymyr Leonidovych SIVKOVYCH", "Vladimir Leonidovich SIVKOVICH", "Ukrainian, Russian"},
    {true, PERSON, "Аляксандр Лукашэнка", "LUKASHENKO, Aleksandr", "Belarusian, Russian"},
    {true, PERSON, "Αλί Άκμπαρ Σαλάχι", "Ali Akbar SALEHI", "Greek"},
    {true, PERSON, "איתמר בן גביר", "Itamar BEN-GVIR", "Hebrew"},
    {true, PERSON, "דניאלה וייס", "Daniella WEISS", "Hebrew"},
    {true, PERSON, "ბიძინა ივანიშვილი", "Bidzina IVANISHVILI", "Georgian"},
    {true, PERSON, "Սամվել Ազնավուրյան", "Samvel AZNAVURYAN", "Armenian"},
    {true, PERSON, "王晨", "WANG, Chen", "Han"},
    {true, PERSON, "艾莉·威廉", "Ellie William", "Han, Western name"},
    {true, OTHER, "海能機械(香港)有限公司", "HAINENG MACHINERY (HONG KONG) CO., LIMITED", "Han company"},
    {true, OTHER, "江苏千竹机械制造有限公司", "JIANGSU QIANZHU MACHINERY MANUFACTURING CO LTD", "Han company"},
    {true, PERSON, "KWOK Wai Leung", "GUO Wai Liang", "Cantonese"},
    {true, PERSON, "김정은", "KIM, Jong Un", "Korean"},
    {true, PERSON, "Kim Cho'ng-sik", "KIM, Jong Sik", "Korean, romanised"},
    {true, PERSON, "JA HYONG KU", "Cha-hyo'ng KU", "Korean, romanised"},
    {true, PERSON, "マイケル・ジョンソン", "Michael Johnson", "Kana"},
    {true, PERSON, "दाऊद इब्राहिम", "DAWOOD IBRAHIM", "Devanagari"},
    {true, OTHER, "Rosneft OAO", "Open Joint-Stock Company Rosneft", "legal form"},
    {true, OTHER, "Alfa, S. de R.L. de C.V.", "ALFA S DE RL DE CV", "legal form"},
    {true, OTHER, "Planar s.r.o.", "PLANAR LTD", "legal form"},
    {true, OTHER, "OBSHESTVO S OGRANICHENNOJ OTVETSTVENNOSTYU NIPIGAZ IT", "NIPIGAZ IT LLC", "legal form romanised"},
    {true, OTHER, "KAMI GROUP", "KAMI GROUP LIMITED LIABILITY COMPANY", "legal form left out"},
    {true, OTHER, "Banco Central de Siria", "CENTRAL BANK OF SYRIA", "translated"},
    {true, OTHER, "Объединённая Судостроительная Корпорация", "UNITED SHIPBUILDING CORPORATION", "translated"},
    {true, OTHER, "بنك الخليج", "Khaleej Bank", "translated"},
    {true, OTHER, "Министерство обороны Российской Федерации", "Ministry of Defence of the Russian Federation", "translated, Russian"},
    {true, OTHER, "Египетски ислямски джихад", "EGYPTIAN ISLAMIC JIHAD", "translated, Bulgarian"},
    {true, OTHER, "Υπουργείο Άμυνας της Ρωσικής Ομοσπονδίας", "Ministry of Defence of the Russian Federation", "translated, Greek"},
    {true, OTHER, "Ανοικτή συμμετοχική εταιρεία Belshina", "Belshina OJSC", "legal form, Greek"},
    {true, OTHER, "الجماعة الاسلامية المقاتلة الليبية", "LIBYAN ISLAMIC FIGHTING GROUP", "translated, Arabic"},
    {true, OTHER, "شركة عون للوساطة التجارية ذ.م.م", "Aoun Commercial Brokers LLC", "translated, Arabic, legal form in letters"},
    {true, OTHER, "عصبة الأنصار", "ASBAT AL-ANSAR", "a word that is translated, written by its sound"},
    {true, OTHER, "سازمان صنایع هوافضای ایران", "Iran Aerospace Industries Organization", "translated, Persian"},
    {true, OTHER, "조선국제전람사", "Korea International Exhibition Corporation", "translated, Korean"},
    {true, OTHER, "山东未来机器人有限公司", "Shandong Weilai Robot Co Ltd", "translated, Chinese"},
    {true, PERSON, "محمد المصري", "Muhammad al-Masri", "the Egyptian is a surname of persons"},
    {true, PERSON, "王国防", "WANG Guofang", "a word inside a person's name"},
    {true, PERSON, "重信房子", "SHIGENOBU, Fusako", "Japanese"},
    {true, PERSON, "עמית סגל", "Amit SEGAL", "Hebrew, ayin first"},
    {true, OTHER, "Petropars Intl", "PETROPARS INTERNATIONAL", "abbreviation"},
    {true, OTHER, "Tajco Bros", "TAJCO BROTHERS", "abbreviation"},
    {true, OTHER, "GBAE", "GENERAL BUREAU OF ATOMIC ENERGY (GBAE)", "acronym"},
    {true, OTHER, "IIB", "ISLAMIC INTERNATIONAL BRIGADE (IIB)", "acronym"},
    {true, OTHER, "IRISL", "ISLAMIC REPUBLIC OF IRAN SHIPPING LINES", "acronym"},
    {true, OTHER, "Marine Industries", "MARINE INDUSTRIES GROUP (MIG)", "acronym beside the words"},
    {true, OTHER, "SEA STAR 3", "SEA STAR III", "number"},
    {true, OTHER, "MT Kum Un San", "KUM UN SAN", "vessel"},
    {true, OTHER, "AL AMEEN", "AL AMEEN TRUST", "trust"},
    {false, PERSON, "Dmitri Ivanovich ORLOVSKY", "ORLOVSKY, Dmitri Petrovich", "patronymic"},
    {false, PERSON, "Ahmad Hasan al-Masri", "Ahmad Hasan al-Halabi", "nisbah"},
    {false, PERSON, "Imad ben al-Mekki ben al-Akhdar al-Zarkaoui", "Imad ben Ziyad ben al-Akhdar al-Zarkaoui", "nasab"},
    {false, PERSON, "Luis Alberto PEREZ OLIVAS II", "Luis Alberto PEREZ OLIVAS III", "generation"},
    {false, PERSON, "John A. Smith", "John B. Smith", "middle initial"},
    {false, PERSON, "Uday Saddam Hussein Al-Tikriti", "Qusay Saddam Hussein Al-Tikriti", "given name"},
    {false, PERSON, "Ali bin Umar", "Umar bin Ali", "swapped roles"},
    {false, OTHER, "ZALA AERO V LLC", "ZALA AERO VII LLC", "sister number"},
    {false, OTHER, "Automated Systems VIII LLC", "Automated Systems III LLC", "sister number"},
    {false, OTHER, "Blaudorf Chile", "Blaudorf Mexico", "sister place"},
    {false, OTHER, "الجماعة الاسلامية المقاتلة الليبية", "MOROCCAN ISLAMIC COMBATANT GROUP", "sister place, translated"},
    {false, OTHER, "Υπουργείο Άμυνας της Ρωσικής Ομοσπονδίας", "Ministry of Defence of the Republic of Belarus", "sister place, translated"},
    {false, OTHER, "Blaudorf", "Blaudorf Chile", "branch"},
    {false, OTHER, "KURDISTAN FREEDOM HAWKS", "KURDISTAN FREEDOM HAWKS London", "branch"},
    {false, OTHER, "GOMEZ MARIN LTDA.", "GOMEZ MARIN LTDA. Dubai", "branch"},
    {false, OTHER, "Nordwind AG", "Nordwind GmbH", "sister form"},
    {false, PERSON, "Li Wei", "Lu Wei", "short"},
    {false, PERSON, "La Eva", "Le Eva", "short"},
    {true, PERSON, "Jon Smith", "John Smith", "short"},
    {false, OTHER, "Putin", "Computing", "substring"},
    {false, OTHER, "Hamas", "Bahamas Bank", "substring"},
    {false, OTHER, "Miami, Florida", "Florida, Cuba", "place trap"},
    {false, PERSON, "Natalia Anatolievna DEDKOVA", "Natalia Ivanovna DEDKOVA", "patronymic contradicts"},
    {false, PERSON, "ADEL BEN AL-AZHAR BEN YOUSSEF HAMDI", "ADEL BEN LUQMAN BEN YOUSSEF HAMDI", "nested nasab"},
    {false, PERSON, "Khalid Omar al-Fawwaz", "Khalid Omar al-Tikriti", "nisbah contradicts"},
    {true, OTHER, "EP-CPU", "EP CPU", "aircraft"},
    {false, OTHER, "KUM UN SAN 2", "KUM UN SAN 3", "vessel number"},
    {false, OTHER, "LONG XING 625 III", "LONG XING 625 VIII", "vessel number"},
    {true, OTHER, "DES INTERNATIONAL CO.", "DES INTERNATIONAL CO., LTD.", "company left out"},
};
// clang-format on

static double score_of(tamiz_latin *latin, size_t i) {
    tamiz_arena arena = {0};
    tamiz_name a, b;
    double there = 0, back = 0;
    assert_int_equal(tamiz_name_split(latin, tamiz_span_of(pairs[i].a),
                                      pairs[i].sort, &arena, &a, NULL),
                     TAMIZ_OK);
    assert_int_equal(tamiz_name_split(latin, tamiz_span_of(pairs[i].b),
                                      pairs[i].sort, &arena, &b, NULL),
                     TAMIZ_OK);
    assert_int_equal(tamiz_name_score(&a, &b, &arena, &there, NULL), TAMIZ_OK);
    assert_int_equal(tamiz_name_score(&b, &a, &arena, &back, NULL), TAMIZ_OK);
    assert_true(there == back);
    tamiz_arena_clear(&arena);
    return there;
}

TEST(names_of_one_party_reach_the_threshold_and_those_of_two_do_not) {
    tamiz_latin *latin = NULL;
    assert_int_equal(tamiz_latin_new(&latin, NULL), TAMIZ_OK);
    for (size_t i = 0; i < COUNT(pairs); i++) {
        double score = score_of(latin, i);
        if ((score >= 0.7) != pairs[i].same)
            fail_msg("%s: %s | %s: %.4f", pairs[i].what, pairs[i].a, pairs[i].b,
                     score);
    }
    tamiz_latin_free(latin);
}
