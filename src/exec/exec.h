/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tree to processes. */
#ifndef NACRE_EXEC_EXEC_H
#define NACRE_EXEC_EXEC_H

#include "lang/input.h"
#include "lang/tree.h"
#include "state/shell.h"
#include <stdbool.h>

/* How a command is run. */
enum exec_flags {
    EXEC_EXIT = 1, /* the process ends after it, so a program may take the process's place */
};

/*
 * Runs a list of commands. shell.status is the status of the last; the result says how it ended,
 * and each frame on the way up has undone its own redirections and assignments.
 */
enum unwind exec_list(struct shell *sh, const struct node *list, unsigned flags);

/* Runs one command, not looking at its & (which exec_list does). */
enum unwind exec_node(struct shell *sh, const struct node *node, unsigned flags);

/*
 * What a loop does with what its body left with: `break` and `continue` that are meant for this
 * loop are taken (*unwind becomes UNWIND_NONE). Returns true when the loop goes on. Around the
 * body, shell.loop_depth counts the loop.
 */
bool exec_loop_goes_on(struct shell *sh, enum unwind *unwind);

/* Reads and runs commands until the input ends or something leaves it. Frees nothing of the
 * input's. */
enum unwind exec_input(struct shell *sh, struct input *input);

/* Runs a text as a program of its own: eval, traps, set-up of lessons. `name` for messages may be
 * NULL. */
enum unwind exec_text(struct shell *sh, const char *text, size_t size, const char *name);

/* For `.`: runs a file in this environment. The path has been found. Returns what the file's
 * commands left with. */
enum unwind exec_file(struct shell *sh, const char *path);

/* Runs the EXIT trap and ends the process with shell.status. */
_Noreturn void exec_exit(struct shell *sh);

/*
 * Forks a subshell. In the child: flags, traps and the job table are those of a subshell, and the
 * role is noted. Returns as fork does; a failure has been told.
 */
pid_t exec_fork(struct shell *sh, const char *role);

/* After a fork, in the child: what a subshell loses. `background`: SIGINT and SIGQUIT are ignored
 * without job control. */
void exec_enter_subshell(struct shell *sh, bool background);

/* After the user's own `fork`, in the child: what it loses, and what it keeps (see design: traps,
 * loops, functions). */
void exec_enter_fork(struct shell *sh);

/* Runs a command substitution; set as expand_substitution. */
bool exec_substitution(struct shell *sh, struct node *command, struct text *output);

/* Calls a function with `argc` words (argv[0] is its name). */
struct function;
enum unwind exec_function(struct shell *sh, struct function *function, int argc, char **argv);

/*
 * Runs words as a simple command, for `command` and for whoever has words instead of a tree.
 * `functions`: may they be called?
 */
enum unwind exec_words(struct shell *sh, int argc, char **argv, bool functions);

/*
 * Runs words as the program called argv[0], whatever function or builtin has that name too.
 * shell.status is its exit status, 127 or 126 where it cannot be run.
 */
enum unwind exec_program(struct shell *sh, int argc, char **argv);

/* Replaces the shell by a program: the last step of `exec`. Returns the exit status when it fails,
 * having told why. */
int exec_replace(struct shell *sh, char **argv, char **environment, const char *name);

/* If errexit asks for it after a failed command: UNWIND_EXIT, else UNWIND_NONE. */
enum unwind exec_check_errexit(struct shell *sh);

/* Told of each complete command that is about to run at a prompt, and when it is done: history,
 * marks, the lesson's channel. Set in main; may be NULL. */
extern void (*exec_on_command)(struct shell *sh, struct input *input, const char *text);

/* At a prompt, after a command that was not found: perhaps something near is meant. Set in main;
 * may be NULL. */
extern void (*exec_on_not_found)(struct shell *sh, const char *name);

/* What narration was like before a command that has options of its own: `narrate -o FILE COMMAND`.
 */
struct watch_form {
    bool elsewhere;  /* the command's goes to another file; what follows is where it went before */
    int file;        /* -1: none */
    unsigned stream; /* see sys/record.h */
    bool json, places, all;
};

/*
 * Puts the options of a watched command in force, argv[0] being the reserved word, and keeps in
 * *before what was; a place of state/descriptors.h until exec_watch_end brings it back. Returns 0,
 * or the status where they are wrong or fail, which has been told; then all is as before. Set in
 * main.
 */
extern int (*exec_watch_begin)(struct shell *sh, int argc, char **argv, struct watch_form *before);
extern void (*exec_watch_end)(struct shell *sh, struct watch_form *before);

/* Told just before the shell itself (no child of it) ends. Set in main; may be NULL. */
extern void (*exec_on_exit)(struct shell *sh);

#endif
