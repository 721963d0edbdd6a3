/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tutor's words: what each is called, what it is for, and what it does. */
#include "lesson/tutor.h"

#include <ctype.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct word {
    const char *word, *short_form;
    enum wish wish;
    const char *what;
} words[] = {
    {"next", "n", WISH_NEXT, "go on to the next step"},
    {"back", "b", WISH_BACK, "go back to the step before"},
    {"goto", "g", WISH_GOTO, "goto N: go to step N, or to the step of that id"},
    {"again", "a", WISH_AGAIN, "show this step's text again"},
    {"hint", "h", WISH_HINT, "a hint for the task, one at a time"},
    {"solution", "s", WISH_SOLUTION, "a way to do the task; asked again, another way"},
    {"undo", "u", WISH_UNDO, "back to before the last command, in a session made anew"},
    {"reset", "r", WISH_RESET, "begin this step again, in a session of its own"},
    {"fresh", "f", WISH_FRESH, "end the shell whatever it does, and start a fresh one"},
    {"list", "l", WISH_LIST, "the steps of this lesson"},
    {"progress", "p", WISH_PROGRESS, "what you have done, and when"},
    {"help", "?", WISH_HELP, "these words"},
    {"quit", "q", WISH_QUIT, "leave; next time the lesson goes on here"},
};
enum { WORDS = sizeof words / sizeof *words };

void tutor_take_words(struct tutor *tutor, const char *line)
{
    char word[32];
    while (isspace((unsigned char)*line))
        line++;
    size_t size = strcspn(line, " \t\n");
    const char *rest = line + size;
    while (isspace((unsigned char)*rest))
        rest++;
    tutor->operand.size = 0;
    tutor->wish = WISH_NONE;
    if (size == 0)
        return;
    snprintf(word, sizeof word, "%.*s", size < sizeof word ? (int)size : (int)sizeof word - 1,
             line);
    for (size_t i = 0; i < WORDS && !tutor->wish; i++)
        if (strcmp(word, words[i].word) == 0 || strcmp(word, words[i].short_form) == 0)
            tutor->wish = words[i].wish;
    if (!tutor->wish)
        tutor->wish = WISH_UNKNOWN;
    text_add_string(&tutor->operand, tutor->wish == WISH_UNKNOWN ? line : rest);
    while (tutor->operand.size &&
           isspace((unsigned char)tutor->operand.bytes[tutor->operand.size - 1]))
        tutor->operand.size--;
    text_end(&tutor->operand);
}

static void show_help(struct tutor *tutor)
{
    const struct page *page = &tutor->screen.page;
    struct text text = {0};
    tutor_tell(tutor, STYLE_PLAIN,
               "Whatever you type goes to a shell of your own: nothing you do to it can hurt the "
               "lesson. These words are the tutor's. Type them as lesson WORD, or press ^] and "
               "type WORD:");
    for (size_t i = 0; i < WORDS; i++) {
        text_add_string(&text, "    ");
        page_piece(page, page->colour ? STYLE_CODE : STYLE_PLAIN, words[i].word, &text);
        text_format(&text, "%*s%s\n", (int)(10 - strlen(words[i].word)), "", words[i].what);
    }
    tutor_say(tutor, &text);
    text_free(&text);
    tutor_tell(tutor, STYLE_PLAIN,
               "^] opens the tutor whatever runs, and says what the terminal waits for. help lists "
               "what the shell itself can do.");
}

/* The step that a person means: its number or its id. */
static const struct step *find_target(const struct tutor *tutor, const char *operand)
{
    char *end;
    unsigned long number = strtoul(operand, &end, 10);
    if (end == operand || *end)
        return lesson_step(tutor->lesson, operand);
    const struct step *step = number ? tutor->lesson->steps : NULL;
    while (step && --number > 0)
        step = step->next;
    return step;
}

static enum leave go_to(struct tutor *tutor)
{
    tutor->target = find_target(tutor, text_end(&tutor->operand));
    if (tutor->target)
        return LEAVE_GOTO;
    if (tutor->operand.size)
        tutor_tell(tutor, STYLE_BAD, "There is no step %s.", tutor->operand.bytes);
    tutor_list(tutor);
    return LEAVE_NOT;
}

/* What was done in this lesson, when, and in how many tries. */
static void show_progress(struct tutor *tutor)
{
    struct text text = {0};
    progress_show(&tutor->screen.page, &tutor->progress, tutor->lesson, &text);
    tutor_say(tutor, &text);
    text_free(&text);
}

static void unknown(struct tutor *tutor)
{
    tutor_tell(tutor, STYLE_BAD, "The tutor does not know \"%s\".", text_end(&tutor->operand));
    tutor_foot(
        tutor,
        "lesson help lists its words. Another lesson is begun once this one is left: lesson quit.");
}

/* Whether there is another step that way. */
static enum leave turn(struct tutor *tutor, enum leave leave)
{
    if (leave == LEAVE_BACK && tutor->step == tutor->lesson->steps) {
        tutor_tell(tutor, STYLE_PLAIN, "This is the first step.");
        return LEAVE_NOT;
    }
    return leave;
}

enum leave tutor_obey(struct tutor *tutor)
{
    enum wish wish = tutor->wish;
    enum leave leave = LEAVE_NOT;
    tutor->wish = WISH_NONE;
    switch (wish) {
    case WISH_NEXT:
        return LEAVE_NEXT;
    case WISH_BACK:
        leave = turn(tutor, LEAVE_BACK);
        break;
    case WISH_GOTO:
        leave = go_to(tutor);
        break;
    case WISH_RESET:
        return LEAVE_RESET;
    case WISH_UNDO:
        leave = tutor_undo(tutor);
        break;
    case WISH_QUIT:
        return LEAVE_QUIT;
    case WISH_HINT:
        tutor_hint(tutor);
        break;
    case WISH_SOLUTION:
        tutor_solution(tutor);
        break;
    case WISH_AGAIN:
        tutor_show_again(tutor);
        break;
    case WISH_LIST:
        tutor_list(tutor);
        break;
    case WISH_PROGRESS:
        show_progress(tutor);
        break;
    case WISH_HELP:
        show_help(tutor);
        break;
    case WISH_UNKNOWN:
        unknown(tutor);
        break;
    case WISH_FRESH:
        leave = tutor_replace_shell(tutor);
        break;
    default:
        break;
    }
    return leave;
}
