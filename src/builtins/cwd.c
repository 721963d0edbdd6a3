/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Process Working Directory: where relative paths begin.
 *
 * The kernel knows a process's working directory as a place, not as a name. The shell keeps a name
 * for it, in PWD: the logical one, by the way that the user came (through symbolic links), which
 * `cd ..` undoes. The physical name is what getcwd(3) finds by asking the kernel. PWD is believed
 * only while it leads to the same place.
 *
 * cd must be a builtin: a working directory belongs to one process, and a child's is lost with the
 * child.
 */
#include "builtins/cwd.h"

#include "base/file.h"
#include "base/message.h"
#include "base/output.h"
#include "builtins/answers.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
    FAILED = 2,       /* cd's status when the directory is not changed: POSIX wants more than 1 */
    LONGEST = 1 << 28 /* bytes of a name; deeper than this, nobody has been */
};

/* Adds the physical working directory to *path. Returns 0 or an errno. */
static int physical(struct text *path)
{
    for (size_t size = 256;; size *= 2) {
        text_reserve(path, size);
        why("the kernel is asked where this process is, whatever PWD says");
        if (sys_getcwd(path->bytes + path->size, size)) {
            path->size += strlen(path->bytes + path->size);
            return 0;
        }
        if (errno != ERANGE || size > LONGEST)
            return errno;
    }
}

/* Whether `path` has a component "." or "..". */
static bool has_dots(const char *path, bool only_double)
{
    for (const char *p = path; *p;) {
        size_t size = strcspn(p, "/");
        if (p[0] == '.' && ((size == 1 && !only_double) || (size == 2 && p[1] == '.')))
            return true;
        p += size + (p[size] == '/');
    }
    return false;
}

/* Whether the two paths lead to one place. */
static bool same_place(const char *a, const char *b)
{
    struct stat at_a, at_b;
    why("PWD is only a variable: where it leads is looked at before it is believed");
    if (sys_stat(a, &at_a) != 0)
        return false;
    why("two names lead to one directory when device and inode agree");
    return sys_stat(b, &at_b) == 0 && at_a.st_dev == at_b.st_dev && at_a.st_ino == at_b.st_ino;
}

/* Adds the logical working directory: PWD where it can be believed, else the physical one. Returns
 * 0 or an errno. */
static int logical(struct shell *sh, struct text *path)
{
    const char *pwd = variable_get(sh, "PWD");
    if (!pwd || pwd[0] != '/' || has_dots(pwd, false) || !same_place(pwd, "."))
        return physical(path);
    text_add_string(path, pwd);
    return 0;
}

void cwd_begin(struct shell *sh)
{
    struct text path = {0};
    if (logical(sh, &path) == 0)
        variable_set_by_name(sh, "PWD", text_end(&path));
    text_free(&path);
}

/* Prints a directory's name as cd and pwd do. */
static void show_directory(const char *path)
{
    struct text line = {0};
    why("a terminal would obey control characters in a name; a file or pipe gets them as they are");
    text_add_name(&line, path, sys_isatty(1) == 1);
    text_char(&line, '\n');
    output_add(line.bytes, line.size);
    text_free(&line);
}

/* ---- pwd and getcwd ---- */

static int run_pwd(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    struct asked ask = {0};
    bool by_kernel = strcmp(argv[0], "getcwd") == 0;
    int letter;
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "LPrv:"))) {
        if (letter == '?')
            return 2;
        if (letter == 'v')
            ask.variable = p.argument;
        else if (letter == 'r')
            ask.python = true;
        else
            by_kernel = letter == 'P';
    }
    if (!operands_between(sh, &p, 0, 0))
        return 2;
    struct text path = {0};
    int error = by_kernel ? physical(&path) : logical(sh, &path), status = 0;
    if (error)
        status = call_failed(argv[0], error, "getcwd()");
    else if (ask.variable || ask.python)
        status = answer_string(sh, &ask, text_end(&path));
    else
        show_directory(text_end(&path));
    text_free(&path);
    return status;
}

static const struct builtin_option pwd_options[] = {
    {'L', NULL, ARGUMENT_NONE, "the logical name, by the way you came"},
    {'P', NULL, ARGUMENT_NONE, "the physical name, without symbolic links"},
    {'r', NULL, ARGUMENT_NONE, "write the answer as Python shows it"},
    {'v', "VAR", ARGUMENT_VARIABLE, "store the answer in VAR and print nothing"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin pwd_builtin = {
    .name = "pwd",
    .run = run_pwd,
    .usage = "pwd [-L|-P] [-r] [-v VAR]",
    .purpose = "print the working directory",
    .calls = "stat getcwd isatty",
    .section = "cwd",
    .options = pwd_options,
    .c = "char *here = getcwd(buffer, sizeof buffer);",
    .python = "here = os.getcwd()",
    .text = "-L, which is the rule, prints PWD where it still leads here; -P asks the kernel.",
    .flags = BUILTIN_POSIX,
};

const struct builtin getcwd_builtin = {
    .name = "getcwd",
    .run = run_pwd,
    .usage = "getcwd [-L|-P] [-r] [-v VAR]",
    .purpose = "the working directory, as the kernel names it",
    .calls = "getcwd isatty",
    .section = "cwd",
    .options = pwd_options,
    .c = "char *here = getcwd(buffer, sizeof buffer);",
    .python = "here = os.getcwd()",
    .text = "As getcwd(3), and unlike pwd, it gives the physical name unless told -L.",
};

/* ---- cd ---- */

/* A change of directory under way. */
struct change {
    const char *who;
    bool physical, must_know; /* -P, -e */
    bool show;                /* the new name is printed: for `-`, and where CDPATH found it */
    const char *target;       /* what was asked for, after CDPATH */
    struct text old, path;    /* logical names: where we are, and where to */
};

/* Takes the last component away, but never the root. */
static void drop_last(struct text *path)
{
    while (path->size > 1 && path->bytes[path->size - 1] != '/')
        path->size--;
    if (path->size > 1)
        path->size--;
}

/*
 * Whether `..` may be taken off the name: what stands before it must be a directory (POSIX, cd,
 * step 8). Returns 0 or an errno. A name too long to ask about is let through; chdir will tell.
 */
static int check_directory(const char *path)
{
    struct stat status;
    why("`..` may be taken off the name only where the part before it is a directory");
    if (sys_stat(path, &status) != 0)
        return errno == ENAMETOOLONG ? 0 : errno;
    return S_ISDIR(status.st_mode) ? 0 : ENOTDIR;
}

/*
 * Adds `path` to the absolute path *to, without "." and "//"; ".." takes a component away. What *to
 * holds at the start is known to be a directory. Returns 0 or an errno.
 */
static int add_components(struct text *to, const char *path)
{
    bool known = true;
    int error = 0;
    while (*path && !error) {
        size_t size = strcspn(path, "/");
        if (size == 2 && path[0] == '.' && path[1] == '.') {
            error = known ? 0 : check_directory(text_end(to));
            if (!error)
                drop_last(to);
        } else if (size > 0 && !(size == 1 && path[0] == '.')) {
            if (to->size > 1)
                text_char(to, '/');
            text_add(to, path, size);
            known = false;
        }
        path += size;
        path += strspn(path, "/");
    }
    return error;
}

/* chdir for a path longer than the kernel takes at once: some components at a time. Returns 0 or an
 * errno. */
static int chdir_by_parts(const char *path)
{
    char part[PATH_MAX];
    int error = 0;
    why("a place to come back to, should one of the steps fail");
    int back = sys_open(".", O_PATH | O_DIRECTORY | O_CLOEXEC, 0);
    if (back < 0)
        return errno;
    while (*path && !error) {
        size_t size = strlen(path);
        if (size >= PATH_MAX)
            for (size = PATH_MAX - 1; size > 0 && path[size] != '/'; size--)
                ;
        memcpy(part, path, size);
        part[size] = '\0';
        why("the whole path is longer than the kernel takes at once");
        if (size == 0 || sys_chdir(part) != 0)
            error = size == 0 ? ENAMETOOLONG : errno;
        path += size;
        path += strspn(path, "/");
    }
    if (error) {
        why("one step failed: none of them counts");
        sys_fchdir(back);
    }
    why("the way back is not needed any more");
    sys_close(back);
    return error;
}

/* Goes to `path`. Returns 0 or an errno. */
static int go(const char *path)
{
    why("relative paths of this shell, and of all that it starts from now on, begin there");
    if (sys_chdir(path) == 0)
        return 0;
    return errno == ENAMETOOLONG ? chdir_by_parts(path) : errno;
}

/* Looks for the relative path `operand` through CDPATH. The path found is left in *found. */
static bool in_cdpath(struct shell *sh, const char *operand, struct change *change,
                      struct text *found)
{
    const char *list = variable_get(sh, "CDPATH");
    size_t first = strcspn(operand, "/");
    if (!list || !*list || (first <= 2 && strncmp(operand, "..", first) == 0))
        return false;
    for (const char *p = list;; p++) {
        size_t size = strcspn(p, ":");
        struct stat status;
        found->size = 0;
        text_add(found, p, size);
        if (size == 0 || p[size - 1] != '/')
            text_add_string(found, size ? "/" : "./");
        text_add_string(found, operand);
        why("CDPATH names directories in which the operand is looked for");
        if (sys_stat(text_end(found), &status) == 0 && S_ISDIR(status.st_mode)) {
            change->target = found->bytes;
            change->show = size > 0;
            return true;
        }
        p += size;
        if (!*p)
            return false;
    }
}

/* The directory that the operands name. NULL after an error, which was told. */
static const char *named(struct shell *sh, const struct options_parse *p, struct change *change)
{
    const char *operand = p->next < p->argc ? p->argv[p->next] : NULL;
    const char *variable = !operand ? "HOME" : strcmp(operand, "-") == 0 ? "OLDPWD" : NULL;
    if (!variable)
        return operand;
    const char *value = variable_get(sh, variable);
    if (!value || !*value) {
        message(change->who, "%s is not set, so there is nowhere to go", variable);
        return NULL;
    }
    change->show = operand != NULL;
    return arena_copy(&sh->scratch, value, strlen(value));
}

/* Works out the new logical name and goes there. Returns 0, or the status after an error, which was
 * told. */
static int move_to(struct change *change)
{
    const char *target = change->target;
    int error = 0;
    if (!change->physical) {
        text_add_string(&change->path,
                        target[0] == '/' || change->old.size == 0 ? "/" : change->old.bytes);
        error = add_components(&change->path, target);
        if (!error && target[0] != '/' && change->old.size == 0)
            change->path.size = 0;
        if (has_dots(target, true) && change->path.size)
            target = text_end(&change->path);
    }
    if (error) {
        call_failed(change->who, error, "stat(\"%s\")", visible(text_end(&change->path)));
        return FAILED;
    }
    error = go(target);
    if (error)
        call_failed(change->who, error, "chdir(\"%s\")", visible(target));
    return error ? FAILED : 0;
}

/* Writes down where the shell is now. Returns cd's status. */
static int note_move(struct shell *sh, struct change *change)
{
    int error = 0;
    if (change->physical || change->path.size == 0) {
        change->path.size = 0;
        error = physical(&change->path);
    }
    const char *path = error ? "" : text_end(&change->path);
    bool noted = variable_set_by_name(sh, "OLDPWD", change->old.size ? change->old.bytes : "");
    noted = variable_set_by_name(sh, "PWD", path) && noted;
    if (change->show && !error)
        show_directory(path);
    if (error && change->must_know) {
        call_failed(change->who, error, "getcwd()");
        return 1;
    }
    return noted ? 0 : FAILED;
}

static int change_directory(struct shell *sh, const struct options_parse *p, struct change *change)
{
    struct text found = {0};
    const char *operand = named(sh, p, change);
    int status = FAILED;
    if (operand && !*operand) {
        call_failed(change->who, go(operand), "chdir(\"\")");
    } else if (operand) {
        if (logical(sh, &change->old) != 0 && variable_get(sh, "PWD"))
            text_add_string(&change->old, variable_get(sh, "PWD"));
        text_end(&change->old);
        change->target = operand;
        if (operand[0] != '/')
            in_cdpath(sh, operand, change, &found);
        status = move_to(change);
        if (status == 0)
            status = note_move(sh, change);
    }
    text_free(&found);
    text_free(&change->old);
    text_free(&change->path);
    return status;
}

static int run_cd(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    struct change change = {.who = argv[0]};
    int letter;
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "LPe"))) {
        if (letter == '?')
            return 2;
        if (letter == 'e')
            change.must_know = true;
        else
            change.physical = letter == 'P';
    }
    change.must_know = change.must_know && change.physical;
    return operands_between(sh, &p, 0, 1) ? change_directory(sh, &p, &change) : 2;
}

static const struct builtin_option cd_options[] = {
    {'L', NULL, ARGUMENT_NONE, "`..` undoes the way you came (the rule)"},
    {'P', NULL, ARGUMENT_NONE, "follow symbolic links first, then `..`"},
    {'e', NULL, ARGUMENT_NONE, "with -P: status 1 when the new name cannot be found out"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin cd_builtin = {
    .name = "cd",
    .run = run_cd,
    .usage = "cd [-L|-P [-e]] [DIRECTORY]\ncd -",
    .purpose = "change the working directory",
    .calls = "stat chdir getcwd",
    .section = "cwd",
    .options = cd_options,
    .operands = {ARGUMENT_DIRECTORY},
    .c = "if (chdir(\"/tmp\") != 0) err(1, \"chdir\");",
    .python = "os.chdir('/tmp')",
    .text = "Without DIRECTORY it goes to HOME; `-` is the directory before, OLDPWD. A relative "
            "DIRECTORY is looked for in the directories of CDPATH. PWD and OLDPWD are set. The "
            "status is 2 where it fails.",
    .flags = BUILTIN_POSIX,
};

const struct builtin chdir_builtin = {
    .name = "chdir",
    .run = run_cd,
    .usage = "chdir [-L|-P [-e]] [DIRECTORY]\nchdir -",
    .purpose = "change the working directory (the same as cd)",
    .calls = "stat chdir getcwd",
    .section = "cwd",
    .options = cd_options,
    .operands = {ARGUMENT_DIRECTORY},
    .c = "if (chdir(\"/tmp\") != 0) err(1, \"chdir\");",
    .python = "os.chdir('/tmp')",
    .text = "cd under the name of the system call.",
};
