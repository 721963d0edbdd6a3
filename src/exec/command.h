/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command name can mean: a function, a builtin, or a program found in PATH. */
#ifndef NACRE_EXEC_COMMAND_H
#define NACRE_EXEC_COMMAND_H

#include <stdbool.h>

struct shell;
struct node;

/* What an operand or option-argument is, for completion and for help. */
enum argument_kind {
    ARGUMENT_NONE,
    ARGUMENT_TEXT,
    ARGUMENT_FILE,
    ARGUMENT_DIRECTORY,
    ARGUMENT_COMMAND,  /* a command name, then its own arguments */
    ARGUMENT_VARIABLE, /* the name of a variable */
    ARGUMENT_SIGNAL,
    ARGUMENT_JOB,
    ARGUMENT_PID,
    ARGUMENT_FD,
    ARGUMENT_USER,
    ARGUMENT_GROUP,
    ARGUMENT_NUMBER,
    ARGUMENT_CALL, /* a system call of the floor */
    ARGUMENT_ERRNO,
    ARGUMENT_BUILTIN,
    ARGUMENT_OPTION, /* an option of `set -o` */
    ARGUMENT_ALIAS,
    ARGUMENT_FUNCTION,
    ARGUMENT_LESSON,
    ARGUMENT_MODE,       /* of a file */
    ARGUMENT_OPEN_FLAG,  /* O_RDONLY, … */
    ARGUMENT_PIPE_FLAG,  /* O_CLOEXEC, … */
    ARGUMENT_WHENCE,     /* SEEK_SET, … */
    ARGUMENT_ACCESS,     /* R_OK, … */
    ARGUMENT_WAIT_FLAG,  /* WNOHANG, … */
    ARGUMENT_SPAWN_MODE, /* P_WAIT, P_NOWAIT */
};

enum builtin_flags {
    BUILTIN_SPECIAL =
        1, /* one of POSIX's special builtins: found before functions, its errors end a script */
    BUILTIN_POSIX = 2, /* there when nacre is invoked as sh, too */
    BUILTIN_DECLARATION =
        4, /* its operands of the form NAME=value are expanded as assignments (export, readonly) */
    BUILTIN_REDIRECTIONS_STAY = 8, /* what is redirected for it is redirected for good (exec) */
    BUILTIN_HIDES_PROGRAM =
        8, /* a program of that name exists elsewhere; unknown options are handed to it */
};

struct builtin_option {
    char letter;
    const char *argument; /* the name of its argument ("VAR"), or NULL */
    enum argument_kind kind;
    const char *what; /* a phrase: "store the answer in VAR and print nothing" */
};

/* All that is known of a builtin, written once; NULL where there is nothing to say. */
struct builtin {
    const char *name; /* its first name; the table may list more */
    int (*run)(struct shell *sh, int argc, char **argv);
    const char *usage;   /* "fork [VAR]"; several forms are divided by newlines */
    const char *purpose; /* one line: "duplicate this shell" */
    const char *calls;   /* the system calls it makes, divided by spaces */
    const char *section; /* the file, lesson and chapter it belongs to: "owner", "fork", "posix",
                            "watch", … */
    const struct builtin_option *options; /* ended by .letter == 0 */
    enum argument_kind
        operands[4];    /* the kinds of its operands in order; the last not NONE repeats */
    const char *c;      /* the same call in C */
    const char *python; /* the same call in Python's os module */
    const char *text;   /* some paragraphs for help and the manual */
    unsigned flags;     /* enum builtin_flags */
};

/* Finds a builtin by one of its names; NULL for none, or where set -o posix hides it. Set in main.
 */
extern const struct builtin *(*builtin_find)(struct shell *sh, const char *name);

/* The table by index, for help, completion and type; NULL after the last. *name is the name at that
 * index. Set in main. */
extern const struct builtin *(*builtin_at)(int index, const char **name);

#endif
