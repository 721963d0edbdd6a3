/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tutor's words: what each is called, what it is for, and what it does. */
#include "lesson/attributes.h"
#include "lesson/library.h"
#include "lesson/tutor.h"

#include <ctype.h>
#include <signal.h>
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

/* The first word of LINE, of which SIZE bytes are left. */
static const char *first_word(const char *line, size_t *size)
{
    line += strspn(line, " \t\n");
    *size = strcspn(line, " \t\n");
    return line;
}

static bool is(const char *word, size_t size, const char *known)
{
    return strlen(known) == size && memcmp(word, known, size) == 0;
}

bool tutor_knows_word(const char *line)
{
    size_t size;
    const char *word = first_word(line, &size);
    bool known = is(word, size, "lesson");
    for (size_t i = 0; i < WORDS && !known; i++)
        known = is(word, size, words[i].word);
    return known;
}

void tutor_take_words(struct tutor *tutor, const char *line)
{
    size_t size;
    const char *word = first_word(line, &size);
    tutor->operand.size = 0;
    tutor->wish = WISH_NONE;
    if (size == 0)
        return;
    if (is(word, size, "lesson")) { /* as it is said to the shell */
        line = word + size;
        word = first_word(line, &size);
    }
    const char *rest = word + size;
    rest += strspn(rest, " \t\n");
    tutor->wish = size ? WISH_UNKNOWN : WISH_HELP;
    for (size_t i = 0; i < WORDS; i++)
        if (is(word, size, words[i].word) || is(word, size, words[i].short_form))
            tutor->wish = words[i].wish;
    text_add_string(&tutor->operand, tutor->wish == WISH_UNKNOWN ? word : rest);
    while (tutor->operand.size &&
           isspace((unsigned char)tutor->operand.bytes[tutor->operand.size - 1]))
        tutor->operand.size--;
    text_end(&tutor->operand);
}

/* A word, and behind it what it is for, which goes on under itself. */
static void add_word(const struct page *page, const char *word, const char *what, struct text *out)
{
    enum { COLUMN = 10 };
    struct flow flow;
    flow_begin(&flow, page, "    ", "              ", out);
    flow_style(&flow, page->colour ? STYLE_CODE : STYLE_PLAIN);
    flow_add(&flow, word, strlen(word));
    flow_style(&flow, STYLE_PLAIN);
    flow.keep = true;
    for (size_t i = strlen(word); i < COLUMN; i++)
        flow_add(&flow, " ", 1);
    flow.keep = false;
    flow_add(&flow, what, strlen(what));
    flow_end(&flow);
}

static void show_help(struct tutor *tutor)
{
    struct text text = {0};
    tutor_tell(tutor, STYLE_PLAIN,
               "Whatever you type goes to a shell of your own: nothing you do to it can hurt the "
               "lesson. These words are the tutor's. Type them as lesson WORD, or press ^] and "
               "type WORD:");
    for (size_t i = 0; i < WORDS; i++)
        add_word(&tutor->screen.page, words[i].word, words[i].what, &text);
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

/* Whether the word, or a part of it, is the name of one of nacre's lessons. */
static bool names_lesson(const char *word)
{
    struct library library;
    library_open(&library);
    bool found = false;
    for (size_t i = 0; i < library.count && strlen(word) > 1; i++)
        found |= strstr(library.names[i], word) != NULL;
    library_free(&library);
    return found;
}

static void unknown(struct tutor *tutor)
{
    const char *known[WORDS + 1] = {0}, *said = text_end(&tutor->operand);
    for (size_t i = 0; i < WORDS; i++)
        known[i] = words[i].word;
    const char *near = nearest_word(said, strcspn(said, " \t\n"), known);
    tutor_tell(tutor, STYLE_BAD, "The tutor does not know \"%s\".%s%s%s", said,
               near ? " Did you mean " : "", near ? near : "", near ? "?" : "");
    if (!near && names_lesson(said))
        tutor_foot(tutor, "Another lesson is begun once this one is left: lesson quit.");
    else
        tutor_foot(tutor, "lesson help lists its words.");
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
