/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one state of the shell. Every room is handed a pointer to it; there is no other.
 *
 * What stands here is what more than one room needs. What belongs to one room alone (the job table,
 * the traps, the table of functions) hangs here by a pointer to a struct that only that room knows
 * the inside of.
 */
#ifndef NACRE_STATE_SHELL_H
#define NACRE_STATE_SHELL_H

#include "base/arena.h"
#include "base/text.h"
#include "state/descriptors.h"
#include "state/options.h"
#include "state/variables.h"
#include <stdbool.h>
#include <sys/types.h>

struct node;
struct jobs;
struct traps;
struct functions;
struct popens;
struct aliases;
struct history;
struct input;
struct builtin;

/* How a command ended, as it travels up by return value; each frame on the way undoes what it did.
 */
enum unwind {
    UNWIND_NONE,      /* it ended; go on with the next */
    UNWIND_BREAK,     /* leave shell.unwind_levels loops */
    UNWIND_CONTINUE,  /* leave shell.unwind_levels - 1 loops, go on with the next turn of one */
    UNWIND_RETURN,    /* leave the function or dot file */
    UNWIND_EXIT,      /* leave the shell, with shell.status */
    UNWIND_ERROR,     /* an error that ends a script; at a prompt, it ends the complete command */
    UNWIND_INTERRUPT, /* SIGINT at a prompt: leave the complete command */
    UNWIND_NOEXEC,    /* set -n: what follows is read, and not executed */
};

/* What a byte of an expansion's result is to field splitting. */
enum ifs_class {
    IFS_NONE,  /* a part of a field */
    IFS_WHITE, /* IFS white space */
    IFS_OTHER, /* another character of IFS */
    IFS_LEAD,  /* it may begin a character of IFS that is several bytes long: ask ifs_character */
};

struct parameters {
    char **list; /* $1, $2, … (list[0] is $1) */
    int count;
    bool owned; /* list and strings were made by malloc */
};

struct shell {
    int status;       /* $? */
    unsigned options; /* OPTION_… */
    int line;         /* of the command that runs: $LINENO */
    const char *name; /* $0 */
    struct parameters parameters;
    struct variables variables;
    struct arena scratch;  /* what words expand to; marked and released around each command */
    struct text expansion; /* the field being put together; used as a stack, each user setting its
                              size back */

    enum unwind unwind; /* set by builtins that end more than themselves; taken by the executor */
    int unwind_levels;
    int loop_depth;   /* loops that break and continue can see */
    int return_depth; /* functions and dot files that return can leave */
    int errexit_off;  /* > 0 inside conditions, where errexit does not look */
    bool errexit_hit; /* an exit by errexit is under way (its status is the failed command's) */

    pid_t pid;           /* $$: the shell as it was started, in subshells too */
    pid_t parent;        /* $PPID */
    bool interactive;    /* it prompts; a subshell does not */
    bool subshell;       /* this process is a fork of the shell that $$ names */
    int subshell_depth;  /* how many subshells are around it */
    bool forked_by_user; /* a child made by `fork` */
    bool login;
    bool exiting;          /* the EXIT trap has begun */
    int trap_depth;        /* trap actions under way */
    int trapped_status;    /* $? as it was when the innermost of them began: what `exit` without a
                              status means in it, and the `return` that ends it */
    int trap_return_depth; /* return_depth when it began */
    bool warned_jobs;      /* "You have stopped jobs" was said at the last command */
    pid_t last_async;      /* $!, 0 for none yet */

    unsigned path_epoch;   /* changes whenever PATH is assigned to */
    unsigned lookup_epoch; /* changes whenever a command name may mean something else than before */
    char ifs_class[256];   /* enum ifs_class of each byte. Kept by the hook on IFS */
    char scan_class[256];  /* not 0: a byte at which the text of an expansion is split, or that a
                              pattern may begin with */
    bool utf8;             /* LC_CTYPE is a UTF-8 locale */

    int substituted; /* the status of the last command substitution since the command began; -1:
                        there was none */

    struct descriptors descriptors;
    int channel;          /* descriptor of the channel to a lesson's tutor, or -1 */
    bool builtins_first;  /* in a lesson's check: no function of the learner's stands before a
                             builtin */
    bool marked_by_tutor; /* the tutor sets the mark that `saw` counts from; prompts do not */
    struct jobs *jobs;
    struct traps *traps;
    struct functions *functions;
    struct popens *popens; /* what popen and its kin have started; NULL before the first */
    struct aliases *aliases;
    struct history *history;       /* NULL where nobody types */
    struct input *input;           /* the source that commands are read from just now */
    const struct builtin *builtin; /* that is running, or NULL */
    char *stack_base; /* where the C stack began, and how deep it may grow: recursion is bounded by
                         it */
    size_t stack_limit;

    void (*option_changed)(struct shell *sh, unsigned bit, bool on); /* set in main */
};

/* Whether the C stack is nearly used up: the parser and the executor look before they recurse. */
static inline bool stack_is_deep(const struct shell *sh)
{
    const char *here = __builtin_frame_address(0);
    return (size_t)(sh->stack_base > here ? sh->stack_base - here : here - sh->stack_base) >
           sh->stack_limit;
}

/* The length of the character of IFS that `text` begins with, which has several bytes; 0 when there
 * is none. */
size_t ifs_character(struct shell *sh, const char *text, size_t size);

/*
 * Sets up what stands in this file: variables from `environment`, IFS, PATH's and the locale's
 * hooks, PWD's kin. Other rooms add theirs in main.
 */
void shell_init(struct shell *sh, const char *name, char **environment);

/* Asks the system how far the stack may grow, and so how deep commands may be nested: at the start,
 * and after `ulimit -s`. */
void shell_measure_stack(struct shell *sh);

/* Replaces the positional parameters by copies of `count` strings. */
void parameters_set(struct shell *sh, char *const *list, int count);

/* Frees what parameters_set made. */
void parameters_free(struct parameters *parameters);

#endif
