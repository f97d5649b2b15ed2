/* SPDX-License-Identifier: Apache-2.0 */
/* Preloaded before the C library: makes a process fail at the N-th call that
 * touches a folder, or writes down all of them.
 *
 *   FAULT_HOME  the folder; calls elsewhere are left alone and not counted
 *   FAULT_AT    N, from 1; 0 or unset = never
 *   FAULT_KIND  kill    the process dies in the call: of a write half is done
 *               once    this call fails with EIO, later ones go well
 *               EIO     this call and all later ones that change anything fail
 *               ENOSPC  so do those that need room
 *   FAULT_LOG   a file to append a line to for each call that went well:
 *               number, name, path, second path; and one at the end
 * The clock stands still, so that what is made has the same name each time. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { PATH = 4096 };

/* The next definition of a function, which is the C library's. */
static void find(const char *name, void *function, size_t size) {
    void *address = dlsym(RTLD_NEXT, name);
    if (!address) abort();
    memcpy(function, &address, size);
}
#define NEXT(name, symbol)                                                     \
    __typeof__(&(name)) next = NULL;                                           \
    find(symbol, &next, sizeof next)

static int count; /* the tests run one thread */

static const char *setting(const char *name) {
    const char *value = getenv(name);
    return value ? value : "";
}

static int is_ours(const char *path) {
    const char *home = setting("FAULT_HOME");
    size_t size = strlen(home);
    return size && !strncmp(path, home, size) &&
           (path[size] == '/' || !path[size]);
}

static int path_of(int fd, char path[PATH]) {
    char link[64];
    (void)snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, PATH - 1);
    path[size > 0 ? size : 0] = '\0';
    return is_ours(path);
}

static void note(const char *name, const char *path, const char *second) {
    const char *log = setting("FAULT_LOG");
    char line[2 * PATH + 64];
    if (!*log) return;
    long fd = syscall(SYS_open, log, O_WRONLY | O_CREAT | O_APPEND, 0644);
    int size = snprintf(line, sizeof line, "%d\t%s\t%s\t%s\n", count, name,
                        path, second);
    (void)syscall(SYS_write, fd, line, size);
    (void)syscall(SYS_close, fd);
}

__attribute__((destructor)) static void note_end(void) {
    note("end", "", "");
}

/* What a call does: changes nothing, frees room, or needs it. */
typedef enum need { READS, FREES, GROWS } need;

/* Counts the call. 0 = let it go well, 1 = die in it, else the errno. */
static int due(need what) {
    const char *kind = setting("FAULT_KIND");
    int at = (int)strtol(setting("FAULT_AT"), NULL, 10);
    count++;
    if (at < 1 || count < at) return 0;
    if (!strcmp(kind, "kill")) return count == at ? 1 : 0;
    if (!strcmp(kind, "once")) return count == at ? EIO : 0;
    if (!strcmp(kind, "EIO")) return what == READS ? 0 : EIO;
    return what == GROWS ? ENOSPC : 0;
}

static void die(void) {
    (void)kill(getpid(), SIGKILL);
}

/* Fails the call when it is its turn. */
#define GUARD(what, failed)                                                    \
    do {                                                                       \
        int fault = due(what);                                                 \
        if (fault == 1) die();                                                 \
        if (fault) {                                                           \
            errno = fault;                                                     \
            return failed;                                                     \
        }                                                                      \
    } while (0)

/* ---- files ------------------------------------------------------------- */

int open(const char *path, int flags, ...) {
    NEXT(open, "open64");
    va_list list;
    va_start(list, flags);
    mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
    va_end(list);
    if (!is_ours(path)) return next(path, flags, mode);
    GUARD(flags & O_CREAT ? GROWS : READS, -1);
    int fd = next(path, flags, mode);
    if (fd >= 0) note(flags & O_CREAT ? "create" : "open", path, "");
    return fd;
}

int mkstemp(char *path) {
    NEXT(mkstemp, "mkstemp64");
    if (!is_ours(path)) return next(path);
    GUARD(GROWS, -1);
    int fd = next(path);
    if (fd >= 0) note("create", path, "");
    return fd;
}

ssize_t write(int fd, const void *data, size_t size) {
    NEXT(write, "write");
    char path[PATH];
    if (!path_of(fd, path)) return next(fd, data, size);
    int fault = due(GROWS);
    if (fault == 1) {
        (void)next(fd, data, size / 2);
        die();
    }
    if (fault) {
        errno = fault;
        return -1;
    }
    ssize_t n = next(fd, data, size);
    note("write", path, "");
    return n;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    NEXT(pwrite, "pwrite64");
    char path[PATH];
    if (!path_of(fd, path)) return next(fd, data, size, at);
    GUARD(GROWS, -1);
    note("write", path, "");
    return next(fd, data, size, at);
}

int ftruncate(int fd, off_t size) {
    NEXT(ftruncate, "ftruncate64");
    char path[PATH];
    if (!path_of(fd, path)) return next(fd, size);
    GUARD(FREES, -1);
    note("write", path, "");
    return next(fd, size);
}

int fsync(int fd) {
    NEXT(fsync, "fsync");
    char path[PATH];
    if (!path_of(fd, path)) return next(fd);
    GUARD(GROWS, -1);
    note("sync", path, "");
    return next(fd);
}

int fchmod(int fd, mode_t mode) {
    NEXT(fchmod, "fchmod");
    char path[PATH];
    if (!path_of(fd, path)) return next(fd, mode);
    GUARD(FREES, -1);
    return next(fd, mode);
}

/* A descriptor is gone whatever close says. */
int close(int fd) {
    NEXT(close, "close");
    char path[PATH];
    if (!path_of(fd, path)) return next(fd);
    int fault = due(READS);
    if (fault == 1) die();
    int failed = next(fd);
    if (!fault) return failed;
    errno = fault;
    return -1;
}

int flock(int fd, int how) {
    NEXT(flock, "flock");
    GUARD(READS, -1);
    return next(fd, how);
}

/* ---- streams ----------------------------------------------------------- */

size_t fwrite(const void *data, size_t size, size_t n, FILE *file) {
    NEXT(fwrite, "fwrite");
    char path[PATH];
    if (!path_of(fileno(file), path)) return next(data, size, n, file);
    int fault = due(GROWS);
    if (fault == 1) {
        (void)next(data, size, n / 2, file);
        die();
    }
    if (fault) {
        errno = fault;
        return 0;
    }
    note("write", path, "");
    return next(data, size, n, file);
}

int fflush(FILE *file) {
    NEXT(fflush, "fflush");
    char path[PATH];
    if (!file || !path_of(fileno(file), path)) return next(file);
    GUARD(GROWS, EOF);
    note("write", path, "");
    return next(file);
}

int fclose(FILE *file) {
    NEXT(fclose, "fclose");
    char path[PATH];
    if (!path_of(fileno(file), path)) return next(file);
    int fault = due(READS);
    if (fault == 1) die();
    int failed = next(file);
    if (!fault) return failed;
    errno = fault;
    return EOF;
}

/* ---- folders ----------------------------------------------------------- */

DIR *opendir(const char *path) {
    NEXT(opendir, "opendir");
    if (!is_ours(path)) return next(path);
    GUARD(READS, NULL);
    return next(path);
}

int mkdir(const char *path, mode_t mode) {
    NEXT(mkdir, "mkdir");
    if (!is_ours(path)) return next(path, mode);
    GUARD(GROWS, -1);
    int failed = next(path, mode);
    if (!failed) note("mkdir", path, "");
    return failed;
}

char *mkdtemp(char *path) {
    NEXT(mkdtemp, "mkdtemp");
    if (!is_ours(path)) return next(path);
    GUARD(GROWS, NULL);
    char *made = next(path);
    if (made) note("mkdir", path, "");
    return made;
}

int rename(const char *from, const char *to) {
    NEXT(rename, "rename");
    if (!is_ours(to)) return next(from, to);
    GUARD(GROWS, -1);
    int failed = next(from, to);
    if (!failed) note("rename", from, to);
    return failed;
}

int symlink(const char *target, const char *path) {
    NEXT(symlink, "symlink");
    if (!is_ours(path)) return next(target, path);
    GUARD(GROWS, -1);
    int failed = next(target, path);
    if (!failed) note("symlink", path, target);
    return failed;
}

int unlink(const char *path) {
    NEXT(unlink, "unlink");
    if (!is_ours(path)) return next(path);
    GUARD(FREES, -1);
    int failed = next(path);
    if (!failed) note("unlink", path, "");
    return failed;
}

int rmdir(const char *path) {
    NEXT(rmdir, "rmdir");
    if (!is_ours(path)) return next(path);
    GUARD(FREES, -1);
    int failed = next(path);
    if (!failed) note("unlink", path, "");
    return failed;
}

int chmod(const char *path, mode_t mode) {
    NEXT(chmod, "chmod");
    if (!is_ours(path)) return next(path, mode);
    GUARD(FREES, -1);
    return next(path, mode);
}

/* ---- the clock --------------------------------------------------------- */

time_t time(time_t *out) {
    time_t now = 1795514400; /* 2026-11-24T10:00:00Z */
    if (out) *out = now;
    return now;
}
