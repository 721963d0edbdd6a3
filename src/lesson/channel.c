/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The private channel between tutor and shell: packets, each a line of words, then perhaps a body.
 * What the shell says of itself here cannot be forged by what a learner prints. The tutor believes
 * no more of it than it needs: marks say what was printed when, the channel says who the shell is,
 * in what call it sleeps, and what a check found.
 */
#include "lesson/session_internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LARGEST_PACKET = 65536 };

/* `hello 1 AID PID` */
static void take_hello(struct session *session, const char *words)
{
    char aid[64];
    int version;
    if (sscanf(words, "%d %63s", &version, aid) == 2 && version == 1 &&
        aid[strcspn(aid, ";\a\033")] == '\0')
        terminal_name_shell(session, aid);
}

/* `reply ID STATUS` or `reply ID cannot`, and a body */
static void take_reply(struct session *session, const char *words, const char *body, size_t size)
{
    unsigned id;
    char status[16];
    if (sscanf(words, "%u %15s", &id, status) != 2 || id != session->request)
        return;
    session->answered = id;
    session->answer = strcmp(status, "cannot") == 0 ? -1 : atoi(status);
    session->answer_text.size = 0;
    text_add(&session->answer_text, body, size);
}

/* `command`, and the text as its body; `lesson`, and what was asked for */
static void tell_watcher(struct session *session, const char *packet, const char *body, size_t size)
{
    const struct session_watcher *watcher = session->plan.watcher;
    if (!watcher)
        return;
    if (*packet == 'c' && watcher->typed)
        watcher->typed(watcher->context, body, size);
    if (*packet == 'l' && watcher->word)
        watcher->word(watcher->context, body);
}

static void take_packet(struct session *session, char *packet, size_t size)
{
    packet[size] = '\0';
    char *body = memchr(packet, '\n', size);
    size_t body_size = body ? size - (size_t)(body + 1 - packet) : 0;
    if (body)
        *body++ = '\0';
    char *words = strchr(packet, ' ');
    if (words)
        *words++ = '\0';
    else
        words = packet + strlen(packet);
    if (strcmp(packet, "hello") == 0)
        take_hello(session, words);
    else if (strcmp(packet, "block") == 0)
        snprintf(session->blocked_in, sizeof session->blocked_in, "%.*s",
                 (int)sizeof session->blocked_in - 1, words);
    else if (strcmp(packet, "prompt") == 0 || strcmp(packet, "command") == 0)
        session->blocked_in[0] = '\0';
    session->told += strcmp(packet, "prompt") == 0;
    if (body && (strcmp(packet, "command") == 0 || strcmp(packet, "lesson") == 0))
        tell_watcher(session, packet, body, body_size);
    else if (strcmp(packet, "reply") == 0)
        take_reply(session, words, body ? body : "", body_size);
}

bool channel_read(struct session *session)
{
    static char packet[LARGEST_PACKET + 1];
    ssize_t got = recv(session->channel, packet, LARGEST_PACKET, MSG_DONTWAIT);
    if (got > 0) {
        take_packet(session, packet, (size_t)got);
        return true;
    }
    if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
        close(session->channel);
        session->channel = -1;
        session->blocked_in[0] = '\0';
        return true;
    }
    return false;
}

bool session_ask(struct session *session, const char *verb, const char *code)
{
    struct text packet = {0};
    int64_t deadline = session_deadline(session->plan.milliseconds);
    text_format(&packet, "%s %u\n%s", verb, ++session->request, code);
    bool sent =
        session->channel >= 0 && packet.size <= LARGEST_PACKET &&
        send(session->channel, packet.bytes, packet.size, MSG_NOSIGNAL) == (ssize_t)packet.size;
    text_free(&packet);
    while (sent && session->answered != session->request && session->channel >= 0 && !session->gone)
        if (!session_wait(session, deadline))
            return false;
    return session->answered == session->request;
}
