/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What walk does in a directory: it lists it, or it runs commands for it (-x).
 *
 * os.walk gives its caller a path and two lists, and what the caller takes from the first list is
 * not walked. A shell has no lists. But a name cannot hold a '/', so a '/' behind each name makes
 * one text of many names, whatever is in them: spaces, newlines, quotes. The listing itself is in
 * the positional parameters, where directories end in '/' as well: to leave one out, the names of
 * the others are put one behind the other, and that is dirnames. (The help of walk shows how.)
 */
#include "base/message.h"
#include "base/output.h"
#include "builtins/made.h"
#include "builtins/walk.h"
#include "exec/exec.h"
#include <string.h>

static char *const variables[] = {"dirpath", "dirnames", "filenames"};

/* ---- The listing ---- */

static void show(const struct walk *walk, const char *bytes, size_t size)
{
    if (!walk->terminal) {
        output_add(bytes, size);
        return;
    }
    struct text safe = {0};
    text_add_visible(&safe, bytes, size, 0, 0);
    output_add(safe.bytes, safe.size);
    text_free(&safe);
}

void walk_show_path(struct walk *walk)
{
    output_char('\n');
    show(walk, walk->path.bytes, walk->path.size);
    output_char('\n');
}

void walk_show_name(struct walk *walk, const char *name)
{
    output_char('\t');
    show(walk, name, strlen(name));
    output_char('\n');
}

/* ---- The body ---- */

int walk_body_check(struct walk *walk)
{
    return made_check(walk->sh, walk->who, variables, sizeof variables / sizeof *variables);
}

/* The names of the list that are files, or that are not, each with a '/' behind it. */
static void join(struct text *joined, const struct walk_list *list, bool files)
{
    for (size_t i = 0; i < list->count; i++) {
        if ((walk_kind(list->names[i]) == WALK_FILE) != files)
            continue;
        text_add_string(joined, list->names[i]);
        if (files)
            text_char(joined, '/');
    }
}

static void set_variables(struct walk *walk, const struct walk_list *list)
{
    struct text dirnames = {0}, filenames = {0};
    join(&dirnames, list, false);
    join(&filenames, list, true);
    variable_set_by_name(walk->sh, "dirpath", text_end(&walk->path));
    variable_set_by_name(walk->sh, "dirnames", text_end(&dirnames));
    variable_set_by_name(walk->sh, "filenames", text_end(&filenames));
    text_free(&dirnames);
    text_free(&filenames);
}

void walk_body_run(struct walk *walk, const struct walk_list *list)
{
    struct shell *sh = walk->sh;
    struct parameters outer = sh->parameters;
    set_variables(walk, list);
    output_flush();
    sh->parameters = (struct parameters){list->names, (int)list->count, false};
    sh->loop_depth++;
    walk->unwind = exec_text(sh, walk->body, strlen(walk->body), NULL);
    walk->stopped = !exec_loop_goes_on(sh, &walk->unwind);
    sh->loop_depth--;
    parameters_free(&sh->parameters);
    sh->parameters = outer;
}

void walk_body_take_directories(struct walk *walk, struct walk_level *level)
{
    const char *names = variable_get(walk->sh, "dirnames");
    level->pending.size = 0;
    if (!names)
        return;
    text_add_string(&level->pending, names);
    if (level->pending.size > 0 && level->pending.bytes[level->pending.size - 1] != '/')
        text_char(&level->pending, '/');
}
