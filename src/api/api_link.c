/* SPDX-License-Identifier: Apache-2.0 */
#include "api_link.h"

#include "api_home.h"
#include "api_read.h"
#include "base_arena.h"
#include "base_error.h"
#include "base_lock.h"
#include "link_build.h"

/* ---- while forging ----------------------------------------------------- */

static tamiz_code relink(tamiz_snapshot **s,
                         const tamiz_link_decisions *decisions,
                         tamiz_listener listener, tamiz_error *err) {
    tamiz_link_sections sections = {{0}, {0}};
    tamiz_buffer bytes = {0};
    tamiz_snapshot *linked = NULL;
    tamiz_code code = tamiz_link_build(
        *s, decisions, &sections, listener.progress, listener.context, err);
    bool none = !sections.links.size && !(*s)->link_count;
    if (!code && !none) code = tamiz_index_relink(*s, &sections, &bytes, err);
    if (!code && !none) code = tamiz_snapshot_adopt(&bytes, &linked, err);
    if (linked) {
        tamiz_snapshot_close(*s);
        *s = linked;
    }
    tamiz_link_sections_clear(&sections);
    tamiz_buffer_clear(&bytes);
    return code;
}

static tamiz_code read_decisions(const char *home,
                                 tamiz_link_decisions *decisions,
                                 tamiz_error *err) {
    tamiz_arena arena = {0};
    char *path = tamiz_arena_print(&arena, "%s/links.tsv", home);
    tamiz_code code = path ? tamiz_link_decisions_read(decisions, path, err)
                           : tamiz_fail_memory(err, home);
    tamiz_arena_clear(&arena);
    return code;
}

tamiz_code tamiz_api_link(tamiz_snapshot **s, const char *home,
                          tamiz_listener listener, tamiz_error *err) {
    tamiz_link_decisions decisions = {.all = NULL};
    tamiz_code code = TAMIZ_OK;
    if (home) code = read_decisions(home, &decisions, err);
    if (!code) code = relink(s, &decisions, listener, err);
    tamiz_link_decisions_clear(&decisions);
    return code;
}

tamiz_code tamiz_api_link_file(const tamiz_writer *forged, tamiz_writer *linked,
                               tamiz_listener listener, tamiz_error *err) {
    tamiz_link_decisions none = {.all = NULL};
    tamiz_link_sections sections = {{0}, {0}};
    tamiz_snapshot *s = NULL;
    tamiz_code code = tamiz_snapshot_open(forged->beside, &s, err);
    if (!code)
        code = tamiz_link_build(s, &none, &sections, listener.progress,
                                listener.context, err);
    bool some = !code && sections.links.size;
    if (some) code = tamiz_writer_open(linked, forged->path, err);
    if (some && !code)
        code = tamiz_index_relink_file(s, &sections, linked, err);
    tamiz_link_sections_clear(&sections);
    tamiz_snapshot_close(s);
    return code;
}

/* ---- decisions --------------------------------------------------------- */

static tamiz_code open_current(const char *home, tamiz_snapshot **out,
                               tamiz_error *err) {
    char path[4096];
    tamiz_code code = tamiz_home_snapshot(home, path, sizeof path, err);
    return code ? code : tamiz_snapshot_open(path, out, err);
}

/* The snapshot is there before the decision is, and asked after it is: a crash
 * leaves the home as it was, or the decision for the next update. */
static tamiz_code keep(const char *home, const tamiz_link_decisions *decisions,
                       tamiz_snapshot *s, bool changed, tamiz_error *err) {
    tamiz_arena arena = {0};
    char *path = tamiz_arena_print(&arena, "%s/links.tsv", home);
    tamiz_code code = path ? TAMIZ_OK : tamiz_fail_memory(err, home);
    if (!code && changed) code = tamiz_api_home_put(home, s, err);
    if (!code) code = tamiz_link_decisions_write(decisions, path, err);
    if (!code && changed) code = tamiz_api_home_swap(home, s, err);
    tamiz_arena_clear(&arena);
    return code;
}

/* An update would forge from decisions that are about to change. */
static tamiz_code lock_home(const char *home, tamiz_lock *lock,
                            tamiz_error *err) {
    tamiz_arena arena = {0};
    bool busy = false;
    char *path = tamiz_arena_print(&arena, "%s/lock", home);
    tamiz_code code = path ? tamiz_lock_try(lock, path, &busy, err)
                           : tamiz_fail_memory(err, home);
    if (!code && busy)
        code = tamiz_fail(err, TAMIZ_IO, home,
                          "an update of this home is running; try again when "
                          "it is done");
    tamiz_arena_clear(&arena);
    return code;
}

static tamiz_code decide(const char *home, const tamiz_link_decided *decided,
                         tamiz_link_decisions *decisions, tamiz_snapshot **s,
                         tamiz_listener listener, tamiz_error *err) {
    tamiz_code code = open_current(home, s, err);
    if (!code) code = read_decisions(home, decisions, err);
    if (!code) code = tamiz_link_decisions_add(decisions, decided, err);
    if (!code) code = relink(s, decisions, listener, err);
    /* What is in memory was made anew. */
    if (!code) code = keep(home, decisions, *s, (*s)->memory.size > 0, err);
    return code;
}

tamiz_code tamiz_link_decide(const char *home, const char *id,
                             const char *other_id, tamiz_link_choice choice,
                             const char *who, const char *when, const char *why,
                             const tamiz_listener *listener, tamiz_error *err) {
    char now[TAMIZ_API_TIME];
    tamiz_api_now(now);
    tamiz_link_decisions decisions = {.all = NULL};
    tamiz_snapshot *s = NULL;
    tamiz_link_decided decided = {.choice = choice,
                                  .a = id,
                                  .b = other_id,
                                  .who = who,
                                  .when = when ? when : now,
                                  .why = why};
    tamiz_lock lock = {.fd = -1};
    tamiz_listener told = listener ? *listener : (tamiz_listener){0};
    char path[4096]; /* no home is made here */
    tamiz_code code = tamiz_home_snapshot(home, path, sizeof path, err);
    if (!code) code = lock_home(home, &lock, err);
    if (!code) code = decide(home, &decided, &decisions, &s, told, err);
    tamiz_lock_release(&lock);
    tamiz_snapshot_close(s);
    tamiz_link_decisions_clear(&decisions);
    return code;
}
