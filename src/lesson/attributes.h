/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key=value words behind a fence's kind and inside `<!-- step: … -->`. */
#ifndef NACRE_LESSON_ATTRIBUTES_H
#define NACRE_LESSON_ATTRIBUTES_H

#include "lesson/lesson.h"

enum attribute_kind {
    ATTRIBUTE_FLAG,   /* `slow`: a bool */
    ATTRIBUTE_NUMBER, /* `points=2`: an int from 1 to `most` */
    ATTRIBUTE_WORD,   /* `says=died`, `says="it died"`: a const char * */
};

/* One key that may stand here, and where its value goes. A table ends with a NULL key. */
struct attribute {
    const char *key;
    enum attribute_kind kind;
    void *into;
    int most;
};

/*
 * Reads the words from FROM up to END, which point into the lesson's source. A key that is not in
 * TABLE, that comes twice, or whose value is no good is a fault. Returns whether there was none.
 */
bool attributes_read(struct lesson *lesson, const char *from, const char *end,
                     const struct attribute *table);

/* A fault at the place that AT points to in the source, SIZE bytes wide. */
void fault_at(struct source *source, const char *at, size_t size, const char *mend,
              const char *what);

/* The word of WORDS (ended by NULL) that TEXT may have been meant to be, or NULL when none is
 * close. */
const char *nearest_word(const char *text, size_t size, const char *const *words);

#endif
