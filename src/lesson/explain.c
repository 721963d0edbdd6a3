/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes a difference for a person: the lines, and under them why lines that look alike are not the
 * same: what a placeholder was bound to, blanks, a missing newline, another order.
 */
#include "lesson/diff.h"
#include "lesson/notation.h"
#include <string.h>

/* Lines that are as expected are shown only this near to one that is not. */
enum { CONTEXT = 2, MOST_SHOWN = 60, LONGEST_SHOWN = 200 };

static bool is_difference(const struct change *change)
{
    return change->kind == CHANGE_DROP || change->kind == CHANGE_ADD;
}

/* Whether a difference stands within CONTEXT of the change at INDEX. */
static bool is_near(const struct changes *changes, size_t index)
{
    size_t from = index > CONTEXT ? index - CONTEXT : 0;
    for (size_t i = from; i <= index + CONTEXT && i < changes->count; i++)
        if (is_difference(&changes->list[i]))
            return true;
    return false;
}

static void show_expected(const struct slot *slot, struct text *out)
{
    if (slot->item->kind == ITEM_ASYNC)
        text_add_string(out, "& ");
    text_add_visible(out, slot->item->pattern->source, slot->item->pattern->source_size,
                     LONGEST_SHOWN, 0);
}

static void show_change(const struct change *change, struct text *out)
{
    static const char signs[] = {
        [CHANGE_KEEP] = ' ', [CHANGE_DROP] = '-', [CHANGE_ADD] = '+', [CHANGE_GAP] = ' '};
    text_format(out, "    %c ", signs[change->kind]);
    if (change->kind == CHANGE_ADD || change->kind == CHANGE_GAP) {
        if (change->line->region == REGION_LATE)
            text_add_string(out, "& ");
        notate(change->line, LONGEST_SHOWN, out);
    } else {
        show_expected(change->slot, out);
    }
    text_char(out, '\n');
}

static void show_changes(const struct changes *changes, struct text *out)
{
    size_t shown = 0;
    bool skipping = false;
    for (size_t i = 0; i < changes->count; i++) {
        if (is_near(changes, i) && shown++ < MOST_SHOWN) {
            show_change(&changes->list[i], out);
            skipping = false;
        } else if (!skipping) {
            text_add_string(out, "      ...\n");
            skipping = true;
        }
    }
}

/* Whether the two differ in nothing but blanks. */
static bool same_but_blanks(const char *a, size_t a_size, const char *b, size_t b_size)
{
    size_t i = 0, j = 0;
    for (;;) {
        while (i < a_size && strchr(" \t", a[i]))
            i++;
        while (j < b_size && strchr(" \t", b[j]))
            j++;
        if (i == a_size || j == b_size)
            return i == a_size && j == b_size;
        if (a[i++] != b[j++])
            return false;
    }
}

/* Names each placeholder that is bound to something else than what LINE has in its place. Returns
 * whether one is. */
static bool explain_bindings(const struct slot *slot, const struct line *line,
                             const struct bindings *bindings, struct text *out)
{
    struct bindings fresh = {0};
    bool found = false;
    if (!slot_matches(slot, line, &fresh))
        return false;
    for (size_t i = 0; i < fresh.count; i++) {
        const struct binding *old = binding_of(bindings, fresh.list[i].name), *new = &fresh.list[i];
        if (!old || (old->size == new->size &&memcmp(old->value, new->value, new->size) == 0))
            continue;
        text_format(out, "    `%s` is bound to \"", old->name);
        text_add_visible(out, old->value, old->size, LONGEST_SHOWN, 0);
        text_format(out, "\" since line %d, and here stands \"", old->line);
        text_add_visible(out, new->value, new->size, LONGEST_SHOWN, 0);
        text_add_string(out, "\".\n");
        found = true;
    }
    bindings_free(&fresh);
    return found;
}

/* Says why an expected line and one that came, which look alike, differ. Returns whether there was
 * anything to say. */
static bool explain_pair(const struct slot *slot, const struct line *line,
                         const struct bindings *bindings, struct text *out)
{
    const struct pattern *pattern = slot->item->pattern;
    if (explain_bindings(slot, line, bindings, out))
        return true;
    struct line other = *line;
    other.eol = !line->eol;
    struct bindings fresh = {0};
    bool same = slot_matches(slot, &other, &fresh);
    bindings_free(&fresh);
    if (same) {
        text_add_string(
            out, line->eol
                     ? "    The line has a newline at its end, and was expected without.\n"
                     : "    The line has no newline at its end: write ` (no-eol)` behind it.\n");
        return true;
    }
    if (pattern->kind != PATTERN_LITERAL)
        return false;
    bool equal = pattern->size == line->size && memcmp(pattern->text, line->text, line->size) == 0;
    if (equal && !(slot->regions & line->region)) {
        text_add_string(
            out,
            line->region == REGION_OUTPUT
                ? "    The line came before the command ended: write it above the status.\n"
                : "    The line came after the command had ended: write it below the status.\n");
        return true;
    }
    if (!equal && same_but_blanks(pattern->text, pattern->size, line->text, line->size)) {
        text_add_string(out, "    The two differ only in blanks.\n");
        return true;
    }
    return false;
}

/* Whether a dropped line came elsewhere: the order differs, and perhaps nothing else. */
static bool came_elsewhere(const struct changes *changes, const struct change *dropped)
{
    struct bindings fresh = {0};
    bool found = false;
    for (size_t i = 0; i < changes->count && !found; i++)
        if (changes->list[i].kind == CHANGE_ADD &&
            dropped->slot->item->pattern->kind == PATTERN_LITERAL)
            found = slot_matches(dropped->slot, changes->list[i].line, &fresh);
    bindings_free(&fresh);
    return found;
}

static void explain_order(const struct changes *changes, struct text *out)
{
    size_t dropped = 0, elsewhere = 0, late = 0;
    bool lanes = false;
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->list[i];
        if (change->kind == CHANGE_DROP) {
            dropped++;
            elsewhere += came_elsewhere(changes, change);
        }
        lanes |= change->slot && change->slot->item->kind != ITEM_ASYNC && change->slot->lane > 0;
        late += change->kind == CHANGE_ADD && change->line->region == REGION_LATE;
    }
    if (dropped > 0 && dropped == elsewhere)
        text_add_string(out, lanes ? "    The same lines came in another order: within a lane, "
                                     "each waits for those above it.\n"
                                   : "    The same lines came in another order: if they race, say "
                                     "`console unordered`, or "
                                     "divide its lanes with `~`.\n");
    if (late > 0)
        text_add_string(
            out, "    What came after the prompt must be claimed by lines that begin with `& `.\n");
}

/* Says why the change at DROPPED was not met by the one at OTHER, if that is to be seen. */
static bool explain_change(const struct changes *changes, size_t dropped, size_t other,
                           const struct bindings *bindings, struct text *out)
{
    const struct slot *slot = changes->list[dropped].slot;
    const struct change *change = &changes->list[other];
    if (change->kind == CHANGE_ADD)
        return explain_pair(slot, change->line, bindings, out);
    return change->kind == CHANGE_GAP && explain_bindings(slot, change->line, bindings, out);
}

void diff_report(const struct changes *changes, const struct bindings *bindings, struct text *out)
{
    show_changes(changes, out);
    for (size_t i = 0; i < changes->count; i++) {
        if (changes->list[i].kind != CHANGE_DROP)
            continue;
        for (size_t j = 0; j < changes->count; j++)
            if (explain_change(changes, i, j, bindings, out))
                return;
    }
    explain_order(changes, out);
}
