/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A transcript: the commands of a console, solution or wrong block, and what each is expected to
 * do. */
#ifndef NACRE_LESSON_TRANSCRIPT_H
#define NACRE_LESSON_TRANSCRIPT_H

#include "lesson/lesson.h"
#include "lesson/pattern.h"

enum item_kind {
    ITEM_LINE,  /* a line of output */
    ITEM_ASYNC, /* `& LINE`: from a process that is not waited for, or a notice at a later prompt */
    ITEM_LANE,  /* `~`: the next lane of an unordered block */
    ITEM_INPUT, /* `< LINE`: typed to the running program */
    ITEM_KEY,   /* `^Z`, `^{Up}` */
    ITEM_STATUS, /* `[N]` */
    ITEM_GONE,   /* `[gone N]`, `[gone KILL]` */
};

struct item {
    struct item *next;
    enum item_kind kind;
    int line;
    const struct pattern *pattern; /* ITEM_LINE, ITEM_ASYNC */
    const char *text;              /* what is typed, without Enter; or the bytes of the key */
    size_t size;
    const char *source; /* the line as it stands in the lesson */
    size_t source_size;
    int status; /* ITEM_STATUS: as in $?; ITEM_GONE: how the shell ended */
};

/* A line of a command, as it is typed. */
struct typed {
    struct typed *next;
    const char *text;
    size_t size;
};

struct command {
    struct command *next;
    int line;
    struct typed *lines;
    struct item *items;
};

struct transcript {
    struct command *commands;
    bool unordered, some;
    int timeout; /* seconds */
    int line, text_line, end_line;
};

/* How a shell ended is one number: its exit status, or ENDED_BY and the number of the signal that
 * killed it. */
enum { DEFAULT_TIMEOUT = 10, ENDED_BY = 256 };

/* Reads the text of BLOCK. NULL after a fault. */
const struct transcript *transcript_read(struct lesson *lesson, const struct block *block);

/* Reads what stands in `[gone …]` and `gone=…`, a status or a signal's name. Returns how the shell
 * ended, -1: a fault. */
int ending_read(struct lesson *lesson, int line, const char *ending);

/* Whether the key is one that raises a signal or ends the input (^C ^D ^Z ^\), which the terminal
 * shows as two signs. */
bool key_is_control(const struct item *key);

#endif
