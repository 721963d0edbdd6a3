/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The launcher. */
#include "exec/launch.h"

#include "base/message.h"
#include "base/output.h"
#include "exec/command.h"
#include "exec/path.h"
#include "jobs/jobs.h"
#include "state/shell.h"
#include "sys/record.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>

bool launch_move(int from, int to)
{
    if (from < 0)
        return true;
    if (from == to) {
        why("the end of the pipe has the right number already, but a program would not inherit it");
        if (sys_fcntl(from, F_SETFD, 0) == 0)
            return true;
        message_errno("nacre", errno, "fcntl(%d, F_SETFD)", from);
        return false;
    }
    if (to == 0)
        why("the command reads from the pipe as from its standard input");
    else
        why("what the command prints on standard output goes into the pipe");
    bool moved = sys_dup2(from, to) >= 0;
    if (!moved)
        message_errno("nacre", errno, "dup2(%d, %d)", from, to);
    why("a second descriptor for the same end would keep the pipe open and its reader waiting");
    sys_close(from);
    return moved;
}

bool launch_without_input(void)
{
    why("without job control, a command in the background must not take the shell's input away");
    int null = sys_open("/dev/null", O_RDONLY, 0);
    if (null < 0)
        message_errno("nacre", errno, "open(\"/dev/null\")");
    return null >= 0 && launch_move(null, 0);
}

/* A file that the kernel cannot run is taken for a script, and given to a shell (XCU 2.9.1.6). */
static void exec_script(struct shell *sh, const char *path, char **argv, char **environment)
{
    int count = 0;
    while (argv[count])
        count++;
    char **script = arena_alloc(&sh->scratch, ((size_t)count + 2) * sizeof *script);
    script[0] = sh->options & OPTION_POSIX ? "sh" : "nacre";
    script[1] = (char *)path;
    for (int i = 1; i <= count; i++)
        script[i + 1] = argv[i];
    if (count == 0)
        script[2] = NULL;
    why("the kernel does not know this file's format: it may be a script without #!, so a new "
        "shell reads it");
    sys_execve("/proc/self/exe", script, environment);
}

/* Which error counts when no candidate could be run: the first that is not "it is not there". */
static bool is_absence(int error)
{
    return error == ENOENT || error == ENOTDIR;
}

/* What came of trying to become a program: all tries have failed. */
struct tries {
    const char *path; /* the one whose error counts */
    int error;
    int count;
    bool searched; /* in PATH */
};

/*
 * The file is there, and the kernel says ENOENT: then something else is missing, without which it
 * cannot be run. For a script that is the program which its first line names; `line` gets it, and
 * is empty for another file. False when the file itself is not there.
 */
static bool read_interpreter(const char *path, char *line, size_t room)
{
    why("is it the file itself that is not there, or what it needs to be run?");
    int fd = sys_open(path, O_RDONLY | O_CLOEXEC, 0);
    if (fd < 0)
        return false;
    why("the first line of a script names the program that is to read it");
    ssize_t size = sys_read(fd, line, room - 1);
    why("no more than the first line was wanted");
    sys_close(fd);
    line[size > 0 ? size : 0] = '\0';
    bool script = strncmp(line, "#!", 2) == 0;
    size_t skip = script ? 2 + strspn(line + 2, " \t") : 0;
    size_t length = script ? strcspn(line + skip, " \t\n") : 0;
    memmove(line, line + skip, length);
    line[length] = '\0';
    return true;
}

static int report_absence(const char *name, const struct tries *tries)
{
    char line[256];
    const char *path = visible(tries->path);
    if (!read_interpreter(tries->path, line, sizeof line))
        message_errno(visible(name), tries->error, "execve(\"%s\")", path);
    else if (*line)
        message_errno(visible(name), tries->error,
                      "execve(\"%s\"): the program that its first line names, \"%s\"", path,
                      visible(line));
    else
        message_errno(visible(name), tries->error,
                      "execve(\"%s\"): it is there, but not the program that loads it", path);
    return 127;
}

/*
 * The first candidate that is there after all; NULL for none. This is for the message alone: the
 * search is over, and a second line for each directory would tell its watcher nothing.
 */
static const char *there_after_all(struct shell *sh, const char *name)
{
    int watched = sys_watch_pause();
    char **candidate = path_candidates(sh, name);
    why("is there a file by this name, which lacks only what it needs to be run?");
    while (*candidate && sys_faccessat(AT_FDCWD, *candidate, F_OK, 0) != 0)
        candidate++;
    sys_watch_resume(watched);
    return *candidate;
}

static int report(struct shell *sh, const char *name, struct tries *tries)
{
    int error = tries->error;
    const char *there = is_absence(error) && tries->searched ? there_after_all(sh, name) : NULL;
    if (there) {
        tries->path = there;
        return report_absence(name, tries);
    }
    if (is_absence(error) && tries->searched)
        message_errno(visible(name), error,
                      tries->count ? "not found in PATH: execve" : "PATH is empty: execve");
    else if (error == ENOENT)
        return report_absence(name, tries);
    else
        message_errno(visible(name), error, "execve(\"%s\")", visible(tries->path));
    return is_absence(error) ? 127 : 126;
}

/* Calls execve for each candidate, or, `exact`, for the name as it stands. Returns when all have
 * failed. */
static struct tries try_all(struct shell *sh, const char *name, bool exact, char **argv,
                            char **environment)
{
    char *only[] = {(char *)name, NULL}, **candidates = exact ? only : path_candidates(sh, name);
    struct tries tries = {name, ENOENT, 0, !exact && !strchr(name, '/')};
    for (; candidates[tries.count]; tries.count++) {
        char *path = candidates[tries.count];
        if (!exact)
            path_trying(sh, path);
        if (tries.searched)
            why("the directories of PATH are tried in order; the first that has the program wins");
        else
            why("the process becomes the program; everything after this line is the program's own "
                "doing");
        sys_execve(path, argv, environment);
        if (errno == ENOEXEC && !exact)
            exec_script(sh, path, argv, environment);
        if (!tries.searched || (!is_absence(errno) && is_absence(tries.error))) {
            tries.error = errno;
            tries.path = path;
        }
    }
    path_trying(sh, NULL);
    return tries;
}

int launch_exec(struct shell *sh, const char *name, char **argv, char **environment)
{
    struct tries tries = try_all(sh, name, false, argv, environment);
    return report(sh, name, &tries);
}

int launch_become(struct shell *sh, const char *name, bool exact, char **argv, char **environment,
                  const char **path)
{
    sigset_t mask;
    output_flush();
    signals_block(&mask);
    signals_for_child(sh, false, false);
    signals_restore(&mask);
    struct tries tries = try_all(sh, name, exact, argv, environment);
    signals_reassert(sh);
    *path = tries.path;
    return tries.error;
}

struct child {
    struct shell *sh;
    struct launch *launch;
    const sigset_t *mask; /* what it starts with; NULL: the shell's, which it has */
};

/* The child's own part. It may borrow the shell's memory, so it changes nothing there. */
static int run_child(void *data)
{
    struct child *child = data;
    struct shell *sh = child->sh;
    struct launch *launch = child->launch;
    if (!launch->stays)
        job_child(sh, launch->group, launch->foreground);
    signals_for_child(sh, launch->background && !jobs_controlled(sh), launch->may_borrow);
    if (child->mask) {
        why("the child is ready for signals: they have their usual effect from here on");
        sys_sigprocmask(SIG_SETMASK, child->mask, NULL);
    }
    if (!launch_move(launch->input, 0) || !launch_move(launch->output, 1))
        return 1;
    if (launch->background && !jobs_controlled(sh) && launch->input < 0 && !launch_without_input())
        return 1;
    if (launch->redirections && !redirections_in_child(sh, launch->redirections))
        return 1;
    struct tries tries =
        try_all(sh, launch->name, launch->exact, launch->argv, launch->environment);
    int status = report(sh, launch->name, &tries);
    return launch->failure ? launch->failure : status;
}

pid_t launch_start(struct shell *sh, struct launch *launch)
{
    struct child child = {.sh = sh, .launch = launch};
    struct held held;
    pid_t pid;
    output_flush();
    path_trying(sh, NULL);
    signals_hold(sh, launch->background, &held);
    child.mask = launch->mask ? launch->mask : held.back ? &held.mask : NULL;
    if (launch->may_borrow) {
        why("a new process is needed, and it will run a program at once: it borrows the shell's "
            "memory until then");
        pid = sys_vfork(run_child, &child, launch->role);
    } else {
        why("a new process is needed: a copy of this one, which goes on from here by itself");
        pid = sys_fork(launch->role);
        if (pid == 0) {
            int status = run_child(&child);
            why("the program could not be run; the copy ends here and must not go on as a second "
                "shell");
            sys__exit(status);
        }
    }
    int error = errno;
    signals_release(&held);
    if (pid < 0)
        message_errno(launch->stays && sh->builtin ? sh->builtin->name : visible(launch->name),
                      error, launch->may_borrow ? "vfork" : "fork");
    else if (launch->may_borrow)
        path_found(sh, launch->name);
    return pid;
}
