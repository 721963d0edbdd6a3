/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scratch directories: /tmp/nacre-lesson.XXXXXX, which holds `home`. The tutor holds a lock on the
 * directory as long as it lives, so one whose lock is free belonged to a tutor that was killed;
 * whoever starts next removes it, and ends the processes that were started with its home as theirs.
 * (A lock on a file inside would be gone after `rm -rf ..`.)
 */
#include "lesson/scratch.h"

#include "base/names.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char prefix[] = "nacre-lesson.";

enum { MOST_ROUNDS = 100 };

static const char *temporary_folder(void)
{
    const char *folder = getenv("TMPDIR");
    return folder && *folder == '/' && strlen(folder) < 150 ? folder : "/tmp";
}

/* Takes the lock of directory TOP. Returns its descriptor, or -1 when somebody holds it or the
 * directory is another one by now. */
static int take_lock(const char *top)
{
    int fd = open(top, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    struct stat held, named;
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0 && fstat(fd, &held) == 0 &&
        lstat(top, &named) == 0 && held.st_ino == named.st_ino && held.st_dev == named.st_dev)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

static bool failed(const char *call, const char *path)
{
    fprintf(stderr, "nacre-lesson: %s(\"%s\"): %s (%s)\n", call, path, errno_text(errno),
            errno_name(errno));
    return false;
}

static bool make_home(const struct scratch *scratch, uid_t uid, gid_t gid)
{
    if (mkdir(scratch->home, 0755) < 0 || chmod(scratch->home, 0755) < 0 ||
        chmod(scratch->top, 0711) < 0)
        return failed("mkdir", scratch->home);
    if ((uid != geteuid() || gid != getegid()) && chown(scratch->home, uid, gid) < 0)
        return failed("chown", scratch->home);
    return true;
}

bool scratch_make(struct scratch *scratch, uid_t uid, gid_t gid)
{
    do { /* until no other tutor has taken it, before it was locked, for one that was left behind */
        snprintf(scratch->top, sizeof scratch->top, "%s/%sXXXXXX", temporary_folder(), prefix);
        if (!mkdtemp(scratch->top))
            return failed("mkdtemp", scratch->top);
        scratch->lock = take_lock(scratch->top);
    } while (scratch->lock < 0);
    snprintf(scratch->home, sizeof scratch->home, "%s/home", scratch->top);
    return make_home(scratch, uid, gid);
}

bool scratch_mend(struct scratch *scratch, uid_t uid, gid_t gid)
{
    struct stat state;
    if (stat(scratch->home, &state) == 0)
        return true;
    if (mkdir(scratch->top, 0711) == 0) {
        close(scratch->lock);
        scratch->lock = take_lock(scratch->top);
    }
    return make_home(scratch, uid, gid);
}

/* Moves what is in the directory NAME of TOP up into TOP, under names of its own, and removes it.
 */
static void empty_directory(int top, const char *name, unsigned *serial)
{
    fchmodat(top, name, 0700, 0);
    int fd = openat(top, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *directory = fd < 0 ? NULL : fdopendir(fd);
    struct dirent *entry;
    while (directory && (entry = readdir(directory))) {
        char moved[40];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (unlinkat(fd, entry->d_name, 0) == 0 || unlinkat(fd, entry->d_name, AT_REMOVEDIR) == 0)
            continue;
        snprintf(moved, sizeof moved, ".moved-%u", (*serial)++);
        fchmodat(fd, entry->d_name, 0700, 0);
        renameat(fd, entry->d_name, top, moved);
    }
    if (directory)
        closedir(directory);
    unlinkat(top, name, AT_REMOVEDIR);
}

/* Removes what TOP holds. However deep it is, only two directories are open at a time, and no link
 * is followed. */
static bool empty_top(int top, unsigned *serial)
{
    bool found = false;
    DIR *directory = fdopendir(dup(top));
    struct dirent *entry;
    if (!directory)
        return false;
    rewinddir(directory);
    while ((entry = readdir(directory))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        found = true;
        if (unlinkat(top, entry->d_name, 0) < 0)
            empty_directory(top, entry->d_name, serial);
    }
    closedir(directory);
    return found;
}

static void remove_whole(const char *path)
{
    int top = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (top < 0)
        return;
    unsigned serial = 0, last = 0;
    for (int rounds = 0; empty_top(top, &serial) && rounds < MOST_ROUNDS; last = serial)
        rounds = serial > last ? 0 : rounds + 1;
    close(top);
    rmdir(path);
}

void scratch_remove(struct scratch *scratch)
{
    if (!*scratch->top)
        return;
    remove_whole(scratch->top);
    if (scratch->lock >= 0)
        close(scratch->lock);
    scratch->lock = -1;
    *scratch->top = '\0';
}

/* Whether process PID was started with HOME in the directory TOP. */
static bool calls_home(const char *pid, const char *top)
{
    char path[40], environment[16384], wanted[220];
    snprintf(path, sizeof path, "/proc/%.20s/environ", pid);
    snprintf(wanted, sizeof wanted, "HOME=%s/home", top);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    ssize_t size = read(fd, environment, sizeof environment - 1);
    close(fd);
    environment[size > 0 ? size : 0] = '\0';
    for (ssize_t at = 0; at < size;
         at += (ssize_t)strnlen(environment + at, (size_t)(size - at)) + 1)
        if (strcmp(environment + at, wanted) == 0)
            return true;
    return false;
}

/* Whether process PID works in the directory TOP, or in what was there. */
static bool works_in(const char *pid, const char *top)
{
    char path[40], folder[300];
    snprintf(path, sizeof path, "/proc/%.20s/cwd", pid);
    ssize_t size = readlink(path, folder, sizeof folder - 1);
    folder[size > 0 ? size : 0] = '\0';
    size_t length = strlen(top);
    return strncmp(folder, top, length) == 0 &&
           (folder[length] == '/' || folder[length] == ' ' || !folder[length]);
}

/* Kills what lives in the directory TOP. Returns whether there was anything. */
static bool kill_inhabitants(const char *top)
{
    bool found = false;
    DIR *processes = opendir("/proc");
    struct dirent *entry;
    while (processes && (entry = readdir(processes))) {
        if (entry->d_name[0] < '1' || entry->d_name[0] > '9' ||
            (!calls_home(entry->d_name, top) && !works_in(entry->d_name, top)))
            continue;
        found |= kill((pid_t)atol(entry->d_name), SIGKILL) == 0;
    }
    if (processes)
        closedir(processes);
    return found;
}

/* The lock of a directory of ours that nobody uses; -1 when it is used, or none of ours. */
static int lock_stale(const char *path)
{
    struct stat state;
    if (lstat(path, &state) < 0 || !S_ISDIR(state.st_mode) || state.st_uid != geteuid())
        return -1;
    return take_lock(path);
}

void scratch_clean(void)
{
    DIR *folder = opendir(temporary_folder());
    struct dirent *entry;
    while (folder && (entry = readdir(folder))) {
        char path[200];
        if (strncmp(entry->d_name, prefix, strlen(prefix)) != 0)
            continue;
        int size = snprintf(path, sizeof path, "%s/%s", temporary_folder(), entry->d_name);
        int lock = size < (int)sizeof path ? lock_stale(path) : -1;
        if (lock < 0)
            continue;
        for (int rounds = 0; kill_inhabitants(path) && rounds < MOST_ROUNDS; rounds++)
            continue;
        remove_whole(path);
        close(lock);
    }
    if (folder)
        closedir(folder);
}
