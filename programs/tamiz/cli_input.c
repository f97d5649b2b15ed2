/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_input.h"

#include "cli_args.h"
#include "cli_error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_ROOM = 1 << 16 };
static const size_t largest = (size_t)1 << 30;

static int too_large(const char *path) {
    return cli_bad(path, "larger than 1 GiB; expected a smaller document");
}

/* Makes room for more; the last byte of the bound shows what is beyond it. */
static int grow(cli_input *input, size_t *room, const char *path) {
    if (input->size < *room) return CLI_DONE;
    if (*room > largest) return too_large(path);
    size_t wanted = *room ? 2 * *room : FIRST_ROOM;
    if (wanted > largest) wanted = largest + 1;
    char *bytes = realloc(input->bytes, wanted);
    if (!bytes) return cli_no_memory();
    input->bytes = bytes;
    *room = wanted;
    return CLI_DONE;
}

/* Pipes and terminals have no size: read until they end. */
static int read_all(cli_input *input, int file, const char *path) {
    size_t room = 0;
    for (;;) {
        int bad = grow(input, &room, path);
        if (bad) return bad;
        ssize_t got =
            read(file, input->bytes + input->size, room - input->size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return cli_broken(path);
        if (!got) break;
        input->size += (size_t)got;
    }
    return input->size > largest ? too_large(path) : CLI_DONE;
}

static int map_all(cli_input *input, int file, size_t size) {
    void *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (bytes == MAP_FAILED) return CLI_BROKEN;
    *input = (cli_input){bytes, size, true};
    return CLI_DONE;
}

static int open_bytes(cli_input *input, int file, const char *path) {
    struct stat state;
    if (fstat(file, &state)) return cli_broken(path);
    if (S_ISDIR(state.st_mode))
        return cli_bad(path, "is a folder; expected a file");
    if (S_ISREG(state.st_mode) && state.st_size > (off_t)largest)
        return too_large(path);
    if (S_ISREG(state.st_mode) && state.st_size > 0 && file != STDIN_FILENO &&
        !map_all(input, file, (size_t)state.st_size))
        return CLI_DONE;
    return read_all(input, file, path);
}

int cli_input_open(cli_input *input, const char *path) {
    *input = (cli_input){0};
    bool standard = !strcmp(path, "-");
    int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return errno == ENOENT
                   ? cli_bad(path, "no such file; expected a document, or -")
                   : cli_broken(path);
    int code = open_bytes(input, file, standard ? "standard input" : path);
    if (!standard) (void)close(file);
    if (code) cli_input_close(input);
    return code;
}

void cli_input_close(cli_input *input) {
    if (input->mapped)
        (void)munmap(input->bytes, input->size);
    else
        free(input->bytes);
    *input = (cli_input){0};
}
