/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_network.h"

#include "cli_args.h"
#include "cli_error.h"
#include "cli_time.h"

#include <stdlib.h>
#include <string.h>

static bool read_count(const char *text, size_t size, uint64_t most,
                       uint64_t *out) {
    uint64_t number = 0;
    if (!size || size > 18) return false;
    for (size_t i = 0; i < size; i++) {
        if (text[i] < '0' || text[i] > '9') return false;
        number = number * 10 + (uint64_t)(text[i] - '0');
    }
    *out = number;
    return number > 0 && number <= most;
}

static bool set(tamiz_network *network, const char *name, size_t named,
                const char *value, size_t size) {
    const struct {
        const char *name;
        uint32_t *ms;
    } times[] = {{"connect", &network->connect_ms},
                 {"idle", &network->idle_ms},
                 {"total", &network->total_ms},
                 {"backoff", &network->backoff_ms}};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        if (strlen(times[i].name) == named &&
            !strncmp(name, times[i].name, named))
            return cli_time_read(value, size, times[i].ms);
    uint64_t number = 0;
    if (named == 5 && !strncmp(name, "tries", 5) &&
        read_count(value, size, 100, &number)) {
        network->tries = (uint32_t)number;
        return true;
    }
    return named == 5 && !strncmp(name, "bytes", 5) &&
           read_count(value, size, UINT64_MAX, &network->most_bytes);
}

int cli_network(tamiz_network *network) {
    const char *text = getenv("TAMIZ_NETWORK");
    while (text && *text) {
        size_t size = strcspn(text, ","), named = strcspn(text, "=,");
        const char *value = text + named + (named < size);
        if (!set(network, text, named, value, (size_t)(text + size - value)))
            return cli_bad("TAMIZ_NETWORK",
                           "%.*s: expected connect, idle, total or backoff = "
                           "a time (30s), tries or bytes = a number",
                           (int)size, text);
        text += size + (text[size] == ',');
    }
    return CLI_DONE;
}
