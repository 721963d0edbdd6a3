/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads key=value words straight from the source, so that a fault's caret stands under the word
 * itself. What is not known is refused: a misspelt key that did nothing would be a lesson that is
 * not tested as its author believes.
 */
#include "lesson/attributes.h"

#include "base/text.h"
#include <stdio.h>
#include <string.h>

enum { MOST_KEYS = 16, LONGEST_GUESS = 24 };

void fault_at(struct source *source, const char *at, size_t size, const char *mend,
              const char *what)
{
    size_t offset = (size_t)(at - source->text);
    int low = 1, high = source->lines;
    while (low < high) {
        int middle = low + (high - low + 1) / 2;
        if (source->starts[middle - 1] <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    fault(source, low, (int)(offset - source->starts[low - 1]) + 1, size, mend, "%s", what);
}

/* The number of letters to change, add or leave out to make TEXT of WORD (Levenshtein). */
static size_t distance(const char *text, size_t size, const char *word)
{
    size_t length = strlen(word), row[LONGEST_GUESS + 1];
    if (size > LONGEST_GUESS || length > LONGEST_GUESS)
        return LONGEST_GUESS;
    for (size_t j = 0; j <= length; j++)
        row[j] = j;
    for (size_t i = 1; i <= size; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= length; j++) {
            size_t change = corner + (text[i - 1] != word[j - 1]);
            corner = row[j];
            row[j] = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            if (change < row[j])
                row[j] = change;
        }
    }
    return row[length];
}

const char *nearest_word(const char *text, size_t size, const char *const *words)
{
    const char *best = NULL;
    size_t least = size < 4 ? 1 : 2;
    for (; *words; words++) {
        size_t far = distance(text, size, *words);
        if (far <= least) {
            best = *words;
            least = far - (far > 0);
        }
    }
    return best;
}

/* A sentence that names the keys of TABLE, the nearest one first. */
static const char *known_keys(struct lesson *lesson, const struct attribute *table, const char *key,
                              size_t size)
{
    const char *words[MOST_KEYS + 1] = {0};
    struct text text = {0};
    for (size_t i = 0; table[i].key && i < MOST_KEYS; i++)
        words[i] = table[i].key;
    const char *near = nearest_word(key, size, words);
    if (near)
        text_format(&text, "Did you mean `%s`? ", near);
    text_add_string(&text, words[0] ? "What may stand here:" : "Nothing may stand here.");
    for (size_t i = 0; words[i]; i++)
        text_format(&text, " %s%s", words[i], table[i].kind == ATTRIBUTE_FLAG ? "" : "=");
    const char *sentence = arena_copy(&lesson->arena, text_end(&text), text.size);
    text_free(&text);
    return sentence;
}

/* One word, cut in two: key, and value (NULL without `=`). */
struct pair {
    const char *key, *value;
    size_t key_size, value_size;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* Cuts the next word from *AT. A value in double quotes may hold spaces. Returns NULL or what is
 * wrong. */
static const char *next_pair(const char **at, const char *end, struct pair *pair)
{
    const char *p = *at;
    *pair = (struct pair){.key = p};
    while (p < end && !is_space(*p) && *p != '=')
        p++;
    pair->key_size = (size_t)(p - pair->key);
    if (p < end && *p == '=') {
        pair->value = ++p;
        if (p < end && *p == '"') {
            pair->value = ++p;
            while (p < end && *p != '"')
                p++;
            pair->value_size = (size_t)(p - pair->value);
            if (p == end)
                return "a quoted value that does not end";
            p++;
        } else {
            while (p < end && !is_space(*p))
                p++;
            pair->value_size = (size_t)(p - pair->value);
        }
    }
    *at = p;
    return NULL;
}

static void store_number(struct lesson *lesson, const struct attribute *attribute,
                         const struct pair *pair)
{
    char digits[16] = "", what[100], mend[100];
    if (pair->value_size < sizeof digits)
        memcpy(digits, pair->value, pair->value_size);
    long long number = whole_number(digits, attribute->most);
    if (number >= 1) {
        *(int *)attribute->into = (int)number;
        return;
    }
    snprintf(what, sizeof what, "`%s` takes a number", attribute->key);
    snprintf(mend, sizeof mend, "Write a whole number from 1 to %d.", attribute->most);
    fault_at(&lesson->source, pair->key, pair->key_size, mend, what);
}

static void store(struct lesson *lesson, const struct attribute *attribute, const struct pair *pair)
{
    char what[100];
    if (attribute->kind == ATTRIBUTE_FLAG) {
        if (!pair->value) {
            *(bool *)attribute->into = true;
            return;
        }
        snprintf(what, sizeof what, "`%s` takes no value", attribute->key);
        fault_at(&lesson->source, pair->key, pair->key_size, "Write the word alone.", what);
        return;
    }
    if (!pair->value || pair->value_size == 0) {
        snprintf(what, sizeof what, "`%s` needs a value", attribute->key);
        fault_at(&lesson->source, pair->key, pair->key_size,
                 "Write it as key=value, without spaces.", what);
        return;
    }
    if (attribute->kind == ATTRIBUTE_NUMBER)
        store_number(lesson, attribute, pair);
    else
        *(const char **)attribute->into = arena_copy(&lesson->arena, pair->value, pair->value_size);
}

static void read_pair(struct lesson *lesson, const struct pair *pair, const struct attribute *table,
                      unsigned *seen)
{
    for (size_t i = 0; table[i].key; i++) {
        if (strlen(table[i].key) != pair->key_size ||
            memcmp(table[i].key, pair->key, pair->key_size) != 0)
            continue;
        if (*seen & 1u << i)
            fault_at(&lesson->source, pair->key, pair->key_size, "Keep one of them.",
                     "the same key twice");
        else
            store(lesson, &table[i], pair);
        *seen |= 1u << i;
        return;
    }
    fault_at(&lesson->source, pair->key, pair->key_size ? pair->key_size : 1,
             known_keys(lesson, table, pair->key, pair->key_size), "an unknown key");
}

bool attributes_read(struct lesson *lesson, const char *from, const char *end,
                     const struct attribute *table)
{
    int before = lesson->source.faults;
    unsigned seen = 0;
    for (;;) {
        while (from < end && is_space(*from))
            from++;
        if (from == end)
            return lesson->source.faults == before;
        struct pair pair;
        const char *wrong = next_pair(&from, end, &pair);
        if (wrong) {
            fault_at(&lesson->source, pair.key, pair.key_size,
                     "Close the quotes before the end of the line.", wrong);
            return false;
        }
        read_pair(lesson, &pair, table, &seen);
    }
}
