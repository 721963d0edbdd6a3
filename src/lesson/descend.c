/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ends all that descends from this process. Who is killed one by one may fork in the meantime, and
 * a fork bomb does nothing else; so all are stopped first, until a look finds none that runs, and
 * then killed. As this process is a subreaper, none can leave its family.
 */
#include "lesson/descend.h"

#include "base/arena.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_ROUNDS = 1000 };

struct relative {
    pid_t pid, parent;
    char state;
    bool ours;
};

struct family {
    struct relative *list;
    size_t count, room;
};

/* Reads /proc/PID/stat: the name stands in parentheses and may hold any character. */
static bool read_relative(const char *pid, struct relative *relative)
{
    char path[40], text[512];
    snprintf(path, sizeof path, "/proc/%.20s/stat", pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t size = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0)
        close(fd);
    if (size <= 0)
        return false;
    text[size] = '\0';
    int parent;
    const char *name_end = strrchr(text, ')');
    if (!name_end || sscanf(name_end + 1, " %c %d", &relative->state, &parent) != 2)
        return false;
    relative->pid = (pid_t)atol(pid);
    relative->parent = parent;
    relative->ours = false;
    return true;
}

static void read_family(struct family *family)
{
    DIR *processes = opendir("/proc");
    struct dirent *entry;
    family->count = 0;
    while (processes && (entry = readdir(processes))) {
        struct relative relative;
        if (entry->d_name[0] < '1' || entry->d_name[0] > '9' ||
            !read_relative(entry->d_name, &relative))
            continue;
        if (family->count == family->room) {
            family->room = family->room ? family->room * 2 : 256;
            family->list = xrealloc(family->list, family->room * sizeof *family->list);
        }
        family->list[family->count++] = relative;
    }
    if (processes)
        closedir(processes);
}

static int by_pid(const void *a, const void *b)
{
    pid_t left = ((const struct relative *)a)->pid, right = ((const struct relative *)b)->pid;
    return (left > right) - (left < right);
}

static bool is_ours(const struct family *family, pid_t pid)
{
    struct relative wanted = {.pid = pid};
    if (pid == getpid())
        return true;
    const struct relative *found =
        bsearch(&wanted, family->list, family->count, sizeof wanted, by_pid);
    return found && found->ours;
}

/* Marks those that descend from this process. */
static void mark_ours(struct family *family)
{
    bool found = family->count > 0;
    qsort(family->list, family->count, sizeof *family->list, by_pid);
    while (found) {
        found = false;
        for (size_t i = 0; i < family->count; i++) {
            struct relative *relative = &family->list[i];
            if (!relative->ours && is_ours(family, relative->parent))
                relative->ours = found = true;
        }
    }
}

/* Sends SIGNAL to each of ours whose state is none of PASS. Returns how many it could be sent to.
 */
static int send_to_ours(struct family *family, int signal, const char *pass)
{
    int sent = 0;
    read_family(family);
    mark_ours(family);
    for (size_t i = 0; i < family->count; i++)
        if (family->list[i].ours && !strchr(pass, family->list[i].state))
            sent += kill(family->list[i].pid, signal) == 0;
    return sent;
}

/* Collects all that have ended. Returns false when there is no child any more. */
static bool collect(void)
{
    pid_t pid;
    do
        pid = waitpid(-1, NULL, WNOHANG);
    while (pid > 0 || (pid < 0 && errno == EINTR));
    return pid == 0;
}

void kill_descendants(void)
{
    struct family family = {0};
    for (int rounds = 0;
         collect() && rounds < MOST_ROUNDS && send_to_ours(&family, SIGSTOP, "TtZX") > 0; rounds++)
        continue;
    /* What cannot be signalled (it has become another user) is left; all else has ended once it can
     * be collected. */
    while (collect() && send_to_ours(&family, SIGKILL, "ZX") > 0)
        poll(NULL, 0, 1);
    free(family.list);
}
