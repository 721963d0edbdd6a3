/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the builtins that draw (ptree, fds, timeline) have in common. */
#ifndef NACRE_BUILTINS_WATCH_PICTURE_H
#define NACRE_BUILTINS_WATCH_PICTURE_H

#include "base/text.h"
#include "builtins/builtin.h"

/* How a picture was asked for. */
struct picture_asked {
    bool words;       /* -w */
    const char *file; /* -o FILE; NULL: standard output */
    bool utf8, colour;
    int columns; /* of the terminal that it goes to; 0: none */
    char **operands;
    int count; /* of operands */
};

/* The options -w and -o, for the descriptors. */
extern const struct builtin_option picture_options[];

/* Reads the options and looks at the terminal. False after an error, which was told: return 2. */
bool picture_asked(struct shell *sh, int argc, char **argv, int most, struct picture_asked *asked);

/* Prints the picture, or writes it to the file that was asked for. Returns the status. */
int picture_show(const char *who, const struct picture_asked *asked, const struct text *text);

#endif
