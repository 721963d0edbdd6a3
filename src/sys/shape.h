/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The shape of each call: what its parameters and its result are.
 *
 * The floor uses it to know what to keep of a call (a number as it is, a path by its bytes, a
 * status once the call has returned); who shows records uses it to know what those numbers mean.
 * The shapes come from calls.def.
 */
#ifndef NACRE_SYS_SHAPE_H
#define NACRE_SYS_SHAPE_H

#include "sys/record.h"

/*
 * What a parameter is, and where a record keeps it:
 *   argument[i]  the value itself; for a pointer, what is said here, and 0 where it was NULL (see
 * `null`) out[]        what the call gave back through a pointer text         strings, in the order
 * of the parameters, read by sys_text_next
 */
enum sys_kind {
    SYS_KIND_NONE,    /* no parameter */
    SYS_KIND_NOTHING, /* a result that never comes */
    SYS_KIND_NUMBER,
    SYS_KIND_POINTER, /* a result that is a string, kept in text, or NULL */
    SYS_KIND_ERROR,   /* a result that is 0 or an errno */
    SYS_KIND_PID,
    SYS_KIND_UID,
    SYS_KIND_GID,
    SYS_KIND_MODE,
    SYS_KIND_SIGNAL,
    SYS_KIND_FD, /* text: what the descriptor is, when narrated ("terminal", "out.txt", "pipe 7
                    read") */
    SYS_KIND_DIRECTORY_FD,
    SYS_KIND_OPEN_FLAGS,
    SYS_KIND_OPEN_MODE, /* means something with O_CREAT only */
    SYS_KIND_PIPE_FLAGS,
    SYS_KIND_AT_FLAGS,
    SYS_KIND_ACCESS_MODE,
    SYS_KIND_WAIT_FLAGS,
    SYS_KIND_WAITID_FLAGS,
    SYS_KIND_MEMFD_FLAGS,
    SYS_KIND_MESSAGE_FLAGS,
    SYS_KIND_HOW,
    SYS_KIND_WHENCE,
    SYS_KIND_FCNTL_COMMAND,
    SYS_KIND_FCNTL_ARGUMENT,
    SYS_KIND_RESOURCE,
    SYS_KIND_ID_TYPE,
    SYS_KIND_LOCK,
    SYS_KIND_TERMINAL_WHEN,
    SYS_KIND_PRCTL_OPTION,
    SYS_KIND_CLONE_FLAGS, /* with the signal that the parent is to get in the lowest byte */
    SYS_KIND_UNLINK_FLAGS,
    SYS_KIND_REQUEST,     /* of an ioctl */
    SYS_KIND_CALL_NUMBER, /* the kernel's number of a call */
    SYS_KIND_STRING,      /* text */
    SYS_KIND_PATH,        /* text */
    SYS_KIND_ARGV, /* text: as many strings as argument[i] says; out[0] is how many there were */
    SYS_KIND_ENVP, /* argument[i]: how many variables */
    SYS_KIND_DATA, /* text; the size is the next parameter */
    SYS_KIND_SIGNAL_SET,   /* argument[i]: bit n-1 for signal n */
    SYS_KIND_ACTION,       /* argument[i]: 0 default, 1 ignore, 2 a handler */
    SYS_KIND_GID_LIST,     /* text: the bytes of gid_t; the size is the parameter before */
    SYS_KIND_LIMIT,        /* out[0] soft, out[1] hard */
    SYS_KIND_TIMEOUT,      /* argument[i]: milliseconds */
    SYS_KIND_CLONE_RECORD, /* argument[i]: as CLONE_FLAGS, out of a struct clone_args */
    SYS_KIND_TERMIOS,      /* out[0]: c_lflag */
    SYS_KIND_POLL_FDS,     /* text: the bytes of struct pollfd; the count is the next parameter */
    /* Filled in when the call has returned: */
    SYS_KIND_STATUS_OUT,  /* out[0]: the raw status, when the result is a process */
    SYS_KIND_SIGINFO_OUT, /* out[0]: the raw status made again from it; out[1]: the process, 0 for
                             none */
    SYS_KIND_SIGNAL_SET_OUT, /* out[0]: bits */
    SYS_KIND_FDS_OUT,        /* out[0], out[1] */
    SYS_KIND_STAT_OUT,       /* out[0]: st_mode, out[1]: st_size */
    SYS_KIND_LIMIT_OUT,      /* out[0] soft, out[1] hard */
    SYS_KIND_TERMIOS_OUT,    /* out[0]: c_lflag */
    SYS_KIND_SHORT_OUT,      /* out[0] the first of them, out[1] the second */
    SYS_KIND_GID_LIST_OUT,   /* text: the bytes of gid_t */
    SYS_KIND_DATA_OUT,       /* text: as many bytes as the result says */
    SYS_KIND_STRING_OUT,     /* text */
    SYS_KIND_TEMPLATE,       /* text: the name that the call made */
    SYS_KIND_OTHER_OUT       /* not kept */
};

/* Names stand in the table itself: pointers to them would have to be set at each start of the
 * shell. */
struct sys_parameter {
    enum sys_kind kind;
    char name[12]; /* "" where there is no parameter */
};

struct sys_shape {
    char name[20];
    enum sys_kind result;
    struct sys_parameter parameter[SYS_ARGUMENTS]; /* those not used have SYS_KIND_NONE */
};

/* The shape of `call`, from 0 to SYS_SHAPES - 1. */
const struct sys_shape *sys_shape(int call);

/* Whether a parameter of this kind is filled in only when the call has returned. */
bool sys_kind_is_out(enum sys_kind kind);

/* One of the strings that a record keeps. `bytes` points into the record. */
struct sys_string {
    const char *bytes;
    size_t size;
    bool cut;  /* there was more */
    bool null; /* there was none: the pointer was NULL, the call failed, nothing is known */
};

/*
 * Reads the next string of record->text into *string and moves *position on (0 at first). Returns
 * false, with string->null set, after the last.
 */
bool sys_text_next(const struct sys_record *record, size_t *position, struct sys_string *string);

#endif
