/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the shell's own descriptors: short, so a list is enough. */
#include "state/descriptors.h"

#include "base/arena.h"
#include "state/shell.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

bool descriptor_input_seekable(struct shell *sh)
{
    struct descriptors *d = &sh->descriptors;
    if (d->input_known && d->input_changes == sys_input_changes)
        return d->input_seekable;
    why("a file can be read in blocks and set back to behind what was used; a pipe must be read "
        "byte by byte");
    d->input_seekable = sys_lseek(0, 0, SEEK_CUR) >= 0;
    d->input_known = d->input_seekable || errno == ESPIPE; /* what is closed may be opened */
    d->input_changes = sys_input_changes;
    return d->input_seekable;
}

static void add(struct shell *sh, int *place, const char *what)
{
    struct descriptors *d = &sh->descriptors;
    if (d->count == d->room) {
        d->room = d->room ? d->room * 2 : 8;
        d->list = xrealloc(d->list, d->room * sizeof *d->list);
    }
    d->list[d->count++] = (struct descriptor){place, what};
}

int descriptor_copy(struct shell *sh, int fd, int *place, const char *what)
{
    why("the shell keeps its own descriptors at 10 and above, out of the user's way, and no "
        "program inherits them");
    int copy = sys_fcntl(fd, F_DUPFD_CLOEXEC, DESCRIPTOR_FIRST);
    if (copy < 0)
        return -1;
    *place = copy;
    add(sh, place, what);
    return 0;
}

int descriptor_keep(struct shell *sh, int fd, int *place, const char *what)
{
    if (descriptor_copy(sh, fd, place, what) != 0)
        return -1;
    why("the copy at 10 or above has taken its place, so the low number is the user's again");
    sys_close(fd);
    return 0;
}

void descriptor_move(struct shell *sh, int *from, int *to)
{
    struct descriptors *d = &sh->descriptors;
    for (size_t i = 0; i < d->count; i++)
        if (d->list[i].place == from)
            d->list[i].place = to;
    *to = *from;
    *from = -1;
}

void descriptor_forget(struct shell *sh, int *place)
{
    struct descriptors *d = &sh->descriptors;
    for (size_t i = d->count; i-- > 0;)
        if (d->list[i].place == place) {
            d->list[i] = d->list[--d->count];
            return;
        }
}

void descriptor_drop(struct shell *sh, int *place)
{
    if (*place < 0)
        return;
    descriptor_forget(sh, place);
    why("the shell needs this descriptor no longer; while open, it would count against the limit "
        "on open files");
    sys_close(*place);
    *place = -1;
}

static struct descriptor *find(const struct shell *sh, int fd)
{
    for (size_t i = 0; i < sh->descriptors.count; i++)
        if (*sh->descriptors.list[i].place == fd)
            return &sh->descriptors.list[i];
    return NULL;
}

const char *descriptor_what(const struct shell *sh, int fd)
{
    const struct descriptor *d = find(sh, fd);
    return d ? d->what : NULL;
}

int descriptor_yield(struct shell *sh, int fd)
{
    struct descriptor *d = fd >= DESCRIPTOR_FIRST ? find(sh, fd) : NULL;
    if (!d)
        return 0;
    why("the user names a number that the shell uses itself, so the shell moves its own");
    int moved = sys_fcntl(fd, F_DUPFD_CLOEXEC, fd + 1);
    if (moved < 0)
        return -1;
    *d->place = moved;
    why("the user may have this number now");
    sys_close(fd);
    return 0;
}
