/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scratch directories: /tmp/nacre-lesson.XXXXXX, which holds `lock` and `home`. The lock is held by the tutor as long as
 * it lives, so a directory whose lock is free belonged to one that was killed; whoever starts next removes it, and ends
 * the processes that were started with its home as theirs.
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
#include <time.h>
#include <unistd.h>

static const char prefix[] = "nacre-lesson.";

/* Without a lock, a directory is only stale when it is older than the making of one takes. */
enum { MAKING_TAKES = 60, MOST_ROUNDS = 100 };

static const char *temporary_folder(void)
{
    const char *folder = getenv("TMPDIR");
    return folder && *folder == '/' && strlen(folder) < 150 ? folder : "/tmp";
}

/* Takes the lock in directory TOP. Returns its descriptor, or -1 when somebody holds it or there is none. */
static int take_lock(const char *top, int flags)
{
    char name[220];
    snprintf(name, sizeof name, "%s/lock", top);
    int fd = open(name, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) < 0) {
        close(fd);
        fd = -1;
    }
    struct stat held, named;
    if (fd >= 0 && (fstat(fd, &held) < 0 || lstat(name, &named) < 0 || held.st_ino != named.st_ino)) {
        close(fd);
        fd = -1;
    }
    return fd;
}

static bool failed(const char *call, const char *path)
{
    fprintf(stderr, "nacre-lesson: %s(\"%s\"): %s (%s)\n", call, path, errno_text(errno), errno_name(errno));
    return false;
}

bool scratch_make(struct scratch *scratch, uid_t uid, gid_t gid)
{
    do {
        snprintf(scratch->top, sizeof scratch->top, "%s/%sXXXXXX", temporary_folder(), prefix);
        if (!mkdtemp(scratch->top))
            return failed("mkdtemp", scratch->top);
        scratch->lock = take_lock(scratch->top, O_CREAT);
    } while (scratch->lock < 0 && errno == ENOENT);
    snprintf(scratch->home, sizeof scratch->home, "%s/home", scratch->top);
    if (scratch->lock < 0)
        return failed("open", scratch->top);
    if (mkdir(scratch->home, 0755) < 0 || chmod(scratch->home, 0755) < 0 || chmod(scratch->top, 0711) < 0)
        return failed("mkdir", scratch->home);
    if ((uid != geteuid() || gid != getegid()) && chown(scratch->home, uid, gid) < 0)
        return failed("chown", scratch->home);
    return true;
}

/* Moves what is in the directory NAME of TOP up into TOP, under names of its own, and removes it. */
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

/* Removes what TOP holds. However deep it is, only two directories are open at a time, and no link is followed. */
static bool empty_top(int top, unsigned *serial)
{
    bool found = false;
    DIR *directory = fdopendir(dup(top));
    struct dirent *entry;
    if (!directory)
        return false;
    rewinddir(directory);
    while ((entry = readdir(directory))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 || strcmp(entry->d_name, "lock") == 0)
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
    unlinkat(top, "lock", 0);
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
static bool lives_in(const char *pid, const char *top)
{
    char path[40], environment[16384], wanted[220];
    snprintf(path, sizeof path, "/proc/%.20s/environ", pid);
    snprintf(wanted, sizeof wanted, "HOME=%s/home", top);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    ssize_t size = read(fd, environment, sizeof environment - 1);
    close(fd);
    for (ssize_t at = 0; at < size; at += (ssize_t)strnlen(environment + at, (size_t)(size - at)) + 1)
        if (strncmp(environment + at, wanted, strlen(wanted) + 1) == 0)
            return true;
    return false;
}

/* Kills what lives in the directory TOP. Returns whether there was anything. */
static bool kill_inhabitants(const char *top)
{
    bool found = false;
    DIR *processes = opendir("/proc");
    struct dirent *entry;
    while (processes && (entry = readdir(processes))) {
        if (entry->d_name[0] < '1' || entry->d_name[0] > '9' || !lives_in(entry->d_name, top))
            continue;
        found |= kill((pid_t)atol(entry->d_name), SIGKILL) == 0;
    }
    if (processes)
        closedir(processes);
    return found;
}

/* Whether the entry is a directory of ours that nobody uses; *lock then holds it. */
static bool is_stale(const char *path, int *lock)
{
    struct stat state, unlocked;
    char name[220];
    *lock = -1;
    if (lstat(path, &state) < 0 || !S_ISDIR(state.st_mode) || state.st_uid != geteuid())
        return false;
    *lock = take_lock(path, 0);
    if (*lock >= 0)
        return true;
    snprintf(name, sizeof name, "%s/lock", path);
    return lstat(name, &unlocked) < 0 && time(NULL) - state.st_mtime > MAKING_TAKES;
}

void scratch_clean(void)
{
    DIR *folder = opendir(temporary_folder());
    struct dirent *entry;
    while (folder && (entry = readdir(folder))) {
        char path[200];
        int lock;
        if (strncmp(entry->d_name, prefix, strlen(prefix)) != 0)
            continue;
        int size = snprintf(path, sizeof path, "%s/%s", temporary_folder(), entry->d_name);
        if (size >= (int)sizeof path || !is_stale(path, &lock))
            continue;
        for (int rounds = 0; kill_inhabitants(path) && rounds < MOST_ROUNDS; rounds++)
            continue;
        remove_whole(path);
        if (lock >= 0)
            close(lock);
    }
    if (folder)
        closedir(folder);
}
