/* SPDX-License-Identifier: Apache-2.0 */
/* Claims as JSON. */
#include "scan_claim.h"
#include "scan_claim_relation.h"
#include "screen_answer.h"

static void write_nearest(tamiz_json *json, const tamiz_designation *d) {
    tamiz_json_key(json, "nearest");
    tamiz_json_open(json, '{');
    if (d) {
        tamiz_json_pair(json, "list", d->list);
        tamiz_json_pair(json, "authority", d->authority);
        tamiz_json_pair(json, "programme", d->programme);
        tamiz_json_pair(json, "since", d->since);
    }
    tamiz_json_close(json, '}');
}

void tamiz_claims_write_left(tamiz_json *json, const char *list,
                             const char *after, const char *by) {
    if (!list) return;
    tamiz_json_key(json, "left");
    tamiz_json_open(json, '{');
    tamiz_json_pair(json, "list", list);
    tamiz_json_pair(json, "after", after);
    tamiz_json_pair(json, "by", by);
    tamiz_json_close(json, '}');
}

void tamiz_claims_write(tamiz_json *json, const tamiz_buffer *claims) {
    const tamiz_assertion *c = (const void *)claims->data;
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < claims->size / sizeof *c; i++) {
        tamiz_json_open(json, '{');
        tamiz_json_pair(json, "kind", c[i].kind);
        tamiz_json_pair(json, "subject", c[i].subject);
        tamiz_json_pair(json, "entity", c[i].entity);
        tamiz_json_pair(json, "object", c[i].object);
        tamiz_json_pair(json, "object_entity", c[i].object_entity);
        tamiz_json_pair(json, "date", c[i].date);
        tamiz_json_pair(json, "authority", c[i].authority);
        tamiz_json_pair(json, "attributed_to", c[i].attributed_to);
        tamiz_json_pair(json, "disputed_by", c[i].disputed_by);
        tamiz_json_pair(json, "verdict", c[i].verdict);
        tamiz_json_pair(json, "note", c[i].note);
        tamiz_json_key(json, "record");
        tamiz_designations_write(json, c[i].record, c[i].record_count);
        write_nearest(json, c[i].nearest);
        tamiz_claims_write_left(json, c[i].left_list, c[i].left_after,
                                c[i].left_by);
        tamiz_json_key(json, "relations");
        tamiz_relations_write(json, c[i].relations, c[i].relation_count);
        tamiz_json_close(json, '}');
    }
    tamiz_json_close(json, ']');
}
