/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `check --update`: a transcript that is no longer true is written anew from what came. Only lines
 * that differ change: a pattern that still matches is worth more than the text that it matched this
 * time, so it stays.
 */
#include "lesson/update.h"

#include "base/arena.h"
#include "base/names.h"
#include "lesson/notation.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void edit_add(struct edits *edits, int from, int to, const char *text)
{
    if (edits->count == edits->room) {
        edits->room = edits->room ? edits->room * 2 : 16;
        edits->list = xrealloc(edits->list, edits->room * sizeof *edits->list);
    }
    edits->list[edits->count++] = (struct edit){from, to, xstrdup(text)};
}

bool edit_exists(const struct edits *edits, int from)
{
    for (size_t i = 0; i < edits->count; i++)
        if (edits->list[i].from == from)
            return true;
    return false;
}

void edits_free(struct edits *edits)
{
    for (size_t i = 0; i < edits->count; i++)
        free(edits->list[i].text);
    free(edits->list);
    *edits = (struct edits){0};
}

/* Whether the change belongs above the status line. */
static bool above_status(const struct change *change)
{
    if (change->line)
        return change->line->region == REGION_OUTPUT;
    return change->slot && (change->slot->regions & REGION_OUTPUT);
}

static void write_change(const struct change *change, struct text *out)
{
    if (change->kind == CHANGE_ADD) {
        if (change->line->region == REGION_LATE)
            text_add_string(out, "& ");
        notate(change->line, 0, out);
        text_char(out, '\n');
    } else if (change->kind == CHANGE_KEEP) {
        text_add(out, change->slot->item->source, change->slot->item->source_size);
        text_char(out, '\n');
    }
}

/* Writes the changes of one side of the status line; the marks between lanes stay where they were.
 */
static void write_side(const struct item **next, const struct changes *changes, bool above,
                       struct text *out)
{
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->list[i];
        if (above_status(change) != above)
            continue;
        for (; change->slot && *next && (*next)->line <= change->slot->item->line;
             *next = (*next)->next)
            if ((*next)->kind == ITEM_LANE)
                text_add_string(out, "~\n");
        write_change(change, out);
    }
}

void rewrite(const struct item *items, const struct changes *changes, int status, int ending,
             struct text *out)
{
    const struct item *next = items;
    write_side(&next, changes, true, out);
    if (ending >= 0) {
        text_add_string(out, "[gone ");
        notate_ending(ending, out);
        text_add_string(out, "]\n");
    } else if (status != 0) {
        text_format(out, "[%d]\n", status);
    }
    write_side(&next, changes, false, out);
}

static int by_line(const void *a, const void *b)
{
    return ((const struct edit *)a)->from - ((const struct edit *)b)->from;
}

/* The lesson's text with the edits made. */
static void apply(const struct edits *edits, const struct source *source, struct text *out)
{
    int line = 1;
    for (size_t i = 0; i < edits->count; i++) {
        const struct edit *edit = &edits->list[i];
        for (; line < edit->from; line++) {
            size_t size;
            const char *text = source_line(source, line, &size);
            text_add(out, text, size);
            text_char(out, '\n');
        }
        text_add_string(out, edit->text);
        line = edit->to;
    }
    if (line <= source->lines) {
        size_t from = source->starts[line - 1];
        text_add(out, source->text + from, source->size - from);
    }
}

static bool failed(const char *call, const char *file)
{
    fprintf(stderr, "nacre-lesson: %s(\"%s\"): %s (%s)\n", call, file, errno_text(errno),
            errno_name(errno));
    return false;
}

bool edits_write(const struct edits *edits, const struct source *source)
{
    struct text text = {0}, name = {0};
    struct stat state;
    qsort(edits->list, edits->count, sizeof *edits->list, by_line);
    apply(edits, source, &text);
    text_format(&name, "%s.new", source->name);
    FILE *file = fopen(text_end(&name), "we");
    bool done = file && fwrite(text.bytes, 1, text.size, file) == text.size;
    done = file && fclose(file) == 0 && done;
    if (!done)
        failed("write", name.bytes);
    else if (stat(source->name, &state) == 0 && chmod(name.bytes, state.st_mode & 07777) < 0)
        done = failed("chmod", name.bytes);
    if (done && rename(name.bytes, source->name) < 0)
        done = failed("rename", source->name);
    if (!done)
        unlink(name.bytes);
    text_free(&text);
    text_free(&name);
    return done;
}
