/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Predictions: asked before the reveal, answered after it, and never in the way. */
#include "lesson/tutor.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What a person calls the choices: a, b, c … */
static char letter_of(int index)
{
    return (char)('a' + index);
}

static void show_question(struct tutor *tutor, const struct prediction *prediction)
{
    const struct page *page = &tutor->screen.page;
    struct text text = {0};
    int index = 0;
    text_char(&text, '\n');
    prose_markdown(page, "  ", prediction->question, &text);
    for (const struct choice *choice = prediction->choices; choice; choice = choice->next) {
        text_format(&text, "    %c  ", letter_of(index++));
        page_piece(page, page->colour ? STYLE_CODE : STYLE_PLAIN, choice->text, &text);
        text_char(&text, '\n');
    }
    tutor_say(tutor, &text);
    text_free(&text);
    if (prediction->choices)
        tutor_foot(tutor, "What do you think? a%s%c, then Enter; Enter alone leaves it open.",
                   index > 2 ? " to " : " or ", letter_of(index - 1));
    else
        tutor_foot(tutor, "What do you think? Type it, then Enter; Enter alone leaves it open.");
}

/* The choice that the answer means: its letter, its number, or its text. */
static const struct choice *find_choice(const struct prediction *prediction, const char *answer)
{
    int index = 0;
    for (const struct choice *choice = prediction->choices; choice;
         choice = choice->next, index++) {
        bool named =
            answer[0] && !answer[1] &&
            (tolower((unsigned char)answer[0]) == letter_of(index) || answer[0] == '1' + index);
        if (named || strcmp(answer, choice->text) == 0)
            return choice;
    }
    return NULL;
}

static void add_guess(struct tutor *tutor, const struct prediction *prediction,
                      const struct choice *choice, const char *answer)
{
    if (tutor->guess_count == MOST_GUESSES)
        return;
    tutor->guesses[tutor->guess_count++] =
        (struct guess){prediction, choice, answer && *answer ? xstrdup(answer) : NULL};
}

/* Takes a word to the tutor for one where it was an answer that was asked for. Returns how the step
 * is left. */
static enum leave take_word(struct tutor *tutor, const char *answer, bool *known)
{
    tutor_take_words(tutor, answer);
    *known = tutor->wish && tutor->wish != WISH_UNKNOWN;
    if (*known)
        return tutor_obey(tutor);
    tutor->wish = WISH_NONE;
    return LEAVE_NOT;
}

/* Takes one answer. Returns true when the question is over with. */
static bool take_answer(struct tutor *tutor, const struct prediction *prediction, int left,
                        const char *answer, enum leave *leave)
{
    bool known = false;
    const struct choice *choice = find_choice(prediction, answer);
    if (left == -1)
        *leave = LEAVE_END;
    else if (left == 035)
        tutor_menu(tutor);
    if (left == 035 && tutor->wish)
        *leave = tutor_obey(tutor);
    if (left == 035 || *leave)
        return *leave != LEAVE_NOT;
    if (!*answer || choice || (!prediction->choices && !tutor_knows_word(answer))) {
        add_guess(tutor, prediction, choice, prediction->choices ? NULL : answer);
        return true;
    }
    *leave = take_word(tutor, answer, &known);
    if (!known)
        tutor_tell(tutor, STYLE_PLAIN, "That is none of them.");
    return *leave != LEAVE_NOT;
}

enum leave tutor_predict(struct tutor *tutor, const struct block *block)
{
    const struct prediction *prediction = block->prediction;
    struct text answer = {0};
    enum leave leave = LEAVE_NOT;
    bool over = false;
    while (!over) {
        show_question(tutor, prediction);
        int left = screen_line(&tutor->screen, "prediction> ", &answer);
        while (answer.size && answer.bytes[answer.size - 1] == ' ')
            answer.size--;
        over = take_answer(tutor, prediction, left, text_end(&answer), &leave);
    }
    text_free(&answer);
    return leave;
}

/* ---- The reveal ---- */

static const struct choice *right_choice(const struct prediction *prediction)
{
    const struct choice *choice = prediction->choices;
    while (choice && !choice->right)
        choice = choice->next;
    return choice;
}

static void add_reply(struct tutor *tutor, const char *before, unsigned style,
                      const struct choice *choice, struct text *out)
{
    const struct page *page = &tutor->screen.page;
    text_add_string(out, "  ");
    text_add_string(out, before);
    page_piece(page, STYLE_CODE, choice->text, out);
    if (style) {
        text_add_string(out, ": ");
        page_piece(page, style, choice->right ? "right." : "not so.", out);
    } else {
        text_char(out, ':');
    }
    text_char(out, '\n');
    prose_markdown(page, "  ", choice->reply, out);
}

static void reveal_choice(struct tutor *tutor, const struct guess *guess, struct text *out)
{
    const struct choice *right = right_choice(guess->prediction), *choice = guess->choice;
    if (choice)
        add_reply(tutor, "You predicted ", choice->right ? STYLE_GOOD : STYLE_BAD, choice, out);
    if (right && choice != right)
        add_reply(tutor, "The answer was ", STYLE_PLAIN, right, out);
}

/* A question whose answer is what a placeholder stands for. */
static bool reveal_answer(struct tutor *tutor, const struct guess *guess, struct text *out)
{
    const struct page *page = &tutor->screen.page;
    const struct binding *binding =
        tutor->running ? binding_of(&tutor->run.bindings, guess->prediction->answer) : NULL;
    if (!binding)
        return false;
    bool right = guess->answer && strlen(guess->answer) == binding->size &&
                 memcmp(guess->answer, binding->value, binding->size) == 0;
    text_add_string(out, "  ");
    if (guess->answer) {
        text_add_string(out, "You predicted ");
        page_piece(page, STYLE_CODE, guess->answer, out);
        text_add_string(out, right ? ": " : ". ");
    }
    if (right)
        page_piece(page, STYLE_GOOD, "right.", out);
    else
        text_add_string(out, "It was ");
    if (!right)
        text_add_visible(out, binding->value, binding->size, 200, 0);
    text_add_string(out, right ? "\n" : ".\n");
    return right;
}

void tutor_forget_guesses(struct tutor *tutor)
{
    for (size_t i = 0; i < tutor->guess_count; i++)
        free(tutor->guesses[i].answer);
    tutor->guess_count = 0;
}

void tutor_reveal(struct tutor *tutor)
{
    struct text text = {0};
    for (size_t i = 0; i < tutor->guess_count; i++) {
        struct guess *guess = &tutor->guesses[i];
        bool right = guess->choice && guess->choice->right;
        text_char(&text, '\n');
        if (guess->prediction->choices)
            reveal_choice(tutor, guess, &text);
        else
            right = reveal_answer(tutor, guess, &text);
        if (tutor->running && (guess->choice || guess->answer))
            progress_note(&tutor->progress, tutor->lesson, tutor->step, EVENT_PREDICTED, 0, right);
    }
    tutor_forget_guesses(tutor);
    tutor_say(tutor, &text);
    text_free(&text);
}
