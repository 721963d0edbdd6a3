/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The names that numbers have in the parameters of calls.
 *
 * In a table of flags, those of several bits stand before those that are a part of them.
 */
#include "view/words.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

struct word {
    const char *name;
    long value;
};

/* clang-format off: tables read best as tables. */
#define WORD(name)                                                                                 \
    {                                                                                              \
#name, (long)(name)                                                                        \
    }
#define END                                                                                        \
    {                                                                                              \
        NULL, 0                                                                                    \
    }
static const struct word open_flags[] = {
    WORD(O_CREAT),    WORD(O_EXCL),    WORD(O_TRUNC),     WORD(O_APPEND),  WORD(O_CLOEXEC),
    WORD(O_NONBLOCK), WORD(O_NOCTTY),  WORD(O_NOFOLLOW),  WORD(O_TMPFILE), WORD(O_DIRECTORY),
    WORD(O_SYNC),     WORD(O_DSYNC),   WORD(O_PATH),      WORD(O_RSYNC),   WORD(O_ASYNC),
    WORD(O_DIRECT),   WORD(O_NOATIME), WORD(O_LARGEFILE), WORD(O_NDELAY),  END};
/* Some C libraries count O_PATH to their O_ACCMODE. */
enum { ACCESS_WAY = O_WRONLY | O_RDWR };
static const struct word access_ways[] = {WORD(O_RDONLY), WORD(O_WRONLY), WORD(O_RDWR), END};
static const struct word at_flags[] = {WORD(AT_EACCESS),        WORD(AT_SYMLINK_NOFOLLOW),
                                       WORD(AT_SYMLINK_FOLLOW), WORD(AT_EMPTY_PATH),
                                       WORD(AT_NO_AUTOMOUNT),   END};
static const struct word access_modes[] = {WORD(R_OK), WORD(W_OK), WORD(X_OK), END};
static const struct word wait_flags[] = {WORD(WNOHANG), WORD(WUNTRACED), WORD(WCONTINUED), END};
static const struct word waitid_flags[] = {WORD(WEXITED), WORD(WSTOPPED), WORD(WCONTINUED),
                                           WORD(WNOHANG), WORD(WNOWAIT),  END};
static const struct word memfd_flags[] = {WORD(MFD_CLOEXEC), WORD(MFD_ALLOW_SEALING), END};
static const struct word message_flags[] = {WORD(MSG_DONTWAIT),     WORD(MSG_NOSIGNAL),
                                            WORD(MSG_PEEK),         WORD(MSG_TRUNC),
                                            WORD(MSG_CMSG_CLOEXEC), END};
static const struct word hows[] = {WORD(SIG_BLOCK), WORD(SIG_UNBLOCK), WORD(SIG_SETMASK), END};
static const struct word whences[] = {WORD(SEEK_SET),  WORD(SEEK_CUR),  WORD(SEEK_END),
                                      WORD(SEEK_DATA), WORD(SEEK_HOLE), END};
static const struct word fcntl_commands[] = {WORD(F_DUPFD),
                                             WORD(F_DUPFD_CLOEXEC),
                                             WORD(F_GETFD),
                                             WORD(F_SETFD),
                                             WORD(F_GETFL),
                                             WORD(F_SETFL),
                                             WORD(F_GETPIPE_SZ),
                                             WORD(F_SETPIPE_SZ),
                                             WORD(F_ADD_SEALS),
                                             WORD(F_GET_SEALS),
                                             END};
static const struct word resources[] = {WORD(RLIMIT_CPU),
                                        WORD(RLIMIT_FSIZE),
                                        WORD(RLIMIT_DATA),
                                        WORD(RLIMIT_STACK),
                                        WORD(RLIMIT_CORE),
                                        WORD(RLIMIT_RSS),
                                        WORD(RLIMIT_NPROC),
                                        WORD(RLIMIT_NOFILE),
                                        WORD(RLIMIT_MEMLOCK),
                                        WORD(RLIMIT_AS),
                                        WORD(RLIMIT_LOCKS),
                                        WORD(RLIMIT_SIGPENDING),
                                        WORD(RLIMIT_MSGQUEUE),
                                        WORD(RLIMIT_NICE),
                                        WORD(RLIMIT_RTPRIO),
                                        WORD(RLIMIT_RTTIME),
                                        END};
static const struct word id_types[] = {WORD(P_ALL), WORD(P_PID), WORD(P_PGID), WORD(P_PIDFD), END};
static const struct word locks[] = {WORD(LOCK_SH), WORD(LOCK_EX), WORD(LOCK_UN), WORD(LOCK_NB),
                                    END};
static const struct word terminal_whens[] = {WORD(TCSANOW), WORD(TCSADRAIN), WORD(TCSAFLUSH), END};
static const struct word prctl_options[] = {
    WORD(PR_SET_PDEATHSIG),       WORD(PR_SET_NAME),
    WORD(PR_SET_CHILD_SUBREAPER), WORD(PR_GET_CHILD_SUBREAPER),
    WORD(PR_SET_DUMPABLE),        WORD(PR_SET_NO_NEW_PRIVS),
    WORD(PR_SET_PTRACER),         END};
static const struct word terminal_modes[] = {WORD(ICANON), WORD(ECHO),   WORD(ISIG), WORD(IEXTEN),
                                             WORD(NOFLSH), WORD(TOSTOP), END};
static const struct word clone_flags[] = {WORD(CLONE_VM),
                                          WORD(CLONE_FS),
                                          WORD(CLONE_FILES),
                                          WORD(CLONE_SIGHAND),
                                          WORD(CLONE_PTRACE),
                                          WORD(CLONE_VFORK),
                                          WORD(CLONE_PARENT),
                                          WORD(CLONE_THREAD),
                                          WORD(CLONE_NEWNS),
                                          WORD(CLONE_SYSVSEM),
                                          WORD(CLONE_SETTLS),
                                          WORD(CLONE_PARENT_SETTID),
                                          WORD(CLONE_CHILD_CLEARTID),
                                          WORD(CLONE_UNTRACED),
                                          WORD(CLONE_CHILD_SETTID),
                                          WORD(CLONE_NEWUTS),
                                          WORD(CLONE_NEWIPC),
                                          WORD(CLONE_NEWUSER),
                                          WORD(CLONE_NEWPID),
                                          WORD(CLONE_NEWNET),
#if LONG_MAX > 0x100000000
                                          {"CLONE_CLEAR_SIGHAND", 0x100000000},
#endif
                                          WORD(SIGCHLD),
                                          END};
static const struct word unlink_flags[] = {WORD(AT_REMOVEDIR), END};
static const struct word requests[] = {WORD(TCGETS),     WORD(TCSETS),
                                       WORD(TCSETSW),    WORD(TCSETSF),
                                       WORD(TIOCGPGRP),  WORD(TIOCSPGRP),
                                       WORD(TIOCGWINSZ), WORD(TIOCSWINSZ),
                                       WORD(TIOCSCTTY),  WORD(TIOCNOTTY),
                                       WORD(TIOCGSID),   WORD(FIONREAD),
                                       WORD(FIONBIO),    END};
/* clang-format on */

enum { ONE_OF, FLAGS };

struct vocabulary {
    const struct word *words;
    int use;
    const char *none;   /* the name of 0 among flags */
    const char *prefix; /* may be left out by who writes: how=block */
};

static const struct vocabulary vocabularies[] = {
    [SYS_KIND_OPEN_FLAGS] = {open_flags, FLAGS, NULL, "O_"},
    [SYS_KIND_PIPE_FLAGS] = {open_flags, FLAGS, NULL, "O_"},
    [SYS_KIND_AT_FLAGS] = {at_flags, FLAGS, NULL, "AT_"},
    [SYS_KIND_ACCESS_MODE] = {access_modes, FLAGS, "F_OK", ""},
    [SYS_KIND_WAIT_FLAGS] = {wait_flags, FLAGS, NULL, ""},
    [SYS_KIND_WAITID_FLAGS] = {waitid_flags, FLAGS, NULL, ""},
    [SYS_KIND_MEMFD_FLAGS] = {memfd_flags, FLAGS, NULL, "MFD_"},
    [SYS_KIND_MESSAGE_FLAGS] = {message_flags, FLAGS, NULL, "MSG_"},
    [SYS_KIND_HOW] = {hows, ONE_OF, NULL, "SIG_"},
    [SYS_KIND_WHENCE] = {whences, ONE_OF, NULL, "SEEK_"},
    [SYS_KIND_FCNTL_COMMAND] = {fcntl_commands, ONE_OF, NULL, "F_"},
    [SYS_KIND_RESOURCE] = {resources, ONE_OF, NULL, "RLIMIT_"},
    [SYS_KIND_ID_TYPE] = {id_types, ONE_OF, NULL, "P_"},
    [SYS_KIND_LOCK] = {locks, FLAGS, NULL, "LOCK_"},
    [SYS_KIND_TERMINAL_WHEN] = {terminal_whens, ONE_OF, NULL, ""},
    [SYS_KIND_PRCTL_OPTION] = {prctl_options, ONE_OF, NULL, "PR_"},
    [SYS_KIND_CLONE_FLAGS] = {clone_flags, FLAGS, NULL, "CLONE_"},
    [SYS_KIND_CLONE_RECORD] = {clone_flags, FLAGS, NULL, "CLONE_"},
    [SYS_KIND_UNLINK_FLAGS] = {unlink_flags, FLAGS, NULL, "AT_"},
    [SYS_KIND_REQUEST] = {requests, ONE_OF, NULL, ""},
    [SYS_KIND_TERMIOS] = {terminal_modes, FLAGS, NULL, ""},
};

static const struct vocabulary *vocabulary_of(enum sys_kind kind)
{
    static const size_t count = sizeof vocabularies / sizeof vocabularies[0];
    if (kind == SYS_KIND_TERMIOS_OUT)
        kind = SYS_KIND_TERMIOS;
    if ((size_t)kind >= count || !vocabularies[kind].words)
        return NULL;
    return &vocabularies[kind];
}

bool words_known(enum sys_kind kind)
{
    return vocabulary_of(kind) != NULL;
}

static const char *name_of(const struct word *words, long value)
{
    for (; words->name; words++)
        if (words->value == value)
            return words->name;
    return NULL;
}

/* Adds the names of the flags in `value`, after what is there already, and then what is left over.
 */
static void add_flags(struct line *line, const struct word *words, long value, bool first)
{
    for (; words->name; words++) {
        if (words->value == 0 || (value & words->value) != words->value)
            continue;
        line_string(line, first ? "" : "|");
        line_string(line, words->name);
        value &= ~words->value;
        first = false;
    }
    if (value != 0 || first) {
        line_string(line, first ? "" : "|");
        line_number(line, value);
    }
}

void words_add(struct line *line, enum sys_kind kind, long value)
{
    const struct vocabulary *vocabulary = vocabulary_of(kind);
    const char *name = vocabulary ? name_of(vocabulary->words, value) : NULL;
    if (!vocabulary) {
        line_number(line, value);
    } else if (vocabulary->use == ONE_OF) {
        if (name)
            line_string(line, name);
        else
            line_number(line, value);
    } else if (kind == SYS_KIND_OPEN_FLAGS) {
        name = name_of(access_ways, value & ACCESS_WAY);
        line_string(line, name ? name : "");
        if (!name || (value & ~ACCESS_WAY))
            add_flags(line, vocabulary->words, value & ~ACCESS_WAY, !name);
    } else if (value == 0 && vocabulary->none) {
        line_string(line, vocabulary->none);
    } else {
        add_flags(line, vocabulary->words, value, true);
    }
}

static bool same_word(const char *name, const char *prefix, const char *text, size_t size)
{
    if (strlen(name) == size && strncasecmp(name, text, size) == 0)
        return true;
    size_t skip = strlen(prefix);
    return strncmp(name, prefix, skip) == 0 && strlen(name + skip) == size &&
           strncasecmp(name + skip, text, size) == 0;
}

static bool find(const struct word *words, const char *prefix, const char *text, size_t size,
                 long *value)
{
    for (; words->name; words++)
        if (same_word(words->name, prefix, text, size)) {
            *value = words->value;
            return true;
        }
    return false;
}

/* One word of `text`, `size` bytes long. */
static bool read_word(enum sys_kind kind, const char *text, size_t size, long *value)
{
    const struct vocabulary *vocabulary = vocabulary_of(kind);
    if (!vocabulary)
        return false;
    if (vocabulary->none && same_word(vocabulary->none, "", text, size)) {
        *value = 0;
        return true;
    }
    return find(vocabulary->words, vocabulary->prefix, text, size, value) ||
           (kind == SYS_KIND_OPEN_FLAGS && find(access_ways, "O_", text, size, value));
}

bool words_read(enum sys_kind kind, const char *text, long *value)
{
    char *end;
    errno = 0;
    *value = strtol(text, &end, kind == SYS_KIND_MODE || kind == SYS_KIND_OPEN_MODE ? 8 : 0);
    if (end != text && *end == '\0' && errno == 0)
        return true;
    *value = 0;
    do {
        size_t size = strcspn(text, "|");
        long one;
        if (!read_word(kind, text, size, &one))
            return false;
        *value |= one;
        text += size;
    } while (*text++ == '|');
    return true;
}

bool words_include(enum sys_kind kind, long all, long some)
{
    const struct vocabulary *vocabulary = vocabulary_of(kind);
    long whole = kind == SYS_KIND_OPEN_FLAGS ? ACCESS_WAY : 0;
    if (!vocabulary || vocabulary->use == ONE_OF || (some == 0 && !whole))
        return all == some;
    if ((some == 0 || (some & whole)) && (all & whole) != (some & whole))
        return false;
    return (all & some & ~whole) == (some & ~whole);
}
