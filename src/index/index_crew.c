/* SPDX-License-Identifier: Apache-2.0 */
#include "index_crew.h"

#include <pthread.h>

struct tamiz_crew {
    pthread_mutex_t lock;
    tamiz_worker *idle;
};

tamiz_crew *tamiz_crew_new(void) {
    tamiz_crew *crew = calloc(1, sizeof *crew);
    if (crew && pthread_mutex_init(&crew->lock, NULL) != 0) {
        free(crew);
        return NULL;
    }
    return crew;
}

static void free_worker(tamiz_worker *worker) {
    if (worker->notes) worker->free_notes(worker->notes);
    tamiz_latin_free(worker->latin);
    tamiz_finder_free(worker->finder);
    free(worker);
}

void tamiz_crew_free(tamiz_crew *crew) {
    if (!crew) return;
    while (crew->idle) {
        tamiz_worker *worker = crew->idle;
        crew->idle = worker->next;
        free_worker(worker);
    }
    (void)pthread_mutex_destroy(&crew->lock);
    free(crew);
}

static tamiz_code new_worker(const tamiz_snapshot *snapshot, tamiz_worker **out,
                             tamiz_error *err) {
    tamiz_worker *worker = calloc(1, sizeof *worker);
    if (!worker) return tamiz_fail_memory(err, "worker");
    tamiz_code code = tamiz_latin_new(&worker->latin, err);
    if (!code) code = tamiz_finder_new(snapshot, &worker->finder, err);
    if (code)
        free_worker(worker);
    else
        *out = worker;
    return code;
}

tamiz_code tamiz_worker_borrow(const tamiz_snapshot *snapshot,
                               tamiz_worker **out, tamiz_error *err) {
    tamiz_crew *crew = snapshot->crew;
    (void)pthread_mutex_lock(&crew->lock);
    tamiz_worker *worker = crew->idle;
    if (worker) crew->idle = worker->next;
    (void)pthread_mutex_unlock(&crew->lock);
    if (!worker) return new_worker(snapshot, out, err);
    *out = worker;
    return TAMIZ_OK;
}

void tamiz_worker_return(const tamiz_snapshot *snapshot, tamiz_worker *worker) {
    if (!worker) return;
    tamiz_crew *crew = snapshot->crew;
    (void)pthread_mutex_lock(&crew->lock);
    worker->next = crew->idle;
    crew->idle = worker;
    (void)pthread_mutex_unlock(&crew->lock);
}
