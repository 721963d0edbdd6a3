/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The shell's own descriptors: saved copies, the script, the terminal, narration, the lesson's
 * channel.
 *
 * They are at 10 or above and close-on-exec, and all stand in one table. A user who names such a
 * number in a redirection has it: the shell moves its own out of the way first.
 */
#ifndef NACRE_STATE_DESCRIPTORS_H
#define NACRE_STATE_DESCRIPTORS_H

#include <stdbool.h>
#include <stddef.h>

struct shell;

struct descriptor {
    int *place;       /* where its owner keeps the number; changed when it is moved */
    const char *what; /* what it is for, in words, for `fds` */
};

struct descriptors {
    struct descriptor *list;
    size_t count, room;
    bool input_known, input_seekable; /* of standard input */
    unsigned input_changes;           /* sys_input_changes when that was asked */
};

enum { DESCRIPTOR_FIRST = 10 };

/*
 * Whether standard input can be set back, as a file can and a pipe cannot. The kernel is asked
 * (lseek) only when a call of this process may have put something else there since it was asked
 * last.
 */
bool descriptor_input_seekable(struct shell *sh);

/*
 * Takes `fd` into the table: moves it to 10 or above, close-on-exec, closes the old number, stores
 * the new one in *place. Returns 0, or -1 with errno; then `fd` is as before.
 */
int descriptor_keep(struct shell *sh, int fd, int *place, const char *what);

/* A copy of `fd` in the table; `fd` itself stays. -1 with errno: EBADF when it is closed. */
int descriptor_copy(struct shell *sh, int fd, int *place, const char *what);

/* Closes it and takes it out of the table; *place becomes -1. */
void descriptor_drop(struct shell *sh, int *place);

/* Its owner keeps it at `to` from now on, and *from becomes -1. A *from of -1 is moved all the
 * same. */
void descriptor_move(struct shell *sh, int *from, int *to);

/* Takes it out of the table only. */
void descriptor_forget(struct shell *sh, int *place);

/* Whether `fd` is the shell's own; NULL or what it is for. */
const char *descriptor_what(const struct shell *sh, int fd);

/* If `fd` is the shell's own, moves it, so that the user may have the number. Returns 0, or -1 with
 * errno. */
int descriptor_yield(struct shell *sh, int fd);

#endif
