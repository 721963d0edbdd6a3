/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A session's terminal: a pty of 80 by 24, and what comes from it, sorted by the prompt marks into
 * output, notices, what came late, and what is nobody's concern (prompts and echo).
 */
#include "lesson/session_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

/* Keeps at most OUTPUT_LIMIT bytes: a program that prints without end must not take the tutor with
 * it. */
static void keep(struct session *session, struct text *text, const char *bytes, size_t size)
{
    size_t room = text->size < OUTPUT_LIMIT ? OUTPUT_LIMIT - text->size : 0;
    if (size > room) {
        session->flooded = true;
        size = room;
    }
    text_add(text, bytes, size);
}

static void take_text(void *context, const char *bytes, size_t size)
{
    struct session *session = context;
    bool later = session->aside || session->prompts != session->prompts_before;
    if (session->place == PLACE_RUN)
        keep(session, &session->output, bytes, size);
    else if (session->place == PLACE_NOTICE)
        keep(session, later ? &session->late : &session->notice, bytes, size);
    else if (session->place == PLACE_EDIT)
        keep(session, session->typing ? &session->echo : &session->late, bytes, size);
    else if (session->place == PLACE_PROMPT)
        keep(session, &session->drawn, bytes, size);
    const struct session_watcher *watcher = session->plan.watcher;
    if (watcher && watcher->text)
        watcher->text(watcher->context, bytes, size);
}

/* Takes SIZE bytes out of TEXT. */
static void cut(struct text *text, size_t at, size_t size)
{
    if (size == 0)
        return; /* a text that was never added to has no bytes to move */
    memmove(text->bytes + at, text->bytes + at + size, text->size - at - size);
    text->size -= size;
}

/* Where the first empty line stands, or, when there is none, the first end of a line; SIZE_MAX
 * without any. */
static size_t empty_line(const struct text *text)
{
    size_t first = SIZE_MAX;
    for (size_t i = 0; i + 1 < text->size; i++) {
        if (text->bytes[i] != '\r' || text->bytes[i + 1] != '\n')
            continue;
        if (i == 0 || text->bytes[i - 1] == '\n')
            return i;
        if (first == SIZE_MAX)
            first = i;
    }
    return first;
}

/*
 * A prompt after a line that ran no command: what stands behind the prompt is the echo of what was
 * typed, and notices, and what others have written. The echo of Enter alone is an empty line, which
 * others' lines may stand above; that of anything else is taken to be the prompt's own line.
 */
static void take_behind_echo(struct session *session)
{
    static const char paste_off[] = "\033[?2004l\r"; /* readline's goodbye to the terminal */
    struct text *echo = &session->echo;
    const char *goodbye =
        echo->size ? memmem(echo->bytes, echo->size, paste_off, sizeof paste_off - 1) : NULL;
    if (goodbye)
        cut(echo, (size_t)(goodbye - echo->bytes), sizeof paste_off - 1);
    size_t line = session->keys == 1 ? empty_line(echo) : 0;
    const char *newline =
        session->keys != 1 && echo->size ? memchr(echo->bytes, '\n', echo->size) : NULL;
    if (session->keys == 1 && line != SIZE_MAX)
        cut(echo, line, 2);
    else
        cut(echo, 0, newline ? (size_t)(newline + 1 - echo->bytes) : echo->size);
    if (echo->size > 0)
        keep(session, &session->late, echo->bytes, echo->size);
    echo->size = 0;
}

/*
 * The line that is being typed was taken off the screen, so that a trap can run or a notice be
 * written. What stood on it, echo or the wiping out of it, is nobody's; what others had written
 * above it stays.
 */
static void take_line_aside(struct session *session)
{
    struct text *late = &session->late;
    const char *newline = late->size ? memrchr(late->bytes, '\n', late->size) : NULL;
    late->size = newline ? (size_t)(newline + 1 - late->bytes) : 0;
    session->echo.size = 0;
    session->aside = true;
}

/* Where the last LINES lines of the text begin, which is the rest behind the last newline for 0. */
static size_t last_lines(const struct text *text, int lines)
{
    size_t at = text->size;
    for (; lines >= 0 && at > 0; lines--) {
        const char *newline = memrchr(text->bytes, '\n', at);
        at = newline ? (size_t)(newline - text->bytes) : 0;
        if (newline && lines == 0)
            return at + 1;
    }
    return 0;
}

/* A prompt is drawn, in several writes. What others have written in between stands above it: the
 * prompt is the last line, and so many above as its mark has said. */
static void take_before_prompt(struct session *session)
{
    static const char paste_on[] = "\033[?2004h"; /* readline's greeting to the terminal */
    struct text *drawn = &session->drawn;
    const char *greeting =
        drawn->size ? memmem(drawn->bytes, drawn->size, paste_on, sizeof paste_on - 1) : NULL;
    if (greeting)
        cut(drawn, (size_t)(greeting - drawn->bytes), sizeof paste_on - 1);
    size_t others = last_lines(drawn, session->above);
    if (others)
        keep(session, &session->late, drawn->bytes, others);
    drawn->size = 0;
}

/* The prompt is there, and what comes now is typed behind it. Where it has brought back a line that
 * was set aside, that goes on as if nothing had been. */
static void take_edit(struct session *session)
{
    take_before_prompt(session);
    session->place = PLACE_EDIT;
    session->echo.size = 0;
    if (session->aside) {
        session->aside = false;
        return;
    }
    session->typing = false;
    session->keys = 0;
    *(session->more ? &session->mores : &session->prompts) += 1;
}

static void take_mark(void *context, enum mark mark, int number)
{
    struct session *session = context;
    switch (mark) {
    case MARK_PROMPT:
    case MARK_MORE:
        if (session->place == PLACE_EDIT && mark == MARK_PROMPT)
            take_behind_echo(session);
        session->place = PLACE_PROMPT;
        session->drawn.size = 0;
        session->above = number;
        session->more = mark == MARK_MORE;
        break;
    case MARK_EDIT:
        if (session->place == PLACE_PROMPT) /* else the editor has drawn its prompt anew */
            take_edit(session);
        break;
    case MARK_RUN:
        session->place = PLACE_RUN;
        session->blocked_in[0] = '\0';
        session->runs++;
        break;
    case MARK_DONE:
        session->place = PLACE_NOTICE;
        session->status = number;
        break;
    case MARK_ASIDE:
        if (session->place == PLACE_EDIT)
            take_line_aside(session);
        session->place = PLACE_NOTICE;
        break;
    case MARK_ENDED:
        session->drained = true;
        break;
    }
    const struct session_watcher *watcher = session->plan.watcher;
    if (watcher && watcher->mark)
        watcher->mark(watcher->context, mark, number);
}

void session_window(struct session *session, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    ioctl(session->master, TIOCSWINSZ, &size);
}

bool terminal_restore(struct session *session)
{
    return tcsetattr(session->slave, TCSANOW, &session->modes) == 0;
}

bool terminal_open(struct session *session)
{
    struct termios *modes = &session->modes;
    session->marks.text = take_text;
    session->marks.mark = take_mark;
    session->marks.context = session;
    session->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (session->master < 0 || grantpt(session->master) < 0 || unlockpt(session->master) < 0 ||
        ptsname_r(session->master, session->terminal, sizeof session->terminal) != 0)
        return false;
    session->slave = open(session->terminal, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (session->slave < 0 || tcgetattr(session->slave, modes) < 0)
        return false;
    modes->c_iflag |= IUTF8;
    session_window(session, session->plan.rows ? session->plan.rows : 24,
                   session->plan.columns ? session->plan.columns : 80);
    return terminal_restore(session);
}

void terminal_close(struct session *session)
{
    if (session->slave >= 0)
        close(session->slave);
    if (session->master >= 0)
        close(session->master);
    session->slave = session->master = -1;
}

bool terminal_read(struct session *session)
{
    char bytes[16384];
    ssize_t got = read(session->master, bytes, sizeof bytes);
    if (got <= 0)
        return false;
    if (session->tap)
        session->tap(session->tap_context, bytes, (size_t)got);
    if (*session->marks.aid)
        marks_feed(&session->marks, bytes, (size_t)got);
    else if (session->unread.size < OUTPUT_LIMIT)
        text_add(&session->unread, bytes, (size_t)got);
    return true;
}

void terminal_name_shell(struct session *session, const char *aid)
{
    if (strlen(aid) >= sizeof session->marks.aid)
        return;
    strcpy(session->marks.aid, aid);
    struct text unread = session->unread;
    session->unread = (struct text){0};
    marks_feed(&session->marks, unread.bytes, unread.size);
    text_free(&unread);
}

bool session_echoes(const struct session *session)
{
    struct termios modes;
    return tcgetattr(session->master, &modes) == 0 && (modes.c_lflag & ECHO);
}

/* Lets the session go on for as long as a person takes to the next key: from half to one and a half
 * of the pace, longer where a word has ended. */
static void wait_between_keys(struct session *session, char key)
{
    session->rhythm = session->rhythm * 1103515245u + 12345u;
    int percent = 50 + (int)(session->rhythm >> 16) % 101 + (key == ' ' ? 50 : 0);
    int64_t next = session_deadline(session->pace * percent / 100);
    while (session_wait(session, next))
        continue;
}

bool session_type(struct session *session, const char *bytes, size_t size, int64_t deadline)
{
    session->typing = true;
    while (size > 0) {
        if (session->stop)
            return false;
        ssize_t written = write(session->master, bytes, session->pace ? 1 : size);
        if (written > 0) {
            bytes += written;
            size -= (size_t)written;
            session->keys += (size_t)written;
            if (session->pace)
                wait_between_keys(session, bytes[-1]);
        } else if (written < 0 && errno != EAGAIN && errno != EINTR) {
            return false;
        } else if (!session_wait(session, deadline)) {
            return false;
        }
    }
    return true;
}
