/* SPDX-License-Identifier: Apache-2.0 */
/* The journal never says more than what the files hold: they are brought to the
 * disk first, then the journal is replaced. What stands behind the journal's
 * sizes was being written when the run died and is cut off by the next one. */
#include "batch_sink.h"

#include "base_clock.h"
#include "base_error.h"
#include "base_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SAVE_MS = 500, SAVE_BYTES = 16 * 1024 * 1024 };

/* ---- a file in the making ---------------------------------------------- */

static char *join(const char *a, const char *b) {
    size_t size = strlen(a) + strlen(b) + 1;
    char *text = malloc(size);
    if (text) (void)snprintf(text, size, "%s%s", a, b);
    return text;
}

static tamiz_code name_file(tamiz_batch_file *file, const char *path,
                            const char *end, tamiz_error *err) {
    file->path = join(path, end);
    file->part = file->path ? join(file->path, ".part") : NULL;
    return file->part ? TAMIZ_OK : tamiz_fail_memory(err, path);
}

static tamiz_code open_file(tamiz_batch_file *file, tamiz_error *err) {
    struct stat st;
    if (!file->path) return TAMIZ_OK;
    file->fd = open(file->part, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file->fd < 0) return tamiz_fail_io(err, file->part, "write it");
    if (flock(file->fd, LOCK_EX | LOCK_NB))
        return tamiz_fail(err, TAMIZ_IO, file->part,
                          "another run is writing it");
    if (fstat(file->fd, &st)) return tamiz_fail_io(err, file->part, "read it");
    file->size = (uint64_t)st.st_size;
    return TAMIZ_OK;
}

static tamiz_code cut_file(tamiz_batch_file *file, uint64_t size,
                           tamiz_error *err) {
    if (file->fd < 0) return TAMIZ_OK;
    if (ftruncate(file->fd, (off_t)size) ||
        lseek(file->fd, (off_t)size, SEEK_SET) < 0)
        return tamiz_fail_io(err, file->part, "cut it");
    file->size = size;
    return TAMIZ_OK;
}

static tamiz_code add_to_file(tamiz_batch_file *file, tamiz_span bytes,
                              tamiz_error *err) {
    while (file->fd >= 0 && bytes.size) {
        ssize_t done = write(file->fd, bytes.data, bytes.size);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return tamiz_fail_io(err, file->part, "write it");
        file->size += (uint64_t)done;
        bytes = tamiz_span_from(bytes, (size_t)done);
    }
    return TAMIZ_OK;
}

static tamiz_code sync_file(const tamiz_batch_file *file, tamiz_error *err) {
    if (file->fd >= 0 && fdatasync(file->fd))
        return tamiz_fail_io(err, file->part, "bring it to the disk");
    return TAMIZ_OK;
}

/* The folder of a path, to be freed; NULL = out of memory. */
static char *folder_of(const char *path) {
    const char *slash = strrchr(path, '/');
    if (!slash) return join(".", "");
    char *folder = join(path, "");
    if (folder) folder[slash == path ? 1 : slash - path] = '\0';
    return folder;
}

static tamiz_code rename_file(const tamiz_batch_file *file, tamiz_error *err) {
    if (rename(file->part, file->path))
        return tamiz_fail_io(err, file->path, "put it in place");
    char *folder = folder_of(file->path);
    if (!folder) return tamiz_fail_memory(err, file->path);
    tamiz_code code = tamiz_folder_sync(folder, err);
    free(folder);
    return code;
}

static void clear_file(tamiz_batch_file *file) {
    if (file->fd >= 0) (void)close(file->fd);
    free(file->path);
    free(file->part);
    *file = (tamiz_batch_file){.fd = -1};
}

/* ---- the sink ---------------------------------------------------------- */

static tamiz_code name_files(tamiz_batch_sink *s,
                             const tamiz_batch_options *options,
                             tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    if (options->output) {
        code = name_file(&s->output, options->output, "", err);
        s->journal_path = join(options->output, ".journal");
        if (!s->journal_path) return tamiz_fail_memory(err, options->output);
    }
    if (!code && options->rejects)
        code = name_file(&s->rejects, options->rejects, "", err);
    else if (!code && options->output && !s->listener->form)
        code = name_file(&s->rejects, options->output, ".rejected.jsonl", err);
    return code;
}

/* The files are those that the journal speaks of, or longer. */
static bool are_there(const tamiz_batch_sink *s,
                      const tamiz_batch_journal *journal) {
    return s->output.size >= journal->output &&
           s->rejects.size >= journal->rejects;
}

tamiz_code tamiz_batch_sink_open(tamiz_batch_sink *s,
                                 const tamiz_batch_options *options,
                                 const tamiz_batch_listener *listener,
                                 const char *run, bool *resumes,
                                 tamiz_error *err) {
    bool found = false;
    *resumes = false;
    *s = (tamiz_batch_sink){
        .listener = listener, .output.fd = -1, .rejects.fd = -1};
    tamiz_code code = name_files(s, options, err);
    if (!code) code = open_file(&s->output, err);
    if (!code) code = open_file(&s->rejects, err);
    if (code) return code;
    if (s->journal_path)
        tamiz_batch_journal_read(&s->journal, s->journal_path, &found);
    *resumes =
        found && !strcmp(s->journal.run, run) && are_there(s, &s->journal);
    if (found && !*resumes && listener->remark)
        listener->remark(listener->context,
                         "the interrupted run was with another snapshot, other "
                         "options or another engine: starting over");
    if (!*resumes) s->journal = (tamiz_batch_journal){.output = 0};
    (void)snprintf(s->journal.run, sizeof s->journal.run, "%s", run);
    return TAMIZ_OK;
}

tamiz_code tamiz_batch_sink_start(tamiz_batch_sink *s, bool resume,
                                  tamiz_error *err) {
    if (!resume) {
        s->journal.output = s->journal.rejects = 0;
        s->journal.counts = (tamiz_batch_counts){0};
        s->journal.place = (tamiz_batch_place){.bytes = 0};
        if (s->journal_path && unlink(s->journal_path) && errno != ENOENT)
            return tamiz_fail_io(err, s->journal_path, "remove it");
    }
    s->journal.counts.before = s->journal.counts.rows;
    s->saved = s->journal.output;
    s->saved_at = tamiz_clock_ms();
    tamiz_code code = cut_file(&s->output, s->journal.output, err);
    return code ? code : cut_file(&s->rejects, s->journal.rejects, err);
}

static tamiz_code save(tamiz_batch_sink *s, tamiz_error *err) {
    tamiz_code code = sync_file(&s->output, err);
    if (!code) code = sync_file(&s->rejects, err);
    if (!code)
        code = tamiz_batch_journal_write(&s->journal, s->journal_path, err);
    s->saved = s->journal.output;
    s->saved_at = tamiz_clock_ms();
    return code;
}

static tamiz_code hand_over(tamiz_batch_sink *s, tamiz_span lines,
                            tamiz_error *err) {
    const tamiz_batch_listener *l = s->listener;
    if (!lines.size || !l->write ||
        l->write(l->context, lines.data, lines.size))
        return TAMIZ_OK;
    return tamiz_fail(err, TAMIZ_IO, "output", "the answers were refused");
}

static tamiz_code put_output(tamiz_batch_sink *s, tamiz_span bytes,
                             tamiz_error *err) {
    return s->output.path ? add_to_file(&s->output, bytes, err)
                          : hand_over(s, bytes, err);
}

static tamiz_code put_form(tamiz_batch_sink *s, const tamiz_batch_answered *row,
                           tamiz_error *err) {
    const tamiz_batch_listener *l = s->listener;
    tamiz_span bytes = {NULL, 0};
    if (!l->form) return TAMIZ_OK;
    bytes.data = l->form(l->context, row, &bytes.size);
    return bytes.data
               ? put_output(s, bytes, err)
               : tamiz_fail(err, TAMIZ_IO, "output", "a row has no form");
}

/* Everybody who listens hears of each row, and gives it a form. */
static tamiz_code tell(tamiz_batch_sink *s, const tamiz_batch_result *result,
                       tamiz_error *err) {
    const tamiz_batch_listener *l = s->listener;
    const tamiz_batch_answered *answered = (const void *)result->answers.data;
    const tamiz_batch_reject *all = (const void *)result->told.data;
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < result->answers.size / sizeof *answered;
         i++) {
        if (l->answered) l->answered(l->context, &answered[i]);
        code = put_form(s, &answered[i], err);
    }
    for (size_t i = 0; !code && i < result->told.size / sizeof *all; i++) {
        tamiz_batch_answered row = {
            .line = all[i].line, .id = "", .reason = all[i].reason};
        if (l->rejected) l->rejected(l->context, row.line, row.reason);
        code = put_form(s, &row, err);
    }
    return code;
}

tamiz_code tamiz_batch_sink_add(tamiz_batch_sink *s,
                                const tamiz_batch_result *result,
                                const tamiz_batch_place *end,
                                tamiz_error *err) {
    tamiz_span lines = tamiz_buffer_view(&result->lines);
    tamiz_code code = put_output(s, lines, err);
    if (!code)
        code =
            add_to_file(&s->rejects, tamiz_buffer_view(&result->rejects), err);
    if (!code) code = tell(s, result, err);
    if (code) return code;
    s->journal.place = *end;
    s->journal.output = s->output.size;
    s->journal.rejects = s->rejects.size;
    s->journal.counts.rows += result->counts.rows;
    s->journal.counts.rows_hit += result->counts.rows_hit;
    s->journal.counts.rows_warned += result->counts.rows_warned;
    s->journal.counts.rejected += result->counts.rejected;
    s->journal.counts.beside += result->counts.beside;
    if (!s->journal_path) return TAMIZ_OK;
    if (s->output.size - s->saved < SAVE_BYTES &&
        tamiz_clock_ms() - s->saved_at < SAVE_MS)
        return TAMIZ_OK;
    return save(s, err);
}

/* Rejected rows of an earlier run must not look like those of this one. */
static tamiz_code finish_rejects(tamiz_batch_sink *s, tamiz_error *err) {
    if (s->rejects.fd < 0) return TAMIZ_OK;
    if (s->rejects.size) return rename_file(&s->rejects, err);
    if (unlink(s->rejects.part) || (unlink(s->rejects.path) && errno != ENOENT))
        return tamiz_fail_io(err, s->rejects.path, "remove it");
    return TAMIZ_OK;
}

/* What whoever listens makes of the rows. The journal says that all are there,
 * so that making it again is all that a killed run has to do again. */
static tamiz_code finish_form(tamiz_batch_sink *s, tamiz_error *err) {
    const tamiz_batch_listener *l = s->listener;
    tamiz_code code = save(s, err);
    if (!code && !l->finish(l->context, s->output.part, &s->journal.counts))
        code = tamiz_fail(err, TAMIZ_IO, s->output.path, "it was not finished");
    return code;
}

static tamiz_code finish_output(tamiz_batch_sink *s, tamiz_error *err) {
    if (!s->output.path) return TAMIZ_OK;
    if (!s->listener->finish) return rename_file(&s->output, err);
    return unlink(s->output.part)
               ? tamiz_fail_io(err, s->output.part, "remove it")
               : TAMIZ_OK;
}

tamiz_code tamiz_batch_sink_finish(tamiz_batch_sink *s, tamiz_error *err) {
    tamiz_code code = sync_file(&s->output, err);
    if (!code) code = sync_file(&s->rejects, err);
    if (!code && s->output.path && s->listener->finish)
        code = finish_form(s, err);
    if (!code) code = finish_rejects(s, err);
    if (!code) code = finish_output(s, err);
    if (!code && s->journal_path && unlink(s->journal_path) && errno != ENOENT)
        code = tamiz_fail_io(err, s->journal_path, "remove it");
    return code;
}

void tamiz_batch_sink_clear(tamiz_batch_sink *s) {
    clear_file(&s->output);
    clear_file(&s->rejects);
    free(s->journal_path);
    s->journal_path = NULL;
}
