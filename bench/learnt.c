/* SPDX-License-Identifier: Apache-2.0 */
/* Which variants did a snapshot learn from the aliases of its lists? Prints
 * the best supported ones:
 *     parties that taught it TAB word TAB head of its group
 *
 * usage: learnt SNAPSHOT [--most=50] */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int order(const void *x, const void *y) {
    const tamiz_learnt_word *p = x, *q = y;
    if (p->count != q->count) return p->count > q->count ? -1 : 1;
    int by_head = strcmp(p->head, q->head);
    return by_head ? by_head : strcmp(p->word, q->word);
}

int main(int argc, char **argv) {
    const char *path =
        bench_operand(argc, argv, 1, "learnt SNAPSHOT [--most=50]");
    double most = bench_option(argc, argv, "most", 50);
    tamiz_snapshot *snapshot = bench_open(path);
    size_t all = tamiz_snapshot_learnt_count(snapshot), count = 0;
    tamiz_learnt_word *words = bench_take(all + 1, sizeof *words);
    for (size_t i = 0; i < all; i++) {
        tamiz_learnt_word word = tamiz_snapshot_learnt(snapshot, i);
        if (strcmp(word.word, word.head) != 0) words[count++] = word;
    }
    qsort(words, count, sizeof *words, order);
    for (size_t i = 0; i < count && (double)i < most; i++)
        (void)printf("%u\t%s\t%s\n", words[i].count, words[i].word,
                     words[i].head);
    (void)printf("# %zu variants of %zu heads\n", count, all - count);
    free(words);
    tamiz_snapshot_close(snapshot);
    return 0;
}
