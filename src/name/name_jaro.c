/* SPDX-License-Identifier: Apache-2.0 */
#include "name_jaro.h"

/* Letters within half the longer text of one another match; each once. */
static size_t match(tamiz_span a, tamiz_span b, bool *in_a, bool *in_b) {
    size_t longer = a.size > b.size ? a.size : b.size;
    size_t reach = longer / 2 > 1 ? longer / 2 - 1 : 0, count = 0;
    for (size_t i = 0; i < a.size; i++) {
        size_t from = i > reach ? i - reach : 0;
        size_t to = i + reach + 1 < b.size ? i + reach + 1 : b.size;
        for (size_t k = from; k < to; k++) {
            if (in_b[k] || a.data[i] != b.data[k]) continue;
            in_a[i] = in_b[k] = true;
            count++;
            break;
        }
    }
    return count;
}

/* Matched letters that are not in the same order. */
static size_t moved(tamiz_span a, tamiz_span b, const bool *in_a,
                    const bool *in_b) {
    size_t count = 0, k = 0;
    for (size_t i = 0; i < a.size; i++) {
        if (!in_a[i]) continue;
        while (!in_b[k]) k++;
        count += a.data[i] != b.data[k++];
    }
    return count;
}

/* Matching from the left is not the same from both sides: one side is always
 * the first. */
double tamiz_name_jaro(tamiz_span a, tamiz_span b) {
    bool in_a[TAMIZ_JARO_BYTES] = {false}, in_b[TAMIZ_JARO_BYTES] = {false};
    if (a.size > TAMIZ_JARO_BYTES) a.size = TAMIZ_JARO_BYTES;
    if (b.size > TAMIZ_JARO_BYTES) b.size = TAMIZ_JARO_BYTES;
    if (tamiz_span_equal(a, b)) return 1;
    if (a.size > b.size || (a.size == b.size && tamiz_span_order(a, b) > 0)) {
        tamiz_span swap = a;
        a = b;
        b = swap;
    }
    double m = (double)match(a, b, in_a, in_b);
    if (m < 1) return 0;
    size_t swaps = moved(a, b, in_a, in_b) / 2;
    double t = (double)swaps;
    double jaro = (m / (double)a.size + m / (double)b.size + (m - t) / m) / 3;
    size_t prefix = 0;
    while (prefix < 4 && prefix < a.size && a.data[prefix] == b.data[prefix])
        prefix++;
    return jaro > 0.7 ? jaro + 0.1 * (double)prefix * (1 - jaro) : jaro;
}

void tamiz_name_soundex(tamiz_span word, char code[5]) {
    /* By letter: a digit, 0 for vowels, '-' for h and w, which part nothing. */
    static const char digits[] = "01230120022455012623010202";
    size_t count = 0;
    char last = 0;
    for (size_t i = 0; i < word.size && count < 4; i++) {
        char c = word.data[i];
        if (c < 'a' || c > 'z') continue;
        char digit = digits[c - 'a'];
        if (!count)
            code[count++] = (char)(c - 'a' + 'A');
        else if (digit != '0' && digit != last)
            code[count++] = digit;
        if (count == 1 || (c != 'h' && c != 'w')) last = digit;
    }
    while (count && count < 4) code[count++] = '0';
    code[count] = 0;
}
