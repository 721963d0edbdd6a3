/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lesson is taught: the one that was named, or the one that is due. */
#include "lesson/learn.h"

#include "lesson/consent.h"
#include "lesson/library.h"
#include "lesson/tutor.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- The lessons there are ---- */

/* Calls VISIT with each lesson of the library. */
static void each_lesson(const struct library *library, const char *language,
                        void (*visit)(void *context, size_t index, const struct lesson *lesson),
                        void *context)
{
    for (size_t i = 0; i < library->count; i++) {
        struct text path = {0};
        struct lesson lesson;
        library_path(library, i, &path);
        if (lesson_read_in(&lesson, path.bytes, language))
            visit(context, i, &lesson);
        lesson_free(&lesson);
        text_free(&path);
    }
}

/* What is gathered of all lessons. */
struct survey {
    struct page page;
    struct progress progress;
    struct text out;
    /* Lessons, SIZE_MAX for none: the one that was left in its middle last; the first that was not
     * taken; the first of those behind the one that was taken last. And when those two were opened.
     */
    size_t begun, first, next;
    time_t begun_at, taken_at;
};

static void visit_line(void *context, size_t index, const struct lesson *lesson)
{
    struct survey *survey = context;
    progress_line(&survey->page, &survey->progress, lesson, &survey->out);
    bool done = progress_count(&survey->progress, lesson) == lesson->count;
    bool begun = progress_at(&survey->progress, lesson) != NULL;
    time_t opened = progress_opened(&survey->progress, lesson);
    if (begun && opened >= survey->begun_at) {
        survey->begun = index;
        survey->begun_at = opened;
    } else if (!begun && opened && opened >= survey->taken_at) {
        survey->next = SIZE_MAX;
        survey->taken_at = opened;
    } else if (!done && !opened) {
        survey->first = survey->first == SIZE_MAX ? index : survey->first;
        survey->next = survey->next == SIZE_MAX ? index : survey->next;
    }
}

/* The lesson that is due; SIZE_MAX when all were taken. */
static size_t lesson_due(const struct survey *survey)
{
    if (survey->begun != SIZE_MAX)
        return survey->begun;
    return survey->next != SIZE_MAX ? survey->next : survey->first;
}

static void visit_progress(void *context, size_t index, const struct lesson *lesson)
{
    struct survey *survey = context;
    (void)index;
    if (progress_opened(&survey->progress, lesson))
        progress_show(&survey->page, &survey->progress, lesson, &survey->out);
}

static void survey_begin(struct survey *survey)
{
    *survey = (struct survey){.begun = SIZE_MAX, .first = SIZE_MAX, .next = SIZE_MAX};
    page_look(&survey->page, STDOUT_FILENO);
    progress_read(&survey->progress);
    if (survey->progress.failed)
        fprintf(stderr, "nacre-lesson: your progress cannot be read: %s\n",
                strerror(survey->progress.failed));
}

/* Adds a sentence under the lessons. */
static void add_sentence(struct survey *survey, const char *sentence)
{
    text_char(&survey->out, '\n');
    page_fill(&survey->page, STYLE_PLAIN, "  ", "  ", sentence, &survey->out);
}

/* Prints what was gathered. Returns the exit status. */
static int survey_end(struct survey *survey)
{
    fwrite(survey->out.bytes, 1, survey->out.size, stdout);
    text_free(&survey->out);
    progress_free(&survey->progress);
    return fflush(stdout) == 0 ? 0 : 1;
}

int list_lessons(const char *language)
{
    struct library library;
    struct survey survey;
    library_open(&library);
    survey_begin(&survey);
    each_lesson(&library, language, visit_line, &survey);
    if (library.count == 0)
        text_add_string(&survey.out, "No lessons are installed.\n");
    else
        add_sentence(&survey, "lesson NAME begins one, or goes on where you left it; a part of the "
                              "name is enough.");
    library_free(&library);
    return survey_end(&survey);
}

int show_progress(const char *language, const char *name)
{
    struct library library;
    struct survey survey;
    struct lesson lesson;
    struct text path = {0};
    int status = 0;
    library_open(&library);
    survey_begin(&survey);
    if (!name) {
        each_lesson(&library, language, visit_progress, &survey);
        if (survey.out.size == 0)
            text_add_string(&survey.out,
                            "No lesson was begun yet. nacre-lesson list shows what there is.\n");
    } else if (library_find(&library, name, &path)) {
        if (lesson_read_in(&lesson, path.bytes, language))
            progress_show(&survey.page, &survey.progress, &lesson, &survey.out);
        else
            status = 2;
        lesson_free(&lesson);
    } else {
        status = 2;
    }
    text_free(&path);
    library_free(&library);
    int printed = survey_end(&survey);
    return status ? status : printed;
}

/* ---- Teaching ---- */

/* Teaches the lesson in FILE. *taught says how it was left. Returns the exit status. */
static int teach(const struct run_plan *plan, const struct library *library, const char *file,
                 enum taught *taught)
{
    struct lesson lesson;
    struct tutor tutor;
    int status = 2;
    if (lesson_read_in(&lesson, file, plan->language)) {
        status = 1;
        if (consent(library, &lesson, file)) {
            *taught = tutor_teach(&tutor, plan, &lesson);
            status = *taught == TAUGHT_END;
        }
    }
    lesson_free(&lesson);
    return status;
}

/* Asks which lesson, DUE standing for Enter. Returns false when none is wanted. */
static bool ask(const struct library *library, size_t due, struct text *path)
{
    char answer[100];
    for (;;) {
        printf("\n  Enter begins %s. Or: another's name; q leaves.\nlesson> ", library->names[due]);
        fflush(stdout);
        if (session_interrupted || !fgets(answer, sizeof answer, stdin))
            return false;
        answer[strcspn(answer, "\n")] = '\0';
        if (strcmp(answer, "q") == 0 || strcmp(answer, "quit") == 0)
            return false;
        if (!*answer)
            library_path(library, due, path);
        if (!*answer || library_find(library, answer, path))
            return true;
    }
}

/* Shows the lessons and offers the one that is due. Returns false when none is wanted. */
static bool offer(const struct library *library, const char *language, struct text *path)
{
    struct survey survey;
    survey_begin(&survey);
    each_lesson(library, language, visit_line, &survey);
    size_t due = lesson_due(&survey);
    if (library->count == 0)
        text_add_string(&survey.out, "No lessons are installed.\n");
    else if (due == SIZE_MAX)
        add_sentence(&survey, "All of them were taken. nacre-lesson learn NAME opens one again.");
    survey_end(&survey);
    return due != SIZE_MAX && ask(library, due, path);
}

int learn(const struct run_plan *plan, const char *name)
{
    struct library library;
    struct text path = {0};
    enum taught taught = TAUGHT_QUIT;
    int status = 0;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        fputs("nacre-lesson: learn needs a terminal to type at; nacre-lesson check replays a "
              "lesson without one\n",
              stderr);
        return 1;
    }
    library_open(&library);
    if (name && !library_find(&library, name, &path))
        status = 2;
    bool wanted = !status && (name || offer(&library, plan->language, &path));
    while (wanted && !status) {
        status = teach(plan, &library, path.bytes, &taught);
        path.size = 0;
        wanted = !status && taught == TAUGHT_FINISHED && !session_interrupted &&
                 offer(&library, plan->language, &path);
    }
    text_free(&path);
    library_free(&library);
    return status;
}
