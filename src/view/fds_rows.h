/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of the picture of descriptors: its rows, and the lanes in which pipes run beside them. */
#ifndef NACRE_VIEW_FDS_ROWS_H
#define NACRE_VIEW_FDS_ROWS_H

#include "base/text.h"
#include "view/fds.h"
#include "view/holders.h"

/* A row is a process, or one of its descriptors, or stands for some that are not shown. */
struct fds_row {
    struct holder *holder;
    struct held *held; /* NULL: the process itself */
    size_t more;       /* not 0: so many descriptors that are left out */
    size_t kinds[HELD_KINDS];
    size_t box; /* rows of one process share a number, from 0 on */
};

struct fds_picture {
    const struct fds_request *request;
    struct arena *arena;
    struct holders holders;
    struct fds_row *rows;
    size_t count, room;
    size_t unseen; /* processes for which there was no room */
    int lanes;
};

/* Makes the rows: all, or of a picture that would be too long a choice, the rest counted. */
void fds_rows(struct fds_picture *picture);

/* Gives each pipe that leads from one row to another a lane, at most `most` side by side. */
void fds_lanes(struct fds_picture *picture, int most);

/* What a row says, safe for a terminal; names are cut to `name_columns`. */
void fds_row_text(const struct fds_picture *picture, const struct fds_row *row, size_t name_columns,
                  struct text *text);

/* "cat 4712" */
void fds_add_process(struct text *text, const struct process *process);

/* What the holder's process does: "running", "blocked in read(0)", "a zombie". */
void fds_add_doing(struct text *text, const struct fds_picture *picture,
                   const struct holder *holder);

/* What a descriptor leads to: "pipe 55", "/tmp/x"; and what else there is to say of it. */
void fds_add_target(struct text *text, const struct held *held, size_t columns);
void fds_add_notes(struct text *text, const struct fds_picture *picture, const struct held *held);

/* "3 files, 2 pipes" */
void fds_add_kinds(struct text *text, const size_t kinds[HELD_KINDS]);

/* Finds out who waits for ever for whom: sets holder->stuck. */
void fds_find_stuck(struct holders *holders);

/* The sentences that say who waits for whom, one a line. */
void fds_add_waits(struct text *text, const struct fds_picture *picture);

/* The three forms of the whole. */
void fds_add_picture(struct text *text, struct fds_picture *picture);
void fds_add_sentences(struct text *text, const struct fds_picture *picture);
void fds_add_svg(struct text *text, struct fds_picture *picture);

#endif
