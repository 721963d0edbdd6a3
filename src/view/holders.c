/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who holds which descriptor of what. What goes away while it is read is left out. */
#include "view/holders.h"

#include "base/file.h"
#include "base/text.h"
#include "sys/record.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- One descriptor ---- */

static enum held_kind kind_of(const struct stat *info, const char *target)
{
    if (S_ISFIFO(info->st_mode))
        return strncmp(target, "pipe:[", 6) == 0 ? HELD_PIPE : HELD_FIFO;
    bool terminal = strncmp(target, "/dev/pts/", 9) == 0 || strncmp(target, "/dev/tty", 8) == 0 ||
                    strcmp(target, "/dev/console") == 0;
    if (S_ISCHR(info->st_mode))
        return terminal ? HELD_TERMINAL : HELD_DEVICE;
    return S_ISREG(info->st_mode)    ? HELD_FILE
           : S_ISDIR(info->st_mode)  ? HELD_DIRECTORY
           : S_ISBLK(info->st_mode)  ? HELD_DEVICE
           : S_ISSOCK(info->st_mode) ? HELD_SOCKET
                                     : HELD_OTHER;
}

/* What /proc/PID/fdinfo/FD says: "pos:\t120\nflags:\t0100001\n…", the flags in octal. */
static void read_flags(int process, struct held *held)
{
    char path[40];
    struct text text = {0};
    snprintf(path, sizeof path, "fdinfo/%d", held->fd);
    int error = file_read(process, path, &text, 1000);
    const char *info = text_end(&text);
    const char *position = strstr(info, "pos:"), *flags = strstr(info, "flags:");
    held->inaccessible = error || !flags;
    if (position)
        held->offset = strtoll(position + 4, NULL, 10);
    unsigned long bits = flags ? strtoul(flags + 6, NULL, 8) : 0;
    unsigned long mode = bits & (O_WRONLY | O_RDWR);
    bool only_path = (bits & O_PATH) == O_PATH;
    held->reads = !only_path && flags && (mode == O_RDONLY || mode == O_RDWR);
    held->writes = !only_path && flags && (mode == O_WRONLY || mode == O_RDWR);
    held->close_on_exec = bits & O_CLOEXEC;
    held->append = bits & O_APPEND;
    held->nonblocking = bits & O_NONBLOCK;
    text_free(&text);
}

static bool read_held(struct arena *arena, pid_t pid, int process, struct held *held)
{
    char path[64], target[PATH_MAX];
    struct stat info;
    snprintf(path, sizeof path, "/proc/%ld/fd/%d", (long)pid, held->fd);
    why("the link says what the descriptor leads to: a path, or a pipe by its number");
    ssize_t size = sys_readlink(path, target, sizeof target - 1);
    if (size < 0)
        return false;
    target[size] = '\0';
    why("through the link, the kernel describes the open file itself, its name gone or not");
    if (sys_stat(path, &info) == -1)
        return false;
    held->target = arena_copy(arena, target, (size_t)size);
    held->kind = kind_of(&info, target);
    held->device = (unsigned long)info.st_dev;
    held->inode = (unsigned long)info.st_ino;
    held->size = info.st_size;
    read_flags(process, held);
    return true;
}

/* ---- One process ---- */

/* Descriptors while a directory of them is read. */
struct numbers {
    int *list;
    size_t count, room;
};

static void take_number(void *data, const char *name)
{
    struct numbers *numbers = data;
    long long number = whole_number(name, INT_MAX);
    if (number < 0)
        return;
    if (numbers->count == numbers->room) {
        numbers->room = numbers->room ? numbers->room * 2 : 64;
        numbers->list = xrealloc(numbers->list, numbers->room * sizeof *numbers->list);
    }
    numbers->list[numbers->count++] = (int)number;
}

static int by_number(const void *a, const void *b)
{
    const int *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

/* The numbers of the open descriptors of a process whose directory in /proc is open. 0 or errno. */
static int read_numbers(int process, struct numbers *numbers)
{
    why("a process's descriptors are the entries of its fd directory");
    int fd = sys_openat(process, "fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    if (fd == -1)
        return errno;
    int error = directory_read(fd, take_number, numbers);
    why("the list of descriptors is in memory");
    sys_close(fd);
    if (numbers->count)
        qsort(numbers->list, numbers->count, sizeof *numbers->list, by_number);
    return error;
}

static int open_process(pid_t pid)
{
    char path[40];
    snprintf(path, sizeof path, "/proc/%ld", (long)pid);
    why("all that is asked about one process stands below its directory, even if its pid is "
        "reused");
    return sys_open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
}

/* A call in which a process sleeps, by its number and first argument. */
static void set_wait(struct holder *holder, long number, long first)
{
    const char *name = sys_number_name(number);
    holder->wait_call = name;
    holder->wait = WAIT_CALL;
    holder->wait_fd = (int)first;
    if (!name)
        holder->wait = WAIT_UNKNOWN;
    else if (strcmp(name, "read") == 0 || strcmp(name, "readv") == 0)
        holder->wait = WAIT_READ;
    else if (strcmp(name, "write") == 0 || strcmp(name, "writev") == 0)
        holder->wait = WAIT_WRITE;
    else if (strcmp(name, "wait4") == 0)
        holder->wait = WAIT_CHILD, holder->wait_pid = (pid_t)(int)first;
    else if (strcmp(name, "waitid") == 0)
        holder->wait = WAIT_CHILD, holder->wait_pid = -1;
}

/* /proc/PID/syscall is "running", or the call's number and arguments, or -1 for no call. */
static void read_wait(int process, struct holder *holder)
{
    struct text text = {0};
    struct stat tasks;
    char state = holder->process->state;
    holder->wait = state == 'Z'                   ? WAIT_ENDED
                   : state == 'T' || state == 't' ? WAIT_STOPPED
                   : state == 'R'                 ? WAIT_NOT
                                                  : WAIT_UNKNOWN;
    why("the directory of a process's threads has a link for each, and two more");
    holder->threads = sys_fstatat(process, "task", &tasks, 0) == 0 && tasks.st_nlink > 3;
    if (holder->wait != WAIT_UNKNOWN)
        return;
    long number;
    unsigned long first;
    int error = file_read(process, "syscall", &text, 400);
    const char *line = text_end(&text);
    if (!error && strncmp(line, "running", 7) == 0)
        holder->wait = WAIT_NOT;
    else if (!error && sscanf(line, "%ld 0x%lx", &number, &first) == 2 && number >= 0)
        set_wait(holder, number, (long)first);
    text_free(&text);
}

void holder_read(struct arena *arena, struct holders *holders, const struct process *process,
                 const char *(*own)(void *data, int fd), void *data)
{
    struct numbers numbers = {0};
    if (holders->count == holders->room) {
        size_t room = holders->room ? holders->room * 2 : 16;
        struct holder *list = arena_alloc(arena, room * sizeof *list);
        if (holders->count)
            memcpy(list, holders->list, holders->count * sizeof *list);
        holders->list = list;
        holders->room = room;
    }
    struct holder *holder = &holders->list[holders->count];
    *holder = (struct holder){.process = process, .name = process->name};
    int directory = open_process(process->pid);
    if (directory == -1)
        return;
    holders->count++;
    holder->error = read_numbers(directory, &numbers);
    holders->blind |= holder->error && process->state != 'Z';
    holder->list = arena_alloc(arena, (numbers.count + 1) * sizeof *holder->list);
    for (size_t i = 0; i < numbers.count; i++) {
        struct held *held = &holder->list[holder->count];
        *held = (struct held){.fd = numbers.list[i]};
        bool just_opened = own && held->fd == directory;
        if (just_opened || !read_held(arena, process->pid, directory, held))
            continue;
        held->own = own ? own(data, held->fd) : NULL;
        holder->count++;
    }
    read_wait(directory, holder);
    free(numbers.list);
    why("this process has been asked all; of each directory that is done with the descriptor is "
        "given back");
    sys_close(directory);
}

struct holder *holder_find(const struct holders *holders, pid_t pid)
{
    for (size_t i = 0; i < holders->count; i++)
        if (holders->list[i].process->pid == pid)
            return &holders->list[i];
    return NULL;
}

struct held *held_find(const struct holder *holder, int fd)
{
    for (size_t i = 0; i < holder->count; i++)
        if (holder->list[i].fd == fd)
            return &holder->list[i];
    return NULL;
}

/* ---- Pipes ---- */

/* The pipe by its identity; made where there is none, if `make`. */
static struct channel *channel_of(struct holders *holders, unsigned long device,
                                  unsigned long inode, bool make)
{
    for (size_t i = 0; i < holders->channel_count; i++)
        if (holders->channels[i].inode == inode && holders->channels[i].device == device)
            return &holders->channels[i];
    if (!make)
        return NULL;
    struct channel *channel = &holders->channels[holders->channel_count++];
    *channel = (struct channel){.device = device, .inode = inode, .lane = -1};
    return channel;
}

static void add_end(struct arena *arena, struct channel *channel, struct channel_end end)
{
    if (channel->count == channel->room) {
        size_t room = channel->room ? channel->room * 2 : 4;
        struct channel_end *ends = arena_alloc(arena, room * sizeof *ends);
        if (channel->count)
            memcpy(ends, channel->ends, channel->count * sizeof *ends);
        channel->ends = ends;
        channel->room = room;
    }
    channel->ends[channel->count++] = end;
}

/* A process that is not in the picture, but holds an end of a pipe that is. */
static void read_outsider(struct arena *arena, struct holders *holders,
                          const struct process *process)
{
    struct numbers numbers = {0};
    int directory = open_process(process->pid);
    if (directory == -1)
        return;
    int error = read_numbers(directory, &numbers);
    holders->far_blind |= error && process->state != 'Z';
    for (size_t i = 0; i < numbers.count && !error; i++) {
        struct held held = {.fd = numbers.list[i]};
        struct arena_mark mark = arena_mark(arena);
        bool read = read_held(arena, process->pid, directory, &held);
        arena_release(arena, mark);
        bool pipe = read && (held.kind == HELD_PIPE || held.kind == HELD_FIFO);
        struct channel *channel = pipe ? channel_of(holders, held.device, held.inode, false) : NULL;
        if (channel)
            add_end(arena, channel,
                    (struct channel_end){NULL, process, NULL, held.reads, held.writes});
    }
    free(numbers.list);
    why("this process has no more descriptors; its list is closed before the next one's is opened");
    sys_close(directory);
}

void holders_join(struct arena *arena, struct holders *holders,
                  const struct process_list *processes)
{
    size_t most = 0;
    for (size_t i = 0; i < holders->count; i++)
        for (size_t j = 0; j < holders->list[i].count; j++)
            most += holders->list[i].list[j].kind <= HELD_FIFO;
    if (most == 0)
        return;
    holders->channels = arena_alloc(arena, most * sizeof *holders->channels);
    for (size_t i = 0; i < holders->count; i++) {
        struct holder *holder = &holders->list[i];
        for (size_t j = 0; j < holder->count; j++) {
            struct held *held = &holder->list[j];
            if (held->kind != HELD_PIPE && held->kind != HELD_FIFO)
                continue;
            held->channel = channel_of(holders, held->device, held->inode, true);
            add_end(arena, held->channel,
                    (struct channel_end){holder, holder->process, held, held->reads, held->writes});
        }
    }
    for (size_t i = 0; i < processes->count; i++)
        if (!holder_find(holders, processes->list[i].pid))
            read_outsider(arena, holders, &processes->list[i]);
}
