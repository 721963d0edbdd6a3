/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Redirections. */
#include "exec/redirect.h"

#include "base/message.h"
#include "base/output.h"
#include "expand/expand.h"
#include "jobs/signals.h"
#include "state/shell.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/mman.h>

/* ---- Here-documents ---- */

/* Moves a descriptor of the shell's out of the range that the user sees. Returns the new number, or
 * -1. */
static int out_of_the_way(int fd)
{
    if (fd < 0 || fd >= DESCRIPTOR_FIRST)
        return fd;
    why("the numbers below 10 are the user's");
    int moved = sys_fcntl(fd, F_DUPFD_CLOEXEC, DESCRIPTOR_FIRST);
    int error = errno;
    why("the copy above 10 has taken its place, and the low number is free for the user");
    sys_close(fd);
    errno = error;
    return moved;
}

static bool write_all(int fd, const char *text, size_t size)
{
    while (size) {
        why("the text of the here-document is laid ready for the command to read");
        ssize_t done = sys_write(fd, text, size);
        if (done < 0 && errno != EINTR)
            return false;
        if (done > 0) {
            text += done;
            size -= (size_t)done;
        }
    }
    return true;
}

/*
 * A file, not a pipe: it holds a text of any length with nobody standing by to write it, and a
 * reader may take a block and give back what it did not use.
 */
static int here_memory(const char *text, size_t size)
{
    why("a here-document is a file that lives in memory only: it has no name, and goes with its "
        "last descriptor");
    int fd = sys_memfd_create("here-document", MFD_CLOEXEC);
    if (fd < 0)
        return -1;
    bool ready = write_all(fd, text, size);
    if (ready) {
        why("writing has moved the position to the end; the command is to read from the beginning");
        ready = sys_lseek(fd, 0, SEEK_SET) == 0;
    }
    if (!ready) {
        int error = errno;
        why("there is nothing whole to be read, so the file goes");
        sys_close(fd);
        errno = error;
        return -1;
    }
    return out_of_the_way(fd);
}

static bool word_assigns(const struct word *word)
{
    for (const struct part *part = word ? word->parts : NULL; part; part = part->next) {
        if (part->kind == PART_ARITHMETIC)
            return true;
        if (part->kind != PART_PARAMETER)
            continue;
        const struct parameter *parameter = part->u.parameter;
        if (parameter->operator== PARAMETER_ASSIGN || word_assigns(parameter->word))
            return true;
    }
    return false;
}

bool redirections_assign(const struct redirect *redirect)
{
    for (; redirect; redirect = redirect->next)
        if (word_assigns(redirect->kind == REDIRECT_HERE ? redirect->body : redirect->word))
            return true;
    return false;
}

static bool prepare_here(struct shell *sh, const struct redirect *redirect,
                         struct redirection *ready, bool *expanded)
{
    size_t begin;
    *expanded = expand_in_place(sh, redirect->body, EXPAND_PLAIN, &begin);
    if (!*expanded)
        return false;
    const char *text = sh->expansion.bytes + begin;
    size_t size = sh->expansion.size - begin;
    ready->here = here_memory(text, size);
    int error = errno;
    sh->expansion.size = begin;
    if (ready->here < 0)
        message_errno("nacre", error, "memfd_create");
    ready->from = ready->here;
    return ready->here >= 0;
}

/* ---- Preparing ---- */

/* n, or - for closing. */
static bool prepare_copy(struct shell *sh, const char *word, struct redirection *ready)
{
    (void)sh;
    if (strcmp(word, "-") == 0) {
        ready->from = -1;
        return true;
    }
    long long number = whole_number(word, INT_MAX);
    if (number < 0) {
        message("nacre", "%s: after >& and <& comes the number of a descriptor, or -",
                visible(word));
        return false;
    }
    ready->from = (int)number;
    return true;
}

/* *expanded tells an error of an expansion from others. */
static bool prepare_one(struct shell *sh, const struct redirect *redirect,
                        struct redirection *ready, bool *expanded)
{
    *ready =
        (struct redirection){.kind = redirect->kind, .fd = redirect->fd, .from = -1, .here = -1};
    if (redirect->kind == REDIRECT_HERE)
        return prepare_here(sh, redirect, ready, expanded);
    const char *word = expand_string(sh, redirect->word, EXPAND_PLAIN, NULL);
    *expanded = word != NULL;
    if (!word)
        return false;
    if (redirect->kind == REDIRECT_DUP_INPUT || redirect->kind == REDIRECT_DUP_OUTPUT)
        return prepare_copy(sh, word, ready);
    ready->path = word;
    return true;
}

bool redirections_prepare(struct shell *sh, const struct redirect *redirect,
                          struct redirections *ready)
{
    *ready = (struct redirections){0};
    if (!redirect)
        return true;
    int count = 0;
    for (const struct redirect *r = redirect; r; r = r->next)
        count++;
    ready->list = arena_alloc(&sh->scratch, (size_t)count * sizeof *ready->list);
    for (; redirect; redirect = redirect->next) {
        bool expanded;
        if (!prepare_one(sh, redirect, &ready->list[ready->count], &expanded)) {
            redirections_release(ready);
            ready->failed_to_expand = !expanded;
            return false;
        }
        ready->count++;
    }
    return true;
}

void redirections_release(struct redirections *ready)
{
    for (int i = 0; i < ready->count; i++) {
        if (ready->list[i].here < 0)
            continue;
        why("the command has its own copy of the here-document's descriptor");
        sys_close(ready->list[i].here);
        ready->list[i].here = -1;
    }
}

/* ---- Making the calls ---- */

/* Opens a file for `>` under noclobber: only a new one, or what is no regular file (XCU 2.7.2). */
static int open_new(const char *path)
{
    why("with noclobber, > may make a file but not overwrite one: O_EXCL asks for both in one "
        "step");
    int fd = sys_open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);
    if (fd >= 0 || errno != EEXIST)
        return fd;
    why("the name exists: a device or a pipe may still be written to");
    fd = sys_open(path, O_WRONLY, 0);
    struct stat info;
    why("noclobber protects regular files alone, so the kernel is asked what kind of file was "
        "opened");
    if (fd >= 0 && sys_fstat(fd, &info) == 0 && !S_ISREG(info.st_mode))
        return fd;
    if (fd >= 0) {
        why("it is a regular file, and noclobber protects it: it is closed as it was");
        sys_close(fd);
    }
    errno = EEXIST;
    return -1;
}

static int open_file(struct shell *sh, const struct redirection *r)
{
    switch (r->kind) {
    case REDIRECT_INPUT:
        why("< opens the file for reading; the kernel gives the lowest free number");
        return sys_open(r->path, O_RDONLY, 0);
    case REDIRECT_APPEND:
        why(">> opens the file so that each write goes to its end, wherever that is by then");
        return sys_open(r->path, O_WRONLY | O_CREAT | O_APPEND, 0666);
    case REDIRECT_READ_WRITE:
        why("<> opens the file for reading and writing, and leaves its contents alone");
        return sys_open(r->path, O_RDWR | O_CREAT, 0666);
    default:
        break;
    }
    if (r->kind == REDIRECT_OUTPUT && (sh->options & OPTION_NOCLOBBER))
        return open_new(r->path);
    why("> opens the file for writing and empties it, before the command has even begun");
    return sys_open(r->path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
}

static const char *open_flags(const struct shell *sh, const struct redirection *r)
{
    static const char *const flags[] = {"O_RDONLY", "O_WRONLY|O_CREAT|O_TRUNC",
                                        "O_WRONLY|O_CREAT|O_TRUNC", "O_WRONLY|O_CREAT|O_APPEND",
                                        "O_RDWR|O_CREAT"};
    if (r->kind == REDIRECT_OUTPUT && (sh->options & OPTION_NOCLOBBER))
        return "O_WRONLY|O_CREAT|O_EXCL";
    return flags[r->kind];
}

/*
 * Whether `from`, which <& or >& is to copy, is open for what the operator says (XCU 2.7.5, 2.7.6);
 * else that has been told. What is not open at all is left for dup2 to tell.
 */
static bool is_open_for(int from, bool writing)
{
    if (writing)
        why(">& copies a descriptor that is open for writing: is this one?");
    else
        why("<& copies a descriptor that is open for reading: is this one?");
    int flags = sys_fcntl(from, F_GETFL, 0), mode = flags & O_ACCMODE;
    if (flags < 0 || mode == O_RDWR || mode == (writing ? O_WRONLY : O_RDONLY))
        return true;
    message("nacre", "%s%d: descriptor %d is not open for %s", writing ? ">&" : "<&", from, from,
            writing ? "writing" : "reading");
    return false;
}

/* Opens, copies or closes: after it, r->fd is what the redirection says. False after an error,
 * told. */
static bool make(struct shell *sh, const struct redirection *r)
{
    if (!r->path && r->from < 0) {
        why("the redirection closes the descriptor; it is no error if it was closed");
        sys_close(r->fd);
        return true;
    }
    int from = r->from;
    if (r->path) {
        do
            from = open_file(sh, r);
        while (from < 0 && errno == EINTR && !signals_waiting(sh));
        if (from < 0) {
            message_errno("nacre", errno, "open(\"%s\", %s)", visible(r->path), open_flags(sh, r));
            return false;
        }
        if (from == r->fd)
            return true;
    } else if (descriptor_what(sh, from) && r->here < 0) {
        message_errno("nacre", EBADF, "dup2(%d, %d)", from, r->fd);
        return false;
    } else if (r->here < 0 && !is_open_for(from, r->kind == REDIRECT_DUP_OUTPUT)) {
        return false;
    } else if (from == r->fd) {
        why("it has its number already; that must be no close-on-exec descriptor, or a program "
            "would not get it");
        if (sys_fcntl(from, F_SETFD, 0) == 0)
            return true;
    }
    why("the command finds what it is given under the number that it expects");
    int result = sys_dup2(from, r->fd);
    int error = errno;
    if (r->path) {
        why("the number that open gave is not needed any more");
        sys_close(from);
    }
    if (result < 0) {
        message_errno("nacre", error, "dup2(%d, %d)", from, r->fd);
        return false;
    }
    return true;
}

bool redirections_in_child(struct shell *sh, const struct redirections *ready)
{
    for (int i = 0; i < ready->count; i++)
        if (!make(sh, &ready->list[i]))
            return false;
    return true;
}

/* Keeps a copy of what a descriptor is now. Returns false when even that cannot be had. */
static bool save(struct shell *sh, int fd, struct redirect_undo *undo)
{
    struct redirect_saved *saved = &undo->list[undo->count];
    *saved = (struct redirect_saved){fd, -1};
    if (descriptor_copy(sh, fd, &saved->copy, "a saved copy") != 0 && errno != EBADF) {
        message_errno("nacre", errno, "fcntl(%d, F_DUPFD_CLOEXEC)", fd);
        return false;
    }
    undo->count++;
    return true;
}

bool redirections_apply(struct shell *sh, const struct redirections *ready,
                        struct redirect_undo *undo)
{
    if (undo)
        *undo = (struct redirect_undo){0};
    if (!ready->count)
        return true;
    output_flush();
    if (undo)
        undo->list = arena_alloc(&sh->scratch, (size_t)ready->count * sizeof *undo->list);
    for (int i = 0; i < ready->count; i++) {
        const struct redirection *r = &ready->list[i];
        bool ok =
            descriptor_yield(sh, r->fd) == 0 && (!undo || save(sh, r->fd, undo)) && make(sh, r);
        if (!ok) {
            if (undo)
                redirections_undo(sh, undo);
            return false;
        }
    }
    return true;
}

void redirections_undo(struct shell *sh, struct redirect_undo *undo)
{
    if (undo->count)
        output_flush();
    while (undo->count > 0) {
        struct redirect_saved *saved = &undo->list[--undo->count];
        if (saved->copy >= 0) {
            why("the redirection held for one command; now the descriptor is what it was");
            if (sys_dup2(saved->copy, saved->fd) < 0)
                message_errno("nacre", errno, "dup2(%d, %d)", saved->copy, saved->fd);
            descriptor_drop(sh, &saved->copy);
        } else {
            why("the descriptor was closed before the command, and is so again");
            sys_close(saved->fd);
        }
    }
}
