/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pipes, continued: communicate feeds and drains all streams of a program at once.
 *
 * Whoever writes everything first and reads then can wait for ever: the program cannot write,
 * because nobody reads, and so it does not read. communicate never waits for one end alone. It asks
 * the kernel, by ppoll, which ends can go on, and moves what they have. The input's pipe is opened
 * non-blocking, so that a write takes what fits; nothing is read that has no place to go.
 */
#include "base/message.h"
#include "base/output.h"
#include "builtins/answers.h"
#include "builtins/made.h"
#include "builtins/popened.h"
#include "builtins/wait.h"
#include "jobs/jobs.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

enum { BLOCK = 65536 }; /* a pipe's capacity: more cannot be moved in one step */

/* One direction in which bytes go. */
struct flow {
    int from, to;     /* -1: out of the text, or into it */
    struct text text; /* what has been read and is to be written */
    size_t at;        /* how much of it has been written */
    size_t step;      /* the most that a write may take without a risk to block */
    int users;        /* the user's own number of the input's pipe, closed with it; else -1 */
    bool eager;       /* a write may be tried at once, without asking poll first */
    bool over;
};

struct talk {
    const char *who;
    struct flow flows[STREAMS]; /* into the program's 0, out of its 1, out of its 2 */
    int status;                 /* 1 after a failure that was told */
};

/* ---- The two ends of a flow ---- */

/* Ends the flow. Its pipe is closed, so that the program sees the end, or stops writing. */
static void end_flow(struct flow *flow, bool input)
{
    flow->over = true;
    if (input)
        why("all has been sent: the program must see the end of its input");
    else
        why("the stream is at its end, or nobody wants more of it");
    sys_close(input ? flow->to : flow->from);
    if (flow->users < 0)
        return;
    why("and the user's own number for it, or the pipe would have a writer still");
    sys_close(flow->users);
}

static void fail(struct talk *talk, const char *call, int fd)
{
    talk->status = call_failed(talk->who, errno, "%s(%d)", call, fd);
}

static void fill(struct talk *talk, struct flow *flow, bool input)
{
    if (flow->to >= 0)
        flow->text.size = flow->at = 0;
    text_reserve(&flow->text, BLOCK);
    if (input)
        why("what is to be sent is read only when the last of it has gone");
    else
        why("the program has written something: it is taken out, so that there is room for more");
    ssize_t size = sys_read(flow->from, flow->text.bytes + flow->text.size, BLOCK);
    if (size > 0) {
        flow->text.size += (size_t)size;
    } else if (size == 0 || (errno != EINTR && errno != EAGAIN)) {
        if (size < 0)
            fail(talk, "read", flow->from);
        end_flow(flow, input);
    }
}

static void empty(struct talk *talk, struct flow *flow, bool input)
{
    size_t left = flow->text.size - flow->at;
    if (input)
        why("the pipe to the program has room: it takes what fits, and does not block");
    else
        why("what the program has written goes on to where this builtin's output goes");
    ssize_t size =
        sys_write(flow->to, flow->text.bytes + flow->at, left < flow->step ? left : flow->step);
    if (size >= 0)
        flow->at += (size_t)size;
    else if (errno != EINTR && errno != EAGAIN) {
        /* a program that reads no more is no failure of ours: head has had enough */
        if (!input || errno != EPIPE)
            fail(talk, "write", flow->to);
        end_flow(flow, input);
    } else
        return;
    if (!flow->over && flow->from < 0 && flow->at == flow->text.size)
        end_flow(flow, input);
}

static bool has_more(const struct flow *flow)
{
    return flow->to >= 0 && flow->at < flow->text.size;
}

/* ---- All at once ---- */

/* What each flow waits for. Returns how many entries of `ends` are used; two for a flow. */
static nfds_t ask_for(const struct talk *talk, struct pollfd ends[2 * STREAMS])
{
    nfds_t open = 0;
    for (int n = 0; n < STREAMS; n++) {
        const struct flow *flow = &talk->flows[n];
        bool more = has_more(flow);
        /* the second entry asks for nothing: it hears when a reader has gone */
        ends[2 * n] = (struct pollfd){.fd = -1};
        ends[2 * n + 1] = (struct pollfd){.fd = -1};
        if (flow->over)
            continue;
        open++;
        if (!more)
            ends[2 * n] = (struct pollfd){.fd = flow->from, .events = POLLIN};
        if (more || n == 0)
            ends[2 * n + 1] = (struct pollfd){.fd = flow->to, .events = more ? POLLOUT : 0};
    }
    return open;
}

static void move(struct talk *talk, const struct pollfd ends[2 * STREAMS])
{
    for (int n = 0; n < STREAMS; n++) {
        struct flow *flow = &talk->flows[n];
        const struct pollfd *from = &ends[2 * n], *to = &ends[2 * n + 1];
        if (flow->over)
            continue;
        if (has_more(flow) && to->revents)
            empty(talk, flow, n == 0);
        else if (n == 0 && to->revents & (POLLERR | POLLNVAL))
            end_flow(flow, true);
        else if (from->revents) {
            fill(talk, flow, n == 0);
            if (flow->eager && !flow->over && has_more(flow))
                empty(talk, flow, n == 0);
        }
    }
}

/* Moves bytes until all flows are over. False when a signal that has a trap came first. */
static bool exchange(struct shell *sh, struct talk *talk)
{
    struct pollfd ends[2 * STREAMS];
    while (ask_for(talk, ends) > 0) {
        if (signals_on_block)
            signals_on_block(sh, "ppoll");
        int ready = jobs_sleep(sh, ends, 2 * STREAMS, NULL);
        if (ready < 0 && errno != EINTR) {
            talk->status = call_failed(talk->who, errno, "ppoll()");
            return true;
        }
        if (signals_waiting(sh))
            return false;
        signals_take_children();
        signals_take_window_change();
        if (ready > 0)
            move(talk, ends);
    }
    return true;
}

/* ---- Before and after ---- */

/* A write to a pipe takes at once what fits, or, where the end is not ours to change, a page. */
static size_t safe_step(int fd)
{
    struct stat info;
    why("into somebody's pipe goes at most what poll's word covers: PIPE_BUF bytes");
    return sys_fstat(fd, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISCHR(info.st_mode) ? PIPE_BUF
                                                                                         : BLOCK;
}

/*
 * Opens the pipe to the program once more, with O_NONBLOCK. To set the flag on `fd` itself would
 * set it for everybody who has a copy: it belongs to the open file, not to the number. Where there
 * is no /proc, `fd` is used as it is.
 */
static int open_again(int fd)
{
    char path[40];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    why("a write must take what fits and come back; O_NONBLOCK is for this second opening alone");
    return sys_open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC, 0);
}

/* The flow into the program, out of `text` or (NULL) of standard input. */
static struct flow input_flow(int fd, const char *text)
{
    int again = open_again(fd);
    struct flow flow = {.from = text ? -1 : 0,
                        .to = again >= 0 ? again : fd,
                        .step = again >= 0 ? BLOCK : PIPE_BUF,
                        .users = again >= 0 ? fd : -1,
                        .eager = again >= 0};
    if (text)
        text_add_string(&flow.text, text);
    if (text && !*text)
        end_flow(&flow, true);
    return flow;
}

/* Lays the flows: from `input` (NULL: standard input) to the program, and from it to us. */
static void lay_flows(struct talk *talk, const struct popened *process, const char *input,
                      bool collect)
{
    for (int n = 0; n < STREAMS; n++)
        talk->flows[n] = (struct flow){.over = true};
    for (int n = 0; n < process->count; n++) {
        int stream = process->stream[n], fd = process->fds[n];
        struct flow *flow = &talk->flows[stream];
        if (!popened_is_open(process, n))
            continue;
        size_t step = stream && !collect ? safe_step(stream) : BLOCK;
        if (stream == 0)
            *flow = input_flow(fd, input);
        else
            *flow = (struct flow){.from = fd,
                                  .to = collect ? -1 : stream,
                                  .step = step,
                                  .users = -1,
                                  .eager = step == BLOCK};
    }
}

/* A variable cannot hold a NUL byte: those are left out, and that is told. */
static void drop_nuls(struct talk *talk, struct text *text)
{
    size_t kept = 0;
    for (size_t i = 0; i < text->size; i++)
        if (text->bytes[i])
            text->bytes[kept++] = text->bytes[i];
    if (kept < text->size) {
        message(talk->who, "NUL bytes are left out: no variable can hold them");
        talk->status = 1;
    }
    text->size = kept;
}

/* -v OUT,ERR */
static void store(struct shell *sh, struct talk *talk, char **names)
{
    for (int n = 0; n < 2 && names[n]; n++) {
        struct text *text = &talk->flows[n + 1].text;
        drop_nuls(talk, text);
        if (!variable_set_by_name(sh, names[n], text_end(text)))
            talk->status = 1;
    }
}

/* -r: as Python's communicate returns it, None for a stream that there is not. */
static void show_python(struct talk *talk, const struct popened *process)
{
    struct text line = {0};
    for (int stream = 1; stream < STREAMS; stream++) {
        struct text *text = &talk->flows[stream].text;
        bool known = false;
        for (int n = 0; n < process->count; n++)
            known |= process->stream[n] == stream;
        text_add_string(&line, stream == 1 ? "(" : ", ");
        drop_nuls(talk, text);
        if (known)
            text_add_python(&line, text_end(text));
        else
            text_add_string(&line, "None");
    }
    text_add_string(&line, ")\n");
    output_add(line.bytes, line.size);
    text_free(&line);
}

/* Talks with the program with SIGPIPE out of the way. False when a trap's signal came first. */
static bool talk_to(struct shell *sh, struct talk *talk, const struct popened *process,
                    const char *input, bool collect)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, old;
    sigemptyset(&ignore.sa_mask);
    output_flush();
    why("a program that stops reading must cost us no more than an EPIPE");
    sys_sigaction(SIGPIPE, &ignore, &old);
    lay_flows(talk, process, input, collect);
    bool done = exchange(sh, talk);
    if (!talk->flows[0].over && talk->flows[0].users >= 0) {
        why("the second opening was this builtin's own; the user's is as it was");
        sys_close(talk->flows[0].to);
    }
    why("SIGPIPE does again what it did before");
    sys_sigaction(SIGPIPE, &old, NULL);
    return done;
}

/* ---- The builtin ---- */

struct wishes {
    const char *input; /* of -s */
    char *names[3];    /* of -v, ended by NULL */
    bool python;
};

static int read_names(struct shell *sh, const char *who, const char *list, struct wishes *wishes)
{
    const char *comma = strchr(list, ',');
    size_t size = comma ? (size_t)(comma - list) : strlen(list);
    wishes->names[0] = arena_copy(&sh->scratch, list, size);
    wishes->names[1] = comma ? (char *)comma + 1 : NULL;
    return made_check(sh, who, wishes->names, comma ? 2 : 1);
}

static int read_options(struct shell *sh, struct options_parse *p, struct wishes *wishes)
{
    int letter, status = 0;
    while ((letter = options_next(p, "rs:v:")) && !status) {
        if (letter == '?')
            status = 2;
        else if (letter == 's')
            wishes->input = p->argument;
        else if (letter == 'v')
            status = read_names(sh, p->argv[0], p->argument, wishes);
        else
            wishes->python = true;
    }
    return status;
}

/* The process that all of the descriptors belong to; NULL after an error, with the status. */
static struct popened *find_process(struct shell *sh, const char *who, char **words, int *status)
{
    struct popened *process = NULL;
    for (; *words; words++) {
        int fd;
        *status = descriptor_operand(sh, who, "ppoll", *words, &fd);
        if (*status)
            return NULL;
        struct popened *found = popened_find(sh, fd);
        if (!found || (process && found != process)) {
            message(who,
                    found ? "%d belongs to another program than those before it"
                          : "%d is no descriptor that popen made, or was closed",
                    fd);
            *status = 1;
            return NULL;
        }
        process = found;
    }
    return process;
}

/* In a subshell there are the descriptors, but neither the child nor, elsewhere, the last copy. */
static bool is_ours(struct shell *sh, const char *who, const struct popened *process)
{
    if (!process->collected && is_users_child(sh, process->pid))
        return true;
    message_errno(who, ECHILD, "waitpid(%d)", (int)process->pid);
    if (sh->subshell)
        message(who, "this is a subshell, and the program is its parent's child: only the parent "
                     "can close the last copy of its input");
    return false;
}

static int finish(struct shell *sh, struct talk *talk, struct popened *process)
{
    int status = 0;
    pid_t pid = process->pid;
    popened_close(process);
    popened_forget(sh, process);
    int error = wait_for_command(sh, pid, &status);
    if (error)
        return call_failed(talk->who, error, "waitpid(%d)", (int)pid);
    return talk->status ? talk->status : exit_status(status);
}

static int run_communicate(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    struct wishes wishes = {0};
    struct talk talk = {.who = argv[0]};
    options_begin(&p, argc, argv);
    int status = read_options(sh, &p, &wishes);
    if (status)
        return status;
    if (!operands_between(sh, &p, 1, STREAMS))
        return 2;
    struct popened *process = find_process(sh, argv[0], argv + p.next, &status);
    if (!process)
        return status;
    if (!is_ours(sh, argv[0], process))
        return 1;
    bool collect = wishes.python || wishes.names[0];
    bool done = talk_to(sh, &talk, process, wishes.input, collect);
    if (!done) {
        status = call_failed(argv[0], EINTR, "ppoll()");
    } else {
        if (wishes.names[0])
            store(sh, &talk, wishes.names);
        if (wishes.python)
            show_python(&talk, process);
        status = finish(sh, &talk, process);
    }
    for (int n = 0; n < STREAMS; n++)
        text_free(&talk.flows[n].text);
    return status;
}

static const struct builtin_option communicate_options[] = {
    {'r', NULL, ARGUMENT_NONE, "print what came as Python shows it: (output, errors)"},
    {'s', "TEXT", ARGUMENT_TEXT, "send TEXT, instead of what standard input gives"},
    {'v', "OUT,ERR", ARGUMENT_VARIABLE, "store what came in variables and print nothing"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin communicate_builtin = {
    .name = "communicate",
    .run = run_communicate,
    .usage = "communicate [-r] [-s TEXT] [-v OUT[,ERR]] FD...",
    .purpose = "feed a program and drain it, all streams at once",
    .calls = "ppoll read write close waitpid",
    .section = "pipes",
    .options = communicate_options,
    .operands = {ARGUMENT_FD},
    .c = "poll(fds, 3, -1); /* and then read or write what is ready, again and again */",
    .python = "output, errors = process.communicate(input)",
    .text =
        "FD is one of a program's descriptors, or all of them, as popen, popen2, popen3 or popen4 "
        "has\n"
        "given them. Standard input (or TEXT) goes to the program, its output to standard output,\n"
        "its errors to standard error, as each can take more; whatever bytes, however many. At\n"
        "the end the streams are closed and the program is waited for: $? is its status.\n"
        "\n"
        "It cannot deadlock as writing all and then reading can. At a terminal, ^D ends the "
        "input.\n"
        "In a pipeline it would be a subshell's, which has no children: say communicate $in <file.",
};
