/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Filesystem Permissions: who may do what with a file.
 *
 * A file has an owner, a group and twelve bits of mode. When a process opens it, the kernel takes
 * one triple of bits: the owner's if the process acts as the owner, else the group's if it is in
 * the group, else that for others. (umask, which shapes the mode of new files, is in
 * posix/umask.c.)
 */
#include "base/message.h"
#include "base/output.h"
#include "builtins/answers.h"
#include "builtins/file_status.h"
#include "builtins/hidden.h"
#include "builtins/mode.h"
#include "sys/sys.h"
#include "view/words.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* ---- access ---- */

struct access_asked {
    const char *variable; /* from -v */
    bool python;          /* from -r */
    bool effective;       /* from -e */
};

/* Whether the process may use the file so. Returns 0 or an errno. */
static int may(const struct access_asked *ask, const char *file, int mode)
{
    if (ask->effective) {
        why("asks for the effective ids, by which open will judge");
        return sys_faccessat(AT_FDCWD, file, mode, AT_EACCESS) == 0 ? 0 : errno;
    }
    why("asks for the real ids: whether the user who started this process might do it");
    return sys_access(file, mode) == 0 ? 0 : errno;
}

/* The report of the tour: the four questions, in its order. */
static int report_access(const struct access_asked *ask, const char *file)
{
    static const struct {
        int mode;
        const char *label;
    } questions[] = {
        {F_OK, "Exists"}, {R_OK, "Readable"}, {W_OK, "Writable"}, {X_OK, "Executable"}};
    struct text text = {0};
    text_add_string(&text, "Testing: ");
    text_add_visible(&text, file, strlen(file), 0, 0);
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        text_format(&text, "\n%s: %s", questions[i].label,
                    may(ask, file, questions[i].mode) == 0 ? "True" : "False");
    text_char(&text, '\n');
    output_add(text.bytes, text.size);
    text_free(&text);
    return 0;
}

/* One question: the modes in `words`, all of them at once. */
static int ask_access(struct shell *sh, const char *who, const struct access_asked *ask,
                      const char *file, char *const *words, int count)
{
    long mode = 0, one;
    char bytes[64];
    for (int i = 0; i < count; i++) {
        if (!words_read(SYS_KIND_ACCESS_MODE, words[i], &one) || one & ~(R_OK | W_OK | X_OK))
            return usage_error(sh, who, "\"%s\" is none of F_OK, R_OK, W_OK and X_OK",
                               visible(words[i]));
        mode |= one;
    }
    int error = may(ask, file, (int)mode);
    if (ask->variable || ask->python) {
        const char *yes = ask->python ? "True" : "1", *no = ask->python ? "False" : "0";
        int status = answer(sh, ask->variable, error ? no : yes);
        return status == 0 && error ? 1 : status;
    }
    if (!error)
        return 0;
    struct line line = {bytes, 0, sizeof bytes - 1};
    words_add(&line, SYS_KIND_ACCESS_MODE, mode);
    bytes[line.size] = '\0';
    return call_failed(who, error, "%s(\"%s\", %s)", ask->effective ? "faccessat" : "access",
                       visible(file), bytes);
}

static int run_access(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    struct access_asked ask = {0};
    int letter;
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "erv:"))) {
        if (letter == '?')
            return 2;
        if (letter == 'v')
            ask.variable = p.argument;
        else if (letter == 'r')
            ask.python = true;
        else
            ask.effective = true;
    }
    if (!operands_between(sh, &p, 1, -1))
        return 2;
    if (argc - p.next > 1)
        return ask_access(sh, argv[0], &ask, argv[p.next], argv + p.next + 1, argc - p.next - 1);
    if (ask.variable || ask.python)
        return usage_error(sh, argv[0], "-r and -v want a MODE to ask for, as R_OK");
    return report_access(&ask, argv[p.next]);
}

static const struct builtin_option access_options[] = {
    {'e', NULL, ARGUMENT_NONE, "ask for the effective ids instead of the real ones"},
    {'r', NULL, ARGUMENT_NONE, "write the answer as Python shows it"},
    {'v', "VAR", ARGUMENT_VARIABLE, "store the answer, 1 or 0, in VAR and print nothing"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin access_builtin = {
    .name = "access",
    .run = run_access,
    .usage = "access [-e] FILE\naccess [-e] [-r] [-v VAR] FILE MODE...",
    .purpose = "what this process may do with a file",
    .calls = "access faccessat",
    .section = "permissions",
    .options = access_options,
    .operands = {ARGUMENT_FILE, ARGUMENT_ACCESS},
    .c = "if (access(\"f\", R_OK | W_OK) != 0) err(1, \"access\");",
    .python = "os.access('f', os.R_OK | os.W_OK)",
    .text = "FILE alone: a report. With a MODE (F_OK, R_OK, W_OK, X_OK, or several): the status is "
            "0 for yes and 1 for no, and the error says why.\n\n"
            "access judges by the real ids, for programs that act with the rights of another; open "
            "judges by the effective ones, as -e does. The answer is about the past: by the time "
            "the file is opened it may be another. To know whether open works, open.",
};

/* ---- stat and lstat ---- */

static int run_stat(struct shell *sh, int argc, char **argv)
{
    struct status_asked ask;
    int status;
    if (hidden_program(sh, argc, argv, STATUS_KNOWN, &status))
        return status;
    status = status_asked(sh, argc, argv, &ask);
    for (int i = 0; i < ask.count; i++) {
        struct stat info;
        why("the inode holds all that is known of a file but its name; a link is followed to it");
        if (sys_stat(ask.operands[i], &info) != 0)
            status = call_failed(argv[0], errno, "stat(\"%s\")", visible(ask.operands[i]));
        else if (status_answer(sh, &ask, "stat", ask.operands[i], &info) != 0)
            status = 1;
    }
    return status;
}

const struct builtin stat_builtin = {
    .name = "stat",
    .run = run_stat,
    .usage = "stat [-a] [-r] FILE...\nstat -v VAR,... FILE",
    .purpose = "what the kernel knows of a file",
    .calls = "stat",
    .section = "permissions",
    .options = status_options,
    .operands = {ARGUMENT_FILE},
    .c = "struct stat info; if (stat(\"f\", &info) != 0) err(1, \"stat\");",
    .python = "info = os.stat('f')",
    .text = "It reports size, mode in octal with the type in front, owner, device, and the time at "
            "which the contents were last modified. A symbolic link is followed: see lstat.\n\n"
            "-v fills, in this order: mode, inode, device, links, owner, group, size, and the "
            "times (in seconds since 1970) of the last access, modification and change of status. "
            "The mode is octal, so $((mode & 07777)) are its permissions. An empty name passes a "
            "value over: -v ,,,,,,size.",
    .flags = BUILTIN_HIDES_PROGRAM,
};

static int run_lstat(struct shell *sh, int argc, char **argv)
{
    struct status_asked ask;
    int status = status_asked(sh, argc, argv, &ask);
    for (int i = 0; i < ask.count; i++) {
        struct stat info;
        why("a symbolic link is a file of its own: this looks at the link, not at where it leads");
        if (sys_lstat(ask.operands[i], &info) != 0)
            status = call_failed(argv[0], errno, "lstat(\"%s\")", visible(ask.operands[i]));
        else if (status_answer(sh, &ask, "lstat", ask.operands[i], &info) != 0)
            status = 1;
    }
    return status;
}

const struct builtin lstat_builtin = {
    .name = "lstat",
    .run = run_lstat,
    .usage = "lstat [-a] [-r] FILE...\nlstat -v VAR,... FILE",
    .purpose = "what the kernel knows of a file, or of a symbolic link itself",
    .calls = "lstat",
    .section = "permissions",
    .options = status_options,
    .operands = {ARGUMENT_FILE},
    .c = "struct stat info; if (lstat(\"link\", &info) != 0) err(1, \"lstat\");",
    .python = "info = os.lstat('link')",
    .text = "As stat, save that a symbolic link is not followed: its mode is 0120777, and its size "
            "is the length of the name that it holds.",
};

/* ---- chmod ---- */

/* `-x` and `-w,o=r` are modes, whatever they look like. */
static bool is_mode_with_minus(const char *word)
{
    return word && word[0] == '-' && word[1] && word[1] != '-' &&
           strspn(word + 1, "rwxXstugoa,+-=") == strlen(word + 1);
}

/* The new mode of `file` by a symbolic mode. Returns 0 or an errno; *mode is permissions alone. */
static int changed_mode(const char *file, const char *word, mode_t mask, mode_t *mode)
{
    struct stat info;
    why("a symbolic mode is a change: one must know what there is to change");
    if (sys_stat(file, &info) != 0)
        return errno;
    *mode = info.st_mode;
    mode_symbolic(word, mask, mode);
    *mode &= MODE_ALL;
    return 0;
}

/* Changes one file. `mode` is what was given in octal, or -1. Returns the status. */
static int change_file(const char *who, const char *file, const char *word, mode_t mode,
                       mode_t mask)
{
    if (mode == (mode_t)-1) {
        int error = changed_mode(file, word, mask, &mode);
        if (error)
            return call_failed(who, error, "stat(\"%s\")", visible(file));
    }
    why("the bits are the file's, kept in its inode: all its names show them");
    if (sys_chmod(file, mode) != 0)
        return call_failed(who, errno, "chmod(\"%s\", %04o)", visible(file), (unsigned)mode);
    return 0;
}

static int run_chmod(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int status = 0;
    options_begin(&p, argc, argv);
    if (!is_mode_with_minus(argv[1])) {
        if (hidden_program(sh, argc, argv, "", &status))
            return status;
        if (options_next(&p, ""))
            return 2;
    }
    if (!operands_between(sh, &p, 2, -1))
        return 2;
    const char *word = argv[p.next];
    mode_t mode = (mode_t)-1, mask = 0, any = 0;
    if (!mode_octal(word, MODE_ALL, &mode)) {
        mode = (mode_t)-1;
        if (!mode_symbolic(word, 0, &any))
            return usage_error(sh, argv[0], "\"%s\" is no mode", visible(word));
        if (mode_names_nobody(word))
            mask = mode_mask();
    }
    for (int i = p.next + 1; i < argc; i++)
        if (change_file(argv[0], argv[i], word, mode, mask) != 0)
            status = 1;
    return status;
}

const struct builtin chmod_builtin = {
    .name = "chmod",
    .run = run_chmod,
    .usage = "chmod MODE FILE...",
    .purpose = "change the permissions of files",
    .calls = "chmod stat umask",
    .section = "permissions",
    .operands = {ARGUMENT_MODE, ARGUMENT_FILE},
    .c = "if (chmod(\"f\", S_IRUSR | S_IWUSR) != 0) err(1, \"chmod\");",
    .python = "os.chmod('f', stat.S_IRUSR | stat.S_IWUSR)",
    .text = "MODE is octal (0640), and then it is what the file has afterwards; or a change in "
            "symbols: who (u, g, o, a), how (+, -, =), what (r, w, x, s, t, X, or u, g, o to "
            "copy), as in u+x,go=. Where it names nobody, as in +w, the umask holds back. Only the "
            "owner and root may.\n\n"
            "Options (-R, --reference) are those of the program chmod, which is then run.",
    .flags = BUILTIN_HIDES_PROGRAM,
};
