/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * readline, loaded by name when there is a terminal to prompt on: a script should not pay for a
 * line editor.
 */
#include "config.h"

#include "edit/line.h"

#include "base/locale.h"
#include "edit/complete.h"
#include "jobs/signals.h"
#include "state/shell.h"
#include <stdlib.h>

#if HAVE_READLINE

#include "sys/sys.h"
#include <dlfcn.h>
#include <errno.h>
#include <readline/history.h>
#include <readline/readline.h>
#include <stdio.h>
#include <string.h>

/* What of readline is used. Each member has the type that the header gives the name. */
static struct {
    __typeof__(&rl_callback_handler_install) callback_handler_install;
    __typeof__(&rl_callback_read_char) callback_read_char;
    __typeof__(&rl_callback_handler_remove) callback_handler_remove;
    __typeof__(&rl_callback_sigcleanup) callback_sigcleanup;
    __typeof__(&rl_deprep_terminal) deprep_terminal;
    __typeof__(&rl_deprep_term_function) deprep_term_function;
    __typeof__(&rl_free_line_state) free_line_state;
    __typeof__(&rl_resize_terminal) resize_terminal;
    __typeof__(&rl_clear_visible_line) clear_visible_line;
    __typeof__(&rl_forced_update_display) forced_update_display;
    __typeof__(&rl_readline_state) readline_state;
    __typeof__(&rl_insert_text) insert_text;
    __typeof__(&rl_redisplay) redisplay;
    __typeof__(&rl_point) point;
    __typeof__(&rl_stuff_char) stuff_char;
    __typeof__(&rl_getc_function) getc_function;
    __typeof__(&rl_vi_editing_mode) vi_editing_mode;
    __typeof__(&rl_emacs_editing_mode) emacs_editing_mode;
    __typeof__(&rl_parse_and_bind) parse_and_bind;
    __typeof__(&rl_completion_matches) completion_matches;
    __typeof__(&rl_filename_completion_function) filename_completion_function;
    __typeof__(&rl_username_completion_function) username_completion_function;
    __typeof__(&rl_attempted_completion_function) attempted_completion_function;
    __typeof__(&rl_completer_word_break_characters) completer_word_break_characters;
    __typeof__(&rl_completer_quote_characters) completer_quote_characters;
    __typeof__(&rl_attempted_completion_over) attempted_completion_over;
    __typeof__(&rl_completion_append_character) completion_append_character;
    __typeof__(&rl_filename_quote_characters) filename_quote_characters;
    __typeof__(&rl_line_buffer) line_buffer;
    __typeof__(&add_history) add_history;
    __typeof__(&rl_instream) instream;
    __typeof__(&rl_outstream) outstream;
    __typeof__(&rl_readline_name) readline_name;
    __typeof__(&rl_catch_signals) catch_signals;
    __typeof__(&rl_catch_sigwinch) catch_sigwinch;
} rl;

/* Each name and where its address goes. */
static const struct {
    const char *name;
    void *place;
} wanted[] = {
    {"rl_callback_handler_install", &rl.callback_handler_install},
    {"rl_callback_read_char", &rl.callback_read_char},
    {"rl_callback_handler_remove", &rl.callback_handler_remove},
    {"rl_callback_sigcleanup", &rl.callback_sigcleanup},
    {"rl_deprep_terminal", &rl.deprep_terminal},
    {"rl_deprep_term_function", &rl.deprep_term_function},
    {"rl_free_line_state", &rl.free_line_state},
    {"rl_resize_terminal", &rl.resize_terminal},
    {"rl_clear_visible_line", &rl.clear_visible_line},
    {"rl_forced_update_display", &rl.forced_update_display},
    {"rl_readline_state", &rl.readline_state},
    {"rl_insert_text", &rl.insert_text},
    {"rl_redisplay", &rl.redisplay},
    {"rl_point", &rl.point},
    {"rl_stuff_char", &rl.stuff_char},
    {"rl_getc_function", &rl.getc_function},
    {"rl_vi_editing_mode", &rl.vi_editing_mode},
    {"rl_emacs_editing_mode", &rl.emacs_editing_mode},
    {"rl_parse_and_bind", &rl.parse_and_bind},
    {"rl_completion_matches", &rl.completion_matches},
    {"rl_filename_completion_function", &rl.filename_completion_function},
    {"rl_username_completion_function", &rl.username_completion_function},
    {"rl_attempted_completion_function", &rl.attempted_completion_function},
    {"rl_completer_word_break_characters", &rl.completer_word_break_characters},
    {"rl_completer_quote_characters", &rl.completer_quote_characters},
    {"rl_attempted_completion_over", &rl.attempted_completion_over},
    {"rl_completion_append_character", &rl.completion_append_character},
    {"rl_filename_quote_characters", &rl.filename_quote_characters},
    {"rl_line_buffer", &rl.line_buffer},
    {"add_history", &rl.add_history},
    {"rl_instream", &rl.instream},
    {"rl_outstream", &rl.outstream},
    {"rl_readline_name", &rl.readline_name},
    {"rl_catch_signals", &rl.catch_signals},
    {"rl_catch_sigwinch", &rl.catch_sigwinch},
};

/* That readline has found an end of input. Not every version of it has the variable. */
static int no_eof_found, *eof_found = &no_eof_found;

/* The terminal, for readline's two streams. */
static int input_fd = -1, output_fd = -1;
static int instream_fd = -1, outstream_fd = -1; /* what readline's own streams stand on */

/* The line that readline has just handed over. */
static struct {
    char *line;
    bool done;
} result;

static bool resolve(void)
{
    void *library = dlopen(READLINE_SONAME, RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return false;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        void *address = dlsym(library, wanted[i].name);
        if (!address) {
            dlclose(library);
            return false;
        }
        memcpy(wanted[i].place, &address, sizeof address);
    }
    void *found = dlsym(library, "rl_eof_found");
    if (found)
        eof_found = found;
    return true;
}

/* The shell, for readline's callbacks, which carry no data, and the signal mask that it sleeps
 * with. */
static struct shell *owner;
static const sigset_t *sleep_mask;

/*
 * For the keys that readline asks for itself, within a paste or a character of several bytes: the
 * terminal is set so that a read does not wait. A signal that the shell must see to, ^C above all,
 * ends what was begun, and so does the end of the terminal. A paste is then given its end, byte by
 * byte: an EOF in the middle of one is more than readline is ready for.
 */
static const char *paste_end;

static int break_off(void)
{
    return *paste_end ? (unsigned char)*paste_end++ : EOF;
}

static int next_key(FILE *terminal)
{
    struct pollfd ready = {.fd = input_fd, .events = POLLIN};
    unsigned char byte;
    (void)terminal;
    while (!signals_waiting(owner)) {
        why("the line editor wants the rest of what is being pasted");
        if (sys_ppoll(&ready, 1, NULL, sleep_mask) < 0) {
            if (errno != EINTR)
                return break_off();
            continue;
        }
        why("one byte of what is being pasted: a character or a key may be several of them");
        ssize_t size = sys_read(ready.fd, &byte, 1);
        if (size == 1)
            return byte;
        if (size == 0 ? ready.revents & POLLHUP : errno != EINTR && errno != EAGAIN)
            return break_off();
    }
    return break_off();
}

/*
 * Once readline has found an end of input, it writes a newline whenever it lets the terminal go,
 * behind each later line as well: in this interface it never forgets. The shell ends the line
 * itself.
 */
static void let_terminal_go(void)
{
    *eof_found = 0;
    rl.deprep_terminal();
}

static void take_line(char *line)
{
    result.line = line;
    result.done = true;
    rl.callback_handler_remove();
}

/* ---- Completion ---- */

static struct completion_list candidates;
static size_t next_candidate;

static char *give_candidate(const char *text, int again)
{
    (void)text;
    if (!again)
        next_candidate = 0;
    /* readline frees what it is given */
    return next_candidate < candidates.count ? xstrdup(candidates.list[next_candidate++]) : NULL;
}

static char **complete(const char *text, int begin, int end)
{
    (void)end;
    completion_free(&candidates);
    enum completion_way way =
        completion_find(owner, *rl.line_buffer, (size_t)begin, text, &candidates);
    *rl.attempted_completion_over = way != COMPLETE_FILES;
    if (way == COMPLETE_FILES)
        return NULL;
    *rl.completion_append_character = '/';
    if (way == COMPLETE_USERS)
        return rl.completion_matches(text, rl.username_completion_function);
    *rl.completion_append_character = way == COMPLETE_OPEN ? '\0' : ' ';
    return rl.completion_matches(text, give_candidate);
}

bool readline_load(struct shell *sh, int terminal)
{
    if (!resolve())
        return false;
    locale_load();
    if (descriptor_copy(sh, 0, &input_fd, "the terminal, for the line editor") != 0 ||
        descriptor_copy(sh, terminal, &output_fd, "the terminal, for the line editor") != 0)
        return false;
    instream_fd = input_fd;
    outstream_fd = output_fd;
    *rl.instream = fdopen(input_fd, "r");
    *rl.outstream = fdopen(output_fd, "w");
    *rl.readline_name = "nacre";
    *rl.getc_function = next_key;
    *rl.deprep_term_function = let_terminal_go;
    *rl.catch_signals = 0;
    *rl.catch_sigwinch = 0;
    owner = sh;
    /* a key that is bound to nothing does nothing; else a part of what it sends would be typed */
    char unknown_keys[] = "\"\\e[\": skip-csi-sequence";
    rl.parse_and_bind(unknown_keys);
    *rl.attempted_completion_function = complete;
    *rl.completer_word_break_characters = " \t\n\"'><;|&(){}=:";
    *rl.completer_quote_characters = "\"'";
    *rl.filename_quote_characters = " \t\n\"'><;|&(){}*?[]$`\\";
    return *rl.instream && *rl.outstream;
}

/* Makes a stream anew whose descriptor the shell has moved. The old one is left alone: its number
 * is the user's now. */
static void follow(FILE **stream, int *stands_on, int fd, const char *mode)
{
    FILE *moved = *stands_on == fd ? NULL : fdopen(fd, mode);
    if (!moved)
        return;
    *stream = moved;
    *stands_on = fd;
}

void readline_begin(const char *prompt, struct unfinished *unfinished)
{
    result.done = false;
    follow(rl.instream, &instream_fd, input_fd, "r");
    follow(rl.outstream, &outstream_fd, output_fd, "w");
    rl.callback_handler_install(prompt, take_line);
    if (!unfinished->text)
        return;
    rl.insert_text(unfinished->text);
    *rl.point = unfinished->cursor;
    rl.redisplay();
    free(unfinished->text);
    unfinished->text = NULL;
}

void readline_set_aside(struct unfinished *unfinished)
{
    *unfinished = (struct unfinished){xstrdup(*rl.line_buffer), *rl.point};
    rl.clear_visible_line();
    readline_abandon();
}

/* A search that found a command of several lines leaves a part of itself behind the prompt when it
 * is left: readline miscounts where the prompt has bytes that are not shown. */
static void draw_anew(void)
{
    rl.clear_visible_line();
    rl.forced_update_display();
}

bool readline_take(unsigned char byte, const sigset_t *mask, char **line)
{
    sleep_mask = mask;
    paste_end = "\033[201~";
    bool searching = *rl.readline_state & RL_STATE_ISEARCH;
    rl.stuff_char(byte);
    rl.callback_read_char();
    if (searching && !(*rl.readline_state & RL_STATE_ISEARCH) && !result.done)
        draw_anew();
    *line = result.line;
    return result.done;
}

void readline_abandon(void)
{
    rl.free_line_state();
    rl.callback_sigcleanup();
    rl.callback_handler_remove();
    fflush(*rl.outstream);
}

void readline_resize(void)
{
    rl.resize_terminal();
}

void readline_remember(const char *command)
{
    rl.add_history(command);
}

void readline_mode(bool vi)
{
    if (vi)
        rl.vi_editing_mode(1, 0);
    else
        rl.emacs_editing_mode(1, 0);
}

#else

bool readline_load(struct shell *sh, int terminal)
{
    (void)sh;
    (void)terminal;
    return false;
}

void readline_begin(const char *prompt, struct unfinished *unfinished)
{
    (void)prompt;
    (void)unfinished;
}

void readline_set_aside(struct unfinished *unfinished)
{
    (void)unfinished;
}

bool readline_take(unsigned char byte, const sigset_t *mask, char **line)
{
    (void)mask;
    (void)byte;
    *line = NULL;
    return true;
}

void readline_abandon(void)
{
}

void readline_resize(void)
{
}

void readline_remember(const char *command)
{
    (void)command;
}

void readline_mode(bool vi)
{
    (void)vi;
}

#endif
