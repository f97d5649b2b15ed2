/* SPDX-License-Identifier: Apache-2.0 */
/* The sections are written in the forge's order, so that a snapshot has the
 * same bytes however often its links were changed in between. */
#include "index_relink.h"

#include "index_output.h"

static void copy(tamiz_output *out, const tamiz_snapshot *s,
                 tamiz_section_id id) {
    const tamiz_section *section = &s->header->sections[id];
    tamiz_output_add(out, (const char *)s->header + section->offset,
                     section->count * tamiz_section_record_size(id));
    tamiz_output_end_section(out, id);
}

static tamiz_code relink(tamiz_output *out, const tamiz_snapshot *s,
                         tamiz_link_sections *sections) {
    tamiz_output_begin(out);
    copy(out, s, TAMIZ_SECTION_STATEMENTS);
    for (int id = 0; id < TAMIZ_SECTION_LINKS; id++)
        if (id != TAMIZ_SECTION_STATEMENTS) copy(out, s, (tamiz_section_id)id);
    tamiz_output_section(out, TAMIZ_SECTION_LINKS, &sections->links);
    tamiz_output_section(out, TAMIZ_SECTION_REASONS, &sections->reasons);
    memcpy(out->header.analysis, s->header->analysis,
           sizeof out->header.analysis);
    out->header.most_aside = s->header->most_aside;
    tamiz_code code = tamiz_output_end(out);
    tamiz_output_clear(out);
    return code;
}

tamiz_code tamiz_index_relink(const tamiz_snapshot *s,
                              tamiz_link_sections *sections, tamiz_buffer *out,
                              tamiz_error *err) {
    tamiz_output output = {.memory = out, .err = err};
    return relink(&output, s, sections);
}

tamiz_code tamiz_index_relink_file(const tamiz_snapshot *s,
                                   tamiz_link_sections *sections,
                                   tamiz_writer *file, tamiz_error *err) {
    tamiz_output output = {.file = file, .err = err};
    return relink(&output, s, sections);
}

void tamiz_link_sections_clear(tamiz_link_sections *sections) {
    tamiz_buffer_clear(&sections->links);
    tamiz_buffer_clear(&sections->reasons);
}
