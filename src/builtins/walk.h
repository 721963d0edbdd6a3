/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking a directory tree: what walk.c (the way) and walk_body.c (what is done on it) share. */
#ifndef NACRE_BUILTINS_WALK_H
#define NACRE_BUILTINS_WALK_H

#include "builtins/walk_list.h"
#include "state/shell.h"
#include <sys/stat.h>

/* A directory on the way from the top to where the walk is. */
struct walk_level {
    struct walk_level *up, *down; /* `down` may be one that is to be used again */
    int fd;                       /* -1: closed, to spare descriptors */
    bool known;                   /* where it is has been looked at: */
    dev_t device;
    ino_t inode;
    bool pinned;           /* the level below was reached by a link: its ".." does not lead here */
    size_t path_size;      /* of the path that leads here */
    struct text pending;   /* the directories to be walked, each name followed by '/' */
    size_t next;           /* in pending: the first that has not been */
    struct walk_list list; /* bottom-up: what is in it, until its turn comes */
};

struct walk {
    struct shell *sh;
    const char *who;
    const char *body; /* from -x, or NULL: list */
    bool bottom_up, follow, unsorted;
    bool terminal;             /* names are shown so that a terminal does not obey them */
    struct text path;          /* of the level that the walk is at */
    struct walk_list list;     /* top-down: what is in it */
    struct walk_level *level;  /* where the walk is; NULL before the top and after it */
    struct walk_level *first;  /* the top, and in its `down` all levels that were made */
    struct walk_level *oldest; /* no level above this one is open */
    int open;                  /* how many levels are */
    int status;
    int error;          /* errno of a failed write, after which nothing more is shown */
    bool stopped;       /* by break, by an interrupt, by an error of the body */
    enum unwind unwind; /* what the body left with, if it leaves more than the walk */
};

/* Shows a name in the listing. */
void walk_show_name(struct walk *walk, const char *name);

/* Shows the heading of the directory that the walk is at. */
void walk_show_path(struct walk *walk);

/* Whether the body's variables can be assigned to. Returns 0, or the status after an error, which
 * was told. */
int walk_body_check(struct walk *walk);

/*
 * Runs the body for the directory that the walk is at: dirpath, dirnames and filenames are set, and
 * "$@" is the list. It may stop the walk.
 */
void walk_body_run(struct walk *walk, const struct walk_list *list);

/* Sets level->pending to what the body has left in dirnames. */
void walk_body_take_directories(struct walk *walk, struct walk_level *level);

#endif
