/* SPDX-License-Identifier: Apache-2.0 */
/* What a message says of one subject, gathered for one question. */
#include "scan_message.h"

#include "entity_country.h"
#include "entity_date.h"
#include "scan_field.h"

static void take(tamiz_buffer *values, tamiz_scan_value *value) {
    if (value->text.size)
        tamiz_buffer_add(values, value, sizeof *value);
    else
        tamiz_scan_value_clear(value);
    *value = (tamiz_scan_value){0};
}

void tamiz_scan_party_name(tamiz_scan_party *p, tamiz_scan_value *value) {
    take(&p->names, value);
}

void tamiz_scan_party_number(tamiz_scan_party *p, tamiz_scan_value *value) {
    take(&p->numbers, value);
}

void tamiz_scan_party_country(tamiz_scan_messages *m, tamiz_scan_party *p,
                              tamiz_span text) {
    (void)m;
    const char *code = tamiz_country_find(tamiz_span_trim(text));
    if (code) tamiz_buffer_add(&p->countries, &code, sizeof code);
}

/* "19920914" and "1992-09-14" */
void tamiz_scan_party_birth(tamiz_scan_messages *m, tamiz_scan_party *p,
                            tamiz_span text) {
    tamiz_date date;
    const char *day = NULL;
    text = tamiz_span_trim(text);
    if (text.size == 8 && !memchr(text.data, '-', 8))
        day = tamiz_arena_print(&m->arena, "%.4s-%.2s-%.2s", text.data,
                                text.data + 4, text.data + 6);
    else
        day = tamiz_arena_copy(&m->arena, text).data;
    if (day && tamiz_date_parse_iso(tamiz_span_of(day), &date))
        tamiz_buffer_add(&p->births, &day, sizeof day);
}

bool tamiz_scan_is_bic(tamiz_span text) {
    return tamiz_scan_is_bic_like(text) &&
           tamiz_country_find((tamiz_span){text.data + 4, 2});
}

void tamiz_scan_party_bic(tamiz_scan_messages *m, tamiz_scan_party *p,
                          tamiz_span bytes, uint64_t start, const char *path) {
    tamiz_scan_value value = {0};
    tamiz_scan_value_add(&value, "", bytes, start, path);
    tamiz_scan_party_number(p, &value);
    if (!tamiz_scan_is_bic_like(bytes)) return;
    tamiz_scan_party_country(m, p, (tamiz_span){bytes.data + 4, 2});
    if (bytes.size == 11) bytes.size = 8;
    tamiz_scan_value_add(&value, "", bytes, start, path);
    tamiz_scan_party_number(p, &value);
}

static void clear_values(tamiz_buffer *values) {
    tamiz_scan_value *all = (tamiz_scan_value *)(void *)values->data;
    for (size_t i = 0; i < values->size / sizeof *all; i++)
        tamiz_scan_value_clear(&all[i]);
    tamiz_buffer_clear(values);
}

void tamiz_scan_party_clear(tamiz_scan_party *p) {
    clear_values(&p->names);
    clear_values(&p->numbers);
    tamiz_buffer_clear(&p->countries);
    tamiz_buffer_clear(&p->births);
}
