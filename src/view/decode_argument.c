/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parameters of calls as a person writes them: each kind of shape.h in its own way. */
#include "base/names.h"
#include "view/decode.h"
#include "view/words.h"

#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <termios.h>

static void add_signal(struct line *line, long sig)
{
    const char *name = sig > 0 ? signal_name((int)sig) : NULL;
    if (!name) {
        line_number(line, sig);
        return;
    }
    line_string(line, "SIG");
    line_string(line, name);
}

/* The signals that a set may hold: KILL and STOP cannot be blocked, those from 32 to RTMIN belong
 * to the C library. */
static unsigned long settable(void)
{
    unsigned long library = (1UL << (SIGRTMIN - 1)) - (1UL << 31);
    return ~(1UL << (SIGKILL - 1) | 1UL << (SIGSTOP - 1) | library);
}

static void add_set(struct line *line, unsigned long bits)
{
    unsigned long missing = settable() & ~bits;
    bool most = __builtin_popcountl(missing) < 16;
    line_string(line, most ? missing ? "{all but" : "{all" : "{");
    unsigned long named = most ? missing : bits;
    bool space = most;
    for (int sig = 1; sig <= 64; sig++)
        if (named >> (sig - 1) & 1) {
            line_string(line, space ? " " : "");
            if (signal_name(sig))
                line_string(line, signal_name(sig));
            else
                line_number(line, sig);
            space = true;
        }
    line_char(line, '}');
}

static void add_gids(struct line *line, const struct sys_string *list)
{
    line_char(line, '[');
    for (size_t at = 0; at + sizeof(gid_t) <= list->size; at += sizeof(gid_t)) {
        gid_t gid;
        memcpy(&gid, list->bytes + at, sizeof gid);
        line_string(line, at ? ", " : "");
        line_number(line, (long)gid);
    }
    line_string(line, list->cut ? ", ...]" : "]");
}

static void add_poll_fds(struct line *line, const struct sys_string *list)
{
    line_char(line, '[');
    for (size_t at = 0; at + sizeof(struct pollfd) <= list->size; at += sizeof(struct pollfd)) {
        struct pollfd one;
        memcpy(&one, list->bytes + at, sizeof one);
        line_string(line, at ? ", " : "");
        line_number(line, one.fd);
        line_string(line, one.events & POLLIN ? " POLLIN" : "");
        line_string(line, one.events & POLLOUT ? " POLLOUT" : "");
    }
    line_string(line, list->cut ? ", ...]" : "]");
}

static void add_words(struct line *line, const struct sys_record *record, long kept,
                      size_t *position)
{
    struct sys_string word;
    line_char(line, '[');
    for (long i = 0; i < kept && sys_text_next(record, position, &word); i++) {
        line_string(line, i ? ", " : "");
        line_quoted(line, word.bytes, word.size, word.cut);
    }
    line_string(line, record->out[0] > kept ? ", ...]" : "]");
}

static void add_limit(struct line *line, long limit)
{
    if ((rlim_t)limit == RLIM_INFINITY)
        line_string(line, "RLIM_INFINITY");
    else
        line_number(line, limit);
}

static void add_pair(struct line *line, const char *open, const struct sys_record *record,
                     void (*add)(struct line *, long), const char *close)
{
    line_string(line, open);
    add(line, record->out[0]);
    line_string(line, ", ");
    add(line, record->out[1]);
    line_string(line, close);
}

static void add_stat(struct line *line, const struct sys_record *record)
{
    unsigned long mode = (unsigned long)record->out[0];
    static const struct {
        unsigned long type;
        const char *name;
    } types[] = {{S_IFREG, "S_IFREG"},  {S_IFDIR, "S_IFDIR"}, {S_IFLNK, "S_IFLNK"},
                 {S_IFIFO, "S_IFIFO"},  {S_IFCHR, "S_IFCHR"}, {S_IFBLK, "S_IFBLK"},
                 {S_IFSOCK, "S_IFSOCK"}};
    line_char(line, '{');
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if ((mode & S_IFMT) == types[i].type)
            line_string(line, types[i].name);
    line_char(line, '|');
    line_octal(line, mode & 07777);
    line_string(line, ", size ");
    line_number(line, record->out[1]);
    line_char(line, '}');
}

static void add_descriptor(struct line *line, long fd, const struct sys_string *what)
{
    if (fd == AT_FDCWD) {
        line_string(line, "AT_FDCWD");
        return;
    }
    line_number(line, fd);
    if (what->null)
        return;
    line_char(line, '<');
    line_escaped(line, what->bytes, what->size);
    line_char(line, '>');
}

static void add_fcntl_argument(struct line *line, const struct sys_record *record, long value)
{
    long command = record->argument[1];
    if (command == F_SETFD && value == FD_CLOEXEC)
        line_string(line, "FD_CLOEXEC");
    else if (command == F_SETFL)
        words_add(line, SYS_KIND_OPEN_FLAGS, value);
    else
        line_number(line, value);
}

static void add_action(struct line *line, long action)
{
    line_string(line, action == 0 ? "SIG_DFL" : action == 1 ? "SIG_IGN" : "{a handler}");
}

/* A parameter whose value is in argument[i]. */
static void add_value(struct line *line, const struct sys_record *record, enum sys_kind kind,
                      long value)
{
    switch (kind) {
    case SYS_KIND_SIGNAL:
        add_signal(line, value);
        break;
    case SYS_KIND_SIGNAL_SET:
        add_set(line, (unsigned long)value);
        break;
    case SYS_KIND_MODE:
    case SYS_KIND_OPEN_MODE:
        line_octal(line, (unsigned long)value);
        break;
    case SYS_KIND_UID:
    case SYS_KIND_GID: /* -1 is "leave it alone", as C writes it */
        line_number(line, (int)value == -1 ? -1 : value);
        break;
    case SYS_KIND_ACTION:
        add_action(line, value);
        break;
    case SYS_KIND_TIMEOUT:
        line_number(line, value);
        line_string(line, " ms");
        break;
    case SYS_KIND_ENVP:
        line_string(line, "envp");
        break;
    case SYS_KIND_FCNTL_ARGUMENT:
        add_fcntl_argument(line, record, value);
        break;
    case SYS_KIND_DIRECTORY_FD:
        add_descriptor(line, value, &(struct sys_string){.null = true});
        break;
    default:
        words_add(line, kind, value);
    }
}

/* A parameter that points at something whose numbers are in out[]. */
static void add_out(struct line *line, const struct sys_record *record, enum sys_kind kind, int i)
{
    switch (kind) {
    case SYS_KIND_SIGNAL_SET_OUT:
        add_set(line, (unsigned long)record->out[0]);
        break;
    case SYS_KIND_FDS_OUT:
        add_pair(line, "[", record, line_number, "]");
        break;
    case SYS_KIND_STAT_OUT:
        add_stat(line, record);
        break;
    case SYS_KIND_LIMIT:
    case SYS_KIND_LIMIT_OUT:
        add_pair(line, "{", record, add_limit, "}");
        break;
    case SYS_KIND_TERMIOS:
    case SYS_KIND_TERMIOS_OUT:
        line_char(line, '{');
        words_add(line, SYS_KIND_TERMIOS, record->out[0] & (ICANON | ECHO | ISIG));
        line_char(line, '}');
        break;
    case SYS_KIND_SHORT_OUT:
        line_number(line, record->out[i - 1]);
        break;
    default:
        line_char(line, '&');
        line_string(line, sys_shape(record->call)->parameter[i].name);
    }
}

/* A parameter that is kept as text. */
static void add_text(struct line *line, const struct sys_record *record, enum sys_kind kind, int i,
                     size_t *position)
{
    struct sys_string string;
    if (kind == SYS_KIND_ARGV) {
        add_words(line, record, record->argument[i], position);
        return;
    }
    sys_text_next(record, position, &string);
    if (kind == SYS_KIND_FD)
        add_descriptor(line, record->argument[i], &string);
    else if (string.null)
        line_string(line,
                    record->null >> i & 1 ? "NULL" : sys_shape(record->call)->parameter[i].name);
    else if (kind == SYS_KIND_POLL_FDS)
        add_poll_fds(line, &string);
    else if (kind == SYS_KIND_GID_LIST || kind == SYS_KIND_GID_LIST_OUT)
        add_gids(line, &string);
    else
        line_quoted(line, string.bytes, string.size, string.cut);
}

static bool is_text(enum sys_kind kind)
{
    switch (kind) {
    case SYS_KIND_FD:
    case SYS_KIND_STRING:
    case SYS_KIND_PATH:
    case SYS_KIND_ARGV:
    case SYS_KIND_DATA:
    case SYS_KIND_GID_LIST:
    case SYS_KIND_POLL_FDS:
    case SYS_KIND_GID_LIST_OUT:
    case SYS_KIND_DATA_OUT:
    case SYS_KIND_STRING_OUT:
    case SYS_KIND_TEMPLATE:
        return true;
    default:
        return false;
    }
}

static bool in_numbers(enum sys_kind kind)
{
    return kind == SYS_KIND_LIMIT || kind == SYS_KIND_TERMIOS;
}

bool decode_argument(struct line *line, const struct sys_record *record, int i, size_t *position)
{
    const struct sys_shape *shape = sys_shape(record->call);
    enum sys_kind kind = i < SYS_ARGUMENTS ? shape->parameter[i].kind : SYS_KIND_NONE;
    bool known = record->state == SYS_RETURNED && !record->error;
    bool creates = record->argument[i ? i - 1 : 0] & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY));
    if (kind == SYS_KIND_NONE || (kind == SYS_KIND_OPEN_MODE && !creates))
        return false;
    bool answer = kind == SYS_KIND_STRING_OUT && shape->result == SYS_KIND_POINTER;
    if (answer)
        line_string(line, shape->parameter[i].name);
    else if (sys_kind_is_out(kind) && (record->null >> i & 1))
        line_string(line, "NULL");
    else if (sys_kind_is_out(kind) && !known)
        add_out(line, record, SYS_KIND_OTHER_OUT, i);
    else if (is_text(kind))
        add_text(line, record, kind, i, position);
    else if (record->null >> i & 1)
        line_string(line, "NULL");
    else if (sys_kind_is_out(kind) || in_numbers(kind))
        add_out(line, record, kind, i);
    else
        add_value(line, record, kind, record->argument[i]);
    return true;
}
