/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_output.h"

#include "cli_args.h"
#include "cli_error.h"

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

int cli_output_open(cli_output *output, const char *path) {
    *output = (cli_output){.file = stdout, .path = path};
    if (!path) return CLI_DONE;
    size_t size = strlen(path) + NAME_MORE;
    output->draft = malloc(size);
    if (!output->draft) return cli_no_memory();
    (void)snprintf(output->draft, size, "%s.XXXXXX", path);
    int file = mkstemp(output->draft);
    output->file = file < 0 ? NULL : fdopen(file, "w");
    if (output->file) {
        set_rights(file);
        return CLI_DONE;
    }
    int code = cli_broken(path);
    if (file >= 0) (void)close(file);
    if (file >= 0) (void)unlink(output->draft);
    free(output->draft);
    return code;
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
