/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_output.h"

#include "cli_args.h"
#include "cli_error.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAME_MORE = 8 };

/* The rights that a file made by this process has. */
static void set_rights(int file) {
    mode_t mask = umask(0);
    (void)umask(mask);
    (void)fchmod(file, 0666 & ~mask);
}

static bool name_draft(cli_output *output, const char *path, const char *end) {
    size_t size = strlen(path) + NAME_MORE;
    *output = (cli_output){.file = stdout, .path = path};
    output->draft = malloc(size);
    if (output->draft) (void)snprintf(output->draft, size, "%s%s", path, end);
    return output->draft != NULL;
}

/* Takes the open draft, -1 = it could not be opened. */
static int open_draft(cli_output *output, int file) {
    output->file = file < 0 ? NULL : fdopen(file, "w");
    if (output->file) return CLI_DONE;
    int code = cli_broken(output->path);
    if (file >= 0) (void)close(file);
    if (file >= 0) (void)unlink(output->draft);
    free(output->draft);
    return code;
}

int cli_output_open(cli_output *output, const char *path) {
    *output = (cli_output){.file = stdout};
    if (!path) return CLI_DONE;
    if (!name_draft(output, path, ".XXXXXX")) return cli_no_memory();
    int file = mkstemp(output->draft);
    if (file >= 0) set_rights(file);
    return open_draft(output, file);
}

int cli_output_open_alone(cli_output *output, const char *path) {
    enum { HOW = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC };
    if (!name_draft(output, path, ".draft")) return cli_no_memory();
    return open_draft(output, open(output->draft, HOW, 0666));
}

int cli_output_put(cli_output *output, const char *text, size_t size) {
    if (fwrite(text, 1, size, output->file) == size) return CLI_DONE;
    return output->path ? cli_broken(output->path)
                        : cli_broken("standard output");
}

int cli_output_close(cli_output *output, int code) {
    if (!output->path) return code;
    if (!code && (fflush(output->file) || fsync(fileno(output->file))))
        code = cli_broken(output->path);
    (void)fclose(output->file);
    if (!code && rename(output->draft, output->path))
        code = cli_broken(output->path);
    if (code) (void)unlink(output->draft);
    free(output->draft);
    return code;
}
