/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where commands are read from: a text in memory, a script, standard input, or a person at a
 * prompt.
 *
 * Reading goes line by line and never farther: what stands after a command may be that command's
 * input (POSIX, sh, INPUT FILES), and a `fork` must leave both processes at the same place. So a
 * script is read by pread, with a position of the process's own.
 */
#ifndef NACRE_LANG_INPUT_H
#define NACRE_LANG_INPUT_H

#include "base/text.h"
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct shell;

enum input_result { INPUT_LINE, INPUT_END, INPUT_INTERRUPTED, INPUT_ERROR };

struct input {
    struct input
        *outer;       /* the input that this one interrupts (eval, a dot file, a trap), or NULL */
    const char *name; /* for messages: the script's name; NULL where there is none */
    int line;         /* number of the line that was read last */
    bool interactive; /* next_line prompts */
    bool shared;      /* standard input: the child of a `fork` does not go on reading it */
    /* Adds one line with its newline to *line. `more`: it continues a command that has begun. Set
     * by the maker. */
    enum input_result (*next_line)(struct shell *sh, struct input *input, struct text *line,
                                   bool more);

    const char *next, *end; /* a text in memory */

    int fd;        /* a file */
    bool seekable; /* it is read in blocks (pread, or lseek back for standard input) */
    off_t offset;  /* of the block's end in the file */
    char *block;
    size_t block_next, block_size;
};

/* A text of `size` bytes, which must outlive the input. */
void input_from_text(struct input *input, const char *text, size_t size);

/* A script open on `fd`: private position. input_close closes it. */
void input_from_file(struct input *input, int fd, const char *name);

/* Standard input, read as POSIX says: never ahead of what is needed. */
void input_from_stdin(struct input *input);

void input_close(struct input *input);

#endif
