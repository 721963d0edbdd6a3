/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Directories: making, removing and renaming what is in them.
 *
 * A directory is a table of names. mkdir, rmdir, unlink and rename change one entry of one table,
 * the last one of the path; all that stands before it must be there already. Whoever wants a whole
 * path made, or pruned, asks again for each part of it: makedirs and removedirs are loops, and no
 * call of the kernel.
 */
#include "base/message.h"
#include "builtins/hidden.h"
#include "builtins/mode.h"
#include "sys/sys.h"
#include <errno.h>
#include <string.h>

enum { EVERYBODY = 0777, OWNER_ENTERS = 0300 /* POSIX wants these for the parents of mkdir -p */ };

/* ---- mkdir and makedirs ---- */

/* What was asked of mkdir or makedirs. */
struct making {
    const char *who;
    const char *mode_word; /* from -m, or NULL */
    mode_t mode;           /* which that means */
    bool parents;          /* those that are missing are made as well */
    bool again;            /* a directory that is there already is no error */
};

static bool is_directory(const char *path)
{
    struct stat status;
    why("the name is taken: by a directory, which would do as well, or by something else");
    return sys_stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Where the path's next part ends: at the slashes behind it, or at the end. */
static const char *part_end(const char *from)
{
    from += strspn(from, "/");
    return from + strcspn(from, "/");
}

/* Makes the directories that lead to `path`, from the top. Returns 0, or 1 after an error, which
 * was told. */
static int make_parents(struct shell *sh, const struct making *making, const char *path)
{
    const char *end = part_end(path);
    for (; end[strspn(end, "/")]; end = part_end(end)) {
        const char *parent = arena_copy(&sh->scratch, path, (size_t)(end - path));
        why("from the top down, since each directory stands as an entry in the one before it");
        if (sys_mkdir(parent, EVERYBODY) != 0 && errno != EEXIST)
            return call_failed(making->who, errno, "mkdir(\"%s\", 0%o)", visible(parent),
                               EVERYBODY);
    }
    return 0;
}

/* As POSIX has it for mkdir -p: whatever the umask says, the owner may go into the parents. */
static int make_parents_for_owner(struct shell *sh, const struct making *making, const char *path)
{
    why("umask answers with the old mask only when a new one is set");
    mode_t mask = sys_umask(EVERYBODY);
    why("the parents let their owner in, or what is below could not be made");
    sys_umask(mask & ~(mode_t)OWNER_ENTERS);
    int status = make_parents(sh, making, path);
    why("the mask is put back as it was");
    sys_umask(mask);
    return status;
}

/* Gives the new directory exactly the mode that -m names. Returns the status. */
static int set_mode(const struct making *making, const char *path)
{
    if (!making->mode_word)
        return 0;
    why("the umask has taken from the mode: chmod gives what was asked for, and is not masked");
    if (sys_chmod(path, making->mode) != 0)
        return call_failed(making->who, errno, "chmod(\"%s\", 0%o)", visible(path),
                           (unsigned)making->mode);
    return 0;
}

/* Makes one directory as asked. Returns the status. */
static int make(struct shell *sh, const struct making *making, const char *path)
{
    mode_t mode = making->mode & EVERYBODY;
    why("one new entry in the directory before the last slash; the umask takes from the mode");
    int made = sys_mkdir(path, mode);
    if (made != 0 && errno == ENOENT && making->parents && *path) {
        if (make_parents_for_owner(sh, making, path) != 0)
            return 1;
        why("its parents are there now, so that the last of them can take the new entry");
        made = sys_mkdir(path, mode);
    }
    if (made == 0)
        return set_mode(making, path);
    int error = errno;
    if (error == EEXIST && making->again && is_directory(path))
        return 0;
    return call_failed(making->who, error, "mkdir(\"%s\", 0%o)", visible(path), (unsigned)mode);
}

/* Reads -m's argument. Returns 0, or 2 after an error, which was told. */
static int read_mode(struct shell *sh, struct making *making)
{
    const char *word = making->mode_word;
    mode_t number, changed = S_IFDIR | EVERYBODY;
    if (!word)
        return 0;
    if (mode_octal(word, MODE_ALL, &number))
        making->mode = number;
    else if (mode_symbolic(word, mode_names_nobody(word) ? mode_mask() : 0, &changed))
        making->mode = changed & MODE_ALL;
    else
        return usage_error(sh, making->who, "\"%s\" is no mode", visible(word));
    return 0;
}

/* Reads options and operands of both, and makes what they say. */
static int run_making(struct shell *sh, int argc, char **argv, struct making *making,
                      const char *known)
{
    struct options_parse p;
    int letter, status = 0;
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, known))) {
        if (letter == '?')
            return 2;
        if (letter == 'm')
            making->mode_word = p.argument;
        else
            making->again = true;
        making->parents = making->parents || letter == 'p';
    }
    if (!operands_between(sh, &p, 1, -1) || read_mode(sh, making) != 0)
        return 2;
    for (int i = p.next; i < argc; i++)
        if (make(sh, making, argv[i]) != 0)
            status = 1;
    return status;
}

static int run_mkdir(struct shell *sh, int argc, char **argv)
{
    struct making making = {.who = argv[0], .mode = EVERYBODY};
    int status;
    if (hidden_program(sh, argc, argv, "m:p", &status))
        return status;
    return run_making(sh, argc, argv, &making, "m:p");
}

static const struct builtin_option mkdir_options[] = {
    {'m', "MODE", ARGUMENT_MODE, "exactly these permissions, whatever the umask is"},
    {'p', NULL, ARGUMENT_NONE, "make the parents that are missing; be content if all is there"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin mkdir_builtin = {
    .name = "mkdir",
    .run = run_mkdir,
    .usage = "mkdir [-p] [-m MODE] DIRECTORY...",
    .purpose = "make a directory: the last part of its path alone",
    .calls = "mkdir stat umask chmod",
    .section = "directories",
    .options = mkdir_options,
    .operands = {ARGUMENT_DIRECTORY},
    .c = "if (mkdir(\"a\", 0777) != 0) err(1, \"mkdir\");",
    .python = "os.mkdir('a')",
    .text =
        "All that stands before the last slash must be there; -p makes it, from the top down. The "
        "umask takes from the permissions, unless -m names them: an octal number, or changes to "
        "a=rwx as in chmod.\n\n"
        "Given an option that is not listed here, it runs the program mkdir.",
    .flags = BUILTIN_HIDES_PROGRAM,
};

static int run_makedirs(struct shell *sh, int argc, char **argv)
{
    struct making making = {.who = argv[0], .mode = EVERYBODY, .parents = true};
    return run_making(sh, argc, argv, &making, "em:");
}

static const struct builtin_option makedirs_options[] = {
    {'e', NULL, ARGUMENT_NONE, "be content if the directory is there already"},
    {'m', "MODE", ARGUMENT_MODE, "exactly these permissions for the last of them"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin makedirs_builtin = {
    .name = "makedirs",
    .run = run_makedirs,
    .usage = "makedirs [-e] [-m MODE] DIRECTORY...",
    .purpose = "make a directory and the parents that are missing",
    .calls = "mkdir stat umask chmod",
    .section = "directories",
    .options = makedirs_options,
    .operands = {ARGUMENT_DIRECTORY},
    .c = "/* a loop over mkdir(2), from the top down */",
    .python = "os.makedirs('a/b/c')",
    .text = "Unlike `mkdir -p`, it fails with EEXIST where the last directory is there already; -e "
            "is Python's exist_ok=True.",
};

/* ---- rmdir and removedirs ---- */

/* Cuts the last part, and the slashes around it, off `path`. False where nothing is left. */
static bool cut_last(char *path)
{
    size_t size = strlen(path);
    while (size > 0 && path[size - 1] == '/')
        size--;
    while (size > 0 && path[size - 1] != '/')
        size--;
    while (size > 0 && path[size - 1] == '/')
        size--;
    path[size] = '\0';
    return size > 0;
}

static int remove_directory(const char *who, const char *path)
{
    why("the entry goes, and only if the directory is empty: nothing in it can be lost this way");
    if (sys_rmdir(path) != 0)
        return call_failed(who, errno, "rmdir(\"%s\")", visible(path));
    return 0;
}

static int run_rmdir(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    bool parents = false;
    int letter, status = 0;
    if (hidden_program(sh, argc, argv, "p", &status))
        return status;
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "p"))) {
        if (letter == '?')
            return 2;
        parents = true;
    }
    if (!operands_between(sh, &p, 1, -1))
        return 2;
    for (int i = p.next; i < argc; i++) {
        char *path = arena_copy(&sh->scratch, argv[i], strlen(argv[i]));
        int failed = remove_directory(argv[0], path);
        while (!failed && parents && cut_last(path))
            failed = remove_directory(argv[0], path);
        status = failed ? 1 : status;
    }
    return status;
}

static const struct builtin_option rmdir_options[] = {
    {'p', NULL, ARGUMENT_NONE, "then the parents too, upward; the first that cannot go is told"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin rmdir_builtin = {
    .name = "rmdir",
    .run = run_rmdir,
    .usage = "rmdir [-p] DIRECTORY...",
    .purpose = "remove an empty directory: the last part of its path alone",
    .calls = "rmdir",
    .section = "directories",
    .options = rmdir_options,
    .operands = {ARGUMENT_DIRECTORY},
    .c = "if (rmdir(\"a\") != 0) err(1, \"rmdir\");",
    .python = "os.rmdir('a')",
    .text = "A directory that is not empty is refused, with ENOTEMPTY. Given an option that is not "
            "listed here, it runs the program rmdir.",
    .flags = BUILTIN_HIDES_PROGRAM,
};

static int run_removedirs(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 1, 1))
        return 2;
    char *path = arena_copy(&sh->scratch, argv[p.next], strlen(argv[p.next]));
    int status = remove_directory(argv[0], path);
    int removed = status;
    while (removed == 0 && cut_last(path)) {
        why("upward, as far as it goes: the first parent that is still in use ends it, silently");
        removed = sys_rmdir(path);
    }
    return status;
}

const struct builtin removedirs_builtin = {
    .name = "removedirs",
    .run = run_removedirs,
    .usage = "removedirs DIRECTORY",
    .purpose = "remove an empty directory, then each parent that it leaves empty",
    .calls = "rmdir",
    .section = "directories",
    .operands = {ARGUMENT_DIRECTORY},
    .c = "/* a loop over rmdir(2), upward */",
    .python = "os.removedirs('a/b/c')",
    .text = "Only the last directory must go; the first parent that cannot be removed ends the "
            "work, and that is no error (`rmdir -p` would call it one).",
};

/* ---- remove and rename ---- */

static int run_remove(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 1, 1))
        return 2;
    why("the file's entry in its directory goes; a directory is refused, since it has rmdir");
    if (sys_unlink(argv[p.next]) != 0)
        return call_failed(argv[0], errno, "unlink(\"%s\")", visible(argv[p.next]));
    return 0;
}

const struct builtin remove_builtin = {
    .name = "remove",
    .run = run_remove,
    .usage = "remove FILE",
    .purpose = "remove a name of a file (unlink under its name in Python)",
    .calls = "unlink",
    .section = "directories",
    .operands = {ARGUMENT_FILE},
    .c = "if (unlink(\"file\") != 0) err(1, \"unlink\");",
    .python = "os.remove('file')",
    .text = "A directory is refused with EISDIR: use rmdir. (C's remove(3) would do that itself.)",
};

static int run_rename(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int status;
    if (hidden_program(sh, argc, argv, "", &status))
        return status;
    options_begin(&p, argc, argv);
    if (options_next(&p, ""))
        return 2;
    if (argc - p.next > 2 && hidden_run(sh, argc, argv, &status))
        return status;
    if (!operands_between(sh, &p, 2, 2))
        return 2;
    const char *from = argv[p.next], *to = argv[p.next + 1];
    why("in one step: whoever looks up the new name finds the old file or the new one, never none");
    if (sys_rename(from, to) != 0)
        return call_failed(argv[0], errno, "rename(\"%s\", \"%s\")", visible(from), visible(to));
    return 0;
}

const struct builtin rename_builtin = {
    .name = "rename",
    .run = run_rename,
    .usage = "rename OLD NEW",
    .purpose = "give a file or directory another name, replacing what has it, in one step",
    .calls = "rename",
    .section = "directories",
    .operands = {ARGUMENT_FILE},
    .c = "if (rename(\"new.conf\", \"app.conf\") != 0) err(1, \"rename\");",
    .python = "os.rename('new.conf', 'app.conf')",
    .text =
        "NEW is the name itself, not a directory to move into, and must be on the same file system "
        "(else EXDEV: mv would copy). What had the name NEW before is gone, save for those who "
        "have it open. A directory may replace an empty one.\n\n"
        "Some systems have a program rename, which edits many names at once: it is run where there "
        "are options, or more operands than two.",
    .flags = BUILTIN_HIDES_PROGRAM,
};
