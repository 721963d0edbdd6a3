/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Redirections (POSIX.1-2024, XCU 2.7), in two steps: first the words are expanded and
 * here-documents are laid ready, in the shell; then the calls are made, in the shell (and undone
 * later) or in a child (and not).
 */
#ifndef NACRE_EXEC_REDIRECT_H
#define NACRE_EXEC_REDIRECT_H

#include "lang/tree.h"
#include <stdbool.h>

struct shell;

/* One redirection, ready to be made. */
struct redirection {
    enum redirect_kind kind;
    int fd;           /* that is redirected */
    const char *path; /* a file; NULL for a descriptor or here-document */
    int from;         /* the descriptor to copy; -1: close */
    int here;         /* a here-document's own descriptor, to be closed after use; else -1 */
};

struct redirections {
    struct redirection *list; /* in sh->scratch */
    int count;
    bool failed_to_expand; /* why they are not ready: an error of an expansion, which ends a script
                            */
};

/* Expands. False after an error, which has been told; nothing is open then. */
bool redirections_prepare(struct shell *sh, const struct redirect *redirect,
                          struct redirections *ready);

/* Whether expanding their words, or their here-documents, may assign to a variable. */
bool redirections_assign(const struct redirect *redirect);

/* Closes what prepare has opened for here-documents, once the calls are made. */
void redirections_release(struct redirections *ready);

/* What to put back. */
struct redirect_undo {
    struct redirect_saved *list;
    int count;
};

struct redirect_saved {
    int fd;
    int copy; /* -1: it was closed */
};

/*
 * Makes the calls in the shell itself. `undo`, where not NULL, is what redirections_undo needs
 * (made in sh->scratch); with NULL they stay. False after an error, which has been told; what was
 * done before it is undone.
 */
bool redirections_apply(struct shell *sh, const struct redirections *ready,
                        struct redirect_undo *undo);
void redirections_undo(struct shell *sh, struct redirect_undo *undo);

/* Makes the calls in a child; nothing is saved. It may run in a child that borrows its parent's
 * memory. */
bool redirections_in_child(struct shell *sh, const struct redirections *ready);

#endif
