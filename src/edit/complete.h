/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Completion: what can stand where the cursor is. A builtin's options and the kinds of its operands
 * come from its descriptor, so a new builtin completes without a line of code here.
 */
#ifndef NACRE_EDIT_COMPLETE_H
#define NACRE_EDIT_COMPLETE_H

#include <stddef.h>

struct shell;

struct completion_list {
    char **list; /* malloc'ed strings */
    size_t count, room;
};

enum completion_way {
    COMPLETE_LIST,  /* one of the list; a blank follows */
    COMPLETE_OPEN,  /* one of the list; more may follow at once */
    COMPLETE_FILES, /* a file's name */
    COMPLETE_USERS, /* ~user */
};

/*
 * What `text`, which begins at `begin` of `line`, can be completed to. The list's entries begin
 * with `text`.
 */
enum completion_way completion_find(struct shell *sh, const char *line, size_t begin,
                                    const char *text, struct completion_list *list);

void completion_free(struct completion_list *list);

#endif
