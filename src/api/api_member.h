/* SPDX-License-Identifier: Apache-2.0 */
/* A list of a home while the home is updated: what is stored of it, what is to
 * come, and what became of that. */
#ifndef TAMIZ_API_MEMBER_H
#define TAMIZ_API_MEMBER_H

#include "api_read.h"
#include "list_count.h"
#include "list_status.h"
#include "list_store.h"

typedef struct tamiz_member {
    const tamiz_list_kind *kind;
    const tamiz_source *source; /* NULL = nobody asked for it */
    const char *url;            /* to download from; NULL = the publisher's */
    bool download;
    bool has_stored, has_draft;
    tamiz_store_version stored; /* the newest version */
    tamiz_error stored_failure; /* why there is none, if it matters */
    tamiz_store_version draft;  /* the version that may become it */
    tamiz_status status;
    tamiz_outcome outcome;
    tamiz_error failure;
    bool was_read; /* its warnings were told */
    tamiz_list_facts facts;
    tamiz_list_counts counts;
} tamiz_member;

typedef struct tamiz_update_run {
    const char *home;
    const tamiz_update_options *options;
    char now[TAMIZ_API_TIME];
    tamiz_arena arena;
    tamiz_member *members; /* in order of their ids */
    size_t count;
    bool all; /* forge what is stored again, whatever is new */
    tamiz_listener listener;
    tamiz_snapshot *before; /* the current snapshot, or NULL */
} tamiz_update_run;

/* IO once the caller wants to stop. */
tamiz_code tamiz_run_go_on(const tamiz_update_run *run, tamiz_error *err);

/* The members: those asked for, those stored, and the built-in one. Errors: of
 * the update as a whole (tamiz.h). */
tamiz_code tamiz_members_find(tamiz_update_run *run,
                              const tamiz_source *sources, size_t count,
                              tamiz_error *err);

/* Takes these files as the draft of a member, or fails the member. A draft that
 * is what is stored is dropped: the member is unchanged. */
void tamiz_member_stage(tamiz_update_run *run, tamiz_member *member,
                        const char *source, const tamiz_list_file *files,
                        size_t count);

/* The member's new version came to nothing, for this reason: it goes on with
 * what is stored. */
void tamiz_member_fail(tamiz_member *member, const tamiz_error *why);

/* The version to read: the draft, else the stored one; NULL = none, or built
 * in. */
const tamiz_store_version *tamiz_member_version(const tamiz_member *member);

/* Whether the member has anything to read. */
bool tamiz_member_is_there(const tamiz_member *member);

/* Writes what was learnt about the members asked for into their status files.
 * Errors: IO, NO_MEMORY. */
tamiz_code tamiz_members_note(tamiz_update_run *run, tamiz_error *err);

void tamiz_members_close(tamiz_update_run *run);

/* Fetches the members that are to be downloaded, each into a draft or a
 * failure. Errors: IO when stopped, NO_MEMORY. */
tamiz_code tamiz_members_download(tamiz_update_run *run, tamiz_error *err);

#endif
