/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state as it is at the start, and the variables that the shell itself follows. */
#include "state/shell.h"

#include "base/locale.h"
#include "base/utf8.h"
#include "sys/sys.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The length of the character that `text` begins with, in the shell's locale; a broken byte counts
 * as one. */
static size_t character_size(const struct shell *sh, const char *text)
{
    uint32_t ignored;
    size_t size = sh->utf8 ? utf8_decode(text, strlen(text), &ignored) : 1;
    return size ? size : 1;
}

size_t ifs_character(struct shell *sh, const char *text, size_t size)
{
    const char *ifs = variable_get(sh, "IFS");
    for (size_t length; ifs && *ifs; ifs += length) {
        length = character_size(sh, ifs);
        if (length > 1 && length <= size && memcmp(ifs, text, length) == 0)
            return length;
    }
    return 0;
}

/* IFS says at which bytes a field is split; a table of all bytes makes the look-up one step. */
static void ifs_changed(struct shell *sh, struct variable *v)
{
    const char *ifs = variable_value(v);
    size_t length;
    memset(sh->ifs_class, IFS_NONE, sizeof sh->ifs_class);
    for (ifs = ifs ? ifs : " \t\n"; *ifs; ifs += length) {
        bool white = *ifs == ' ' || *ifs == '\t' || *ifs == '\n';
        length = character_size(sh, ifs);
        sh->ifs_class[(unsigned char)*ifs] = white ? IFS_WHITE : length > 1 ? IFS_LEAD : IFS_OTHER;
    }
    memcpy(sh->scan_class, sh->ifs_class, sizeof sh->scan_class);
    for (const char *c = "*?[\\\001"; *c; c++)
        sh->scan_class[(unsigned char)*c] |= 4;
}

/* A new PATH may give each command name another meaning. */
static void path_changed(struct shell *sh, struct variable *v)
{
    (void)v;
    sh->lookup_epoch++;
    sh->path_epoch++;
}

/* The locale for the category that the variable `name` sets: LC_ALL goes before it, LANG comes
 * after it. */
static const char *locale_of(struct shell *sh, const char *name)
{
    const char *const names[] = {"LC_ALL", name, "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = variable_get(sh, names[i]);
        if (value && *value)
            return value;
    }
    return "C";
}

/* The locale of the shell follows LC_ALL, LC_CTYPE, LC_COLLATE and LANG at once, as POSIX asks
 * (XCU 2.5.3). */
static void locale_changed(struct shell *sh, struct variable *v)
{
    (void)v;
    locale_choose(locale_of(sh, "LC_CTYPE"), locale_of(sh, "LC_COLLATE"));
    sh->utf8 = locale_is_utf8();
    ifs_changed(sh, variable_intern(sh, "IFS", 3));
}

/* The C library tells the time of day by its own environment, which is not the table of variables.
 */
static void zone_changed(struct shell *sh, struct variable *v)
{
    const char *zone = variable_value(v);
    (void)sh;
    if (zone)
        setenv("TZ", zone, 1);
    else
        unsetenv("TZ");
    tzset();
}

static void follow(struct shell *sh, const char *name,
                   void (*changed)(struct shell *, struct variable *))
{
    variable_intern(sh, name, strlen(name))->changed = changed;
}

/* Recursion is refused at three quarters of what the system allows. */
void shell_measure_stack(struct shell *sh)
{
    enum { LEAST = 512 * 1024, MOST = 64 * 1024 * 1024 };
    struct rlimit limit;
    why("how deep commands may be nested depends on the room for the stack");
    if (sys_getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY ||
        limit.rlim_cur > MOST)
        sh->stack_limit = MOST / 4 * 3 / 8;
    else
        sh->stack_limit =
            (size_t)(limit.rlim_cur < LEAST ? limit.rlim_cur / 2 : limit.rlim_cur / 4 * 3);
}

void shell_init(struct shell *sh, const char *name, char **environment)
{
    static const char *const locale_names[] = {"LC_ALL", "LC_CTYPE", "LC_COLLATE", "LANG"};
    sh->name = name;
    sh->channel = -1;
    sh->stack_base = __builtin_frame_address(0);
    shell_measure_stack(sh);
    why("$$ is the process ID of the shell, in its subshells as well");
    sh->pid = sys_getpid();
    why("$PPID is the process that started the shell");
    sh->parent = sys_getppid();
    sh->lookup_epoch = 1;
    variables_import(sh, environment);
    follow(sh, "PATH", path_changed);
    follow(sh, "IFS", ifs_changed);
    follow(sh, "TZ", zone_changed);
    bool any = false;
    for (size_t i = 0; i < sizeof locale_names / sizeof *locale_names; i++) {
        follow(sh, locale_names[i], locale_changed);
        any |= variable_get(sh, locale_names[i]) != NULL;
    }
    if (any)
        locale_changed(sh, NULL);
    variable_flag(sh, variable_intern(sh, "IFS", 3), VARIABLE_EXPORTED, false);
    variable_set_by_name(sh, "IFS", " \t\n");
    variable_set_by_name(sh, "OPTIND", "1");
    variable_set_number(sh, "PPID", sh->parent);
    if (!variable_get(sh, "PS4"))
        variable_set_by_name(sh, "PS4", "+ ");
    variable_intern(sh, "LINENO", 6)->flags |= VARIABLE_LINENO;
}

void parameters_free(struct parameters *parameters)
{
    if (!parameters->owned)
        return;
    for (int i = 0; i < parameters->count; i++)
        free(parameters->list[i]);
    free(parameters->list);
}

void parameters_set(struct shell *sh, char *const *list, int count)
{
    char **copy = xmalloc(((size_t)count + 1) * sizeof *copy);
    for (int i = 0; i < count; i++)
        copy[i] = xstrdup(list[i]);
    copy[count] = NULL;
    parameters_free(&sh->parameters);
    sh->parameters = (struct parameters){copy, count, true};
}
