/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz: is this name, party or page on a sanctions list?
 *
 * This header is the only door to the library. Three nouns carry it:
 *
 *   snapshot  an immutable, content-hashed file (or buffer) made from lists
 *   answer    the hits of one query, or the mentions of one document
 *   error     what went wrong, and where
 *
 * Rules that hold for every call:
 *   - Text is UTF-8. Invalid bytes are an error, never a silent miss.
 *   - A call that can fail returns a tamiz_code (0 = TAMIZ_OK) and takes a
 *     tamiz_error last, which may be NULL. Results are written on success only.
 *   - What `open`, `new` or a result pointer hands out is released with the
 *     matching `close` or `free`; both accept NULL. Everything reached through
 *     an object is borrowed until that object is released.
 *   - An open snapshot never changes: any number of threads may use it.
 *   - The library prints nothing, ends no process and keeps no globals.
 *
 * One file, so that it can be copied, searched and read in one go. In it, each
 * under a heading of this name:
 *
 *   errors              codes, and what stands in a tamiz_error
 *   snapshots           opened, checked, signed; what they were made of
 *   making snapshots    homes, updates, lists read and forged
 *   policies            what counts as a hit
 *   accepted hits       decisions of people, and when they are raised again
 *   screening           names and parties asked, two names compared; test packs
 *   files of parties    many asked, killed and gone on with
 *   tables              rows by column
 *   entities            all that lists say of one party
 *   history             what was said of it when
 *   differences         between two snapshots
 *   links               one subject on several lists
 *   ownership           blocked because of who owns it
 *   exchange formats    entities written for others
 *   documents           mentions in a text, a page, a message */
#ifndef TAMIZ_H
#define TAMIZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define TAMIZ_API      __attribute__((visibility("default")))
#define TAMIZ_MUST_USE __attribute__((warn_unused_result))
#else
#define TAMIZ_API
#define TAMIZ_MUST_USE
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- errors ------------------------------------------------------------ */

/* What kind of thing failed. The first three after OK are the caller's or the
 * input's doing, the rest the environment's. */
typedef enum tamiz_code {
    TAMIZ_OK = 0,
    TAMIZ_BAD_ARGUMENT, /* the call itself makes no sense */
    TAMIZ_BAD_INPUT,    /* outside bytes are not what they should be */
    TAMIZ_NOT_FOUND,    /* no such list, entity, file */
    TAMIZ_CORRUPT,      /* a snapshot's bytes do not hold together */
    TAMIZ_NO_MEMORY,
    TAMIZ_IO,          /* the system refused a read, write or rename */
    TAMIZ_TOO_LARGE,   /* beyond a documented bound */
    TAMIZ_UNSUPPORTED, /* a format or feature this build does not have */
    TAMIZ_UNTRUSTED,   /* no valid signature by the key that is trusted */
} tamiz_code;

/* One failure: what, why and where. */
typedef struct tamiz_error {
    tamiz_code code;
    uint32_t line;     /* from 1; 0 = no line applies */
    uint32_t column;   /* byte column from 1; 0 = none */
    uint64_t offset;   /* byte of the input at which reading stopped */
    char where[160];   /* file name or argument; may be cut; may be "" */
    char message[256]; /* what is wrong and what was expected, one line */
} tamiz_error;

/* Stable lower-case name of a code, e.g. "bad-input". Never NULL. */
TAMIZ_API const char *tamiz_code_name(tamiz_code code);

/* Engine version, e.g. "0.1.0+icu72": everything that may change an answer
 * besides snapshot and configuration. Static string. */
TAMIZ_API const char *tamiz_version(void);

/* ---- snapshots --------------------------------------------------------- */

typedef struct tamiz_snapshot tamiz_snapshot;

/* Maps the file at path and checks all of it once: format version, content
 * hash, every offset. Errors: NOT_FOUND, IO, CORRUPT, UNSUPPORTED (other
 * format version or other name analysis: forge it again), NO_MEMORY. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_snapshot_open(const char *path,
                                                        tamiz_snapshot **out,
                                                        tamiz_error *err);

/* The same, but only when "PATH.sig" beside it holds a signature of exactly
 * this snapshot by the key in the public key file key_path (docs/formats/
 * signature.md). Errors as above, but UNTRUSTED instead of CORRUPT, and when
 * the signature is missing, by another key, of another snapshot, or does not
 * hold; BAD_INPUT with file and line for a file that is no key or no signature.
 */
TAMIZ_API TAMIZ_MUST_USE tamiz_code
tamiz_snapshot_open_signed(const char *path, const char *key_path,
                           tamiz_snapshot **out, tamiz_error *err);

/* Signs the snapshot at path, which is opened and checked first, with the
 * secret key in key_path, and writes "PATH.sig". Errors: those of
 * tamiz_snapshot_open(); BAD_INPUT for a file that is no secret key; IO. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_snapshot_sign(const char *path,
                                                        const char *key_path,
                                                        tamiz_error *err);

/* Makes an Ed25519 key: "NAME.key", secret, for its owner only (mode 0600), and
 * "NAME.pub". Neither may be there. Errors: BAD_ARGUMENT when one is, IO,
 * UNSUPPORTED. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_key_generate(const char *name,
                                                       tamiz_error *err);

/* The list that is built into the library (tamiz_cartels), forged in memory:
 * a snapshot that needs no file. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_snapshot_builtin(tamiz_snapshot **out,
                                                           tamiz_error *err);

TAMIZ_API void tamiz_snapshot_close(tamiz_snapshot *snapshot);

/* Content hash of the snapshot, 64 hex digits (BLAKE2b-256). */
TAMIZ_API const char *tamiz_snapshot_id(const tamiz_snapshot *snapshot);

/* A word that the aliases of the listed parties taught to be a variant of
 * another one, in lower-case Latin letters. Strings are borrowed. */
typedef struct tamiz_learnt_word {
    const char *word;
    const char *head; /* the word that its group stands around, or itself */
    uint32_t count;   /* parties that taught it */
} tamiz_learnt_word;

/* The learnt words, in order of the alphabet; i below the count. */
TAMIZ_API size_t tamiz_snapshot_learnt_count(const tamiz_snapshot *snapshot);
TAMIZ_API tamiz_learnt_word
tamiz_snapshot_learnt(const tamiz_snapshot *snapshot, size_t i);

/* One list inside a snapshot. Strings are NUL-terminated and borrowed. Dates
 * are ISO 8601; "" = the source does not say. */
typedef struct tamiz_list_info {
    const char *id;        /* "us_ofac_sdn" */
    const char *title;     /* "OFAC Specially Designated Nationals" */
    const char *issuer;    /* "US Treasury, OFAC" */
    const char *published; /* the publisher's own date of the data */
    const char *fetched;   /* when we read it */
    const char *source;    /* file or URL it was read from */
    const char *sha256;    /* of the raw bytes, 64 hex digits */
    uint32_t entities;     /* listed parties */
    uint32_t names;        /* names of listed parties, all kinds */
    uint32_t identifiers;  /* numbers: passports, tax ids, IMO, wallets … */
    uint32_t designations; /* party × programme */
    uint32_t statements;   /* every sourced fact */
    uint32_t rows;         /* records read: lines or elements, all files */
} tamiz_list_info;

TAMIZ_API size_t tamiz_snapshot_list_count(const tamiz_snapshot *snapshot);

/* index < tamiz_snapshot_list_count(). */
TAMIZ_API tamiz_list_info tamiz_snapshot_list(const tamiz_snapshot *snapshot,
                                              size_t index);

/* How many parties or names of a list are of one sort. Strings are static. */
typedef struct tamiz_tally {
    const char *what; /* "schema" (parties), "kind" or "script" (names) */
    const char *sort; /* "Person", "weakAlias", "Cyrl" */
    uint32_t count;
} tamiz_tally;

/* Counts list number index by schema, kind of name, and script of names (ISO
 * 15924, by their first letter; "Zzzz" = another one). Writes at most `most`
 * rows, none with count 0, and returns how many there are; 64 are enough. */
TAMIZ_API size_t tamiz_snapshot_list_tally(const tamiz_snapshot *snapshot,
                                           size_t index, tamiz_tally *out,
                                           size_t most);

/* What of a list was in force on a day. */
typedef struct tamiz_in_force {
    uint32_t entities;     /* parties with a designation in force, or none */
    uint32_t names;        /* theirs */
    uint32_t designations; /* in force */
    uint32_t undated;      /* of these entities, those of which no list says
                            * since when: they count as listed on any day */
} tamiz_in_force;

/* Counts list number index of the snapshot. as_of as in tamiz_options, whose
 * rules for unknown and partial dates hold. Errors: BAD_ARGUMENT. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_snapshot_list_as_of(
    const tamiz_snapshot *snapshot, size_t index, const char *as_of,
    tamiz_in_force *out, tamiz_error *err);

/* ---- making snapshots -------------------------------------------------- */

/* Called during long work, from the calling thread. `stage` is a short static
 * text ("reading us_ofac_sdn"), done/total in units of the stage; total 0 =
 * unknown. */
typedef void tamiz_progress(void *context, const char *stage, uint64_t done,
                            uint64_t total);

/* Called for each thing in a list that its reader did not understand and kept
 * as a note, left out or took as it is: an unknown element, a date nobody can
 * read. `record` is where: "consolidated.xml:36". Texts are valid during the
 * call. The list is taken in all the same. */
typedef void tamiz_warning(void *context, const char *list, const char *record,
                           const char *message);

/* Where long work is told; any member may be NULL. */
typedef struct tamiz_listener {
    tamiz_progress *progress;
    tamiz_warning *warning;
    void *context; /* of both */
} tamiz_listener;

/* One list to read. */
typedef struct tamiz_source {
    const char *list; /* id of a known list, "us_ofac_sdn"; or an exchange
                       * format, "ftm", read as a list of that id; or both,
                       * "ftm:my_list", for several lists in one format */
    const char *path; /* its file, or the folder that holds its files, plain,
                       * .gz or .zst; for tamiz_update() also the https:// or
                       * http:// URL of its file. NULL = the list is built in,
                       * or (tamiz_update() only) downloaded from where its
                       * publisher puts it */
} tamiz_source;

/* The lists this library can read, for help texts and completion. Titles and
 * issuers are filled, the counts are zero. */
TAMIZ_API size_t tamiz_known_list_count(void);
TAMIZ_API tamiz_list_info tamiz_known_list(size_t index);

/* What became of one list in an update. */
typedef enum tamiz_outcome {
    TAMIZ_OUTCOME_NEW,       /* a new version was stored and read */
    TAMIZ_OUTCOME_UNCHANGED, /* it is what was stored last */
    TAMIZ_OUTCOME_PAST,      /* stored for the time it was had; a newer version
                              * stays in use */
    TAMIZ_OUTCOME_FAILED,    /* see `failure`; an older version stays */
} tamiz_outcome;

/* A party that was added '+', changed '~' or removed '-'; strings may be cut.
 */
typedef struct tamiz_change_example {
    char kind;
    char id[64], caption[96];
} tamiz_change_example;

/* What an update changed in one list. */
enum { TAMIZ_EXAMPLES = 3 }; /* at most, of each kind */
typedef struct tamiz_change {
    char list[64];
    uint32_t added, changed, removed, unchanged; /* entities */
    tamiz_change_example examples[3 * TAMIZ_EXAMPLES];
    uint32_t example_count;
    bool first;          /* the list was not there before: all of it is added */
    uint32_t warnings;   /* how many the reader had; see tamiz_warning */
    tamiz_list_info now; /* strings are "" here, counts are filled */
    tamiz_outcome outcome;
    bool downloaded;     /* asked from a server, not read from a path */
    bool kept;           /* failed, and an older version is still in use */
    tamiz_error failure; /* code 0 = none */
} tamiz_change;

/* Reads `count` lists and writes one snapshot file from exactly these. Written
 * beside `path` and renamed: on failure `path` is untouched. `fetched` is the
 * time to record, ISO 8601 UTC, or NULL for now. The listener may be NULL. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_forge(const tamiz_source *sources,
                                                size_t count, const char *path,
                                                const char *fetched,
                                                const tamiz_listener *listener,
                                                tamiz_error *err);

/* The same, but the words that count as variants are those that the snapshot
 * `teacher` learnt, and nothing is learnt from these names. So a file of
 * customers is made to be asked for listed parties, with the scores that asking
 * `teacher` for the customers gives. teacher NULL = as tamiz_forge(). */
TAMIZ_API TAMIZ_MUST_USE tamiz_code
tamiz_forge_like(const tamiz_source *sources, size_t count, const char *path,
                 const char *fetched, const tamiz_snapshot *teacher,
                 const tamiz_listener *listener, tamiz_error *err);

/* The same in memory: a snapshot that is in no file. Close with
 * tamiz_snapshot_close(). */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_snapshot_forge(
    const tamiz_source *sources, size_t count, const char *fetched,
    const tamiz_listener *listener, tamiz_snapshot **out, tamiz_error *err);

/* Which list a file, or a folder with a list's files, holds: found out by
 * reading its beginning as each known list; where it could be two, the file's
 * name must begin as one of them is published. *out is static. Errors:
 * NOT_FOUND, IO, NO_MEMORY; BAD_INPUT when it is none or could be several. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_list_recognise(const char *path,
                                                         const char **out,
                                                         tamiz_error *err);

/* How far a download is trusted and waited for. Times in milliseconds. */
typedef struct tamiz_network {
    const char *proxy;   /* URL; NULL = what the environment says (https_proxy,
                          * no_proxy ...); "" = none */
    uint32_t connect_ms; /* to be connected: 15 s */
    uint32_t idle_ms;    /* without 1 KiB arriving: 30 s */
    uint32_t total_ms;   /* of one try: 30 min */
    uint32_t tries;      /* in all: 5 */
    uint32_t backoff_ms; /* before the second try, then twice as long each
                          * time, half of it by chance: 1 s */
    uint64_t most_bytes; /* of one file, as sent: 2 GiB */
} tamiz_network;

/* How to update. Start from tamiz_update_options_default(). */
typedef struct tamiz_update_options {
    double fuse;               /* 0..1: a list that lost more than this share
                                * of its entities is refused; 0.20 */
    const char *const *forced; /* ids taken in whatever their counts */
    size_t forced_count;
    bool same_urls;   /* a source without path is downloaded from where it was
                       * last, not from its publisher */
    uint32_t keeps;   /* snapshots left in the home beside the current; 10 */
    const char *seen; /* when the files at the sources' paths were had: a day,
                       * "2024-05-02", or a time; NULL = now. What was had
                       * before the newest version of its list is kept at its
                       * place in time, and the newest stays in use. */
    bool (*stopped)(void *context); /* asked often; true = end soon, nothing
                                     * swapped in. NULL = never. context is
                                     * that of the listener */
    tamiz_network network;
} tamiz_update_options;

TAMIZ_API tamiz_update_options tamiz_update_options_default(void);

/* Takes the given lists into `home` (made if missing), keeps the lists already
 * there, forges everything into the home's current snapshot and swaps it in.
 * options NULL = the default ones. changes[count] receives one row per source.
 *
 * A source that cannot be had, read, or that fails its check (fuse, least
 * counts) is told in its row; the version stored before stays in use and the
 * others go on. A list that is what was stored last makes no new version, and
 * nothing is forged when nothing changed. With count = 0 what is stored is
 * forged again. One update of a home runs at a time; another waits for it
 * (progress stage "waiting for another update"). Readers are never blocked.
 * Left-overs of updates that were killed are removed.
 *
 * Errors, of the update as a whole: BAD_ARGUMENT for an unknown list or one
 * named twice; UNSUPPORTED for a source without path that has no URL; IO when
 * the home cannot be written, or `stopped` said so; NO_MEMORY. The home is
 * then as it was. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code
tamiz_update(const char *home, const tamiz_source *sources, size_t count,
             const tamiz_update_options *options, tamiz_change *changes,
             const tamiz_listener *listener, tamiz_error *err);

/* What a home knows of a list beside its data. Dates ISO or "". */
typedef struct tamiz_list_status {
    const char *url;       /* where its publisher puts it, or "" */
    const char *licence;   /* of the data, in a few words, or "" */
    uint32_t stale_days;   /* older data were replaced by the publisher, as a
                            * rule; 0 = no rule known */
    char taken_from[1024]; /* URL or path of the newest version, or "" */
    char checked[24];      /* when the newest version was last known to be so */
    char failed[24];       /* when an update last failed since; "" = none */
    char reason[320];      /* of that failure */
} tamiz_list_status;

/* Fills *out for a known list; home may be NULL or not exist. Errors:
 * BAD_ARGUMENT for an unknown list; IO, NO_MEMORY. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_home_status(const char *home,
                                                      const char *list,
                                                      tamiz_list_status *out,
                                                      tamiz_error *err);

/* What `tamiz update` without operands updates: the lists that home holds or
 * tried to get; when there are none, every list that has a URL. Writes at most
 * `most` sources, without path and pointing to static strings, for an update
 * with `same_urls`. Returns how many there are. */
TAMIZ_API size_t tamiz_home_sources(const char *home, tamiz_source *out,
                                    size_t most);

/* The parties that left the lists of a snapshot of this home, as far as the
 * versions tell that the home keeps: a snapshot of its own, which
 * tamiz_options.gone is for. Each is as the last version with it has it.
 * tamiz_update() makes it and keeps it beside the other. Close with
 * tamiz_snapshot_close(). Errors: NOT_FOUND when there is none beside that
 * snapshot; UNSUPPORTED, CORRUPT, IO, NO_MEMORY. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code
tamiz_home_gone(const char *home, const tamiz_snapshot *snapshot,
                tamiz_snapshot **out, tamiz_error *err);

/* What the home knew on a day: a snapshot of the newest version of every list
 * that it had seen by the end of that day, UTC (or by a time,
 * "2024-05-02T10:00:00Z"), with the built-in list if it was gathered by then.
 * Statements are dated by the versions up to then. It is forged when first
 * asked for and kept in HOME/snapshots, HOME/known/DAY.tsv says from what: as
 * long as the store has no other versions of that time, the answer stays the
 * same bytes. Close with tamiz_snapshot_close(). Errors: NOT_FOUND when nothing
 * had been seen by then; BAD_ARGUMENT for what is no day, or has not come yet;
 * BAD_INPUT for a damaged version; IO, NO_MEMORY. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_home_known_on(
    const char *home, const char *day, const tamiz_listener *listener,
    tamiz_snapshot **out, tamiz_error *err);

/* Writes the path of the home's current snapshot into path[size]. NOT_FOUND
 * when the home has none yet. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_home_snapshot(const char *home,
                                                        char *path, size_t size,
                                                        tamiz_error *err);

/* ---- policies ---------------------------------------------------------- */

/* What counts as a hit, from a small file (docs/policy.md): thresholds per
 * list, kind of party and use, required evidence, what counts. A policy may be
 * used by any number of threads, but for tamiz_policy_explain(). */
typedef struct tamiz_policy tamiz_policy;

/* Called for each mistake in a file, in the order of reading: code, where,
 * line, column, message. */
typedef void tamiz_mistake(void *context, const tamiz_error *mistake);

/* Reads the policy at path. mistake (may be NULL) is called for each mistake,
 * the first of which is the error too. Errors: NOT_FOUND, IO, NO_MEMORY;
 * TOO_LARGE over 64 KiB; BAD_INPUT with line and column. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_policy_open(const char *path,
                                                      tamiz_mistake *mistake,
                                                      void *context,
                                                      tamiz_policy **out,
                                                      tamiz_error *err);

/* One that is built in: "recall", "balanced", "precision", "ofac". Errors:
 * NOT_FOUND, NO_MEMORY. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_policy_preset(const char *name,
                                                        tamiz_policy **out,
                                                        tamiz_error *err);
TAMIZ_API void tamiz_policy_free(tamiz_policy *policy);

/* Names of the presets; index < tamiz_policy_preset_count(). Static. */
TAMIZ_API size_t tamiz_policy_preset_count(void);
TAMIZ_API const char *tamiz_policy_preset_name(size_t index);

/* Hash of all that it says, 16 hex digits: not of titles, comments, or in what
 * order it is said. And its file or preset. */
TAMIZ_API const char *tamiz_policy_id(const tamiz_policy *policy);
TAMIZ_API const char *tamiz_policy_name(const tamiz_policy *policy);

/* What it means in sentences, for every use. Borrowed until the next call.
 * NULL when out of memory. */
TAMIZ_API const char *tamiz_policy_explain(tamiz_policy *policy);

/* ---- accepted hits ----------------------------------------------------- */

/* Decisions that a hit is no match, kept in HOME/accepted.tsv (docs/accept.md).
 * A hit that was accepted stays away until the question, the listed party or
 * the policy changes. */
typedef struct tamiz_accepted tamiz_accepted;

/* One decision. Strings are borrowed, "" = not said. */
typedef struct tamiz_acceptance {
    const char *when, *who, *why;
    const char *until;  /* the last day on which it holds */
    const char *entity; /* id of the listed party */
    const char *query;  /* what was asked, in its canonical form */
    const char *policy; /* "ID:USE", or "-" */
    bool withdrawn;     /* it takes an earlier one back */
    bool holds;         /* no later one of the same question and party, not
                         * withdrawn, not past its day */
} tamiz_acceptance;

/* Reads the home's decisions; none when there is no file. day: the day they
 * are asked on, NULL = today (UTC). Errors: BAD_ARGUMENT for what is no day;
 * BAD_INPUT with the line; IO, NO_MEMORY. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_accepted_open(const char *home,
                                                        const char *day,
                                                        tamiz_accepted **out,
                                                        tamiz_error *err);
TAMIZ_API void tamiz_accepted_close(tamiz_accepted *accepted);

/* In the order of the file; index < count. */
TAMIZ_API size_t tamiz_accepted_count(const tamiz_accepted *accepted);
TAMIZ_API const tamiz_acceptance *
tamiz_accepted_row(const tamiz_accepted *accepted, size_t index);

/* ---- screening --------------------------------------------------------- */

/* A number with what is known of it. kind and country may be NULL. */
typedef struct tamiz_identifier {
    const char *number;
    const char *kind;    /* "passport", "identity", "tax", "register",
                          * "document", "wallet" …, a kind that has check
                          * digits ("imo", "inn", see
                          * tamiz_identifier_validate()), or a property of
                          * FollowTheMoney ("passportNumber") */
    const char *country; /* that issued it: ISO 3166 alpha-2 or a name */
} tamiz_identifier;

/* What is asked. `name` is needed, "" where a number is asked alone; the rest
 * may be NULL or 0.
 *
 * A party may have several names, dates, countries and numbers: the first
 * stands in the single member, the others in the array beside it. A hit is then
 * the best of all names, each scored as if it were asked alone; of several
 * dates or countries the one that agrees best counts; any number may agree. Of
 * more than 1,000 names the first 1,000 are asked. */
typedef struct tamiz_query {
    const char *name;
    size_t name_size;   /* bytes; SIZE_MAX = NUL-terminated */
    const char *schema; /* FtM: "Person", "Company", "Vessel" …; NULL any */
    const char *birth_date; /* "1962", "1962-11", "1962-11-23"; also "circa
                             * 1962", "1960 to 1964", and what can be read one
                             * way only: "23.11.1962", but not "03/05/1980" */
    const char *country;    /* ISO 3166 alpha-2 or a country's name */
    const char *gender;     /* "male", "female" */
    const char *identifier; /* any document, register or wallet number */

    const char *const *more_names; /* NUL-terminated */
    size_t more_name_count;
    const char *const *more_birth_dates;
    size_t more_birth_date_count;
    const char *const *more_countries;
    size_t more_country_count;
    const char *const *more_identifiers;
    size_t more_identifier_count;
    const tamiz_identifier *ids; /* numbers beside these, whose kind or country
                                  * is known: the same number of another kind
                                  * or country is then no agreement */
    size_t id_count;
    const char *death_date; /* as a birth date; of a company the day it was
                             * dissolved */

    /* Of several values the one that agrees best counts; the first 100 of a
     * kind are used. */
    const char *const *addresses; /* whole, parts in any order, commas between:
                                   * "12 Lenin St, Kursk, Russia" */
    size_t address_count;
    const char *const *birth_places; /* "Basra, Iraq" */
    size_t birth_place_count;
    const char *const *positions; /* "Minister of Finance" */
    size_t position_count;
    const char *const *incorporation_dates; /* as a birth date; of a ship
                                             * the day it was built */
    size_t incorporation_date_count;
} tamiz_query;

/* How to answer. Start from tamiz_options_default(). */
typedef struct tamiz_options {
    double threshold;         /* 0..1, hit = score >= threshold; 0.70 */
    uint32_t limit;           /* most hits returned per query; 10. UINT32_MAX =
                               * all */
    const char *const *lists; /* only these list ids; NULL = all */
    size_t list_count;
    const char *as_of; /* ISO day: only parties with a designation in force,
                        * from its first day until the day before its last. Of
                        * a partial date the first begins as early and the last
                        * ends as late as it may; an unknown one is no bound.
                        * A party without designations is listed on any day.
                        * NULL = whatever is listed */
    bool weak_aliases; /* may a weak alias alone be a hit? false */
    bool exhaustive;   /* score every listed name: slow, same answer */

    const tamiz_policy *policy; /* NULL = none. With one, a threshold of -1 and
                                 * a limit of 0 are as it says, other ones hold
                                 * instead of all of its own; lists narrow its
                                 * lists, weak_aliases adds to its own */
    const char *use; /* "onboarding", "payment", "media"; NULL or "" = none */
    const tamiz_accepted *accepted; /* hits left out and counted; NULL = none */
    bool show_accepted; /* leave them in, marked, beside `limit` others */
    const struct tamiz_watch *watch; /* terms looked for in payment messages;
                                      * NULL = none */
    const char *text_day; /* ISO day a scanned document was written, which dates
                           * its "yesterday" and "on Friday"; NULL = as its
                           * dateline says, or unknown */
    bool keep_text; /* a scanned document keeps the text that was read of it,
                     * for tamiz_document_text(); false */
    const tamiz_snapshot *gone; /* of tamiz_home_gone(): who is named in a
                                 * scanned document and was listed once; only
                                 * tamiz_scan() looks at it, and not in payment
                                 * messages. NULL = nobody */
} tamiz_options;

TAMIZ_API tamiz_options tamiz_options_default(void);

/* Options that leave everything to the policy, which may be NULL. */
TAMIZ_API tamiz_options tamiz_policy_options(const tamiz_policy *policy,
                                             const char *use);

/* One item of evidence. The contributions of a hit's items add up to its
 * score (to within 1e-9). */
typedef struct tamiz_evidence {
    const char *kind;    /* "exact", "spelling", "sound", "joined", "initial",
                          * "cut", "legal-form", "title", "missing", "extra", … */
    const char *query;   /* the query's part as typed; "" when missing there */
    const char *listed;  /* the listed name's part; "" when missing there */
    const char *reason;  /* one short sentence for a person */
    double similarity;   /* 0..1 of the two parts */
    double weight;       /* share of the whole this part carries */
    double contribution; /* what it adds to the score; may be negative */
} tamiz_evidence;

/* A fact beside the name that query and party both say: of several values on
 * either side, the pair that agrees best. */
typedef struct tamiz_factor {
    const char *fact;    /* "birthDate", "deathDate", "incorporationDate",
                          * "country", "gender", "birthPlace", "address",
                          * "position"; "number" of one that is a slip away */
    const char *query;   /* as it was understood: ISO date, country code; places
                          * and positions as they were asked */
    const char *listed;  /* as published */
    const char *verdict; /* "agrees", "contradicts": whether bits are above 0 */
    double bits;         /* what it adds to odds_bits */
    const char *reason;  /* how far: "the same street and town" */
} tamiz_factor;

/* One designation of a hit. Dates ISO or "". */
typedef struct tamiz_designation {
    const char *list;
    const char *authority;
    const char *programme;
    const char *legal_basis;
    const char *since;
    const char *until;
    const char *source;
    const char *disputed_by;
} tamiz_designation;

/* A party of another list that is the same subject (docs/linking.md). */
typedef struct tamiz_linked {
    const char *id, *list, *caption, *schema;
} tamiz_linked;

/* One hit. Pointers are borrowed from the answer (or its snapshot). */
typedef struct tamiz_hit {
    const char *entity_id;  /* "ofac-36" */
    const char *caption;    /* primary name */
    const char *schema;     /* "Person" */
    double score;           /* 0..1 */
    double odds_bits;       /* log2 odds, evidence beside names included */
    double probability;     /* calibrated from odds_bits */
    const char *name;       /* the listed name that matched */
    const char *name_kind;  /* "name", "alias", "weakAlias", "previousName" */
    const char *query_name; /* the name asked for that matched; NULL for an
                             * identifier */
    size_t evidence_count;
    const tamiz_evidence *evidence;
    size_t designation_count; /* in order of `since`, unknown dates first; of
                               * an as_of, those in force then */
    const tamiz_designation *designations;
    size_t linked_count; /* parties that are the same subject */
    const tamiz_linked *linked;
    const tamiz_acceptance *accepted; /* that makes it no open hit; NULL */
    const tamiz_acceptance *earlier;  /* that holds no more; NULL */
    const char *raised_again;         /* why not: what changed; NULL */
    size_t factor_count;              /* facts that both sides say */
    const tamiz_factor *factors;
} tamiz_hit;

/* What is wrong with a question that was answered all the same. */
typedef struct tamiz_query_warning {
    const char *field;   /* as in the answer's JSON: "birthDate", "id" … */
    const char *value;   /* as it was asked */
    const char *message; /* what is wrong, and whether the value counts */
} tamiz_query_warning;

typedef struct tamiz_answer tamiz_answer;

/* Screens `count` queries against the snapshot; out[count] receives an answer
 * each, to be freed one by one. On failure nothing is left in out.
 * Hits are ordered by score, then odds, then entity id: the same on every
 * machine and any number of threads. Errors: BAD_ARGUMENT (unknown schema,
 * list, as_of, kind of number), BAD_INPUT (invalid UTF-8, with the byte),
 * TOO_LARGE. A birth date, country or gender that is none is left out, and the
 * answer says so: tamiz_answer_warning(). */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_screen_batch(
    const tamiz_snapshot *snapshot, const tamiz_query *queries, size_t count,
    const tamiz_options *options, tamiz_answer **out, tamiz_error *err);

/* One query: tamiz_screen_batch() with count 1. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_screen(const tamiz_snapshot *snapshot,
                                                 const tamiz_query *query,
                                                 const tamiz_options *options,
                                                 tamiz_answer **out,
                                                 tamiz_error *err);

TAMIZ_API void tamiz_answer_free(tamiz_answer *answer);
TAMIZ_API size_t tamiz_answer_count(const tamiz_answer *answer);
TAMIZ_API const tamiz_hit *tamiz_answer_hit(const tamiz_answer *answer,
                                            size_t index);

/* Of the query: a date, country or gender that is none, dates that contradict
 * each other, a number that fails its check, more than 1,000 names. At most 16
 * are kept; NULL behind the last. */
TAMIZ_API size_t tamiz_answer_warning_count(const tamiz_answer *answer);
TAMIZ_API const tamiz_query_warning *
tamiz_answer_warning(const tamiz_answer *answer, size_t index);

/* Hits that were accepted, shown or not; and hits at hand that were not. */
TAMIZ_API size_t tamiz_answer_accepted_count(const tamiz_answer *answer);
TAMIZ_API size_t tamiz_answer_open_count(const tamiz_answer *answer);

/* What was asked, as it was understood: a copy, which is borrowed. */
TAMIZ_API const tamiz_query *tamiz_answer_query(const tamiz_answer *answer);

/* What the answer depends on beside snapshot, engine and query, hashed: the
 * "config" of the JSON, 16 hex digits; "" for two compared names. */
TAMIZ_API const char *tamiz_answer_config(const tamiz_answer *answer);

/* The answer as one JSON object without newline, NUL-terminated: {"query",
 * "hits":[…],"snapshot","config","engine"}, and "policy" and "accepted_count"
 * where there are such; "warnings":[{"field","value",
 * "message"}] in front. With `evidence` false the evidence arrays are left
 * out.
 * Borrowed from the answer. NULL when out of memory. */
TAMIZ_API const char *tamiz_answer_json(tamiz_answer *answer, bool evidence);

/* Compares two names without any list: the same analysis and score as
 * screening. The answer has exactly one hit, whatever its score; its entity_id
 * is "". schema may be NULL. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_compare(const char *name1,
                                                  const char *name2,
                                                  const char *schema,
                                                  tamiz_answer **out,
                                                  tamiz_error *err);

/* Two names to score. schema may be NULL or "". */
typedef struct tamiz_pair {
    const char *name1, *name2, *schema;
} tamiz_pair;

/* Scores `count` pairs, each 0..1 and the score of tamiz_compare(), without
 * evidence: what a join of two tables or a measurement needs. scores[count]
 * receives one number per pair; after an error those before the pair at fault
 * are written. A name without letters scores 0 against any that has some.
 * Errors: BAD_ARGUMENT (unknown schema), BAD_INPUT (invalid UTF-8), TOO_LARGE;
 * err->line is then the pair's number, from 1. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_score_batch(const tamiz_pair *pairs,
                                                      size_t count,
                                                      double *scores,
                                                      tamiz_error *err);

/* Keeps in HOME/accepted.tsv that this party is no match for this question, or
 * with `withdrawn` takes that back. Only entity, until, who, when (NULL = now),
 * why and withdrawn of *decision are read. The question is query and the policy
 * and use of options; what is known of the party is what the snapshot says.
 * Errors: NOT_FOUND for no such party; BAD_ARGUMENT; BAD_INPUT for a damaged
 * file; IO, NO_MEMORY. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code
tamiz_accept(const char *home, const tamiz_snapshot *snapshot,
             const tamiz_query *query, const tamiz_options *options,
             const tamiz_acceptance *decision, tamiz_error *err);

/* The same of a line of JSON that tamiz answered with: query and policy are
 * those of the line. Errors: as above; BAD_INPUT for what is no answer;
 * BAD_ARGUMENT when it was given by another snapshot, or the party is not among
 * its hits. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_accept_answer(
    const char *home, const tamiz_snapshot *snapshot, const char *json,
    size_t size, const tamiz_acceptance *decision, tamiz_error *err);

/* Two entities that people judged to be one party or two. Texts are valid
 * during the call. */
typedef struct tamiz_labelled {
    uint32_t line; /* of the file */
    bool is_match;
    const char *schema, *name1, *name2; /* of the left one; captions */
    double score;      /* 0..1: what names, dates, countries, gender and numbers
                        * say together, as for links (docs/linking.md) */
    double name_score; /* of the names that agree best, 0..1 */
} tamiz_labelled;

/* Returns false to stop. */
typedef bool tamiz_labelled_call(void *context, const tamiz_labelled *pair);

/* Scores labelled pairs of FollowTheMoney entities, a JSON object a line, as
 * OpenSanctions publishes them:
 * {"left":{…},"right":{…},"judgement":"positive"}, or "negative". Each pair by
 * itself. Plain, .gz or .zst. *skipped counts pairs with another judgement, and
 * those of which one is no party. Errors: NOT_FOUND, IO (also when stopped),
 * NO_MEMORY; BAD_INPUT with line and column.
 */
TAMIZ_API TAMIZ_MUST_USE tamiz_code
tamiz_labelled_read(const char *path, tamiz_labelled_call *call, void *context,
                    uint64_t *skipped, tamiz_error *err);

/* What a test pack is made of. Start from tamiz_testpack_options_default(). */
typedef struct tamiz_testpack_options {
    const char *const *lists; /* whose names; NULL = all of the snapshot */
    size_t list_count;
    uint32_t names;         /* so many are drawn: 200 */
    uint64_t seed;          /* below 2^63: 1 */
    const char *clean_path; /* CSV with a column "name", and perhaps "schema":
                             * clean names, of which those that are listed are
                             * left out. NULL = made of words of listed names */
} tamiz_testpack_options;

TAMIZ_API tamiz_testpack_options tamiz_testpack_options_default(void);

/* Names written. */
typedef struct tamiz_testpack_counts {
    uint64_t control, varied, clean;
} tamiz_testpack_counts;

/* Writes listed names to test a screening system with into the folder, made if
 * missing (docs/testpack.md): control.csv, varied.csv, clean.csv with the
 * columns id, schema, name, expect_id, group, listed; and, last,
 * manifest.json. The same snapshot, options and version give the same bytes.
 * Errors: BAD_ARGUMENT (options); NOT_FOUND when no name is apt; those of
 * tamiz_rows_next() for clean_path; IO, NO_MEMORY. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_testpack_write(
    const tamiz_snapshot *snapshot, const tamiz_testpack_options *options,
    const char *folder, tamiz_testpack_counts *counts, tamiz_error *err);

/* Names that were cut into words once, to be scored many times: what a join
 * needs whose pairs were found by other means. */
typedef struct tamiz_names tamiz_names;

/* Cuts `count` names; schema as in tamiz_compare(), of all of them. The names
 * are copied. Errors: BAD_ARGUMENT (unknown schema), BAD_INPUT (invalid UTF-8),
 * TOO_LARGE, NO_MEMORY; err->line is then the name's number, from 1. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_names_new(const char *const *names,
                                                    size_t count,
                                                    const char *schema,
                                                    tamiz_names **out,
                                                    tamiz_error *err);

TAMIZ_API void tamiz_names_free(tamiz_names *names);
TAMIZ_API size_t tamiz_names_count(const tamiz_names *names);

/* Scores `count` pairs as tamiz_score_batch() does: name left_at[i] of left
 * with name right_at[i] of right; NULL = name i. Any number of threads may
 * score the same names. Errors: BAD_ARGUMENT for a place that is not there,
 * err->line is then the pair's number, from 1; NO_MEMORY. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_names_score(
    const tamiz_names *left, const uint32_t *left_at, const tamiz_names *right,
    const uint32_t *right_at, size_t count, double *scores, tamiz_error *err);

/* Whether a number holds as what it is said to be: its form and, where the
 * kind has them, its check digits. A number that holds need not have been given
 * to anybody; one that fails may still be listed, as it was published. */
typedef enum tamiz_validity {
    TAMIZ_VALIDITY_UNKNOWN_KIND,
    TAMIZ_VALIDITY_UNCHECKED, /* written without its check digit, say */
    TAMIZ_VALIDITY_VALID,
    TAMIZ_VALIDITY_INVALID,
} tamiz_validity;

/* kind, in any case: imo (of a ship), mmsi, lei, bic, isin, inn, ogrn, cnpj,
 * cpf, cuit, nit, rif, rfc, curp, btc, ltc, doge, tron, eth (its check sum lies
 * in the case of its letters). Spaces, dots, dashes and slashes in number do
 * not count, but in wallet addresses. NULL is the empty text. */
TAMIZ_API tamiz_validity tamiz_identifier_validate(const char *kind,
                                                   const char *number);

/* Whether tamiz_identifier.kind may be this. */
TAMIZ_API bool tamiz_identifier_kind_known(const char *kind);

/* ---- files of parties -------------------------------------------------- */

/* How far a file has come. */
typedef struct tamiz_batch_counts {
    uint64_t rows;        /* answered */
    uint64_t rows_hit;    /* with at least one hit */
    uint64_t rows_warned; /* answered, but for a value that was not used */
    uint64_t rejected;    /* rows that could not be asked */
    uint64_t before;      /* of rows: by the run that this one goes on from */
    uint64_t beside;      /* rows of FollowTheMoney that are no party */
} tamiz_batch_counts;

/* A row that was answered. All of it is borrowed until the call returns. */
typedef struct tamiz_batch_answered {
    uint64_t line;               /* on which the row starts, from 1 */
    const char *id;              /* "" = the row has none */
    const tamiz_answer *answer;  /* its query: tamiz_answer_query() */
    const char *const *warnings; /* values that were not used, and why */
    size_t warning_count;
    const char *reason; /* it was rejected, and has no answer; else NULL */
} tamiz_batch_answered;

/* Who is told of a long run, from the calling thread; members may be NULL. */
typedef struct tamiz_batch_listener {
    void *context; /* of all */
    /* Often; bytes of the input as it is stored, total 0 = unknown. */
    void (*progress)(void *context, const tamiz_batch_counts *counts,
                     uint64_t done, uint64_t total);
    /* Something about the file as a whole: columns that are not used, a run
     * that goes on or starts over. */
    void (*remark)(void *context, const char *message);
    /* A row that was rejected. */
    void (*rejected)(void *context, uint64_t line, const char *reason);
    /* The next bytes of output when there is no output file. False = stop,
     * which is reported as IO. */
    bool (*write)(void *context, const char *bytes, size_t size);
    /* Each row that was answered, in the order of the rows. */
    void (*answered)(void *context, const tamiz_batch_answered *row);
    /* A form of one's own, in place of lines of JSON: the bytes for a row that
     * was answered or rejected, *size of them, borrowed until the next call.
     * NULL = stop, which is reported as
     * IO. Rejected rows go to a file then only where options name one. */
    const char *(*form)(void *context, const tamiz_batch_answered *row,
                        size_t *size);
    /* With an output file: all rows stand in the file `part`, on the disk, and
     * whoever listens makes the output of it; the run then removes `part`. One
     * that is killed meanwhile comes here again. False = stop, reported as
     * IO. */
    bool (*finish)(void *context, const char *part,
                   const tamiz_batch_counts *counts);
} tamiz_batch_listener;

/* How to screen a file. Start from tamiz_batch_options_default(). */
typedef struct tamiz_batch_options {
    tamiz_options options; /* of each row */
    bool evidence;         /* with the evidence of each hit; true */
    const char *schema;    /* of rows that have none, or NULL */
    uint32_t threads;      /* 0 = one for each core */
    const char *output;    /* file to write; NULL = listener->write */
    const char *rejects;   /* file for rejected rows; NULL = beside the output,
                            * ".rejected.jsonl" added to its name, or none */
} tamiz_batch_options;

TAMIZ_API tamiz_batch_options tamiz_batch_options_default(void);

/* Screens each row of a file: CSV whose first row names the columns, or JSON
 * with an object a line; "-" is standard input; plain, .gz or .zst. What the
 * columns mean, what is written and what is promised is told in docs/batch.md.
 *
 * One line of JSON is written for each row, in the order of the rows, the same
 * bytes on any number of threads. A row that cannot be asked is rejected and
 * the run goes on. With an output file the run can be killed at any moment and
 * done again: it goes on where it was, if snapshot, options and input are the
 * same, and the file appears under its name when it is whole.
 *
 * *counts is what was done, after an error too. Errors: BAD_ARGUMENT (options);
 * NOT_FOUND, BAD_INPUT (the input as a whole: no column for names, damaged
 * compression); IO, NO_MEMORY. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_screen_file(
    const tamiz_snapshot *snapshot, const char *path,
    const tamiz_batch_options *options, const tamiz_batch_listener *listener,
    tamiz_batch_counts *counts, tamiz_error *err);

/* ---- tables ------------------------------------------------------------ */

/* Rows of a CSV file (RFC 4180; plain, .gz or .zst) whose first row names the
 * columns: for whoever has names to screen or pairs to score in one. Every row
 * has as many cells as the first. */
typedef struct tamiz_rows tamiz_rows;

/* Opens the file at path, or standard input for "-", and reads the names of
 * the columns. Errors: NOT_FOUND, IO, NO_MEMORY; BAD_INPUT with line and
 * column, also for a file without any row. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_rows_open(const char *path,
                                                    tamiz_rows **out,
                                                    tamiz_error *err);
TAMIZ_API void tamiz_rows_close(tamiz_rows *rows);
TAMIZ_API size_t tamiz_rows_column_count(const tamiz_rows *rows);

/* Name of a column, index < tamiz_rows_column_count(). */
TAMIZ_API const char *tamiz_rows_column(const tamiz_rows *rows, size_t index);

/* Reads the next row; *more = false behind the last one. Empty lines are
 * passed over. Errors: IO, NO_MEMORY, TOO_LARGE; BAD_INPUT with line and
 * column: broken quotes, invalid UTF-8, a NUL, too few or too many cells. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_rows_next(tamiz_rows *rows,
                                                    bool *more,
                                                    tamiz_error *err);

/* A cell of the current row, unquoted, NUL-terminated; borrowed until the next
 * row. index < tamiz_rows_column_count(). */
TAMIZ_API const char *tamiz_rows_cell(const tamiz_rows *rows, size_t index);

/* The line on which the current row starts, from 1. */
TAMIZ_API uint32_t tamiz_rows_line(const tamiz_rows *rows);

/* ---- entities ---------------------------------------------------------- */

typedef struct tamiz_entity tamiz_entity;

/* One sourced fact of an entity. Dates ISO or "". */
typedef struct tamiz_fact {
    const char *subject;    /* id of the entity the fact is about: the party
                             * itself, or one attached to it (a Sanction, an
                             * Identification, an Address …) */
    const char *schema;     /* of the subject */
    const char *property;   /* FtM property, "birthDate" */
    const char *value;      /* as published */
    const char *lang;       /* ISO 639 or "" */
    const char *list;       /* list id */
    const char *record;     /* "sdn.csv:36": file and line of the record */
    const char *first_seen; /* when our store first saw it */
    const char *last_seen;
} tamiz_fact;

/* Finds an entity by id with everything attached to it. as_of as in
 * tamiz_options. Errors: NOT_FOUND, BAD_ARGUMENT. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code
tamiz_entity_find(const tamiz_snapshot *snapshot, const char *id,
                  const char *as_of, tamiz_entity **out, tamiz_error *err);
TAMIZ_API void tamiz_entity_free(tamiz_entity *entity);
TAMIZ_API const char *tamiz_entity_id(const tamiz_entity *entity);
TAMIZ_API const char *tamiz_entity_caption(const tamiz_entity *entity);
TAMIZ_API const char *tamiz_entity_schema(const tamiz_entity *entity);
TAMIZ_API size_t tamiz_entity_fact_count(const tamiz_entity *entity);
TAMIZ_API const tamiz_fact *tamiz_entity_fact(const tamiz_entity *entity,
                                              size_t index);
TAMIZ_API size_t tamiz_entity_designation_count(const tamiz_entity *entity);
/* Of the entity and of all that are linked with it, each with its list; in
 * order of `since`, unknown dates first. */
TAMIZ_API const tamiz_designation *
tamiz_entity_designation(const tamiz_entity *entity, size_t index);
/* Those that were not in force on as_of, in the same order: not yet, or no
 * longer. None without as_of. */
TAMIZ_API size_t
tamiz_entity_other_designation_count(const tamiz_entity *entity);
TAMIZ_API const tamiz_designation *
tamiz_entity_other_designation(const tamiz_entity *entity, size_t index);
/* Whether the party was listed on as_of, as screening sees it: a designation
 * was in force, or its list gives it none. True without as_of. */
TAMIZ_API bool tamiz_entity_is_listed(const tamiz_entity *entity);

/* The parties of other lists that are the same subject. */
TAMIZ_API size_t tamiz_entity_linked_count(const tamiz_entity *entity);
TAMIZ_API const tamiz_linked *tamiz_entity_linked(const tamiz_entity *entity,
                                                  size_t index);

/* What the lists say of one property of a subject. */
typedef struct tamiz_claim {
    const char *property; /* "birthDate"; all kinds of names are "name" */
    const char *value;    /* as the first of them has it */
    const char *verdict;  /* "agree": two lists or more say so; "only": one
                           * does and the others say nothing of the property;
                           * "differ": others say something else */
    size_t source_count;
    const char *const *sources; /* ids of the parties that say so */
} tamiz_claim;

/* Of an entity that is linked: every value of names, dates, countries, places
 * and numbers, by property; none when it stands alone. */
TAMIZ_API size_t tamiz_entity_claim_count(const tamiz_entity *entity);
TAMIZ_API const tamiz_claim *tamiz_entity_claim(const tamiz_entity *entity,
                                                size_t index);

/* The FtM entity as JSON with "designations", "linked", "claims" and
 * "statements" (its own) beside it; of an as_of, "not_in_force", "listed" and
 * "as_of" too. Borrowed from the entity. NULL when out of memory. */
TAMIZ_API const char *tamiz_entity_json(tamiz_entity *entity);

/* ---- history ----------------------------------------------------------- */

/* One fact of a party and an unbroken row of versions of its list that state
 * it. A fact that was taken back and came again has several. Times ISO. */
typedef struct tamiz_sighting {
    const char *list;
    const char *schema; /* of the party, or of what is attached to it */
    bool attached;
    const char *property, *value, *lang;
    const char *first_seen; /* when the first of these versions was had */
    const char *last_seen;  /* when the last of them was */
    const char *gone; /* when the first version without it was; "" = the newest
                       * one still states it */
} tamiz_sighting;

typedef struct tamiz_history tamiz_history;

/* What the versions kept in home said of the party with this id, up to a day
 * (NULL = today), also when it is listed no more. The party's own facts come
 * first, then those of what is attached, by schema, property and time. Reads
 * every version of the party's list. Errors: NOT_FOUND when no version has it;
 * BAD_ARGUMENT for what is no day; BAD_INPUT, IO, NO_MEMORY. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_history_read(
    const char *home, const char *id, const char *day,
    const tamiz_listener *listener, tamiz_history **out, tamiz_error *err);
TAMIZ_API void tamiz_history_free(tamiz_history *history);
TAMIZ_API size_t tamiz_history_count(const tamiz_history *history);
TAMIZ_API const tamiz_sighting *
tamiz_history_sighting(const tamiz_history *history, size_t index);
/* One of them as a JSON object without newline. Borrowed until the next call.
 * NULL when out of memory or beyond the last. */
TAMIZ_API const char *tamiz_history_json(tamiz_history *history, size_t index);

/* ---- differences ------------------------------------------------------- */

typedef enum tamiz_difference_kind {
    TAMIZ_ADDED = 1,
    TAMIZ_CHANGED,
    TAMIZ_REMOVED,
} tamiz_difference_kind;

/* A value as published, with its language, ISO 639 or "". */
typedef struct tamiz_value {
    const char *text, *lang;
} tamiz_value;

/* One property of a party, or of something attached to it, whose values are
 * not the same set as before. Only what differs is told: a value that both
 * sides have is in neither. */
typedef struct tamiz_field {
    const char *subject; /* id of the party, or of what is attached to it: the
                          * newer one where both sides have it */
    tamiz_difference_kind subject_kind; /* whether the subject itself is new,
                                         * gone, or there on both sides */
    const char *schema;                 /* of the subject */
    const char *property; /* "birthDate"; "schema" when that changed */
    size_t old_count, new_count;
    const tamiz_value *old_values, *new_values; /* in byte order */
} tamiz_field;

/* One party that differs. Of an added or removed one every fact is told. */
typedef struct tamiz_difference {
    tamiz_difference_kind kind;
    const char *list, *id;
    const char *schema, *caption; /* the newer ones */
    size_t field_count;
    const tamiz_field *fields; /* the party's first, then those of what is
                                * attached, by id; each by property */
} tamiz_difference;

/* The differences of two snapshots, told party by party. */
typedef struct tamiz_diff tamiz_diff;

/* Compares every party of `older` with the one of the same list and id in
 * `newer`. Values are compared as sets: neither the order of statements nor
 * the record they were read from matters, nor the numbers that a list gives
 * to what is attached. `older` and `newer` are borrowed; one may be NULL for
 * nothing. list: only this one; NULL = all, one after the other by id. Memory:
 * that of the largest party. Errors: NOT_FOUND when neither has the list,
 * NO_MEMORY. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_diff_new(const tamiz_snapshot *older,
                                                   const tamiz_snapshot *newer,
                                                   const char *list,
                                                   tamiz_diff **out,
                                                   tamiz_error *err);
TAMIZ_API void tamiz_diff_free(tamiz_diff *diff);

/* The next party that differs, by list and id; *out = NULL behind the last.
 * It is borrowed until the next call. Errors: NO_MEMORY. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_diff_next(
    tamiz_diff *diff, const tamiz_difference **out, tamiz_error *err);

/* Parties that were the same, up to here. */
TAMIZ_API uint64_t tamiz_diff_unchanged(const tamiz_diff *diff);

/* The difference at hand as one JSON object without newline: {"change",
 * "list","id","schema","caption","fields":[{"subject","change","schema",
 * "property","old":[…],"new":[…]}]}; with "old_lang" and "new_lang" beside them
 * where a language is known. Borrowed until the next call. NULL when out of
 * memory, or when there is none. */
TAMIZ_API const char *tamiz_diff_json(tamiz_diff *diff);

/* ---- links ------------------------------------------------------------- */

/* Two parties that were found to be one subject, or considered and left
 * apart. Pointers are borrowed from the snapshot. */
typedef struct tamiz_link_info {
    const char *id, *list, *caption;                   /* of the one */
    const char *other_id, *other_list, *other_caption; /* of the other */
    const char *how; /* linked: "forced", "reference", "identifier", "name";
                      * apart: "ambiguous", "conflict", "forbidden" */
    bool linked;
    double odds_bits;   /* of names and facts; 0 for what a person decided */
    double probability; /* from odds_bits */
    const char *reason; /* one line */
} tamiz_link_info;

/* All of them, by the numbers of both parties; i below the count. */
TAMIZ_API size_t tamiz_snapshot_link_count(const tamiz_snapshot *snapshot);
TAMIZ_API tamiz_link_info tamiz_snapshot_link(const tamiz_snapshot *snapshot,
                                              size_t i);

/* One thing that speaks for or against two parties' being one. */
typedef struct tamiz_link_item {
    const char *fact;        /* "name", "date", "UN reference" … */
    const char *one, *other; /* both sides' values, "" = silent */
    const char *verdict;     /* "agrees", "differs", "contradicts", "silent" */
    double bits;
} tamiz_link_item;

typedef struct tamiz_link_view tamiz_link_view;

/* Weighs two parties of the snapshot, whether linked or not. Errors: NOT_FOUND,
 * BAD_ARGUMENT for what is no party or for the same one twice. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_link_explain(
    const tamiz_snapshot *snapshot, const char *id, const char *other_id,
    tamiz_link_view **out, tamiz_error *err);
TAMIZ_API void tamiz_link_view_free(tamiz_link_view *view);
TAMIZ_API size_t tamiz_link_view_count(const tamiz_link_view *view);
TAMIZ_API const tamiz_link_item *
tamiz_link_view_item(const tamiz_link_view *view, size_t index);

/* What the snapshot holds of the two. `how` is "none" when nothing, and
 * "subject" when other links make them one. */
TAMIZ_API tamiz_link_info tamiz_link_view_info(const tamiz_link_view *view);

/* Bits of all items, and how many names alone must have to link. */
TAMIZ_API double tamiz_link_view_bits(const tamiz_link_view *view);
TAMIZ_API double tamiz_link_threshold(void);

/* {"one","other","how","linked","bits","probability","threshold","reason",
 * "evidence":[{"fact","one","other","verdict","bits"}…],"snapshot","engine"}.
 * Borrowed. NULL when out of memory. */
TAMIZ_API const char *tamiz_link_view_json(tamiz_link_view *view);

/* What a person may say of two parties. */
typedef enum tamiz_link_choice {
    TAMIZ_LINK_FORCE,  /* they are one */
    TAMIZ_LINK_FORBID, /* they are two */
    TAMIZ_LINK_FORGET, /* as the engine finds */
} tamiz_link_choice;

/* Keeps the decision in the home's links.tsv, with who, when (NULL = now) and
 * why, and gives the home's current snapshot its links anew. The ids need not
 * be in the snapshot; such a decision waits. Errors: NOT_FOUND without a
 * snapshot; BAD_ARGUMENT; BAD_INPUT for a damaged links.tsv; IO, NO_MEMORY. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_link_decide(
    const char *home, const char *id, const char *other_id,
    tamiz_link_choice choice, const char *who, const char *when,
    const char *why, const tamiz_listener *listener, tamiz_error *err);

/* ---- ownership --------------------------------------------------------- */

/* Whose property is blocked because blocked persons own it (docs/ownership.md):
 * an entity is blocked when blocked persons own 50 per cent of it or more, all
 * their shares added up, and is then a blocked person itself. Reads the
 * Ownership edges of a snapshot, and of a second one if there is: customers'
 * parties, forged from a file, whose edges may name listed parties by id. */
typedef struct tamiz_ownership tamiz_ownership;

/* Start from tamiz_ownership_options_default(). */
typedef struct tamiz_ownership_options {
    const char *day; /* ISO: edges and designations in force then; NULL =
                      * today, UTC */
    const char *const *lists; /* whose designations block, NULL = all. Of a
                               * list without any, every party blocks when it
                               * is named here */
    size_t list_count;
    double share;          /* per cent of an entity that block it: 50 */
    bool more_than;        /* only more than that; false */
    double name_threshold; /* owners that only the second snapshot has are
                            * looked for by name: from this score (0..1) on one
                            * may be blocked. 0 = they are not */
} tamiz_ownership_options;

TAMIZ_API tamiz_ownership_options tamiz_ownership_options_default(void);

/* Applies the rule to everything. own may be NULL; both must stay open until
 * the result is freed. Errors: BAD_ARGUMENT (options), NO_MEMORY; TOO_LARGE for
 * an edge of more than 10,000 pairs of owner and asset. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code
tamiz_ownership_new(const tamiz_snapshot *snapshot, const tamiz_snapshot *own,
                    const tamiz_ownership_options *options,
                    tamiz_ownership **out, tamiz_error *err);
TAMIZ_API void tamiz_ownership_free(tamiz_ownership *ownership);

/* What the edges are, all together. */
typedef struct tamiz_ownership_info {
    uint32_t edges;   /* read: one for each pair of owner and asset */
    uint32_t past;    /* of them: ended by the day, or not begun */
    uint32_t unknown; /* of the others: without a share */
    uint32_t loose;   /* Ownerships without an owner or an asset, left out */
    uint32_t parties; /* that own or are owned */
    uint32_t listed;  /* of them */
    uint32_t blocked; /* not listed, by ownership */
    uint32_t unclear; /* not listed, may be blocked */
    uint32_t over;    /* of which more than all is recorded as owned */
} tamiz_ownership_info;

TAMIZ_API tamiz_ownership_info
tamiz_ownership_info_of(const tamiz_ownership *ownership);

/* Entities that are not listed and are blocked by ownership, then those that
 * may be; each by id. index < tamiz_ownership_count(). */
TAMIZ_API size_t tamiz_ownership_count(const tamiz_ownership *ownership);
TAMIZ_API const char *tamiz_ownership_id(const tamiz_ownership *ownership,
                                         size_t index);

/* Standings: "listed"; "blocked", by ownership; "unclear", it depends on shares
 * or owners that are not known for sure; "clear". */

/* One owner. Shares are per cent, low and high the same where it is known. */
typedef struct tamiz_owner {
    const char *id, *caption;
    const char *standing;
    double low, high;
    const char *share; /* the same in words: "25 to 50 %" */
    const char *note;  /* what to know of the share or the owner, or "" */
    const char *match; /* id of the listed party it may be by its name; NULL */
    double match_score;
    bool past; /* held before the day or later: does not count */
} tamiz_owner;

/* One entity and why. Strings are never NULL. */
typedef struct tamiz_owned {
    const char *id, *caption;
    const char *schema, *list; /* "" = only referred to */
    const char *standing;
    double low, high; /* held by the blocked together, per cent: by those that
                       * surely are, and by all who may be */
    const char *held; /* the same in words */
    double known;     /* per cent that is recorded of it, whoever holds it */
    double product;   /* shares multiplied along the chains from listed owners,
                       * at least, per cent: no part of the verdict */
    size_t owner_count;
    const tamiz_owner *owners; /* those that count first */
    size_t step_count;
    const char *const *steps; /* how it came to be, a sentence for each party of
                               * the chain, the listed ones first */
    size_t note_count;
    const char *const *notes;
} tamiz_owned;

/* One party of either snapshot. *out is borrowed until the next call. Errors:
 * NOT_FOUND; BAD_ARGUMENT for what is no party; NO_MEMORY. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code
tamiz_ownership_explain(tamiz_ownership *ownership, const char *id,
                        const tamiz_owned **out, tamiz_error *err);

/* The same without steps and notes: fast, for long lists. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code
tamiz_ownership_owners(tamiz_ownership *ownership, const char *id,
                       const tamiz_owned **out, tamiz_error *err);

/* What was explained last: {"id","caption","schema","list","standing","held":
 * {"low","high"},"known","product","owners":[{"id","caption","standing","low",
 * "high","note","match","match_score","past"}],"steps":[…],"notes":[…],
 * "day","share","more_than","snapshot","engine"}. Borrowed. NULL when out of
 * memory, or when nothing was explained. */
TAMIZ_API const char *tamiz_ownership_json(tamiz_ownership *ownership);

/* ---- exchange formats -------------------------------------------------- */

/* A snapshot's entities written in a format that other programs read:
 *   "ftm"      FollowTheMoney, a JSON object a line: every entity, every value
 *   "senzing"  Senzing's generic entity specification, a JSON object a line:
 *              every party, with what is attached to it
 *   "csv"      a row for every entity, a column for every property
 * In the order of ids; the same snapshot gives the same bytes. */
typedef struct tamiz_export tamiz_export;

/* lists as in tamiz_options. Errors: BAD_ARGUMENT for an unknown format and a
 * list that the snapshot does not have; NO_MEMORY. The snapshot must stay open
 * until the export is closed. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code
tamiz_export_open(const tamiz_snapshot *snapshot, const char *format,
                  const char *const *lists, size_t list_count,
                  tamiz_export **out, tamiz_error *err);

/* The next piece of the text, whole lines; *size = 0 behind the last one.
 * Borrowed until the next call. Errors: NO_MEMORY. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_export_next(tamiz_export *exported,
                                                      const char **text,
                                                      size_t *size,
                                                      tamiz_error *err);
TAMIZ_API void tamiz_export_close(tamiz_export *exported);

/* ---- documents --------------------------------------------------------- */

/* In place of a mention's number: none. */
#define TAMIZ_NO_MENTION SIZE_MAX

/* A listed name found in a document, or a shorter one of a party that it named
 * in full before ("Maduro" behind "Nicolas Maduro"; docs/scan.md): that has no
 * hits of its own. Offsets are bytes of the input, end exclusive; of formats
 * whose bytes are not the text (see tamiz_document_in_file()) they are bytes of
 * the text that was read. */
typedef struct tamiz_mention {
    uint64_t start, end;
    uint64_t sentence_start, sentence_end;
    uint64_t line, column; /* of start, from 1; column in bytes */
    tamiz_answer *answer;  /* its hits; borrowed; none for a watched term or a
                            * shorter name */
    const char *sentence;  /* as it reads, UTF-8, not NUL-terminated: without
                            * markup, whatever the encoding of the file */
    uint64_t sentence_size;
    const char *text; /* the name in it */
    uint64_t text_size;
    const char *path; /* the part of the document ("page 3"), or NULL; in
                       * messages the field: "/Document/FIToFICstmrCdtTrf/
                       * CdtTrfTxInf[2]/Cdtr/Nm", ":59F:/3 line 4" */
    const char *term, *term_kind;  /* the watched term; NULL = a listed name */
    uint64_t text_start, text_end; /* of it in tamiz_document_text(), bytes, end
                                    * exclusive; 0 in messages */
    size_t refers_to;       /* of a shorter name: number of the mention that
                             * names its party; else TAMIZ_NO_MENTION */
    size_t may_refer_to[2]; /* of one that may be either's, which refers to
                             * none; else TAMIZ_NO_MENTION */
    /* Of a party that is listed no more (tamiz_options.gone): the list that the
     * first hit's party left; the time of which the last version is that has
     * it, and when the first without it was had, ISO; NULL = it is listed. */
    const char *left_list, *left_after, *left_by;
} tamiz_mention;

/* What a list says of two parties: who leads or owns whom, is a member of whom,
 * or is tied to whom in another way. Strings are the snapshot's. */
typedef struct tamiz_relation {
    const char *schema; /* of FollowTheMoney: "Directorship", "Ownership" … */
    const char *from, *from_caption; /* id and caption: who leads, owns … */
    const char *to, *to_caption;     /* whom */
    const char *role; /* as the list has it ("Leader or official of"), else a
                       * share, a status or a summary; "" = it does not say */
    const char *since, *until; /* ISO dates, "" = not known */
    const char *list;          /* its id */
    const char *record;        /* where the list says so */
} tamiz_relation;

/* What a document claims of a listed party (docs/claims.md). Strings are never
 * NULL; "" = not told. */
typedef struct tamiz_assertion {
    const char *kind;    /* "designation", "listing" (it is in force),
                          * "delisting", "accusation"; of a party to another
                          * "leadership", "membership", "ownership" */
    const char *subject; /* as the text has it: who was designated, or leads */
    const char *entity;  /* its id */
    const char *object;  /* whom it leads, owns or is a member of; else "" */
    const char *object_entity;
    const char *date; /* ISO day, month or year; a week as "DAY/DAY"; of a
                       * listing the text's day, or since when */
    const char *authority;
    const char *attributed_to; /* who says so, as the text has it */
    const char *disputed_by;   /* who denies it, as the text has it */
    const char *verdict;       /* "supported", "contradicted", "not on record";
                                * "" when the record does not tell */
    const char *note;          /* why the claim could not be judged */
    const tamiz_designation *record; /* of the party and those linked with it,
                                      * by that authority; in order of since */
    size_t record_count;
    const tamiz_designation *nearest; /* to the date, of these, or NULL */
    const tamiz_relation *relations;  /* of leadership, membership, ownership:
                                       * what lists say of both parties, without
                                       * a verdict */
    size_t relation_count;
    uint64_t text_start; /* where the mention that is its subject begins: the
                          * text_start of that tamiz_mention */
    /* Of that mention: the party left the list between these; NULL = listed. */
    const char *left_list, *left_after, *left_by;
} tamiz_assertion;

/* One payment message of a file. */
enum { TAMIZ_MESSAGE_NOTES = 16 }; /* at most */
typedef struct tamiz_message {
    size_t index;        /* in the file, from 1 */
    const char *type;    /* "pacs.008.001.08", "MT103"; "" = not known */
    const char *id;      /* UETR, else MsgId or field 20; "" = none */
    const char *verdict; /* "clear", "hits", "incomplete": nothing was found,
                          * but not all of it could be read */
    bool incomplete;     /* so too when something was found */
    uint64_t start, end; /* bytes of the file */
    const char *const *notes;
    size_t note_count;
    size_t first_mention, mention_count;
} tamiz_message;

/* Terms to watch for: a file of lines "term", or "term<TAB>kind"; lines that
 * begin with "#" are comments. A term is one or more words, compared without
 * case and accents; of kind "bic" it is the first letters of a BIC. Errors:
 * NOT_FOUND, IO, TOO_LARGE, NO_MEMORY; BAD_INPUT with the line. */
typedef struct tamiz_watch tamiz_watch;
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_watch_open(const char *path,
                                                     tamiz_watch **out,
                                                     tamiz_error *err);
TAMIZ_API void tamiz_watch_close(tamiz_watch *watch);

typedef struct tamiz_document tamiz_document;

/* Finds listed names in a document: text, Markdown, HTML, XML, e-mail, PDF,
 * Word
 * (.docx), OpenDocument, or payment messages (ISO 20022, SWIFT MT), told by its
 * bytes. `name` is what to call it in output and errors (a path).
 * options->threshold and limit hold per mention. What cannot be read of a
 * document makes it partial. A PDF is read by the program pdftotext, a child of
 * this process for as long as that takes. Errors: BAD_INPUT when nothing of it
 * can be read, also because it is encrypted; TOO_LARGE; UNSUPPORTED for a PDF
 * when pdftotext is not installed; IO. */
TAMIZ_API TAMIZ_MUST_USE tamiz_code tamiz_scan(const tamiz_snapshot *snapshot,
                                               const char *name,
                                               const char *text, size_t size,
                                               const tamiz_options *options,
                                               tamiz_document **out,
                                               tamiz_error *err);
TAMIZ_API void tamiz_document_free(tamiz_document *document);
TAMIZ_API size_t tamiz_document_mention_count(const tamiz_document *document);
TAMIZ_API const tamiz_mention *
tamiz_document_mention(const tamiz_document *document, size_t index);

/* "text", "html", "xml", "markdown", "pdf", "docx", "odf", "email", "iso20022"
 * or "mt". */
TAMIZ_API const char *tamiz_document_format(const tamiz_document *document);
/* Whether offsets are bytes of the file, not of the text that was read. */
TAMIZ_API bool tamiz_document_in_file(const tamiz_document *document);
/* Whether something was not read, so a name may stand in it unseen: the notes
 * say what and where. */
TAMIZ_API bool tamiz_document_partial(const tamiz_document *document);
TAMIZ_API size_t tamiz_document_note_count(const tamiz_document *document);
TAMIZ_API const char *tamiz_document_note(const tamiz_document *document,
                                          size_t index);

/* The text that was read, in which mentions have their text_start: UTF-8,
 * without markup, *size bytes, not NUL-terminated; it may hold control
 * characters. NULL without options->keep_text, and for payment messages. */
TAMIZ_API const char *tamiz_document_text(const tamiz_document *document,
                                          size_t *size);

/* What answers depend on beside snapshot and engine, hashed: the "config" of
 * the JSON, 16 hex digits. */
TAMIZ_API const char *tamiz_document_config(const tamiz_document *document);

/* Claims in the text, in order; none in payment messages. */
TAMIZ_API size_t tamiz_document_claim_count(const tamiz_document *document);
TAMIZ_API const tamiz_assertion *
tamiz_document_claim(const tamiz_document *document, size_t index);

/* Payment messages of the file, in order; none in other documents. */
TAMIZ_API size_t tamiz_document_message_count(const tamiz_document *document);
TAMIZ_API const tamiz_message *
tamiz_document_message(const tamiz_document *document, size_t index);
/* One of them: {"file","format","message":{…},"mentions":[…],"snapshot",
 * "config","engine"}. Borrowed until the next call. NULL when out of memory. */
TAMIZ_API const char *tamiz_document_message_json(tamiz_document *document,
                                                  size_t index, bool evidence);

/* {"file","format","offsets","partial","notes":[…],"mentions":[{"start","end",
 * "path","text","sentence","hits":[…]}],"claims":[{"kind","subject","entity",
 * "object","object_entity","date","authority","attributed_to","disputed_by",
 * "verdict","note","record":[…],"nearest":{…}}],"snapshot","config","engine"};
 * "path" where a document has parts or fields; "messages":[{"index","type",
 * "id","verdict","notes":[…]}] of payment messages. Of a sentence over 1000
 * bytes 300 on each side of the mention are quoted. Borrowed. NULL when out of
 * memory. */
TAMIZ_API const char *tamiz_document_json(tamiz_document *document,
                                          bool evidence);

#ifdef __cplusplus
}
#endif

#endif
