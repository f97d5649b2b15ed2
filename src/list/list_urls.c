/* SPDX-License-Identifier: Apache-2.0 */
#include "list_urls.h"

#include "list_files.h"

#include <ctype.h>

enum { LONGEST_NAME = 120 };

/* What the URL's path ends in. */
static tamiz_span last_part(const char *url) {
    const char *start = strstr(url, "://");
    start = start ? start + 3 : url;
    size_t size = strcspn(start, "?#");
    size_t from = size;
    while (from && start[from - 1] != '/') from--;
    if (!from) size = 0; /* a host alone */
    return (tamiz_span){start + from, size - from};
}

/* A file's name made of it: nothing that leads elsewhere or hides. */
static const char *name_of(const char *url, tamiz_arena *arena) {
    tamiz_span part = last_part(url);
    if (part.size > LONGEST_NAME) part.size = LONGEST_NAME;
    if (!part.size) part = TAMIZ_SPAN("list");
    char *name = (char *)tamiz_arena_copy(arena, part).data;
    if (!name) return NULL;
    for (char *p = name; *p; p++)
        if (!isalnum((unsigned char)*p) && !strchr(".-_", *p)) *p = '_';
    if (*name == '.') *name = '_';
    return tamiz_list_files_name(name, arena);
}

static bool is_plain(const char *pattern) {
    return pattern && !strpbrk(pattern, "*?[");
}

static tamiz_code official(const tamiz_list_kind *kind, tamiz_arena *arena,
                           tamiz_list_url *out, size_t *count,
                           tamiz_error *err) {
    const char *const *urls = kind->urls[0] ? kind->urls : &kind->url;
    size_t most = kind->urls[0] ? TAMIZ_LIST_FORM_FILES : 1, n = 0;
    if (kind->built_in || !urls[0] || !*urls[0])
        return tamiz_fail(err, TAMIZ_UNSUPPORTED, kind->id,
                          "it has no URL; expected %s=PATH", kind->id);
    for (; n < most && urls[n]; n++) {
        const char *name = name_of(urls[n], arena);
        if (!name) return tamiz_fail_memory(err, kind->id);
        /* "?export=csv" is no name: then that of the form. */
        if (!tamiz_list_files_form(kind, n, name) && kind->form_count &&
            is_plain(kind->forms[0].files[n]))
            name = kind->forms[0].files[n];
        out[n] = (tamiz_list_url){urls[n], name};
    }
    *count = n;
    return TAMIZ_OK;
}

/* The URL of another file beside this one, in capitals when this one's name is
 * and packed alike. */
static const char *url_beside(const char *url, const char *name,
                              const char *other, tamiz_arena *arena) {
    tamiz_span part = last_part(url);
    bool capitals = true;
    for (const char *p = name; *p; p++)
        if (islower((unsigned char)*p)) capitals = false;
    char *written = tamiz_arena_print(arena, "%s", other);
    if (!written) return NULL;
    for (char *p = written; capitals && *p; p++)
        *p = (char)toupper((unsigned char)*p);
    size_t named = strlen(name);
    const char *packed = part.size > named ? part.data + named : "";
    return tamiz_arena_print(arena, "%.*s%s%s", (int)(part.data - url), url,
                             written, packed);
}

static tamiz_code given(const tamiz_list_kind *kind, const char *url,
                        tamiz_arena *arena, tamiz_list_url *out, size_t *count,
                        tamiz_error *err) {
    const char *name = name_of(url, arena);
    if (!name) return tamiz_fail_memory(err, url);
    const tamiz_list_form *form = tamiz_list_files_form(kind, 0, name);
    size_t n = 0;
    out[n++] = (tamiz_list_url){url, name};
    for (size_t i = 1; form && i < TAMIZ_LIST_FORM_FILES; i++) {
        if (!is_plain(form->files[i])) continue;
        const char *beside = url_beside(url, name, form->files[i], arena);
        if (!beside) return tamiz_fail_memory(err, url);
        out[n++] = (tamiz_list_url){beside, form->files[i]};
    }
    *count = n;
    return TAMIZ_OK;
}

tamiz_code tamiz_list_urls(const tamiz_list_kind *kind, const char *url,
                           tamiz_arena *arena, tamiz_list_url *out,
                           size_t *count, tamiz_error *err) {
    return url ? given(kind, url, arena, out, count, err)
               : official(kind, arena, out, count, err);
}
