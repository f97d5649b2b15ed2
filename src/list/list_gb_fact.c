/* SPDX-License-Identifier: Apache-2.0 */
/* Documents, numbers and addresses of the UK Sanctions List. The list numbers
 * none of them and repeats them in each row, so their ids are made of their
 * content. */
#include "list_gb_party.h"

#include "base_hash.h"
#include "list_gb_value.h"

#include <ctype.h>
#include <inttypes.h>

static tamiz_list_subject attach(tamiz_gb_party *p, const char *kind,
                                 tamiz_span content, tamiz_schema schema) {
    return (tamiz_list_subject){tamiz_list_print(p->writer, "%s/%s-%016" PRIx64,
                                                 p->self.id.data, kind,
                                                 tamiz_hash(content)),
                                schema};
}

/* ---- documents --------------------------------------------------------- */

typedef struct document_kind {
    tamiz_gb_field number, info;
    tamiz_prop prop;
    const char *kind;
    tamiz_schema schema;
} document_kind;

static const document_kind documents[] = {
    {TAMIZ_GB_PASSPORT, TAMIZ_GB_PASSPORT_INFO, TAMIZ_PROP_passportNumber,
     "passport", TAMIZ_SCHEMA_Passport},
    {TAMIZ_GB_NATIONAL_ID, TAMIZ_GB_NATIONAL_ID_INFO, TAMIZ_PROP_idNumber,
     "identification", TAMIZ_SCHEMA_Identification},
};

static void put_document(tamiz_gb_party *p, const document_kind *kind,
                         tamiz_span number, tamiz_span info) {
    tamiz_list_writer *w = p->writer;
    tamiz_list_subject d =
        attach(p, kind->kind,
               tamiz_list_print(w, "%.*s\n%.*s", (int)number.size, number.data,
                                (int)info.size, info.size ? info.data : ""),
               kind->schema);
    tamiz_list_put(w, &p->self, kind->prop, number);
    tamiz_list_put(w, &d, TAMIZ_PROP_holder, p->self.id);
    tamiz_list_put(w, &d, TAMIZ_PROP_number, number);
    tamiz_list_put(w, &d, TAMIZ_PROP_notes, info);
}

void tamiz_gb_put_documents(tamiz_gb_party *p, const tamiz_gb_row *row) {
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        const document_kind *kind = &documents[i];
        tamiz_gb_values values = {.rest = row->cells[kind->number]};
        tamiz_span number;
        tamiz_span info = tamiz_list_clean(p->writer, row->cells[kind->info]);
        bool any = false;
        while (tamiz_gb_next_value(&values, &number)) {
            put_document(p, kind, number, info);
            any = true;
        }
        if (!any)
            tamiz_list_put_note(p->writer, &p->self,
                                tamiz_gb_field_name(kind->info), info);
    }
}

/* The text is the number when it has no blank; else each number within, and
 * the text as a note. */
void tamiz_gb_put_registration(tamiz_gb_party *p, tamiz_span text) {
    tamiz_list_writer *w = p->writer;
    tamiz_gb_number found;
    tamiz_span rest = text;
    bool plain = !memchr(text.data, ' ', text.size) &&
                 !memchr(text.data, ':', text.size);
    if (plain) {
        tamiz_list_put(w, &p->self, TAMIZ_PROP_registrationNumber, text);
        return;
    }
    while (tamiz_gb_next_number(&rest, &found))
        tamiz_list_put(w, &p->self, found.prop, found.number);
    tamiz_list_put_note(w, &p->self, "Business registration number", text);
}

/* "IMO9826902": the seven digits; another text is kept as it is. */
void tamiz_gb_put_imo(tamiz_gb_party *p, tamiz_span text) {
    enum { DIGITS = 7 };
    size_t start = 0, end;
    while (start < text.size && !isdigit((unsigned char)text.data[start]))
        start++;
    for (end = start;
         end < text.size && isdigit((unsigned char)text.data[end]);)
        end++;
    if (end == text.size && end - start == DIGITS) {
        tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_imoNumber,
                       (tamiz_span){text.data + start, DIGITS});
        return;
    }
    tamiz_list_warn(p->writer, "IMO number '%.*s' has no seven digits",
                    (int)text.size, text.data);
    tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_imoNumber, text);
}

/* ---- addresses --------------------------------------------------------- */

enum { LINES = TAMIZ_GB_ADDRESS_6 - TAMIZ_GB_ADDRESS_1 + 1 };

/* Lines 1 to 4 are written as a street; 5 and 6 hold the town and the region,
 * as the guide to the list's format has it. */
void tamiz_gb_put_address(tamiz_gb_party *p, const tamiz_gb_row *row) {
    tamiz_list_writer *w = p->writer;
    const tamiz_span *lines = &row->cells[TAMIZ_GB_ADDRESS_1];
    tamiz_span zip = row->cells[TAMIZ_GB_POSTAL_CODE],
               country = row->cells[TAMIZ_GB_ADDRESS_COUNTRY];
    const tamiz_span all[] = {lines[0], lines[1], lines[2], lines[3],
                              lines[4], lines[5], zip,      country};
    tamiz_span full =
        tamiz_list_clean(w, tamiz_list_join(w, all, sizeof all / sizeof *all));
    if (!full.size || w->code) return;
    tamiz_list_subject a = attach(p, "address", full, TAMIZ_SCHEMA_Address);
    tamiz_list_put(w, &p->self, TAMIZ_PROP_address, full);
    tamiz_list_put(w, &p->self, TAMIZ_PROP_addressEntity, a.id);
    tamiz_list_put(w, &a, TAMIZ_PROP_full, full);
    tamiz_list_put(w, &a, TAMIZ_PROP_street,
                   tamiz_list_join(w, lines, LINES - 2));
    tamiz_list_put(w, &a, TAMIZ_PROP_city, lines[LINES - 2]);
    tamiz_list_put(w, &a, TAMIZ_PROP_region, lines[LINES - 1]);
    tamiz_list_put(w, &a, TAMIZ_PROP_postalCode, zip);
    tamiz_list_put_country(w, &a, TAMIZ_PROP_country, country);
}
