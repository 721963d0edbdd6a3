/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The prompt marks (OSC 133) in what a shell writes to its terminal. They tell prompts, echo,
 * output and notices apart. Only marks that carry the shell's own `aid` count: a program that
 * prints marks prints plain output.
 */
#ifndef NACRE_LESSON_MARKS_H
#define NACRE_LESSON_MARKS_H

#include "base/text.h"

enum mark {
    MARK_PROMPT, /* A: the primary prompt begins; it tells how many lines stand above its last */
    MARK_MORE,   /* A with k=s: the prompt for more of a command begins; likewise */
    MARK_EDIT,   /* B: the prompt is written, the shell reads */
    MARK_RUN,    /* C: a line was accepted */
    MARK_DONE,   /* D: the command is done; it gives its status */
    MARK_ASIDE,  /* D without a status: the line being typed makes room for something else */
    MARK_ENDED,  /* not the shell's: its keeper saw it end */
};

struct marks {
    char aid[64];     /* of the shell; "" while it is not known */
    char nonce[40];   /* of its keeper */
    struct text held; /* the beginning of what may become a mark */
    void (*text)(void *context, const char *bytes, size_t size);
    void (*mark)(void *context, enum mark mark, int number);
    void *context;
};

/* Takes what came from the terminal, in pieces of any size; calls text() and mark() in order. */
void marks_feed(struct marks *marks, const char *bytes, size_t size);

/* Passes on what is held, as plain text: no more will come. */
void marks_flush(struct marks *marks);

#endif
