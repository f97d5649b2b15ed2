/* SPDX-License-Identifier: Apache-2.0 */
/* The calling thread reads portions of rows and writes what came of them, in
 * order; the others answer them. Portions go round in a ring: a slot is filled,
 * answered, written and filled again, so memory is that of the ring, and order
 * does not depend on who is fast. */
#include "base_error.h"
#include "batch_sink.h"
#include "batch_source.h"
#include "batch_work.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_THREADS = 256 };

typedef struct slot {
    tamiz_batch_portion portion;
    tamiz_batch_result result;
    tamiz_error error; /* code 0 = answered */
    bool done;
} slot;

typedef struct run run;

typedef struct hand {
    run *run;
    pthread_t thread;
    bool started;
    tamiz_batch_worker worker;
} hand;

struct run {
    const tamiz_snapshot *snapshot;
    const tamiz_batch_options *options;
    const tamiz_batch_listener *listener;
    tamiz_batch_source source;
    tamiz_batch_unknown unknown;
    tamiz_batch_sink sink;
    uint64_t input_total;
    slot *slots;
    size_t slot_count;
    hand *hands;
    size_t hand_count;
    pthread_mutex_t lock; /* of all below, and of slots[].done */
    pthread_cond_t filled, answered;
    uint64_t read, taken, written; /* portions so far */
    bool over;                     /* no more portions will be read */
};

tamiz_batch_options tamiz_batch_options_default(void) {
    return (tamiz_batch_options){.options = tamiz_options_default(),
                                 .evidence = true};
}

static slot *slot_of(run *r, uint64_t number) {
    return &r->slots[number % r->slot_count];
}

/* ---- those who answer -------------------------------------------------- */

static slot *take_slot(run *r) {
    slot *mine = NULL;
    (void)pthread_mutex_lock(&r->lock);
    while (r->taken == r->read && !r->over)
        (void)pthread_cond_wait(&r->filled, &r->lock);
    if (r->taken < r->read) mine = slot_of(r, r->taken++);
    (void)pthread_mutex_unlock(&r->lock);
    return mine;
}

static void *answer(void *context) {
    hand *h = context;
    run *r = h->run;
    for (slot *mine; (mine = take_slot(r));) {
        mine->error.code = TAMIZ_OK;
        (void)tamiz_batch_work(&h->worker, &mine->portion, &mine->result,
                               &mine->error);
        (void)pthread_mutex_lock(&r->lock);
        mine->done = true;
        (void)pthread_cond_signal(&r->answered);
        (void)pthread_mutex_unlock(&r->lock);
    }
    return NULL;
}

/* Nobody takes lines of JSON. */
static bool writes_none(const run *r) {
    return r->listener->form || (!r->listener->write && !r->options->output);
}

static tamiz_code start_hands(run *r, tamiz_error *err) {
    const tamiz_batch_listener *l = r->listener;
    for (size_t i = 0; i < r->hand_count; i++) {
        hand *h = &r->hands[i];
        h->run = r;
        h->worker =
            (tamiz_batch_worker){.options = r->options,
                                 .source = &r->source,
                                 .unknown = &r->unknown,
                                 .keeps_answers = l->answered || l->form,
                                 .writes_none = writes_none(r)};
        tamiz_code code = tamiz_batch_worker_init(&h->worker, r->snapshot, err);
        if (code) return code;
        if (pthread_create(&h->thread, NULL, answer, h))
            return tamiz_fail(err, TAMIZ_IO, "threads",
                              "the system refused thread %zu of %zu", i + 1,
                              r->hand_count);
        h->started = true;
    }
    return TAMIZ_OK;
}

static void stop_hands(run *r) {
    (void)pthread_mutex_lock(&r->lock);
    r->over = true;
    (void)pthread_cond_broadcast(&r->filled);
    (void)pthread_mutex_unlock(&r->lock);
    for (size_t i = 0; i < r->hand_count; i++) {
        if (r->hands[i].started) (void)pthread_join(r->hands[i].thread, NULL);
        tamiz_batch_worker_clear(&r->hands[i].worker);
    }
}

/* ---- the one who reads and writes -------------------------------------- */

/* Fills the free slots; *more = false when the input has ended. */
static tamiz_code fill_slots(run *r, bool *more, tamiz_error *err) {
    while (*more && r->read - r->written < r->slot_count) {
        slot *next = slot_of(r, r->read);
        next->done = false;
        tamiz_code code =
            tamiz_batch_source_next(&r->source, &next->portion, err);
        if (code) return code;
        *more = next->portion.count || next->portion.beside;
        if (!*more) break;
        (void)pthread_mutex_lock(&r->lock);
        r->read++;
        (void)pthread_cond_signal(&r->filled);
        (void)pthread_mutex_unlock(&r->lock);
    }
    return TAMIZ_OK;
}

static slot *wait_for_slot(run *r) {
    slot *next = slot_of(r, r->written);
    (void)pthread_mutex_lock(&r->lock);
    while (!next->done) (void)pthread_cond_wait(&r->answered, &r->lock);
    (void)pthread_mutex_unlock(&r->lock);
    return next;
}

static tamiz_code write_slot(run *r, tamiz_error *err) {
    slot *next = wait_for_slot(r);
    if (next->error.code) {
        if (err) *err = next->error;
        return next->error.code;
    }
    tamiz_code code =
        tamiz_batch_sink_add(&r->sink, &next->result, &next->portion.end, err);
    r->written++;
    if (!code && r->listener->progress)
        r->listener->progress(r->listener->context, &r->sink.journal.counts,
                              tamiz_input_done(r->source.input),
                              tamiz_input_total(r->source.input));
    return code;
}

/* An input that cannot be read on still leaves the answers to what was read. */
static tamiz_code go_round(run *r, tamiz_error *err) {
    bool more = true;
    tamiz_code reading = TAMIZ_OK;
    tamiz_error why = {.code = TAMIZ_OK};
    for (;;) {
        if (!reading) reading = fill_slots(r, &more, &why);
        if (r->written == r->read) break;
        tamiz_code code = write_slot(r, err);
        if (code) return code;
    }
    if (reading && err) *err = why;
    return reading;
}

/* ---- beginning --------------------------------------------------------- */

/* Everything that can change a byte of the output, but for the input: of that
 * only what was gathered from all of it. */
static tamiz_code name_run(const run *r, char text[TAMIZ_BATCH_RUN],
                           tamiz_error *err) {
    tamiz_gate policy;
    tamiz_code code =
        tamiz_gate_init(&policy, r->snapshot, &r->options->options, err);
    if (code) return code;
    const char *schema = r->options->schema ? r->options->schema : "";
    (void)snprintf(text, TAMIZ_BATCH_RUN, "%s %s %s %s%d %016llx %016llx",
                   tamiz_snapshot_id(r->snapshot), policy.config,
                   tamiz_version(), r->listener->form ? "own " : "",
                   r->options->evidence,
                   (unsigned long long)tamiz_hash(tamiz_span_of(schema)),
                   (unsigned long long)r->source.beside.mark);
    tamiz_gate_clear(&policy);
    return TAMIZ_OK;
}

static void remark(const run *r, const char *message) {
    if (r->listener->remark) r->listener->remark(r->listener->context, message);
}

static bool is_standard(const char *path) {
    return path[0] == '-' && !path[1];
}

/* Passes over the rows that an interrupted run answered. */
static tamiz_code find_place(run *r, const char *path, bool *resume,
                             tamiz_error *err) {
    char message[160];
    bool same = false;
    tamiz_code code =
        tamiz_batch_source_skip(&r->source, &r->sink.journal.place, &same, err);
    if (code) return code;
    *resume = same;
    if (same) {
        (void)snprintf(message, sizeof message,
                       "going on behind line %llu, %llu rows were answered",
                       (unsigned long long)r->sink.journal.place.lines,
                       (unsigned long long)r->sink.journal.counts.rows);
        remark(r, message);
        return TAMIZ_OK;
    }
    if (is_standard(path)) {
        code = tamiz_batch_sink_start(&r->sink, false, err);
        return code ? code
                    : tamiz_fail(err, TAMIZ_BAD_INPUT, "standard input",
                                 "it is not that of the interrupted run, which "
                                 "is forgotten now; run the command again");
    }
    remark(r, "the interrupted run read another input: starting over");
    tamiz_batch_source_clear(&r->source);
    return tamiz_batch_source_open(&r->source, path, &r->unknown, err);
}

static bool is_same_file(const char *a, const char *b) {
    struct stat x, y;
    if (!strcmp(a, b)) return true;
    return !stat(a, &x) && !stat(b, &y) && x.st_dev == y.st_dev &&
           x.st_ino == y.st_ino && S_ISREG(x.st_mode);
}

/* What is read must not be written over, nor one thing by another. */
static tamiz_code check_files(const run *r, const char *path,
                              tamiz_error *err) {
    const char *output = r->options->output, *rejects = r->options->rejects;
    const char *twice = NULL;
    if (output && is_same_file(output, path)) twice = output;
    if (rejects && is_same_file(rejects, path)) twice = rejects;
    if (output && rejects && is_same_file(output, rejects)) twice = rejects;
    if (!twice) return TAMIZ_OK;
    return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, twice,
                      "one file for two things; expected input, output and "
                      "rejects to be different files");
}

static tamiz_code begin(run *r, const char *path, tamiz_error *err) {
    char name[TAMIZ_BATCH_RUN];
    bool resume = false;
    tamiz_code code = check_files(r, path, err);
    if (!code)
        code = tamiz_batch_source_open(&r->source, path, &r->unknown, err);
    if (!code) code = name_run(r, name, err);
    if (!code)
        code = tamiz_batch_sink_open(&r->sink, r->options, r->listener, name,
                                     &resume, err);
    if (!code && resume) code = find_place(r, path, &resume, err);
    return code ? code : tamiz_batch_sink_start(&r->sink, resume, err);
}

static void note_weak(run *r) {
    for (size_t i = 0; i < r->source.column_count; i++)
        if (r->source.roles[i] == TAMIZ_ROLE_WEAK &&
            !r->options->options.weak_aliases)
            tamiz_batch_unknown_add(&r->unknown, TAMIZ_SPAN(TAMIZ_BATCH_WEAK));
}

static void tell_unknown(const run *r) {
    char names[512], message[600];
    if (!r->unknown.count) return;
    tamiz_batch_unknown_print(&r->unknown, names, sizeof names);
    (void)snprintf(message, sizeof message, "not used: %s", names);
    remark(r, message);
}

static size_t thread_count(const tamiz_batch_options *options) {
    long cores = options->threads ? (long)options->threads
                                  : sysconf(_SC_NPROCESSORS_ONLN);
    if (cores < 1) return 1;
    return cores > MOST_THREADS ? MOST_THREADS : (size_t)cores;
}

/* ---- the whole run ----------------------------------------------------- */

static tamiz_code take_room(run *r, tamiz_error *err) {
    r->hand_count = thread_count(r->options);
    r->slot_count = 2 * r->hand_count + 2;
    r->hands = calloc(r->hand_count, sizeof *r->hands);
    r->slots = calloc(r->slot_count, sizeof *r->slots);
    return r->hands && r->slots ? TAMIZ_OK : tamiz_fail_memory(err, "run");
}

static void clear(run *r) {
    for (size_t i = 0; r->slots && i < r->slot_count; i++) {
        tamiz_buffer_clear(&r->slots[i].portion.bytes);
        tamiz_batch_result_clear(&r->slots[i].result);
    }
    free(r->slots);
    free(r->hands);
    tamiz_batch_sink_clear(&r->sink);
    tamiz_batch_source_clear(&r->source);
}

static tamiz_code run_all(run *r, const char *path, tamiz_error *err) {
    tamiz_code code = take_room(r, err);
    if (!code) code = begin(r, path, err);
    if (code) return code;
    note_weak(r);
    if (!r->source.json) tell_unknown(r);
    code = start_hands(r, err);
    if (!code) code = go_round(r, err);
    stop_hands(r);
    if (!code) code = tamiz_batch_sink_finish(&r->sink, err);
    if (r->source.json) tell_unknown(r);
    return code;
}

static bool take_locks(run *r) {
    if (!tamiz_batch_unknown_init(&r->unknown)) return false;
    return !pthread_mutex_init(&r->lock, NULL) &&
           !pthread_cond_init(&r->filled, NULL) &&
           !pthread_cond_init(&r->answered, NULL);
}

static void drop_locks(run *r) {
    (void)pthread_cond_destroy(&r->answered);
    (void)pthread_cond_destroy(&r->filled);
    (void)pthread_mutex_destroy(&r->lock);
    tamiz_batch_unknown_clear(&r->unknown);
}

tamiz_code tamiz_screen_file(const tamiz_snapshot *snapshot, const char *path,
                             const tamiz_batch_options *options,
                             const tamiz_batch_listener *listener,
                             tamiz_batch_counts *counts, tamiz_error *err) {
    static const tamiz_batch_listener nobody = {.context = NULL};
    tamiz_batch_options usual = tamiz_batch_options_default();
    run r = {.snapshot = snapshot,
             .options = options ? options : &usual,
             .listener = listener ? listener : &nobody,
             .sink = {.output.fd = -1, .rejects.fd = -1}};
    if (!take_locks(&r))
        return tamiz_fail(err, TAMIZ_NO_MEMORY, "run", "no locks left");
    tamiz_code code = run_all(&r, path, err);
    if (counts) *counts = r.sink.journal.counts;
    clear(&r);
    drop_locks(&r);
    return code;
}
