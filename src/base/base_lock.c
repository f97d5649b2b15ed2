/* SPDX-License-Identifier: Apache-2.0 */
/* flock() belongs to the open file: it needs no cleaning up after a crash, and
 * a second opening in the same process is kept out too. */
#include "base_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

tamiz_code tamiz_lock_try(tamiz_lock *lock, const char *path, bool *busy,
                          tamiz_error *err) {
    lock->fd = -1;
    *busy = false;
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    int bad = fd < 0;
    while (!bad && flock(fd, LOCK_EX | LOCK_NB)) {
        if (errno == EINTR) continue;
        *busy = errno == EWOULDBLOCK;
        bad = 1;
    }
    if (!bad) {
        lock->fd = fd;
        return TAMIZ_OK;
    }
    int number = errno;
    if (fd >= 0) (void)close(fd);
    if (*busy) return TAMIZ_OK;
    char text[96];
    if (strerror_r(number, text, sizeof text)) text[0] = '\0';
    return tamiz_fail(err, TAMIZ_IO, path, "cannot lock it: %s", text);
}

void tamiz_lock_release(tamiz_lock *lock) {
    if (lock->fd >= 0) (void)close(lock->fd);
    lock->fd = -1;
}
