/* SPDX-License-Identifier: Apache-2.0 */
/* How long does forging take, how much memory, how large is the file? One run
 * in a process of its own, since peak memory is the process's.
 *
 * usage: forge OUT LIST[=PATH]... */
#include "bench.h"
#include "index_snapshot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char usage[] = "forge OUT LIST[=PATH]...";

int main(int argc, char **argv) {
    const char *out = bench_operand(argc, argv, 1, usage);
    (void)bench_operand(argc, argv, 2, usage);
    size_t count = (size_t)argc - 2;
    tamiz_source *sources = bench_take(count, sizeof *sources);
    for (size_t i = 0; i < count; i++) {
        char *path = strchr(argv[i + 2], '=');
        if (path) *path++ = 0;
        sources[i] = (tamiz_source){.list = argv[i + 2], .path = path};
    }
    tamiz_error err;
    uint64_t start = bench_now(), cpu = bench_cpu_all();
    bench_check(tamiz_forge(sources, count, out, NULL, NULL, &err), &err);
    double seconds = (double)(bench_now() - start) / 1e9;
    double spent = (double)(bench_cpu_all() - cpu) / 1e9;
    uint64_t peak = bench_memory_peak();
    struct stat file;
    if (stat(out, &file)) bench_fail(out, "was not written");
    tamiz_snapshot *snapshot = bench_open(out);
    /* Who opens it next finds it checked, as in a home after an update. */
    bench_check(tamiz_snapshot_stamp(snapshot, out, &err), &err);
    uint64_t entities = 0, names = 0, statements = 0;
    for (size_t i = 0; i < tamiz_snapshot_list_count(snapshot); i++) {
        tamiz_list_info list = tamiz_snapshot_list(snapshot, i);
        entities += list.entities;
        names += list.names;
        statements += list.statements;
    }
    (void)printf("{\"seconds\":%.3f,\"cpu_seconds\":%.3f,\"peak_bytes\":%llu,"
                 "\"file_bytes\":%llu,"
                 "\"entities\":%llu,\"names\":%llu,\"statements\":%llu}\n",
                 seconds, spent, (unsigned long long)peak,
                 (unsigned long long)file.st_size, (unsigned long long)entities,
                 (unsigned long long)names, (unsigned long long)statements);
    tamiz_snapshot_close(snapshot);
    free(sources);
    return 0;
}
