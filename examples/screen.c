/* SPDX-License-Identifier: Apache-2.0 */
/* Screens one name and prints the evidence. Without SNAPSHOT the list that is
 * built into the library is asked.
 *
 *     cc screen.c $(pkg-config --cflags --libs tamiz) -o screen
 *     ./screen "Aragua Train" [SNAPSHOT] */
#include <stdio.h>
#include <tamiz.h>

static void print(const tamiz_hit *hit) {
    printf("%.2f %s (%s), by %s\n", hit->score, hit->caption, hit->entity_id,
           hit->name);
    for (size_t i = 0; i < hit->evidence_count; i++) {
        const tamiz_evidence *e = &hit->evidence[i];
        printf("  %+.3f \"%s\" ~ \"%s\": %s\n", e->contribution, e->query,
               e->listed, e->reason);
    }
}

int main(int argc, char **argv) {
    if (argc < 2) return fprintf(stderr, "usage: screen NAME [SNAPSHOT]\n"), 2;

    tamiz_error err;
    tamiz_snapshot *lists = NULL;
    tamiz_answer *answer = NULL;
    tamiz_query query = {.name = argv[1], .name_size = SIZE_MAX};
    tamiz_options options = tamiz_options_default();
    tamiz_code code = argc > 2 ? tamiz_snapshot_open(argv[2], &lists, &err)
                               : tamiz_snapshot_builtin(&lists, &err);
    if (!code) code = tamiz_screen(lists, &query, &options, &answer, &err);
    if (code) fprintf(stderr, "%s: %s\n", err.where, err.message);

    for (size_t i = 0; !code && i < tamiz_answer_count(answer); i++)
        print(tamiz_answer_hit(answer, i));
    tamiz_answer_free(answer);
    tamiz_snapshot_close(lists);
    return code ? 2 : 0;
}
