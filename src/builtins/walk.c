/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Walking a Directory Tree: every directory below one, and what is in each.
 *
 * Three things make this harder than it looks.
 *
 * A tree may be deeper than a path can be long, and somebody may put a symbolic link in the place
 * of a directory while we are under way. So no path is ever handed to the kernel but the first:
 * each directory is opened by its name alone, from the descriptor of the one that it is in, and
 * with O_NOFOLLOW, so that a link is refused, not followed.
 *
 * A process may have few descriptors. So only the lowest levels of the way are kept open; on the
 * way back up "..", if it still is the directory that we came from, opens one again.
 *
 * A tree may hold more files than there is memory for. So what is kept is, for each level of the
 * way, the names of the directories that are still to be walked, and beside that the names in one
 * directory, which must be together to be sorted. (Bottom-up, all names of each level are kept, for
 * they were read before the levels below changed anything.)
 */
#include "builtins/walk.h"

#include "base/message.h"
#include "base/output.h"
#include "builtins/builtin.h"
#include "jobs/signals.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

enum {
    OPEN_AT_ONCE = 32, /* levels */
    LARGE = 64 * 1024, /* bytes: a buffer that is not kept for the next directory */
    DIRECTORY = O_RDONLY | O_DIRECTORY | O_CLOEXEC
};

/* ---- Messages ---- */

/* What was listed so far stands above what is told now. */
static void flush(struct walk *walk)
{
    int error = output_flush();
    if (error && !walk->error)
        walk->error = error;
}

/* Tells that a call failed for `name` (NULL: for the directory that the walk is at); the walk goes
 * on. */
static void tell(struct walk *walk, int error, const char *call, const char *name)
{
    struct text path = {0};
    text_add(&path, walk->path.bytes, walk->path.size);
    if (name) {
        if (path.size == 0 || path.bytes[path.size - 1] != '/')
            text_char(&path, '/');
        text_add_string(&path, name);
    }
    flush(walk);
    call_failed(walk->who, error, "%s(\"%s\")", call, visible(text_end(&path)));
    walk->status = 1;
    text_free(&path);
}

/* ---- Descriptors ---- */

static void let_go(struct walk *walk, struct walk_level *level)
{
    if (level->fd == -1)
        return;
    walk->open--;
    if (walk->body) {
        descriptor_drop(walk->sh, &level->fd);
        return;
    }
    why("this directory is done with, for now or for good");
    sys_close(level->fd);
    level->fd = -1;
}

/* Looks where the level is, unless that is known. Returns 0 or an errno. */
static int identify(struct walk_level *level)
{
    struct stat status;
    if (level->known)
        return 0;
    why("device and inode tell a directory from all others, whatever its name is");
    if (sys_fstat(level->fd, &status) != 0)
        return errno;
    level->known = true;
    level->device = status.st_dev;
    level->inode = status.st_ino;
    return 0;
}

/* Closes the highest level that is open and can be found again. False where there is none. */
static bool spare_one(struct walk *walk)
{
    for (; walk->oldest != walk->level; walk->oldest = walk->oldest->down) {
        struct walk_level *level = walk->oldest;
        if (level->fd != -1 && !level->pinned && identify(level) == 0) {
            let_go(walk, level);
            return true;
        }
    }
    return false;
}

static bool out_of_descriptors(int error)
{
    return error == EMFILE || error == ENFILE;
}

/*
 * Takes an open directory as the level's. While commands are run on the way, descriptors must be
 * out of their way too: with the shell's own, at 10 or above. Returns 0, or an errno, `fd` then
 * being closed.
 */
static int hold(struct walk *walk, struct walk_level *level, int fd)
{
    level->fd = fd;
    while (walk->body &&
           descriptor_keep(walk->sh, fd, &level->fd, "a directory that walk is in") != 0) {
        int error = errno;
        if (out_of_descriptors(error) && spare_one(walk))
            continue;
        why("there is no room for it among the shell's own descriptors");
        sys_close(fd);
        level->fd = -1;
        return error;
    }
    walk->open++;
    return 0;
}

/* openat, giving up descriptors of higher levels where they are needed. -1 with errno. */
static int open_from(struct walk *walk, const char *name, int flags)
{
    int fd;
    do {
        why("by its name alone, from the directory that it is in: no path is looked up anew");
        fd = sys_openat(walk->level->fd, name, flags, 0);
    } while (fd < 0 && out_of_descriptors(errno) && spare_one(walk));
    return fd;
}

/* ---- Levels ---- */

/* A level below the one that the walk is at; perhaps one that was used before. */
static struct walk_level *level_below(struct walk *walk)
{
    struct walk_level *up = walk->level, *level = up ? up->down : walk->first;
    if (!level) {
        level = xmalloc(sizeof *level);
        *level = (struct walk_level){.up = up};
        *(up ? &up->down : &walk->first) = level;
    }
    level->known = level->pinned = false;
    level->pending.size = level->next = 0;
    return level;
}

/* Memory that one large directory needed is not kept for as long as the walk lasts. */
static void trim(struct walk_list *list)
{
    if (list->bytes.room > LARGE)
        walk_list_free(list);
}

static void free_levels(struct walk *walk)
{
    for (struct walk_level *level = walk->first, *down; level; level = down) {
        down = level->down;
        let_go(walk, level);
        text_free(&level->pending);
        walk_list_free(&level->list);
        free(level);
    }
}

/* ---- One directory ---- */

static bool is_walked(const struct walk *walk, enum walk_kind kind)
{
    return kind == WALK_DIRECTORY || (kind == WALK_LINK && walk->follow);
}

/* One entry, listed as it comes; only directories are remembered. */
static void stream_entry(void *data, enum walk_kind kind, const char *name)
{
    struct walk *walk = data;
    struct text *pending = &walk->level->pending;
    size_t begin = pending->size;
    if (kind == WALK_FILE) {
        walk_show_name(walk, name);
        return;
    }
    text_add_string(pending, name);
    text_add(pending, "/", 2);
    walk_show_name(walk, pending->bytes + begin);
    pending->size = is_walked(walk, kind) ? pending->size - 1 : begin;
}

/* Lists the directory, or runs the body for it. */
static void visit(struct walk *walk, const struct walk_list *list)
{
    if (walk->body) {
        walk_body_run(walk, list);
        return;
    }
    walk_show_path(walk);
    for (size_t i = 0; i < list->count; i++)
        walk_show_name(walk, list->names[i]);
}

/* Reads the level that the walk has just come to; top-down, this is its turn. */
static void arrive(struct walk *walk)
{
    struct walk_level *level = walk->level;
    struct walk_list *list = walk->bottom_up ? &level->list : &walk->list;
    int error;
    if (walk->unsorted && !walk->bottom_up && !walk->body) {
        walk_show_path(walk);
        error = walk_list_stream(level->fd, stream_entry, walk);
    } else {
        error = walk_list_read(list, level->fd, !walk->unsorted, &walk->sh->scratch);
        for (size_t i = 0; i < list->count; i++)
            if (is_walked(walk, walk_kind(list->names[i])))
                text_add_string(&level->pending, list->names[i]);
        if (!walk->bottom_up) {
            visit(walk, list);
            if (walk->body)
                walk_body_take_directories(walk, level);
            trim(list);
        }
    }
    if (error)
        tell(walk, error, "getdents", NULL);
}

/* ---- Down ---- */

/* The level of the way that is the directory `status` is of; NULL for none. */
static const struct walk_level *same_above(const struct walk *walk, const struct walk_level *level)
{
    for (const struct walk_level *above = walk->level; above; above = above->up)
        if (above->known && above->inode == level->inode && above->device == level->device)
            return above;
    return NULL;
}

/* Following links, one may come back to where one is. Says so, and returns true. */
static bool is_loop(struct walk *walk, struct walk_level *level, const char *name)
{
    if (!walk->follow)
        return false;
    int error = identify(level);
    if (error) {
        tell(walk, error, "fstat", name);
        return true;
    }
    const struct walk_level *above = same_above(walk, level);
    if (!above)
        return false;
    struct text back = {0};
    text_add(&back, walk->path.bytes, above->path_size);
    flush(walk);
    message(walk->who, "%s/%s leads back to %s, which is being walked: it is not followed",
            visible(text_end(&walk->path)), visible(name), visible(text_end(&back)));
    text_free(&back);
    walk->status = 1;
    return true;
}

/* Goes into the open directory `fd`, which is `name` here (at the top: NULL). */
static void go_down(struct walk *walk, int fd, const char *name)
{
    struct walk_level *level = level_below(walk);
    int error = hold(walk, level, fd);
    if (error) {
        tell(walk, error, "fcntl", name);
        return;
    }
    if (is_loop(walk, level, name)) {
        let_go(walk, level);
        return;
    }
    if (!name)
        walk->oldest = level;
    else if (walk->path.bytes[walk->path.size - 1] != '/')
        text_char(&walk->path, '/');
    text_add_string(&walk->path, name ? name : "");
    level->path_size = walk->path.size;
    walk->level = level;
    if (walk->open > OPEN_AT_ONCE)
        spare_one(walk);
    arrive(walk);
}

static bool is_link(int fd, const char *name)
{
    struct stat status;
    why("it is no directory any more, if it was one: it may be a symbolic link");
    return sys_fstatat(fd, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
}

/* Goes into the directory `name` of the level that the walk is at. */
static void descend(struct walk *walk, const char *name)
{
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
        message(walk->who, "dirnames names %s, which does not lead down", name);
        walk->status = 1;
        return;
    }
    int fd = open_from(walk, name, DIRECTORY | O_NOFOLLOW), error = errno;
    if (fd < 0 && (error == ENOTDIR || error == ELOOP) && (walk->follow || walk->body) &&
        is_link(walk->level->fd, name)) {
        if (!walk->follow)
            return; /* dirnames names links to directories too, as os.walk's does */
        walk->level->pinned = true;
        fd = open_from(walk, name, DIRECTORY);
        error = errno;
    }
    if (fd < 0)
        tell(walk, error, "openat", name);
    else
        go_down(walk, fd, name);
}

/* ---- Up ---- */

/* Opens the level above again, from the one that the walk is at; what goes wrong is told. */
static void reopen(struct walk *walk, struct walk_level *up)
{
    struct stat status;
    why("it was closed to spare descriptors; \"..\" leads back, unless we have been moved");
    int fd = sys_openat(walk->level->fd, "..", DIRECTORY, 0);
    if (fd < 0) {
        tell(walk, errno, "openat", "..");
        return;
    }
    why("is it the directory that we came from?");
    bool found =
        sys_fstat(fd, &status) == 0 && status.st_dev == up->device && status.st_ino == up->inode;
    if (found) {
        int error = hold(walk, up, fd);
        if (error)
            tell(walk, error, "fcntl", "..");
        return;
    }
    why("it is another: nothing of that tree is to be walked");
    sys_close(fd);
    flush(walk);
    message(walk->who, "%s was moved meanwhile: what is left to be walked above it is left out",
            visible(text_end(&walk->path)));
    walk->status = 1;
}

/* Makes sure that the level above can be gone on with; or gives up what is left of it. */
static void find_back(struct walk *walk, struct walk_level *up)
{
    if (up->fd != -1)
        return;
    if (walk->level->fd != -1)
        reopen(walk, up);
    if (up->fd == -1)
        up->next = up->pending.size;
    else
        walk->oldest = up;
}

/* Leaves the level that the walk is at; bottom-up, this is its turn. */
static void ascend(struct walk *walk)
{
    struct walk_level *level = walk->level, *up = level->up;
    if (up)
        find_back(walk, up);
    if (walk->bottom_up) {
        visit(walk, &level->list);
        trim(&level->list);
    }
    let_go(walk, level);
    if (level->pending.room > LARGE)
        text_free(&level->pending);
    if (walk->oldest == level)
        walk->oldest = up;
    if (up) {
        up->pinned = false;
        walk->path.size = up->path_size;
    }
    walk->level = up;
}

/* ---- The whole tree ---- */

/* Whether somebody at the keyboard wants the walk to end. */
static bool is_interrupted(struct walk *walk)
{
    int sig = signals_pending ? signals_waiting(walk->sh) : 0;
    if (sig == SIGINT || sig == SIGHUP) {
        walk->status = 128 + sig;
        walk->stopped = true;
    }
    return walk->stopped;
}

static void walk_tree(struct walk *walk, const char *top)
{
    walk->path.size = 0;
    text_add_string(&walk->path, top);
    why("only the top is opened by its path, and it alone may be a symbolic link");
    int fd = sys_open(top, DIRECTORY, 0);
    if (fd < 0) {
        tell(walk, errno, "open", NULL);
        return;
    }
    go_down(walk, fd, NULL);
    while (walk->level && !walk->error && !is_interrupted(walk)) {
        struct walk_level *level = walk->level;
        if (level->next == level->pending.size) {
            ascend(walk);
            continue;
        }
        char *name = level->pending.bytes + level->next, *end = strchr(name, '/');
        *end = '\0';
        level->next = (size_t)(end + 1 - level->pending.bytes);
        if (*name)
            descend(walk, name);
    }
    walk->level = walk->oldest = NULL;
}

/* Ends the walk; its status. */
static int finish(struct walk *walk)
{
    free_levels(walk);
    text_free(&walk->path);
    walk_list_free(&walk->list);
    flush(walk);
    if (walk->error)
        return call_failed(walk->who, walk->error, "write(1)");
    walk->sh->unwind = walk->unwind;
    return walk->unwind == UNWIND_NONE ? walk->status : walk->sh->status;
}

static int run_walk(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    struct walk walk = {.sh = sh, .who = argv[0]};
    int letter, status = 0;
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "Lbux:"))) {
        if (letter == '?')
            return 2;
        walk.bottom_up = walk.bottom_up || letter == 'b';
        walk.follow = walk.follow || letter == 'L';
        walk.unsorted = walk.unsorted || letter == 'u';
        if (letter == 'x')
            walk.body = p.argument;
    }
    if (walk.body)
        status = walk_body_check(&walk);
    if (status != 0)
        return status;
    why("a terminal would obey control characters in a name; a file or pipe gets them as they are");
    walk.terminal = sys_isatty(1) == 1;
    if (p.next == argc)
        walk_tree(&walk, ".");
    for (int i = p.next; i < argc && !walk.stopped && !walk.error; i++)
        walk_tree(&walk, argv[i]);
    return finish(&walk);
}

static const struct builtin_option walk_options[] = {
    {'b', NULL, ARGUMENT_NONE, "bottom-up: a directory after those that are in it"},
    {'L', NULL, ARGUMENT_NONE, "follow symbolic links to directories; loops are told, and left"},
    {'u', NULL, ARGUMENT_NONE, "unsorted: names as the kernel gives them, and as they come"},
    {'x', "COMMANDS", ARGUMENT_TEXT, "run COMMANDS for each directory instead of listing it"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin walk_builtin = {
    .name = "walk",
    .run = run_walk,
    .usage = "walk [-bLu] [-x COMMANDS] [DIRECTORY...]",
    .purpose = "go through a directory and all that are below it",
    .calls = "open openat getdents fstatat fstat close isatty",
    .section = "walk",
    .options = walk_options,
    .operands = {ARGUMENT_DIRECTORY},
    .c = "int fd = openat(up, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW); /* then getdents64 */",
    .python = "for dirpath, dirnames, filenames in os.walk('.'): ...",
    .text =
        "Listed are, for each directory, an empty line, its path, and the sorted names in it, each "
        "after a tab: directories, and links to one, end in a slash. A directory that cannot be "
        "read is told, and the walk goes on; the status is then 1.\n\n"
        "COMMANDS are the body of a loop (break and continue work). They find the path in dirpath, "
        "the listing in \"$@\", and in dirnames and filenames the names of either kind, each "
        "followed by a slash, which no name can hold. What they leave in dirnames is walked, so "
        "`dirnames=` prunes all that is below (not with -b: it has been walked already). To leave "
        "out one:\n\n"
        "    walk -x 'keep=\n"
        "      for name; do case $name in .git/) ;; */) keep=$keep$name ;; esac; done\n"
        "      dirnames=$keep; echo \"$dirpath\"'\n\n"
        "Memory is needed for the names in one directory and, for each level above, those of the "
        "directories yet to be walked; with -u, not even for the names of files. With -b it is all "
        "names of each level. However deep the tree is, some thirty descriptors do. No symbolic "
        "link is followed without -L, not even one that takes a directory's place while the walk "
        "is under way.",
};
