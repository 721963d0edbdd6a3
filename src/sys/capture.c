/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a record keeps of a call's parameters, as shape.h says, kind by kind.
 *
 * Strings go into record->text one after the other, each as one byte of flags, one of length, and
 * its bytes. They are cut to share the room fairly: a long first path leaves room for the second.
 */
#include "sys/floor.h"
#include "sys/shape.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { CUT = 1, NONE = 2, HEADER = 2, LONGEST = 96, WORD_LONGEST = 40, LIST_LONGEST = 64 };

bool sys_text_next(const struct sys_record *record, size_t *position, struct sys_string *string)
{
    const char *text = record->text;
    *string = (struct sys_string){"", 0, false, true};
    if (*position + HEADER > record->text_size || record->text_size > SYS_TEXT)
        return false;
    size_t size = (unsigned char)text[*position + 1];
    if (*position + HEADER + size > record->text_size)
        return false;
    string->null = text[*position] & NONE;
    string->cut = text[*position] & CUT;
    string->bytes = text + *position + HEADER;
    string->size = size;
    *position += HEADER + size;
    return true;
}

/* Keeps `size` bytes (NULL: none), at most `longest`. What does not fit at all is left out. */
static void keep(struct sys_record *record, const char *bytes, size_t size, size_t longest)
{
    size_t used = record->text_size, room = SYS_TEXT - used;
    if (room < HEADER)
        return;
    room -= HEADER;
    size_t kept = size < longest ? size : longest;
    if (kept > room)
        kept = room;
    record->text[used] = (char)(bytes ? kept < size ? CUT : 0 : NONE);
    record->text[used + 1] = (char)(bytes ? kept : 0);
    if (bytes)
        memcpy(record->text + used + HEADER, bytes, kept);
    record->text_size = (unsigned char)(used + HEADER + (bytes ? kept : 0));
}

static void keep_string(struct sys_record *record, const char *string)
{
    keep(record, string, string ? strlen(string) : 0, LONGEST);
}

/* Words of an argument list, as many as there is room for; argument[i] says how many are kept. */
static void keep_words(struct sys_record *record, int i, char *const words[])
{
    long all = 0;
    bool room = true;
    for (; words[all]; all++) {
        size_t size = strlen(words[all]), kept = size < WORD_LONGEST ? size : WORD_LONGEST;
        room = room && record->text_size + HEADER + kept <= SYS_TEXT;
        if (!room)
            continue;
        keep(record, words[all], size, WORD_LONGEST);
        record->argument[i]++;
    }
    record->out[0] = all;
}

static long set_bits(const sigset_t *set)
{
    unsigned long bits = 0;
    for (int sig = 1; set && sig <= 64; sig++)
        if (sigismember(set, sig) == 1)
            bits |= 1UL << (sig - 1);
    return (long)bits;
}

static long action_kind(const struct sigaction *action)
{
    if (!action || action->sa_handler == SIG_DFL)
        return 0;
    return action->sa_handler == SIG_IGN ? 1 : 2;
}

static long milliseconds(const struct timespec *timeout)
{
    return timeout ? timeout->tv_sec * 1000 + timeout->tv_nsec / 1000000 : 0;
}

/* Appends a number in decimal to a short string. No stdio: this runs in vfork children. */
static char *put_number(char *at, unsigned long number)
{
    char digits[24];
    size_t n = 0;
    do
        digits[n++] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    while (n > 0)
        *at++ = digits[--n];
    *at = '\0';
    return at;
}

/* "pipe:[123]", as /proc tells it, becomes "pipe 123, read end": which end it is, the permissions
 * of the link in /proc say. */
static void keep_pipe(struct sys_record *record, mode_t allowed, char *target)
{
    char name[64] = "pipe ";
    unsigned long inode = 0;
    for (const char *digit = target + strlen("pipe:["); *digit >= '0' && *digit <= '9'; digit++)
        inode = inode * 10 + (unsigned long)(*digit - '0');
    char *at = put_number(name + strlen(name), inode);
    bool reads = allowed & S_IRUSR, writes = allowed & S_IWUSR;
    strcpy(at, reads && writes ? "" : reads ? ", read end" : ", write end");
    keep_string(record, name);
}

/*
 * What descriptor `fd` is at this moment: asked of the kernel, so that it is true whatever happened
 * before, and only while narrating, since it costs a call.
 */
static void keep_descriptor(struct sys_record *record, long fd)
{
    char path[60] = "/proc/", target[256];
    if (record->stream == 0 || fd < 0) {
        keep(record, NULL, 0, 0);
        return;
    }
    char *at = path + strlen(path);
    if (record->pid == getpid())
        at = stpcpy(at, "self");
    else
        at = put_number(at, (unsigned long)record->pid);
    put_number(stpcpy(at, "/fd/"), (unsigned long)fd);
    struct stat link = {0};
    ssize_t size = lstat(path, &link) == 0 ? readlink(path, target, sizeof target - 1) : -1;
    target[size > 0 ? size : 0] = '\0';
    char *slash = strrchr(target, '/');
    if (size <= 0)
        keep(record, NULL, 0, 0);
    else if (strncmp(target, "pipe:[", 6) == 0)
        keep_pipe(record, link.st_mode, target);
    else if (strncmp(target, "/dev/pts/", 9) == 0 || strncmp(target, "/dev/tty", 8) == 0)
        keep_string(record, "terminal");
    else if (strncmp(target, "socket:", 7) == 0)
        keep_string(record, "socket");
    else
        keep_string(record, slash && slash[1] ? slash + 1 : target);
}

/* A pointer parameter that is not NULL. */
static void capture_pointer_in(struct sys_record *record, int i, enum sys_kind kind,
                               const long argument[SYS_ARGUMENTS])
{
    const void *pointer = (const void *)argument[i];
    long next = i + 1 < SYS_ARGUMENTS ? argument[i + 1] : 0;
    switch (kind) {
    case SYS_KIND_ARGV:
        keep_words(record, i, pointer);
        break;
    case SYS_KIND_ENVP:
        for (char *const *variable = pointer; *variable; variable++)
            record->argument[i]++;
        break;
    case SYS_KIND_SIGNAL_SET:
        record->argument[i] = set_bits(pointer);
        break;
    case SYS_KIND_ACTION:
        record->argument[i] = action_kind(pointer);
        break;
    case SYS_KIND_TIMEOUT:
        record->argument[i] = milliseconds(pointer);
        break;
    case SYS_KIND_LIMIT:
        record->out[0] = (long)((const struct rlimit *)pointer)->rlim_cur;
        record->out[1] = (long)((const struct rlimit *)pointer)->rlim_max;
        break;
    case SYS_KIND_TERMIOS:
        record->out[0] = (long)((const struct termios *)pointer)->c_lflag;
        break;
    case SYS_KIND_DATA:
        keep(record, pointer, (size_t)next, LONGEST);
        break;
    case SYS_KIND_POLL_FDS:
        keep(record, pointer, (size_t)next * sizeof(struct pollfd), LIST_LONGEST);
        break;
    case SYS_KIND_GID_LIST:
        keep(record, pointer, (size_t)argument[i - 1] * sizeof(gid_t), LIST_LONGEST);
        break;
    default:
        break;
    }
}

static bool is_pointer(enum sys_kind kind)
{
    return kind >= SYS_KIND_STRING;
}

void floor_capture_in(struct sys_record *record, const long argument[SYS_ARGUMENTS])
{
    const struct sys_shape *shape = sys_shape(record->call);
    for (int i = 0; i < SYS_ARGUMENTS; i++) {
        enum sys_kind kind = shape->parameter[i].kind;
        if (is_pointer(kind) && argument[i] == 0)
            record->null |= (unsigned char)(1 << i);
        if (kind == SYS_KIND_FD)
            keep_descriptor(record, argument[i]);
        if (kind == SYS_KIND_STRING || kind == SYS_KIND_PATH)
            keep_string(record, (const char *)argument[i]);
        else if (!is_pointer(kind))
            record->argument[i] = argument[i];
        else if (argument[i] != 0)
            capture_pointer_in(record, i, kind, argument);
        else if (kind == SYS_KIND_DATA || kind == SYS_KIND_POLL_FDS || kind == SYS_KIND_GID_LIST)
            keep(record, NULL, 0, 0);
    }
}

/* A waitid result in the form that waitpid gives it: one decoder for both. */
static long status_of(const siginfo_t *info)
{
    int value = info->si_status;
    switch (info->si_code) {
    case CLD_EXITED:
        return (value & 0xff) << 8;
    case CLD_KILLED:
        return value & 0x7f;
    case CLD_DUMPED:
        return (value & 0x7f) | 0x80;
    case CLD_CONTINUED:
        return 0xffff;
    default:
        return (value & 0xff) << 8 | 0x7f;
    }
}

static void two(struct sys_record *record, long first, long second)
{
    record->out[0] = first;
    record->out[1] = second;
}

/* What came back through a pointer that is neither NULL nor a string's. */
static void capture_numbers_out(struct sys_record *record, int i, enum sys_kind kind,
                                const void *pointer)
{
    const int *ints = pointer;
    switch (kind) {
    case SYS_KIND_STATUS_OUT:
        record->out[0] = record->result > 0 ? *ints : 0;
        break;
    case SYS_KIND_SIGINFO_OUT:
        two(record, status_of(pointer), ((const siginfo_t *)pointer)->si_pid);
        break;
    case SYS_KIND_SIGNAL_SET_OUT:
        record->out[0] = set_bits(pointer);
        break;
    case SYS_KIND_FDS_OUT:
        two(record, ints[0], ints[1]);
        break;
    case SYS_KIND_STAT_OUT:
        two(record, (long)((const struct stat *)pointer)->st_mode,
            (long)((const struct stat *)pointer)->st_size);
        break;
    case SYS_KIND_LIMIT_OUT:
        two(record, (long)((const struct rlimit *)pointer)->rlim_cur,
            (long)((const struct rlimit *)pointer)->rlim_max);
        break;
    case SYS_KIND_TERMIOS_OUT:
        record->out[0] = (long)((const struct termios *)pointer)->c_lflag;
        break;
    case SYS_KIND_SHORT_OUT:
        record->out[i - 1] = *(const unsigned short *)pointer;
        break;
    default:
        break;
    }
}

/* A string that came back: how long it is depends on the call's result, or on the string itself. */
static void keep_out(struct sys_record *record, enum sys_kind kind, const char *bytes, bool failed)
{
    bool only_counted = kind == SYS_KIND_GID_LIST_OUT && record->argument[0] == 0;
    if (failed || !bytes || only_counted)
        keep(record, NULL, 0, 0);
    else if (kind == SYS_KIND_DATA_OUT)
        keep(record, bytes, (size_t)record->result, LONGEST);
    else if (kind == SYS_KIND_GID_LIST_OUT)
        keep(record, bytes, (size_t)record->result * sizeof(gid_t), LIST_LONGEST);
    else
        keep_string(record, bytes);
}

void floor_capture_out(struct sys_record *record, const long argument[SYS_ARGUMENTS], bool failed)
{
    const struct sys_shape *shape = sys_shape(record->call);
    for (int i = 0; i < SYS_ARGUMENTS; i++) {
        enum sys_kind kind = shape->parameter[i].kind;
        if (kind >= SYS_KIND_GID_LIST_OUT && kind <= SYS_KIND_TEMPLATE)
            keep_out(record, kind, (const char *)argument[i], failed);
        else if (sys_kind_is_out(kind) && argument[i] != 0 && !failed)
            capture_numbers_out(record, i, kind, (const void *)argument[i]);
    }
}
