/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and text between us and a person. */
#include "lesson/screen.h"

#include "base/utf8.h"
#include "lesson/session.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t window_changed;

static void note_change(int signal)
{
    (void)signal;
    window_changed = 1;
}

/* ---- The terminal itself ---- */

static void take_modes(const struct screen *screen)
{
    struct termios raw = screen->before;
    cfmakeraw(&raw);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    while (tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) < 0 && errno == EINTR && !session_interrupted)
        continue;
}

bool screen_open(struct screen *screen)
{
    const char *term = getenv("TERM");
    struct sigaction action = {.sa_handler = note_change};
    sigset_t block;
    *screen = (struct screen){.dumb = !term || !*term || strcmp(term, "dumb") == 0};
    if (!isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &screen->before) < 0)
        return false;
    sigemptyset(&block);
    sigaddset(&block, SIGWINCH);
    sigprocmask(SIG_BLOCK, &block, NULL);
    sigaction(SIGWINCH, &action, NULL);
    sigaction(SIGCONT, &action, NULL);
    page_look(&screen->page, STDOUT_FILENO);
    take_modes(screen);
    screen->open = true;
    return true;
}

void screen_open_nowhere(struct screen *screen)
{
    *screen = (struct screen){.page = {.columns = 80, .rows = 24, .colour = true, .drawing = true},
                              .nowhere = true};
}

void screen_close(struct screen *screen)
{
    if (screen->open) {
        struct text end = {0};
        if (screen->column)
            text_add_string(&end, "\r\n");
        if (!screen->dumb) /* whatever a learner's program has switched on, and its end did not
                              switch off */
            text_add_string(&end, "\033[m\033[?25h\033[?2004l");
        screen_pass(screen, end.bytes, end.size);
        text_free(&end);
        tcsetattr(STDIN_FILENO, TCSADRAIN, &screen->before);
    }
    screen->open = false;
    text_free(&screen->keys);
}

bool screen_changed(struct screen *screen)
{
    if (!window_changed)
        return false;
    window_changed = 0;
    page_look(&screen->page, STDOUT_FILENO);
    take_modes(screen);
    return true;
}

/* ---- Writing ---- */

static void write_all(struct screen *screen, const char *bytes, size_t size)
{
    if (screen->tee && size > 0)
        screen->tee(screen->tee_context, bytes, size);
    if (screen->nowhere)
        return;
    for (size_t i = 0; i < size; i++)
        screen->lines += bytes[i] == '\n';
    while (size > 0 && !screen->ended) {
        ssize_t written = write(STDOUT_FILENO, bytes, size);
        if (written > 0) {
            bytes += written;
            size -= (size_t)written;
        } else if (written < 0 && errno != EINTR && errno != EAGAIN) {
            screen->ended = true;
        } else if (session_interrupted) {
            return;
        }
    }
}

/* Follows escape sequences through the bytes, so as to know what is printed: 1 behind ESC, 2 in a
 * control sequence, 3 in a string that BEL or ESC \ ends. Returns whether the byte belongs to one.
 */
static bool in_escape(struct screen *screen, unsigned char byte)
{
    switch (screen->escape) {
    case 0:
        screen->escape = byte == 033;
        return byte == 033;
    case 1:
        screen->escape = byte == '['                     ? 2
                         : strchr("]PX^_", byte) && byte ? 3
                         : byte >= ' ' && byte < '0'     ? 1
                                                         : 0;
        return true;
    case 2:
        if (byte >= '@' || byte == 033)
            screen->escape = byte == 033;
        return true;
    default:
        if (byte == '\a' || byte == 033)
            screen->escape = byte == 033;
        return true;
    }
}

void screen_pass(struct screen *screen, const char *bytes, size_t size)
{
    struct text plain = {0};
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (in_escape(screen, byte))
            continue;
        if (byte == '\r' || byte == '\n')
            screen->column = 0;
        else if (byte >= ' ')
            screen->column = 1;
        if (screen->dumb)
            text_char(&plain, bytes[i]);
    }
    if (screen->dumb)
        write_all(screen, plain.bytes, plain.size);
    else
        write_all(screen, bytes, size);
    text_free(&plain);
}

void screen_title(const struct screen *screen, const char *title)
{
    if (screen->dumb || screen->nowhere)
        return;
    struct text text = {0};
    if (title)
        text_format(&text, "\033[22;2t\033]2;%s\a", title);
    else
        text_add_string(&text, "\033[23;2t");
    ssize_t done = write(STDOUT_FILENO, text.bytes, text.size);
    (void)done;
    text_free(&text);
}

void screen_say(struct screen *screen, struct text *text)
{
    struct text raw = {0};
    if (screen->column)
        text_add_string(&raw, "\r\n");
    for (size_t i = 0; i < text->size; i++) {
        if (text->bytes[i] == '\n')
            text_char(&raw, '\r');
        text_char(&raw, text->bytes[i]);
    }
    write_all(screen, raw.bytes, raw.size);
    screen->column = text->size > 0 && text->bytes[text->size - 1] != '\n';
    screen->escape = 0;
    text_free(&raw);
    text->size = 0;
}

void screen_tell(struct screen *screen, const char *format, ...)
{
    char sentence[1000];
    struct text text = {0};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    text_add_string(&text, sentence);
    screen_say(screen, &text);
    text_free(&text);
}

/* ---- Keys ---- */

void screen_read(struct screen *screen)
{
    char bytes[4096];
    struct pollfd there = {.fd = STDIN_FILENO, .events = POLLIN};
    if (poll(&there, 1, 0) <= 0)
        return;
    ssize_t got = read(STDIN_FILENO, bytes, sizeof bytes);
    if (got > 0) {
        if (screen->taken == screen->keys.size)
            screen->taken = screen->keys.size = 0;
        text_add(&screen->keys, bytes, (size_t)got);
        screen->lines = 0;
    } else if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
        screen->ended = true;
    }
}

int screen_key(struct screen *screen)
{
    struct pollfd there = {.fd = STDIN_FILENO, .events = POLLIN};
    sigset_t mask;
    sigprocmask(SIG_SETMASK, NULL, &mask);
    sigdelset(&mask, SIGWINCH);
    while (!screen_has_key(screen)) {
        if (session_interrupted || screen->ended)
            return -1;
        ppoll(&there, 1, NULL, &mask);
        screen_read(screen);
    }
    return (unsigned char)screen->keys.bytes[screen->taken++];
}

/* Takes the last character from the line and the screen. */
static void erase_one(struct screen *screen, struct text *line)
{
    size_t end = line->size;
    if (end == 0)
        return;
    do
        line->size--;
    while (line->size > 0 && ((unsigned char)line->bytes[line->size] & 0xc0) == 0x80);
    for (size_t i = utf8_columns(line->bytes + line->size, end - line->size); i > 0; i--)
        write_all(screen, "\b \b", 3);
}

/* What an escape sequence of a key holds is left out; a lone Escape is one. */
static bool lone_escape(struct screen *screen)
{
    if (!screen_has_key(screen))
        return true;
    int key = screen_key(screen);
    if (key == '[' || key == 'O')
        while (screen_has_key(screen) && screen_key(screen) < '@')
            continue;
    return false;
}

int screen_line(struct screen *screen, const char *prompt, struct text *line)
{
    struct text shown = {0};
    text_add_string(&shown, prompt);
    screen_say(screen, &shown);
    text_free(&shown);
    line->size = 0;
    for (;;) {
        int key = screen_key(screen);
        if (key == '\r' || key == '\n') {
            write_all(screen, "\r\n", 2);
            screen->column = 0;
            return 0;
        }
        if (key < 0 || key == 3 || key == 4 || key == 26 || key == 28 || key == 29 ||
            (key == 27 && lone_escape(screen))) {
            line->size = 0;
            return key;
        }
        if (key == 8 || key == 127) {
            erase_one(screen, line);
        } else if (key == 21) {
            while (line->size)
                erase_one(screen, line);
        } else if (key >= ' ' && line->size < 200) {
            char byte = (char)key;
            text_char(line, byte);
            write_all(screen, &byte, 1);
        }
    }
}
