/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A lesson as the reader hands it on: steps, each a list of blocks in the order of the file.
 *
 * Everything here lives in the lesson's arena and is freed with it. Nothing is changed after
 * reading. The format is described in nacre-lesson(5).
 */
#ifndef NACRE_LESSON_LESSON_H
#define NACRE_LESSON_LESSON_H

#include "base/arena.h"
#include "lesson/diag.h"
#include <stdbool.h>
#include <stddef.h>

struct transcript;
struct pattern;
struct cmark_node;

enum block_kind {
    BLOCK_PROSE,
    BLOCK_SHOWN, /* text, c, sh, python, or a fence without a word: shown and never run */
    BLOCK_SETUP,
    BLOCK_CONSOLE,
    BLOCK_PREDICT,
    BLOCK_TASK,
    BLOCK_CHECK,
    BLOCK_HINT,
    BLOCK_WRONG,
    BLOCK_SOLUTION,
    BLOCK_EXPLAIN,
    BLOCK_TEARDOWN,
};

/* One answer that a prediction offers. */
struct choice {
    struct choice *next;
    const char *text;  /* what would be printed */
    const char *reply; /* what to say to one who took it */
    bool right;
    int line;
};

/* A `predict` block: a question, and either choices or the name of a placeholder that the next
 * console binds. */
struct prediction {
    const char *question;
    struct choice *choices;
    const char *answer;
};

struct block {
    struct block *next;
    enum block_kind kind;
    int line;      /* of the fence, or of the paragraph */
    int text_line; /* where `text` begins */
    int end_line;  /* of the closing fence */
    const char *text;
    const char *original;          /* what `text` translates; NULL when it is no translation */
    const struct cmark_node *node; /* prose: the parsed paragraph, list or heading */

    /* What the fence says after its kind; NULL, 0 or false when it does not. */
    bool unordered, some, noplay, noreplay, hidden;
    int timeout; /* seconds */
    int points;
    const char *name, *gone, *says, *answer;

    const struct transcript *script;     /* console, solution, wrong */
    const struct prediction *prediction; /* predict */
};

enum run_as { AS_USER, AS_ROOT, AS_ANY };

struct step {
    struct step *next;
    const char *id, *title, *was, *needs, *from_id;
    const char *of;   /* in a translation: the mark of the step that it was made from */
    const char *mark; /* of a lesson with a translation: this step's own (mark.h) */
    bool translated;  /* its words are those of the translation */
    const struct step *from;
    int line;
    enum run_as as;
    bool slow;
    struct block *blocks;
    const struct block *task; /* NULL when the step has none */
};

struct lesson {
    struct arena arena;
    struct source source;
    struct cmark_node *document;
    const char *name; /* the file's, without folder and ".md" */
    const char *title, *after, *needs;
    const char *language; /* of a translation: what it translates into; else NULL */
    const char *of;       /* of a translation: the mark of the opening that it was made from */
    const char *mark;     /* of a lesson with a translation: its opening's own */
    struct lesson *translation; /* what was joined into this lesson, or NULL */
    size_t behind;              /* how many steps no translation that is up to date was found for */
    int minutes;
    struct block *setup;    /* lesson-wide ones, before the first step */
    struct block *teardown; /* likewise */
    struct block *prose;    /* what stands between the title and the first step */
    struct step *steps;
    size_t count;
    struct pattern *expressions; /* lines that are regular expressions */
};

/* The longest lesson, and the longest line of one, that is read. */
enum { LESSON_LIMIT = 64 * 1024 * 1024, LINE_LIMIT = 64 * 1024 };

/*
 * Reads the lesson in FILE into *lesson. Returns whether it is one; what is wrong with it has then
 * been written to standard error, each fault with its place. lesson_free is to be called either
 * way. A FILE that translates a lesson is read as that lesson, with what it translates in place.
 */
bool lesson_read(struct lesson *lesson, const char *file);

/*
 * The same, in the language that a person wants: where a translation into it lies beside FILE
 * (language.h), the lesson is in that language. A translation that cannot be used is told, and the
 * lesson is read without it.
 */
bool lesson_read_in(struct lesson *lesson, const char *file, const char *language);
void lesson_free(struct lesson *lesson);

/* The step named ID (now or before it was renamed), or NULL. */
const struct step *lesson_step(const struct lesson *lesson, const char *id);

/* The first block at or after BLOCK of kind KIND, or NULL. */
const struct block *block_of_kind(const struct block *block, enum block_kind kind);

/* The word that a fence begins with, for a kind of block. */
const char *block_kind_word(enum block_kind kind);

#endif
