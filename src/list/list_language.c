/* SPDX-License-Identifier: Apache-2.0 */
#include "list_language.h"

#include "list_writer.h"

typedef struct language {
    const char *code, *short_code, *name;
} language;

// clang-format off
static const language languages[] = {
    {"amh", "am", "Amharic"},    {"ara", "ar", "Arabic"},
    {"hye", "hy", "Armenian"},   {"aze", "az", "Azerbaijani"},
    {"bel", "be", "Belarusian"}, {"bel", "", "Belarussian"},
    {"ben", "bn", "Bengali"},    {"bos", "bs", "Bosnian"},
    {"bul", "bg", "Bulgarian"},  {"mya", "my", "Burmese"},
    {"cat", "ca", "Catalan"},    {"zho", "zh", "Chinese"},
    {"hrv", "hr", "Croatian"},   {"ces", "cs", "Czech"},
    {"dan", "da", "Danish"},     {"prs", "", "Dari"},
    {"nld", "nl", "Dutch"},      {"eng", "en", "English"},
    {"est", "et", "Estonian"},   {"fas", "fa", "Farsi"},
    {"fin", "fi", "Finnish"},    {"fra", "fr", "French"},
    {"glg", "gl", "Galician"},   {"kat", "ka", "Georgian"},
    {"deu", "de", "German"},     {"ell", "el", "Greek"},
    {"heb", "he", "Hebrew"},     {"hin", "hi", "Hindi"},
    {"hun", "hu", "Hungarian"},  {"ind", "id", "Indonesian"},
    {"gle", "ga", "Irish"},      {"ita", "it", "Italian"},
    {"jpn", "ja", "Japanese"},   {"kaz", "kk", "Kazakh"},
    {"khm", "km", "Khmer"},      {"kor", "ko", "Korean"},
    {"kur", "ku", "Kurdish"},    {"kir", "ky", "Kyrgyz"},
    {"lav", "lv", "Latvian"},    {"lit", "lt", "Lithuanian"},
    {"mkd", "mk", "Macedonian"}, {"msa", "ms", "Malay"},
    {"mlt", "mt", "Maltese"},    {"zho", "", "Mandarin"},
    {"ron", "mo", "Moldovan"},   {"mon", "mn", "Mongolian"},
    {"nor", "no", "Norwegian"},  {"pus", "ps", "Pashto"},
    {"fas", "", "Persian"},      {"pol", "pl", "Polish"},
    {"por", "pt", "Portuguese"}, {"pan", "pa", "Punjabi"},
    {"ron", "ro", "Romanian"},   {"rus", "ru", "Russian"},
    {"gla", "gd", "Scottish Gaelic"}, {"srp", "sr", "Serbian"},
    {"sin", "si", "Sinhala"},    {"slk", "sk", "Slovak"},
    {"slv", "sl", "Slovenian"},  {"som", "so", "Somali"},
    {"spa", "es", "Spanish"},    {"sun", "su", "Sundanese"},
    {"swa", "sw", "Swahili"},    {"swe", "sv", "Swedish"},
    {"tgk", "tg", "Tajik"},      {"tam", "ta", "Tamil"},
    {"tha", "th", "Thai"},       {"tir", "ti", "Tigrinya"},
    {"tur", "tr", "Turkish"},    {"tuk", "tk", "Turkmen"},
    {"ukr", "uk", "Ukrainian"},  {"urd", "ur", "Urdu"},
    {"uzb", "uz", "Uzbek"},      {"vie", "vi", "Vietnamese"},
};
// clang-format on

tamiz_span tamiz_list_language(tamiz_span text) {
    text = tamiz_span_trim(text);
    for (size_t i = 0; text.size && i < sizeof languages / sizeof *languages;
         i++)
        if (tamiz_list_same(text, languages[i].short_code) ||
            tamiz_list_same(text, languages[i].name))
            return tamiz_span_of(languages[i].code);
    return (tamiz_span){"", 0};
}
