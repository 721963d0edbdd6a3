/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing of the file of progress, and what it says about a step. */
#include "lesson/progress.h"

#include "lesson/state_folder.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const event_words[] = {"begun",  "at",   "predicted", "solution",
                                          "passed", "done", "finished"};
enum { EVENTS = sizeof event_words / sizeof *event_words };

static const char stamp[] = "%Y-%m-%dT%H:%M:%SZ";

uint64_t step_hash(const struct step *step)
{
    uint64_t hash = 0xcbf29ce484222325u; /* FNV-1a */
    for (const struct block *block = step->blocks; block; block = block->next) {
        if (block->kind != BLOCK_SETUP && block->kind != BLOCK_TASK && block->kind != BLOCK_CHECK)
            continue;
        for (const char *p = block->original ? block->original : block->text; *p; p++)
            hash = (hash ^ (unsigned char)*p) * 0x100000001b3u;
    }
    return hash;
}

/* ---- Lines ---- */

/* Adds a word that may hold anything, as one that holds neither blanks nor control characters. */
static void add_word(struct text *line, const char *word)
{
    for (const unsigned char *p = (const unsigned char *)word; *p; p++) {
        if (*p <= ' ' || *p == '%' || *p == 0x7f)
            text_format(line, "%%%02X", *p);
        else
            text_char(line, (char)*p);
    }
}

/* Undoes what add_word did, in place. */
static void read_word(char *word)
{
    char *to = word;
    for (char *from = word; *from; from++) {
        unsigned byte;
        if (*from == '%' && sscanf(from + 1, "%2x", &byte) == 1 && byte != 0 && from[1] &&
            from[2]) {
            *to++ = (char)byte;
            from += 2;
        } else {
            *to++ = *from;
        }
    }
    *to = '\0';
}

static void write_event(const struct event *event, struct text *line)
{
    char when[40];
    struct tm utc;
    strftime(when, sizeof when, stamp, gmtime_r(&event->when, &utc));
    text_format(line, "%s ", when);
    add_word(line, event->lesson);
    text_char(line, ' ');
    add_word(line, event->step);
    text_format(line, " %s", event_words[event->what]);
    if (event->tries)
        text_format(line, " tries=%d", event->tries);
    if (event->what == EVENT_PREDICTED)
        text_add_string(line, event->right ? " right" : " wrong");
    if (event->hash)
        text_format(line, " hash=%016llx", (unsigned long long)event->hash);
}

/* Reads a word behind the event's name. */
static void read_detail(struct event *event, const char *word)
{
    if (strncmp(word, "tries=", 6) == 0)
        event->tries = atoi(word + 6);
    else if (strncmp(word, "hash=", 5) == 0)
        event->hash = strtoull(word + 5, NULL, 16);
    else if (strcmp(word, "right") == 0)
        event->right = true;
}

/* Reads a line, in place. Returns whether it is an event. */
static bool read_event(struct event *event, char *line)
{
    char *rest = line, *words[4];
    struct tm utc = {0};
    for (int i = 0; i < 4; i++)
        if (!(words[i] = strsep(&rest, " ")) || !*words[i])
            return false;
    const char *end = strptime(words[0], stamp, &utc);
    if (!end || *end)
        return false;
    *event = (struct event){.when = timegm(&utc), .lesson = words[1], .step = words[2]};
    int what = 0;
    while (what < EVENTS && strcmp(words[3], event_words[what]) != 0)
        what++;
    if (what == EVENTS)
        return false;
    event->what = (enum progress_event)what;
    read_word(words[1]);
    read_word(words[2]);
    for (char *word; (word = strsep(&rest, " "));)
        read_detail(event, word);
    return true;
}

static void add_event(struct progress *progress, const struct event *event)
{
    if (progress->count == progress->room) {
        progress->room = progress->room ? 2 * progress->room : 64;
        progress->list = xrealloc(progress->list, progress->room * sizeof *progress->list);
    }
    progress->list[progress->count++] = *event;
}

void progress_read(struct progress *progress)
{
    *progress = (struct progress){0};
    if (!state_path(&progress->path, "progress") ||
        !state_read(progress->path.bytes, &progress->file))
        progress->failed = errno;
    char *rest = text_end(&progress->file);
    for (char *line; (line = strsep(&rest, "\n"));) {
        struct event event;
        if (read_event(&event, line))
            add_event(progress, &event);
    }
}

void progress_free(struct progress *progress)
{
    text_free(&progress->path);
    text_free(&progress->file);
    free(progress->list);
    arena_free(&progress->arena);
}

bool progress_note(struct progress *progress, const struct lesson *lesson, const struct step *step,
                   enum progress_event what, int tries, bool right)
{
    struct event event = {.when = time(NULL), .what = what, .tries = tries, .right = right};
    event.lesson = arena_copy(&progress->arena, lesson->name, strlen(lesson->name));
    event.step = step ? arena_copy(&progress->arena, step->id, strlen(step->id)) : "-";
    event.hash = step && (what == EVENT_PASSED || what == EVENT_DONE) ? step_hash(step) : 0;
    add_event(progress, &event);
    struct text line = {0};
    write_event(&event, &line);
    bool saved = progress->path.size > 0 && state_append(progress->path.bytes, text_end(&line));
    if (!saved)
        progress->failed = errno;
    text_free(&line);
    return saved;
}

/* ---- What the events say ---- */

static bool is_of_step(const struct event *event, const struct lesson *lesson,
                       const struct step *step)
{
    return strcmp(event->lesson, lesson->name) == 0 &&
           (strcmp(event->step, step->id) == 0 ||
            (step->was && strcmp(event->step, step->was) == 0));
}

struct step_progress progress_of(const struct progress *progress, const struct lesson *lesson,
                                 const struct step *step)
{
    struct step_progress known = {0};
    uint64_t hash = step_hash(step);
    for (size_t i = 0; i < progress->count; i++) {
        const struct event *event = &progress->list[i];
        if (!is_of_step(event, lesson, step))
            continue;
        if (event->what == EVENT_PREDICTED) {
            known.predictions++;
            known.right += event->right;
        }
        known.solution |= event->what == EVENT_SOLUTION && !known.done;
        if (event->what != EVENT_PASSED && event->what != EVENT_DONE)
            continue;
        if (!known.done) {
            known.when = event->when;
            known.tries = event->tries;
        }
        known.done = true;
        known.changed = event->hash && event->hash != hash;
    }
    return known;
}

size_t progress_count(const struct progress *progress, const struct lesson *lesson)
{
    size_t count = 0;
    for (const struct step *step = lesson->steps; step; step = step->next)
        count += progress_of(progress, lesson, step).done;
    return count;
}

const struct step *progress_at(const struct progress *progress, const struct lesson *lesson)
{
    const struct step *at = NULL;
    for (size_t i = 0; i < progress->count; i++) {
        const struct event *event = &progress->list[i];
        if (strcmp(event->lesson, lesson->name) != 0)
            continue;
        if (event->what == EVENT_FINISHED)
            at = NULL;
        else if (event->what == EVENT_AT && lesson_step(lesson, event->step))
            at = lesson_step(lesson, event->step);
    }
    return at;
}

time_t progress_opened(const struct progress *progress, const struct lesson *lesson)
{
    time_t when = 0;
    for (size_t i = 0; i < progress->count; i++)
        if (strcmp(progress->list[i].lesson, lesson->name) == 0 &&
            progress->list[i].what == EVENT_BEGUN)
            when = progress->list[i].when;
    return when;
}
