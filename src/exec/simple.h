/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of the room: simple commands. */
#ifndef NACRE_EXEC_SIMPLE_H
#define NACRE_EXEC_SIMPLE_H

#include "exec/command.h"
#include "exec/exec.h"

/* What a command name means. */
enum command_kind {
    COMMAND_NONE,
    COMMAND_SPECIAL,
    COMMAND_FUNCTION,
    COMMAND_BUILTIN,
    COMMAND_PROGRAM
};

/* Looks a name up in POSIX's order: special builtin, function, builtin, PATH. *target is a builtin
 * or a function. */
enum command_kind command_lookup(struct shell *sh, const char *name, bool functions,
                                 const void **target);

/*
 * Looks up the names of a list's first simple commands before a child is made that will run them.
 * The child would look them up just as well, but its next sibling would not know of it.
 */
void command_foresee(struct shell *sh, const struct node *list);

/* Runs a simple command. */
enum unwind exec_simple(struct shell *sh, const struct node *node, unsigned flags);

/*
 * If a pipeline's or an asynchronous simple command is a program whose words can be expanded in the
 * shell itself without anybody being able to tell, starts it by the launcher. Returns its process
 * ID, -1 when the fork failed, 0 when it is not of that kind and needs a subshell.
 */
struct launch;
pid_t exec_launch_directly(struct shell *sh, const struct node *node, struct launch *launch);

#endif
