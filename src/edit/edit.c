/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines from a person: prompts, waiting for the line, and what happens meanwhile. */
#include "edit/edit.h"

#include "base/message.h"
#include "base/output.h"
#include "edit/channel.h"
#include "edit/line.h"
#include "edit/prompt.h"
#include "jobs/jobs.h"
#include "state/history.h"
#include "state/shell.h"
#include "sys/record.h"
#include "sys/sys.h"
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct {
    int terminal;       /* descriptor that prompts are written to */
    bool readline;      /* lines are edited by readline */
    bool editing;       /* it has the terminal just now */
    bool line_accepted; /* a line came, and the mark that its output begins has not been written */
    bool output_open; /* that mark has been written: the next prompt is preceded by the mark of the
                         end */
    struct text end;  /* the mark of the end, to be written with the prompt's */
    struct unfinished unfinished; /* what was being typed when the line was set aside */
    int ends;                     /* ends of input in a row, under ignoreeof */
    uint64_t begun;               /* the newest record when the command at hand began */
} edit = {.terminal = -1};

static void put(const struct text *text)
{
    if (!text->size)
        return;
    ssize_t done;
    do
        why("the prompt is written to the terminal, whatever standard output is");
    while ((done = sys_write(edit.terminal, text->bytes, text->size)) < 0 && errno == EINTR);
}

static void put_mark(char kind, const char *parameters)
{
    struct text text = {0};
    prompt_mark(&text, kind, parameters);
    put(&text);
    text_free(&text);
}

/* Writes the mark of the end, with what else was added to it. */
static void put_end(void)
{
    put(&edit.end);
    text_free(&edit.end);
}

/* From here on, what is printed is output of the command. */
static void open_output(void)
{
    if (!edit.line_accepted)
        return;
    edit.line_accepted = false;
    edit.output_open = true;
    put_mark('C', "");
}

void edit_command_begins(struct shell *sh, struct input *input, const char *text)
{
    int watched = sys_watch_pause();
    (void)input;
    open_output();
    edit.ends = 0;
    history_add(sh, text);
    if (strcmp(text, "exit\n") != 0)
        sh->warned_jobs = false;
    channel_send(sh, "command\n%s", text);
    /* `saw` typed as a command of its own asks about the command before it, so the mark is one
     * command behind */
    if (!sh->marked_by_tutor)
        sys_record_set_mark(edit.begun);
    edit.begun = sys_record_newest();
    sys_watch_resume(watched);
}

/* Told before any message: an error of the line just typed is output, too. */
static void before_message(void)
{
    put_end();
    open_output();
}

/* ---- The prompt ---- */

/* What goes before a primary prompt: the end of the last command's output, and notices. Where there
 * are none, the end is written together with the prompt's beginning. */
static void finish_last_command(struct shell *sh)
{
    char status[16];
    snprintf(status, sizeof status, "%d;", sh->status);
    output_flush();
    if (edit.output_open)
        prompt_mark(&edit.end, 'D', status);
    edit.output_open = edit.line_accepted = false;
    if (jobs_news(sh)) {
        put_end();
        jobs_notify(sh);
    }
    terminal_remember(sh);
}

/*
 * Lets a read of the terminal return at once when there is nothing: ^C throws away keys that poll
 * has seen, and a read that waited for more would never look at the flag that ^C has set. readline
 * puts back all modes at the end of the line.
 */
static void read_what_is_there(void)
{
    struct termios modes;
    why("one mode of the terminal must differ from what the line editor has set");
    if (sys_tcgetattr(0, &modes) != 0)
        return;
    modes.c_cc[VMIN] = 0;
    modes.c_cc[VTIME] = 0;
    why("with VMIN 0 a read gives what was typed, and waits for nothing");
    sys_tcsetattr(0, TCSANOW, &modes);
}

/* Says that the prompt begins, of which kind it is, and how many lines of it stand above the one
 * that is typed behind: whoever reads along can tell it from what others write. */
static void mark_prompt(const struct text *prompt, bool more)
{
    char parameters[40] = "";
    int lines = 0;
    for (size_t i = 0; i < prompt->size; i++)
        lines += prompt->bytes[i] == '\n';
    if (lines)
        snprintf(parameters, sizeof parameters, "lines=%d;", lines);
    if (more)
        strcat(parameters, "k=s;");
    prompt_mark(&edit.end, 'A', parameters);
    put_end();
}

static void write_prompt(struct shell *sh, bool more)
{
    struct text prompt = {0};
    if (variable_get(sh, more ? "PS2" : "PS1"))
        put_end(); /* its expansion may run something, which may print */
    prompt_text(sh, more, &prompt);
    mark_prompt(&prompt, more);
    if (!edit.readline) {
        prompt_mark(&prompt, 'B', "");
        put(&prompt);
        text_free(&prompt);
        return;
    }
    text_char(&prompt, '\001');
    prompt_mark(&prompt, 'B', "");
    text_char(&prompt, '\002');
    edit.editing = true;
    sigset_t mask;
    signals_block(
        &mask); /* a signal in the middle of readline's writing would lose what it writes */
    readline_begin(text_end(&prompt), &edit.unfinished);
    read_what_is_there();
    signals_restore(&mask);
    text_free(&prompt);
}

/* The tutor is told once the prompt is there, so that it knows that all it was told before has been
 * shown. */
static void show_prompt(struct shell *sh, bool more)
{
    write_prompt(sh, more);
    if (more)
        channel_send(sh, "more");
    else
        channel_send(sh, "prompt %d %d", sh->status, jobs_count(sh));
}

/* ---- Waiting for the line ---- */

enum event { EVENT_NONE, EVENT_LINE, EVENT_END, EVENT_INTERRUPT };

/* Takes what readline has made of the bytes that came. */
static enum event take_edited(struct text *line, bool hung_up)
{
    char *typed;
    unsigned char byte;
    signals_forget_keys(); /* nothing runs that they could stop or end */
    why("someone has typed: each read takes what is there, and does not wait for more");
    ssize_t size = sys_read(0, &byte, 1);
    if (size < 0 ? errno == EINTR || errno == EAGAIN : size == 0 && !hung_up)
        return EVENT_NONE;
    if (size <= 0)
        return EVENT_END;
    sigset_t mask;
    signals_block(&mask);
    bool done = readline_take(byte, &mask, &typed);
    signals_restore(&mask);
    if (!done)
        return EVENT_NONE;
    edit.editing = false;
    if (!typed)
        return EVENT_END;
    text_add_string(line, typed);
    text_char(line, '\n');
    free(typed);
    return EVENT_LINE;
}

/* Takes a line that the terminal itself has edited; byte by byte, so that no more is read than the
 * line. */
static enum event take_plain(struct text *line)
{
    for (;;) {
        char c;
        signals_forget_keys(); /* nothing runs that they could stop or end */
        why("a line typed at the terminal, up to its newline");
        ssize_t size = sys_read(0, &c, 1);
        if (size < 0 && errno == EINTR)
            return EVENT_NONE;
        if (size <= 0 && (size < 0 || !line->size || line->bytes[line->size - 1] == '\n'))
            return EVENT_END;
        if (size == 0)
            c = '\n'; /* the input's last line lacks it */
        text_char(line, c);
        if (c == '\n')
            return EVENT_LINE;
    }
}

static void abandon_line(void)
{
    sigset_t mask;
    if (!edit.editing)
        return;
    signals_block(&mask);
    readline_abandon();
    signals_restore(&mask);
    edit.editing = false;
}

static void end_line(void)
{
    struct text newline = {0};
    text_char(&newline, '\n');
    put(&newline);
    text_free(&newline);
}

/* Makes room for something that is printed above the line being typed; the next prompt brings the
 * line back. */
static void set_line_aside(void)
{
    sigset_t mask;
    if (edit.editing) {
        signals_block(&mask);
        readline_set_aside(&edit.unfinished);
        signals_restore(&mask);
        edit.editing = false;
    } else {
        end_line();
    }
    put_mark('D', "");
}

/* Acts on a signal that came while a line was typed. ^C throws the line away, also where a trap
 * says what else it does. */
static enum event serve_signals(struct shell *sh, bool more)
{
    if (signals_take_window_change() && edit.editing)
        readline_resize();
    bool children = signals_take_children();
    int signal = signals_waiting(sh);
    if (!signal && !(children && (sh->options & OPTION_NOTIFY) && jobs_news(sh)))
        return EVENT_NONE;
    if (signal == SIGINT || signal == SIGHUP) {
        abandon_line();
        end_line();
    } else {
        set_line_aside();
    }
    if (signal && signals_act(sh)) {
        enum unwind unwind = sh->unwind;
        sh->unwind = UNWIND_NONE;
        return unwind == UNWIND_EXIT ? EVENT_END : EVENT_INTERRUPT;
    }
    if (sh->options & OPTION_NOTIFY)
        jobs_notify(sh);
    show_prompt(sh, more);
    return EVENT_NONE;
}

static enum event wait_for_event(struct shell *sh, struct text *line, bool more)
{
    struct pollfd fds[2] = {{.fd = 0, .events = POLLIN},
                            {.fd = more ? -1 : sh->channel, .events = POLLIN}};
    int ready = jobs_sleep(sh, fds, 2, NULL);
    if (ready < 0)
        return errno == EINTR ? serve_signals(sh, more) : EVENT_END;
    if (signals_waiting(sh))
        return serve_signals(
            sh,
            more); /* a ^C may have thrown away what poll has seen: a read would wait for more */
    if (fds[1].revents && channel_serve(sh)) {
        set_line_aside();
        show_prompt(sh, more);
    }
    if (!fds[0].revents)
        return EVENT_NONE;
    return edit.readline ? take_edited(line, fds[0].revents & POLLHUP) : take_plain(line);
}

/* Whether the shell goes on after an end of input. */
static bool ignores_end(struct shell *sh, bool more)
{
    enum { MOST = 10 };
    end_line();
    if (more)
        return false;
    if (jobs_stopped(sh) && !sh->warned_jobs) {
        message(NULL, "You have stopped jobs. Another end of input leaves them behind.");
        sh->warned_jobs = true;
        return true;
    }
    if ((sh->options & OPTION_IGNOREEOF) && ++edit.ends < MOST) {
        message(NULL, "Type exit to leave the shell.");
        return true;
    }
    return false;
}

static enum input_result read_line(struct shell *sh, struct text *line, bool more)
{
    for (;;) {
        switch (wait_for_event(sh, line, more)) {
        case EVENT_NONE:
            continue;
        case EVENT_LINE:
            edit.line_accepted = true;
            return INPUT_LINE;
        case EVENT_INTERRUPT:
            return INPUT_INTERRUPTED;
        case EVENT_END:
            if (signals_waiting(sh) || sh->exiting || !ignores_end(sh, more))
                return INPUT_END;
            show_prompt(sh, more);
        }
    }
}

static enum input_result next_line(struct shell *sh, struct input *input, struct text *line,
                                   bool more)
{
    int watched = sys_watch_pause();
    int status = sh->status;
    if (!more)
        finish_last_command(sh);
    show_prompt(sh, more);
    enum input_result result = read_line(sh, line, more);
    if (result != INPUT_INTERRUPTED)
        sh->status = status;
    input->line++;
    sys_watch_resume(watched);
    return result;
}

void edit_input(struct shell *sh, struct input *input, bool history)
{
    const char *term = variable_get(sh, "TERM");
    bool dumb = !term || !*term || strcmp(term, "dumb") == 0;
    *input = (struct input){.next_line = next_line, .fd = -1, .interactive = true};
    why("prompts go to standard error, so that they are not in the results: is it a terminal?");
    int from = 2;
    if (sys_isatty(2) != 1) {
        why("standard error is no terminal; where standard output is one, prompts go there");
        from = sys_isatty(1) == 1 ? 1 : 2;
    }
    if (descriptor_copy(sh, from, &edit.terminal, "the terminal, for prompts") != 0)
        edit.terminal = 2;
    why("lines can be edited only where they are typed");
    bool typed = sys_isatty(0) == 1;
    edit.readline = typed && !dumb && readline_load(sh, from);
    history_on_add = edit.readline ? readline_remember : NULL;
    history_load(sh, history);
    prompt_init(typed && !dumb);
    message_before = before_message;
}

void edit_mode(struct shell *sh)
{
    if (edit.readline)
        readline_mode(sh->options & OPTION_VI);
}

void edit_leave(struct shell *sh)
{
    abandon_line();
    channel_send(sh, "gone %d", sh->status);
}
