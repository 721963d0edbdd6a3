/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the reader share: where it stands in the file, and what it has read of the
 * current step. */
#ifndef NACRE_LESSON_READER_H
#define NACRE_LESSON_READER_H

#include "lesson/lesson.h"
#include <cmark.h>

/* The parts of a step, in the order that they must have. */
enum phase { PHASE_SETUP, PHASE_BODY, PHASE_TASK, PHASE_TEARDOWN };

struct reader {
    struct lesson *lesson;
    struct step *step;         /* NULL before the first */
    struct step **next_step;   /* where the next is linked */
    struct block **next_block; /* likewise, in this step */
    struct block **next_prose; /* the lesson's own, before the first step */
    struct block **next_setup;
    struct block **next_teardown;
    enum phase phase;
    int after_heading; /* the line under a step's heading may hold its comment: that heading's line,
                          or 0 */
    bool has_lesson_comment, has_purpose;
    bool untitled;                       /* said that the file begins without a title */
    bool refused;                        /* a format that is not known: nothing more is read */
    const struct block *open_prediction; /* asked, and no console since */
    int checks, solutions;
};

/* Reads a fenced block into the step, with all that its fence and its text say. */
void read_fence(struct reader *reader, cmark_node *node);

/* Reads a comment, or tags. */
void read_html(struct reader *reader, cmark_node *node);

/* Reports what must not stand inside a paragraph, a list or a quotation. */
void refuse_inside(struct reader *reader, cmark_node *node);

/* Puts prose or a shown block into the step, or before the first one. */
void read_prose(struct reader *reader, cmark_node *node, enum block_kind kind);

/* Reports what the step that ends here lacks. */
void finish_step(struct reader *reader);

/* Reads the text of a `predict` block. NULL after a fault. */
const struct prediction *prediction_read(struct lesson *lesson, const struct block *block);

#endif
