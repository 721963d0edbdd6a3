/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Measures how long a person waits for a prompt.
 *
 *     typist ROUNDS NAME=COMMAND...
 *
 * Each round starts every contender once, on a pseudo-terminal of its own, with a PS1 that can be
 * found in its output. Two times are taken: from exec to the first prompt, and from Enter, behind
 * the command `:`, to the next prompt, ENTERS times in each round. Words of COMMAND are divided by
 * single blanks; a word that begins with = is one word up to the end. Printed are medians. Goals:
 * the first prompt of the first contender before bash's, and its Enter within 1.1 of dash's.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    CONTENDERS = 12,
    ROUNDS = 100,
    ENTERS = 10,
    WORDS = 12,
    QUIET = 30,       /* milliseconds without output: whoever prints has come to rest */
    PATIENCE = 10000, /* milliseconds until a shell that shows no prompt is given up */
    OUTPUT = 1 << 16
};

#define PROMPT "@ready@#"

struct contender {
    const char *name;
    char *words[WORDS + 1];
    double first[ROUNDS], enter[ROUNDS * ENTERS]; /* milliseconds */
    int firsts, enters;
};

static struct contender contenders[CONTENDERS];
static int contender_count;

static _Noreturn void stop(const char *call)
{
    perror(call);
    exit(2);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* A shell at a terminal. */
struct session {
    int terminal; /* our side */
    pid_t pid;
    size_t size; /* of what it has printed since the last look */
    char output[OUTPUT + 1];
};

static void start(struct session *session, const struct contender *contender)
{
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    session->size = 0;
    session->terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (session->terminal < 0 || grantpt(session->terminal) != 0 ||
        unlockpt(session->terminal) != 0)
        stop("posix_openpt");
    ioctl(session->terminal, TIOCSWINSZ, &size);
    session->pid = fork();
    if (session->pid < 0)
        stop("fork");
    if (session->pid > 0)
        return;
    setsid();
    int theirs = open(ptsname(session->terminal), O_RDWR);
    if (theirs < 0)
        _exit(126);
    dup2(theirs, 0);
    dup2(theirs, 1);
    dup2(theirs, 2);
    if (theirs > 2)
        close(theirs);
    execvp(contender->words[0], contender->words);
    _exit(127);
}

/* Takes what has been printed. False when nothing comes for `patience` milliseconds, or never more.
 */
static bool take(struct session *session, int patience)
{
    struct pollfd ready = {.fd = session->terminal, .events = POLLIN};
    if (poll(&ready, 1, patience) <= 0)
        return false;
    if (session->size == OUTPUT)
        session->size = 0;
    ssize_t size = read(session->terminal, session->output + session->size, OUTPUT - session->size);
    if (size <= 0)
        return false;
    session->size += (size_t)size;
    session->output[session->size] = '\0';
    return true;
}

/* Waits for the prompt; behind a line's end, where `next`, since an editor may draw the old one
 * again. */
static bool wait_for_prompt(struct session *session, bool next)
{
    for (;;) {
        const char *from = session->output;
        session->output[session->size] = '\0';
        if (next)
            from = memchr(from, '\n', session->size);
        if (from && strstr(from, PROMPT))
            return true;
        if (!take(session, PATIENCE))
            return false;
    }
}

static void come_to_rest(struct session *session)
{
    while (take(session, QUIET))
        ;
    session->size = 0;
}

static void type(const struct session *session, const char *text)
{
    if (write(session->terminal, text, strlen(text)) < 0)
        stop("write");
}

static void end(const struct session *session)
{
    close(session->terminal); /* which hangs up */
    kill(session->pid, SIGKILL);
    waitpid(session->pid, NULL, 0);
}

static void measure(struct contender *contender)
{
    static struct session session;
    double begin = now();
    start(&session, contender);
    if (!wait_for_prompt(&session, false)) {
        fprintf(stderr, "prompt: %s shows no prompt\n", contender->name);
        end(&session);
        return;
    }
    contender->first[contender->firsts++] = now() - begin;
    for (int i = 0; i < ENTERS; i++) {
        come_to_rest(&session);
        type(&session, ":");
        come_to_rest(&session);
        begin = now();
        type(&session, "\r");
        if (!wait_for_prompt(&session, true))
            break;
        contender->enter[contender->enters++] = now() - begin;
    }
    end(&session);
}

/* Telling */

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *list, int count)
{
    if (count == 0)
        return 0;
    qsort(list, (size_t)count, sizeof *list, by_size);
    return list[count / 2];
}

/* What the median of the contender called `name` is; 0 when it is not there. */
static double of(const char *name, bool first)
{
    for (int i = 0; i < contender_count; i++) {
        struct contender *c = &contenders[i];
        if (strcmp(c->name, name) == 0)
            return first ? median(c->first, c->firsts) : median(c->enter, c->enters);
    }
    return 0;
}

static void print(void)
{
    printf("%-8s %14s %20s\n", "", "first prompt", "Enter to prompt");
    for (int i = 0; i < contender_count; i++)
        printf("%-8s %11.2f ms %17.3f ms\n", contenders[i].name, of(contenders[i].name, true),
               of(contenders[i].name, false));
    double bash = of("bash", true), dash = of("dash", false);
    double first = of(contenders[0].name, true), enter = of(contenders[0].name, false);
    if (bash > 0)
        printf("first prompt: %.2f of bash's, goal 1.00: %s\n", first / bash,
               first > 0 && first <= bash ? "met" : "missed");
    if (dash > 0)
        printf("Enter to prompt: %.2f of dash's, goal 1.10: %s\n", enter / dash,
               enter > 0 && enter <= 1.1 * dash ? "met" : "missed");
}

static void read_contender(char *text)
{
    struct contender *contender = &contenders[contender_count++];
    int count = 0;
    char *equals = strchr(text, '=');
    if (!equals) {
        fprintf(stderr, "prompt: %s: NAME=COMMAND is needed\n", text);
        exit(2);
    }
    *equals = '\0';
    contender->name = text;
    for (char *word = equals + 1; word && count < WORDS; count++) {
        char *blank = *word == '=' ? NULL : strchr(word, ' ');
        contender->words[count] = *word == '=' ? word + 1 : word;
        if (blank)
            *blank++ = '\0';
        word = blank;
    }
}

int main(int argc, char **argv)
{
    int rounds = argc > 2 ? atoi(argv[1]) : 0;
    if (rounds < 1 || rounds > ROUNDS || argc - 2 > CONTENDERS) {
        fprintf(stderr, "usage: typist ROUNDS NAME=COMMAND...\n");
        return 2;
    }
    for (int i = 2; i < argc; i++)
        read_contender(argv[i]);
    setenv("PS1", PROMPT, 1);
    for (int round = 0; round < rounds; round++)
        for (int i = 0; i < contender_count; i++)
            measure(&contenders[(i + round) % contender_count]);
    print();
    return 0;
}
