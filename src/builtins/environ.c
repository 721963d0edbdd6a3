/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Process Environment: what a process is told by its parent.
 *
 * The environment is a list of strings, NAME=value by custom, that execve hands to a program beside
 * its arguments. It is a copy: a child may change its own, and its parent never knows. The shell
 * keeps it in the table of variables, as those that are marked for export; so none of these
 * builtins makes a system call, and nothing leaves the shell until it runs a program.
 */
#include "base/file.h"
#include "base/message.h"
#include "base/output.h"
#include "builtins/answers.h"
#include "state/environment.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- getenv ---- */

static int run_getenv(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    if (!asked(sh, argc, argv, 1, 1, &ask))
        return 2;
    const char *value = environment_get(sh, ask.operands[0]);
    if (value)
        return answer_string(sh, &ask, value);
    if (ask.python)
        answer(sh, ask.variable, "None");
    return 1;
}

const struct builtin getenv_builtin = {
    .name = "getenv",
    .run = run_getenv,
    .usage = "getenv [-r] [-v VAR] NAME",
    .purpose = "the value that NAME has in the environment",
    .section = "environ",
    .options = answer_options,
    .operands = {ARGUMENT_VARIABLE},
    .c = "const char *value = getenv(\"HOME\");",
    .python = "value = os.getenv('HOME')",
    .text = "The status is 1 where NAME is not in the environment (-r then says None): a variable "
            "of the shell that was not exported is not. NAME need not be a name of a variable.",
};

/* ---- setenv, putenv, unsetenv ---- */

/* Whether setenv(3) would take the name. */
static bool may_be_set(const char *name)
{
    return *name && !strchr(name, '=');
}

/* Makes the change. Returns the status. */
static int change(struct shell *sh, const char *who, const char *name, const char *value)
{
    if (!may_be_set(name))
        return call_failed(who, EINVAL, "%s(\"%s\")", who, visible(name));
    return environment_set(sh, name, value) ? 0 : 1;
}

static int run_setenv(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 2, 3))
        return 2;
    const char *name = argv[p.next], *overwrite = argv[p.next + 2];
    if (overwrite && whole_number(overwrite, INT_MAX) < 0)
        return usage_error(sh, argv[0], "OVERWRITE is a number, not %s", visible(overwrite));
    if (overwrite && whole_number(overwrite, INT_MAX) == 0 && may_be_set(name) &&
        environment_get(sh, name))
        return 0;
    return change(sh, argv[0], name, argv[p.next + 1]);
}

const struct builtin setenv_builtin = {
    .name = "setenv",
    .run = run_setenv,
    .usage = "setenv NAME VALUE [OVERWRITE]",
    .purpose = "put NAME=VALUE into the environment",
    .section = "environ",
    .operands = {ARGUMENT_VARIABLE, ARGUMENT_TEXT, ARGUMENT_NUMBER},
    .c = "if (setenv(\"TESTVAR\", \"value\", 1) != 0) err(1, \"setenv\");",
    .python = "os.environ['TESTVAR'] = 'value'",
    .text = "It sets the shell's variable NAME and exports it, like `export NAME=VALUE`. With an "
            "OVERWRITE of 0, what is there already stays.\n\n"
            "A NAME that no variable can have (`a.b`) is stored as well, and passed on; only an "
            "empty one, and one with `=` in it, is refused with EINVAL.",
};

static int run_putenv(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 1, 2))
        return 2;
    const char *name = argv[p.next], *equals = strchr(name, '=');
    if (argc - p.next == 2)
        return change(sh, argv[0], name, argv[p.next + 1]);
    if (!equals)
        return usage_error(sh, argv[0], "there is no = in %s", visible(name));
    return change(sh, argv[0], arena_copy(&sh->scratch, name, (size_t)(equals - name)), equals + 1);
}

const struct builtin putenv_builtin = {
    .name = "putenv",
    .run = run_putenv,
    .usage = "putenv NAME=VALUE\nputenv NAME VALUE",
    .purpose = "put NAME=VALUE into the environment (see setenv)",
    .section = "environ",
    .operands = {ARGUMENT_TEXT},
    .c = "static char entry[] = \"TESTVAR=value\"; putenv(entry);",
    .python = "os.putenv('TESTVAR', 'value')",
    .text = "C's putenv takes one string, Python's takes two; here both are understood. C's does "
            "not copy the string: whoever changes it later changes the environment. This one "
            "does.",
};

static int run_unsetenv(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int status = 0;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 1, -1))
        return 2;
    for (int i = p.next; i < argc; i++)
        if (!may_be_set(argv[i]))
            status = call_failed(argv[0], EINVAL, "unsetenv(\"%s\")", visible(argv[i]));
        else if (!environment_unset(sh, argv[i]))
            status = 1;
    return status;
}

const struct builtin unsetenv_builtin = {
    .name = "unsetenv",
    .run = run_unsetenv,
    .usage = "unsetenv NAME...",
    .purpose = "take NAME out of the environment",
    .section = "environ",
    .operands = {ARGUMENT_VARIABLE},
    .c = "if (unsetenv(\"TESTVAR\") != 0) err(1, \"unsetenv\");",
    .python = "del os.environ['TESTVAR']",
    .text = "The shell's variable of that name goes as well, as with unset. A NAME that is not "
            "there is no error.",
};

/* ---- environ ---- */

/* Answers with the entries, in Python's form as the dictionary that os.environ is. */
static int answer_entries(struct shell *sh, const struct asked *ask, char **entries, size_t count)
{
    if (!ask->python)
        return answer_list(sh, ask, entries, count, false);
    struct text text = {0};
    text_char(&text, '{');
    for (size_t i = 0; i < count; i++) {
        const char *equals = strchr(entries[i], '=');
        size_t size = equals ? (size_t)(equals - entries[i]) : strlen(entries[i]);
        if (i)
            text_add_string(&text, ", ");
        text_add_python(&text, arena_copy(&sh->scratch, entries[i], size));
        text_add_string(&text, ": ");
        text_add_python(&text, equals ? equals + 1 : "");
    }
    text_char(&text, '}');
    int status = answer(sh, ask->variable, text_end(&text));
    text_free(&text);
    return status;
}

/* Escapes what a terminal would obey, where the entries go to one. */
static void make_safe(struct shell *sh, const struct asked *ask, char **entries, size_t count)
{
    if (ask->variable || ask->python)
        return;
    why("a terminal would obey control characters in a value; a file or pipe gets them as they "
        "are");
    if (sys_isatty(1) != 1)
        return;
    for (size_t i = 0; i < count; i++) {
        struct text safe = {0};
        text_add_name(&safe, entries[i], true);
        entries[i] = arena_copy(&sh->scratch, safe.bytes, safe.size);
        text_free(&safe);
    }
}

/*
 * The entries that the process `pid` was started with, in the order in which it got them. The
 * kernel keeps the place in the process's own memory where execve laid them. Returns 0 or an errno.
 */
static int entries_of_process(struct shell *sh, long long pid, char ***list, size_t *count)
{
    char path[64];
    struct text text = {0};
    snprintf(path, sizeof path, "/proc/%lld/environ", pid);
    int error = file_read(AT_FDCWD, path, &text, 0);
    size_t room = 1;
    for (size_t i = 0; i < text.size; i++)
        room += text.bytes[i] == '\0';
    *list = xmalloc((room + 1) * sizeof **list);
    *count = 0;
    text_end(&text);
    for (size_t at = 0; at < text.size; at += strlen(text.bytes + at) + 1)
        (*list)[(*count)++] = arena_copy(&sh->scratch, text.bytes + at, strlen(text.bytes + at));
    text_free(&text);
    return error;
}

static int run_environ(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    char **entries;
    size_t count = 0;
    if (!asked(sh, argc, argv, 0, 1, &ask))
        return 2;
    if (ask.count) {
        long long pid = whole_number(ask.operands[0], INT_MAX);
        if (pid < 0)
            return usage_error(sh, argv[0], "%s is no process ID", visible(ask.operands[0]));
        int error = entries_of_process(sh, pid, &entries, &count);
        if (error) {
            free(entries);
            return call_failed(argv[0], error, "open(\"/proc/%lld/environ\")", pid);
        }
    } else {
        entries = environment_sorted(sh);
        while (entries[count])
            count++;
    }
    make_safe(sh, &ask, entries, count);
    int status = answer_entries(sh, &ask, entries, count);
    free(entries);
    return status;
}

const struct builtin environ_builtin = {
    .name = "environ",
    .run = run_environ,
    .usage = "environ [-r] [-v VAR] [PID]",
    .purpose = "the whole environment",
    .calls = "openat read close isatty",
    .section = "environ",
    .options = answer_options,
    .operands = {ARGUMENT_PID},
    .c = "extern char **environ; for (char **e = environ; *e; e++) puts(*e);",
    .python = "for name, value in os.environ.items(): print(name, value)",
    .text = "What a program started now would inherit, sorted by name. With PID: what that "
            "process was started with, from /proc/PID/environ, in the order in which it was "
            "handed over. What a process has changed since is its own affair: the kernel does "
            "not know.",
};
