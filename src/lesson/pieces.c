/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text with placeholders against a line, in time proportional to pieces times bytes.
 *
 * From the last piece to the first, a table is filled with "from this byte on, the pieces from this
 * one on can match to the line's end". Then one walk from the front chooses for each placeholder
 * the run it prefers among those that the table allows, so nothing is ever tried twice. A name that
 * stands twice in the line is the one thing that a table cannot know; the walk binds it and fills
 * the rest of the table again.
 */
#include "base/arena.h"
#include "lesson/pattern.h"
#include <stdlib.h>
#include <string.h>

/* Longer lines than these are not compared with placeholders. */
enum { LONGEST_LINE = 65536, LONGEST_TWICE = 1024 };

struct attempt {
    const struct pattern *pattern;
    const char *line;
    size_t size;
    struct bindings *bindings;
    bool *table; /* [piece][byte]: matches from there to the end */
    size_t
        *next; /* for one piece: the nearest byte, from each on, from which what follows matches */
};

static bool *row(const struct attempt *attempt, size_t piece)
{
    return attempt->table + piece * (attempt->size + 1);
}

/* What a hole must be, when it is bound; else NULL. */
static const struct binding *bound(const struct attempt *attempt, const struct piece *piece)
{
    return piece->kind == PIECE_HOLE && piece->name ? binding_of(attempt->bindings, piece->name)
                                                    : NULL;
}

static void fill_text(const struct attempt *attempt, size_t index, const char *text, size_t size)
{
    bool *here = row(attempt, index), *after = row(attempt, index + 1);
    for (size_t i = 0; i <= attempt->size; i++)
        here[i] = attempt->size - i >= size && after[i + size] &&
                  (size == 0 || memcmp(attempt->line + i, text, size) == 0);
}

static void fill_time(const struct attempt *attempt, size_t index)
{
    bool *here = row(attempt, index), *after = row(attempt, index + 1);
    for (size_t i = 0; i <= attempt->size; i++) {
        size_t length = hole_time(attempt->line + i, attempt->size - i);
        here[i] = length > 0 && after[i + length];
    }
}

static bool may_begin(const struct piece *piece, char c)
{
    return piece->kind == PIECE_BLANKS ? c == ' ' : hole_first(piece->type, (unsigned char)c);
}

static bool may_follow(const struct piece *piece, char c)
{
    return piece->kind == PIECE_BLANKS ? c == ' ' : hole_rest(piece->type, (unsigned char)c);
}

static size_t least(const struct piece *piece, char first)
{
    return piece->kind == PIECE_BLANKS ? 1 : hole_least(piece->type, first);
}

/* A run of characters: it can begin here if what follows matches from a byte that the run can
 * reach. */
static void fill_run(const struct attempt *attempt, size_t index, const struct piece *piece)
{
    bool *here = row(attempt, index), *after = row(attempt, index + 1);
    size_t size = attempt->size, *next = attempt->next;
    next[size + 1] = size + 1;
    for (size_t i = size + 1; i-- > 0;)
        next[i] = after[i] ? i : next[i + 1];
    here[size] = least(piece, '\0') == 0 && after[size];
    size_t reach = size; /* where a run that has come to byte i + 1 must end */
    for (size_t i = size; i-- > 0;) {
        char first = attempt->line[i];
        size_t shortest = least(piece, first);
        size_t farthest = may_begin(piece, first) ? reach : i;
        here[i] = i + shortest <= farthest && next[i + shortest] <= farthest;
        if (!may_follow(piece, first))
            reach = i;
    }
}

static void fill(const struct attempt *attempt, size_t from)
{
    const struct pattern *pattern = attempt->pattern;
    memset(row(attempt, pattern->count), 0, attempt->size);
    row(attempt, pattern->count)[attempt->size] = true;
    for (size_t i = pattern->count; i-- > from;) {
        const struct piece *piece = &pattern->pieces[i];
        const struct binding *value = bound(attempt, piece);
        if (piece->kind == PIECE_TEXT)
            fill_text(attempt, i, piece->text, piece->size);
        else if (value)
            fill_text(attempt, i, value->value, value->size);
        else if (piece->kind == PIECE_HOLE && hole_is_time(piece->type))
            fill_time(attempt, i);
        else
            fill_run(attempt, i, piece);
    }
}

/* The end of the longest run of PIECE from byte AT. */
static size_t longest_run(const struct attempt *attempt, const struct piece *piece, size_t at)
{
    size_t end = at;
    if (end < attempt->size && may_begin(piece, attempt->line[end]))
        end++;
    while (end > at && end < attempt->size && may_follow(piece, attempt->line[end]))
        end++;
    return end;
}

/* Whether NAME stands in a piece after INDEX as well. */
static bool comes_again(const struct pattern *pattern, size_t index)
{
    for (size_t i = index + 1; i < pattern->count; i++)
        if (pattern->pieces[i].name &&
            strcmp(pattern->pieces[i].name, pattern->pieces[index].name) == 0)
            return true;
    return false;
}

/* Tries END as the end of piece INDEX that begins at AT, binding its name. */
static bool take(struct attempt *attempt, size_t index, size_t at, size_t end)
{
    const struct piece *piece = &attempt->pattern->pieces[index];
    if (!row(attempt, index + 1)[end])
        return false;
    if (!piece->name || piece->kind != PIECE_HOLE)
        return true;
    size_t before = attempt->bindings->count;
    binding_add(attempt->bindings, piece->name, attempt->line + at, end - at,
                attempt->pattern->line);
    if (!comes_again(attempt->pattern, index))
        return true;
    fill(attempt, index + 1);
    if (row(attempt, index + 1)[end])
        return true;
    bindings_cut(attempt->bindings, before);
    fill(attempt, index + 1);
    return false;
}

/* The end that the run of piece INDEX, from byte AT, prefers. SIZE_MAX when none will do. */
static size_t choose(struct attempt *attempt, size_t index, size_t at)
{
    const struct piece *piece = &attempt->pattern->pieces[index];
    if (piece->kind == PIECE_HOLE && hole_is_time(piece->type)) {
        size_t end = at + hole_time(attempt->line + at, attempt->size - at);
        return take(attempt, index, at, end) ? end : SIZE_MAX;
    }
    size_t shortest = at + least(piece, at < attempt->size ? attempt->line[at] : '\0');
    size_t longest = longest_run(attempt, piece, at);
    if (piece->kind == PIECE_HOLE && hole_is_short(piece->type)) {
        for (size_t end = shortest; end <= longest; end++)
            if (take(attempt, index, at, end))
                return end;
    } else {
        for (size_t end = longest + 1; end-- > shortest;)
            if (take(attempt, index, at, end))
                return end;
    }
    return SIZE_MAX;
}

/* Walks from the front along what the table allows. */
static bool walk(struct attempt *attempt)
{
    size_t at = 0;
    for (size_t i = 0; i < attempt->pattern->count; i++) {
        const struct piece *piece = &attempt->pattern->pieces[i];
        const struct binding *value = bound(attempt, piece);
        if (piece->kind == PIECE_TEXT)
            at += piece->size;
        else if (value)
            at += value->size;
        else if ((at = choose(attempt, i, at)) == SIZE_MAX)
            return false;
    }
    return at == attempt->size;
}

/* Whether a name that is not bound stands twice in the line: the table is then filled again and
 * again. */
static bool binds_twice(const struct pattern *pattern, const struct bindings *bindings)
{
    for (size_t i = 0; i < pattern->count; i++)
        if (pattern->pieces[i].name && !binding_of(bindings, pattern->pieces[i].name) &&
            comes_again(pattern, i))
            return true;
    return false;
}

bool pieces_match(const struct pattern *pattern, const char *line, size_t size,
                  struct bindings *bindings)
{
    if (size > (binds_twice(pattern, bindings) ? LONGEST_TWICE : LONGEST_LINE))
        return false;
    const struct piece *first = &pattern->pieces[0];
    if (first->kind == PIECE_TEXT &&
        (size < first->size || memcmp(line, first->text, first->size) != 0))
        return false;
    size_t before = bindings->count;
    struct attempt attempt = {.pattern = pattern, .line = line, .size = size, .bindings = bindings};
    attempt.table = xmalloc((pattern->count + 1) * (size + 1) * sizeof *attempt.table);
    attempt.next = xmalloc((size + 2) * sizeof *attempt.next);
    fill(&attempt, 0);
    bool matches = row(&attempt, 0)[0] && walk(&attempt);
    if (!matches)
        bindings_cut(bindings, before);
    free(attempt.next);
    free(attempt.table);
    return matches;
}
