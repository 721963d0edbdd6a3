/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The needs that a lesson may name, and how each is tried. `needs=` holds words divided by commas:
 * `proc` (a mounted /proc), `ptrace` (a process may trace its child), `namespaces` (each session
 * has processes of its own), and `program:NAME` (a program that is not nacre's own is in the
 * session's PATH).
 */
#include "lesson/needs.h"

#include "lesson/keeper.h"
#include "lesson/launch.h"
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

static bool has_proc(void)
{
    return access("/proc/self/stat", R_OK) == 0;
}

/* Lets a child ask to be traced. */
static bool has_ptrace(void)
{
    pid_t child = fork();
    int status = 1;
    if (child == 0)
        _exit(ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0 ? 0 : 1);
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

static bool has_namespaces(void)
{
    return isolation_here() == ISOLATION_NAMESPACES;
}

static const struct {
    const char *name;
    bool (*met)(void);
} known[] = {{"proc", has_proc}, {"ptrace", has_ptrace}, {"namespaces", has_namespaces}};

/* Whether NAME is an executable in the session's PATH. */
static bool has_program(const char *name)
{
    char path[300];
    for (const char *folder = strchr(session_path, '=') + 1; *folder;) {
        size_t size = strcspn(folder, ":");
        snprintf(path, sizeof path, "%.*s/%.100s", (int)size, folder, name);
        if (access(path, X_OK) == 0)
            return true;
        folder += size + (folder[size] == ':');
    }
    return false;
}

/* 1: met; 0: not met; -1: not known. */
static int need_met(const char *need)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(need, known[i].name) == 0)
            return known[i].met();
    if (strncmp(need, "program:", 8) == 0 && need[8] && !strchr(need + 8, '/'))
        return has_program(need + 8);
    return -1;
}

/* The first need of the list that is not met. */
static const char *unmet_of(const char *list)
{
    static char why[120];
    while (list && *list) {
        char need[100];
        size_t size = strcspn(list, ",");
        snprintf(need, sizeof need, "%.*s", (int)size, list);
        if (need_met(need) != 1) {
            snprintf(why, sizeof why, "needs %s", need);
            return why;
        }
        list += size + (list[size] == ',');
    }
    return NULL;
}

const char *unmet_need(const struct lesson *lesson, const struct step *step)
{
    if (step->as == AS_ROOT && geteuid() != 0)
        return "needs root";
    const char *why = unmet_of(lesson->needs);
    return why ? why : unmet_of(step->needs);
}

static void check_list(struct lesson *lesson, int line, const char *list)
{
    while (list && *list) {
        char need[100];
        size_t size = strcspn(list, ",");
        snprintf(need, sizeof need, "%.*s", (int)size, list);
        if (need_met(need) < 0)
            fault(&lesson->source, line, source_column(&lesson->source, line, need),
                  size ? size : 1,
                  "Known: proc, ptrace, namespaces, program:NAME, with commas between.",
                  "`%s` is no need", need);
        list += size + (list[size] == ',');
    }
}

/* The line at or below FROM that holds `needs=`. */
static int needs_line(const struct lesson *lesson, int from)
{
    for (int line = from; line < from + 4; line++) {
        size_t size;
        const char *text = source_line(&lesson->source, line, &size);
        if (memmem(text, size, "needs=", 6))
            return line;
    }
    return from;
}

void needs_check(struct lesson *lesson)
{
    if (lesson->needs)
        check_list(lesson, needs_line(lesson, 1), lesson->needs);
    for (const struct step *step = lesson->steps; step; step = step->next)
        if (step->needs)
            check_list(lesson, needs_line(lesson, step->line), step->needs);
}
