/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Joining a translation with its lesson.
 *
 * Both are read by the same reader. Then, step by step, the words of the one take the places of the
 * words of the other: prose where it stands between the transcripts, and each prediction, task,
 * hint and explanation in place of its counterpart, whose text is kept as what progress is counted
 * by. A sentence that is no longer true is worse than one in another language: a step that has
 * changed since it was translated, told by the mark `of=`, is taught in the language of the
 * original.
 */
#include "lesson/translation.h"

#include "base/text.h"
#include "lesson/counterparts.h"
#include "lesson/language.h"
#include "lesson/mark.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Where they lie ---- */

bool translation_find(const char *file, const char *wanted, struct text *path)
{
    char name[64];
    const char *slash = strrchr(file, '/'), *base = slash ? slash + 1 : file;
    for (int i = 0; wanted && language_candidate(wanted, i, name, sizeof name); i++) {
        if (!language_is_name(name))
            continue;
        path->size = 0;
        text_add(path, file, (size_t)(base - file));
        text_format(path, "%s/%s", name, base);
        if (access(text_end(path), F_OK) == 0)
            return true;
    }
    return false;
}

/* The line of the `lesson:` comment. */
static int comment_line(const struct source *source)
{
    for (int line = 1; line <= source->lines; line++)
        if (source_column(source, line, "translation=") > 1)
            return line;
    return 1;
}

/* Whether the folder that FILE lies in is called NAME. */
static bool lies_in(const char *file, const char *name)
{
    char *whole = realpath(file, NULL);
    char *base = whole ? strrchr(whole, '/') : NULL, *folder = NULL;
    if (base) {
        *base = '\0';
        folder = strrchr(whole, '/');
    }
    bool lies = folder && strcmp(folder + 1, name) == 0;
    free(whole);
    return lies;
}

bool translation_original(struct lesson *translation, const char *file, struct text *path)
{
    const char *language = translation->language, *slash = strrchr(file, '/');
    size_t size = strlen(language), folder = slash ? (size_t)(slash - file) : 0;
    if (!language_is_name(language))
        return false; /* which was told */
    if (!lies_in(file, language)) {
        fault(&translation->source, comment_line(&translation->source), 1, 4,
              "Put it into the folder of that name, beside the lesson.",
              "a translation into `%s` lies in a folder `%s`", language, language);
        return false;
    }
    /* "lessons/de/x.md" is "lessons/x.md" in other words, and "x.md" is "../x.md" */
    bool named = folder >= size && memcmp(slash - size, language, size) == 0 &&
                 (folder == size || slash[-(long)size - 1] == '/');
    text_add(path, file, named ? folder - size : slash ? folder + 1 : 0);
    text_format(path, "%s%s", named ? "" : "../", slash ? slash + 1 : file);
    return true;
}

/* ---- Joining ---- */

/* The step of the translation that translates this one. */
static const struct step *counterpart(const struct lesson *lesson, const struct step *step)
{
    for (const struct step *s = lesson->translation->steps; s; s = s->next)
        if (strcmp(s->id, step->id) == 0)
            return s;
    return NULL;
}

/* Whether the step was translated and has not changed since. */
static bool is_current(const struct step *step, const struct step *translated)
{
    const char *why;
    return translated && (!translated->of || strcmp(translated->of, step->mark) == 0) &&
           !first_misfit(step, translated, &why);
}

/* Puts the words of a block in place of its counterpart's. */
static void take_words(struct block *block, const struct block *translated)
{
    if (block->kind == BLOCK_CONSOLE)
        return;
    if (block->kind == BLOCK_PREDICT) {
        const struct choice *o = block->prediction->choices;
        struct choice *t = translated->prediction->choices;
        for (; o && t; o = o->next, t = t->next)
            t->line = o->line; /* a report speaks of the original */
        block->prediction = translated->prediction;
    }
    block->original = block->text;
    block->text = translated->text;
}

/* Moves blocks of the original that have no counterpart to the end of the list. Returns what comes
 * behind them. */
static struct block *move_unpaired(struct block ***last, struct block *block, bool setups)
{
    while (block && !is_paired(block) && (!setups || block->kind == BLOCK_SETUP)) {
        struct block *next = block->next;
        if (!is_free(block)) {
            **last = block;
            *last = &block->next;
        }
        block = next;
    }
    return block;
}

/* Links a copy: the translation stays as it was read. */
static void link_copy(struct arena *arena, struct block ***last, const struct block *block)
{
    struct block *copy = arena_zalloc(arena, sizeof *copy);
    *copy = *block;
    **last = copy;
    *last = &copy->next;
}

static void join_step(struct arena *arena, struct step *step, const struct step *translated)
{
    struct block *list = NULL, **last = &list;
    struct block *own = move_unpaired(&last, step->blocks, true);
    for (const struct block *t = translated->blocks; t; t = t->next) {
        if (is_free(t)) {
            link_copy(arena, &last, t);
            continue;
        }
        own = move_unpaired(&last, own, false);
        take_words(own, t);
        struct block *after = own->next;
        *last = own;
        last = &own->next;
        own = after;
    }
    move_unpaired(&last, own, false);
    *last = NULL;
    step->blocks = list;
    step->title = translated->title;
    step->translated = true;
}

/* Steps of the translation that the lesson does not have. */
static bool refuse_strangers(const struct lesson *lesson)
{
    struct source *source = &lesson->translation->source;
    for (const struct step *s = lesson->translation->steps; s; s = s->next) {
        const struct step *found = lesson_step(lesson, s->id);
        if (!found || strcmp(found->id, s->id) != 0)
            fault(source, s->line, 1, 2,
                  "Give it the id of the step that it translates, with `<!-- step: id=… -->`.",
                  "the lesson has no step `%s`", s->id);
    }
    return source->faults == 0;
}

bool translation_join(struct lesson *lesson)
{
    struct lesson *translation = lesson->translation;
    marks_set(lesson);
    if (!refuse_strangers(lesson))
        return false;
    if (!translation->of || strcmp(translation->of, lesson->mark) == 0) {
        lesson->title = translation->title;
        lesson->prose = translation->prose;
    }
    for (struct step *step = lesson->steps; step; step = step->next) {
        const struct step *translated = counterpart(lesson, step);
        if (is_current(step, translated))
            join_step(&lesson->arena, step, translated);
        else
            lesson->behind++;
    }
    return true;
}

/* ---- What a translator has to do ---- */

/* A mark that is missing, or is no longer the original's. */
static void lint_mark(struct source *source, int line, const char *of, const char *mark)
{
    char mend[120];
    if (of && strcmp(of, mark) == 0)
        return;
    snprintf(mend, sizeof mend, "%s, write of=%s in its comment.",
             of ? "When the translation says what the original says now"
                : "So that a change of the original is noticed",
             mark);
    if (of)
        fault(source, line, 1, 2, mend, "the original of this has changed since");
    else
        fault(source, line, 1, 2, mend, "what this was translated from is not told");
}

static void lint_step(struct lesson *lesson, const struct step *step)
{
    struct source *source = &lesson->translation->source;
    const struct step *translated = counterpart(lesson, step);
    const char *why = NULL;
    if (!translated) {
        fault(source, source->lines, 1, 1,
              "`nacre-lesson translate` writes all steps of a lesson, to copy it from.",
              "the step `%s` is not translated", step->id);
        return;
    }
    lint_mark(source, translated->line, translated->of, step->mark);
    if (step->translated)
        return;
    const struct block *place = first_misfit(step, translated, &why);
    if (why)
        fault(source, place ? place->line : translated->line, 1, 3,
              "Steps have the same transcripts, predictions, tasks and hints in every language.",
              "%s", why);
}

void translation_lint(struct lesson *lesson)
{
    struct lesson *translation = lesson->translation;
    lint_mark(&translation->source, comment_line(&translation->source), translation->of,
              lesson->mark);
    for (const struct step *step = lesson->steps; step; step = step->next)
        lint_step(lesson, step);
}
