/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in one directory, as walk lists it. */
#ifndef NACRE_BUILTINS_WALK_LIST_H
#define NACRE_BUILTINS_WALK_LIST_H

#include "base/arena.h"
#include "base/text.h"
#include <stdbool.h>

/* What an entry is to walk. It stands in the byte before the name. */
enum walk_kind { WALK_FILE = 'f', WALK_DIRECTORY = 'd', WALK_LINK = 'l' /* to a directory */ };

/* The entries of a directory. All zero is an empty list. */
struct walk_list {
    struct text bytes; /* for each entry its kind, its name, a '/' unless it is a file, and a NUL */
    char **names;      /* into bytes; where the name begins */
    size_t count, room;
};

static inline enum walk_kind walk_kind(const char *name)
{
    return (enum walk_kind)(unsigned char)name[-1];
}

/*
 * Reads the open directory `fd` into the list, in place of what was in it. Directories, and links
 * that lead to one, end in '/'. They are sorted as such, in the order in which the shell sorts
 * names, when `sorted`; `arena` is only borrowed. Returns 0 or an errno; what was read before an
 * error is in the list.
 */
int walk_list_read(struct walk_list *list, int fd, bool sorted, struct arena *arena);

/* The same, but each entry is handed to `take` as it comes, and nothing is kept. */
int walk_list_stream(int fd, void (*take)(void *data, enum walk_kind kind, const char *name),
                     void *data);

void walk_list_free(struct walk_list *list);

#endif
