/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Process Working Directory, continued: what is in a directory.
 *
 * The names are sorted, since the kernel gives them in no order. What a name may hold is any byte
 * but / and NUL, so on a terminal control characters are escaped.
 */
#include "base/file.h"
#include "base/locale.h"
#include "base/message.h"
#include "builtins/answers.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

/* The names of a directory, in the shell's scratch arena. */
struct names {
    struct arena *arena;
    char **list;
    size_t count, room;
};

static void take_name(void *data, const char *name)
{
    struct names *names = data;
    if (names->count == names->room) {
        names->room = names->room ? names->room * 2 : 64;
        names->list = xrealloc(names->list, names->room * sizeof *names->list);
    }
    names->list[names->count++] = arena_copy(names->arena, name, strlen(name));
}

static int by_locale(const void *a, const void *b)
{
    const char *const *one = a, *const *other = b;
    int order = strcoll(*one, *other);
    return order ? order : strcmp(*one, *other);
}

static void make_safe(struct names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        struct text safe = {0};
        text_add_name(&safe, names->list[i], true);
        names->list[i] = arena_copy(names->arena, safe.bytes, safe.size);
        text_free(&safe);
    }
}

static int run_listdir(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    if (!asked(sh, argc, argv, 0, 1, &ask))
        return 2;
    const char *path = ask.count ? ask.operands[0] : ".";
    why("a directory is opened like a file, to be read only");
    int fd = sys_open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    if (fd < 0)
        return call_failed(argv[0], errno, "open(\"%s\")", visible(path));
    struct names names = {.arena = &sh->scratch};
    int error = directory_read(fd, take_name, &names);
    why("the names are in memory now");
    sys_close(fd);
    int status = error ? call_failed(argv[0], error, "getdents(\"%s\")", visible(path)) : 0;
    locale_load();
    if (names.count)
        qsort(names.list, names.count, sizeof *names.list, by_locale);
    if (!ask.variable && !ask.python) {
        why("a terminal would obey control characters in a name; a file or pipe gets them as they "
            "are");
        if (sys_isatty(1) == 1)
            make_safe(&names);
    }
    if (!error)
        status = answer_list(sh, &ask, names.list, names.count, true);
    free(names.list);
    return status;
}

const struct builtin listdir_builtin = {
    .name = "listdir",
    .run = run_listdir,
    .usage = "listdir [-r] [-v VAR] [DIRECTORY]",
    .purpose = "the names in a directory, sorted",
    .calls = "open getdents close isatty",
    .section = "cwd",
    .options = answer_options,
    .operands = {ARGUMENT_DIRECTORY},
    .c = "DIR *d = opendir(\".\"); struct dirent *entry = readdir(d);",
    .python = "names = sorted(os.listdir('.'))",
    .text = "One name a line, hidden ones too, but not `.` and `..`. Without DIRECTORY: of the "
            "working directory.",
};
