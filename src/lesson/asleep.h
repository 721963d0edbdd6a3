/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether whoever holds the terminal is asleep, so that a key or a line may be typed to it. */
#ifndef NACRE_LESSON_ASLEEP_H
#define NACRE_LESSON_ASLEEP_H

#include "base/text.h"
#include "lesson/session.h"
#include <stdint.h>

/* What a look at the foreground process group found. */
struct look {
    bool
        asleep; /* every process of it sleeps, the shell (if it is one) in a call that it told of */
    bool reading;   /* and one of them in a call that reads the terminal, or that may */
    uint64_t trace; /* changes when any of them has run since */
};

/* Looks once. Where /proc does not tell, nobody is taken to be asleep. */
struct look look_at_foreground(const struct session *session);

/* Adds to OUT who holds the terminal and in what call it sleeps, for a message. */
void describe_foreground(const struct session *session, struct text *out);

#endif
