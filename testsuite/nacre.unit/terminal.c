/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes from a session's terminal is sorted by its marks: prompts, echo, and what others write
 * between them. */
#include "lesson/session_internal.h"

#define wait dejagnu_wait /* its name is the C library's too */
#include <dejagnu.h>
#undef wait
#include <string.h>

/* The terminal's bytes come from here alone: nothing is waited for. */
bool session_wait(struct session *session, int64_t deadline)
{
    (void)session;
    (void)deadline;
    return false;
}

int64_t session_deadline(int milliseconds)
{
    return milliseconds;
}

#define MARK(text) "\033]133;" text "aid=me\a"
#define PROMPT MARK("A;") "nacre$ " MARK("B;")
#define PASTE_OFF "\033[?2004l\r"

static struct session session;

static void comes(const char *bytes)
{
    marks_feed(&session.marks, bytes, strlen(bytes));
}

/* As session_type leaves it. */
static void typed(const char *keys)
{
    session.typing = true;
    session.keys += strlen(keys);
}

static void check(bool good, const char *what)
{
    if (good)
        pass("%s", what);
    else
        fail("%s", what);
}

static bool is(const struct text *text, const char *wanted)
{
    return text->size == strlen(wanted) && memcmp(text->bytes, wanted, text->size) == 0;
}

/* A shell at its prompt, where a command is about to be typed. */
static void begin(void)
{
    terminal_close(&session);
    text_free(&session.late);
    text_free(&session.output);
    text_free(&session.notice);
    text_free(&session.echo);
    text_free(&session.drawn);
    text_free(&session.marks.held);
    session = (struct session){.master = -1, .slave = -1};
    if (!terminal_open(&session))
        fail("a terminal can be opened");
    strcpy(session.marks.aid, "me");
    comes(PROMPT);
    session.prompts_before = session.prompts;
}

/* A trap runs when half of the command was typed. */
static void set_aside(void)
{
    begin();
    typed("echo hello\r");
    comes("echo h\r\033[K" PASTE_OFF MARK("D;") "hi\r\n" PROMPT "echo h");
    check(is(&session.late, "hi\r\n"), "what a trap prints while a command is typed came late");
    check(session.prompts == session.prompts_before,
          "the prompt that brings back a line is no new one");
    comes("ello\r\n" PASTE_OFF MARK("C;") "hello\r\n" MARK("D;0;") PROMPT);
    check(is(&session.output, "hello\r\n") && is(&session.late, "hi\r\n"),
          "a line that was brought back is echo, and no output");
    check(session.prompts == session.prompts_before + 1, "the prompt after the command is new");
}

/* A trap runs when nothing was typed, and others have written. */
static void set_aside_untouched(void)
{
    begin();
    comes("theirs\r\nhalf\r\033[K" PASTE_OFF MARK("D;") "hi\r\n" PROMPT "more\r\n");
    check(is(&session.late, "theirs\r\nhi\r\nmore\r\n"),
          "what others have written above a line that is set aside stays");
    check(!session.typing && session.keys == 0, "nothing was typed at it");
    begin();
    comes("theirs\r\n\r\033[K");
    typed("\r");
    comes(PASTE_OFF MARK("D;") "hi\r\n" PROMPT "\r\n" PASTE_OFF PROMPT);
    check(is(&session.late, "theirs\r\nhi\r\n"),
          "so it is when something is typed while the line is wiped out");
}

static void prompt_of_lines(void)
{
    begin();
    comes(MARK("A;lines=2;") "theirs\r\none\r\ntwo\r\n$ " MARK("B;"));
    check(is(&session.late, "theirs\r\n"), "a prompt has as many lines as its mark says");
    begin();
    comes(MARK("A;") "theirs\r\none\r\n$ " MARK("B;"));
    check(is(&session.late, "theirs\r\none\r\n"), "and one where it says nothing");
    begin();
    comes(MARK("A;lines=3;") "one\r\n$ " MARK("B;"));
    check(session.late.size == 0, "and no more than were drawn");
    begin();
    comes(MARK("A;lines=1;k=s;") "more\r\n> " MARK("B;"));
    check(session.late.size == 0 && session.mores == 1 && session.more,
          "likewise a prompt for more of a command");
}

/* A mark of another shell is text. */
static void marks_of_others(void)
{
    begin();
    comes("\033]133;D;aid=you\a\033]133;A;aid=me2\a\033]133;A;aid=m\a");
    check(session.prompts == session.prompts_before && session.place == PLACE_EDIT,
          "a mark with another's number is none");
}

int main(void)
{
    session.master = session.slave = -1;
    set_aside();
    set_aside_untouched();
    prompt_of_lines();
    marks_of_others();
    totals();
    return 0;
}
