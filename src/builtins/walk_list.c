/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands in one directory, as walk lists it.
 *
 * The kernel says with each name what kind of file it is, so that none of them need be looked at.
 * Only of a symbolic link it must be asked where it leads, and of everything on the few file
 * systems that do not know.
 */
#include "builtins/walk_list.h"

#include "base/file.h"
#include "expand/sort.h"
#include "sys/sys.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

/* A directory that is being read, and who gets its entries. */
struct reading {
    int fd;
    void (*take)(void *data, enum walk_kind kind, const char *name);
    void *data;
};

/* What a name is that the kernel has not told us enough about. */
static enum walk_kind look(int fd, const char *name, unsigned char type)
{
    struct stat status;
    if (type == DT_UNKNOWN) {
        why("this file system does not tell the kinds of its entries: each must be looked at");
        if (sys_fstatat(fd, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
            return WALK_FILE;
        if (!S_ISLNK(status.st_mode))
            return S_ISDIR(status.st_mode) ? WALK_DIRECTORY : WALK_FILE;
    }
    why("a symbolic link is listed as what it leads to: a directory or something else");
    bool leads = sys_fstatat(fd, name, &status, 0) == 0;
    return leads && S_ISDIR(status.st_mode) ? WALK_LINK : WALK_FILE;
}

static void take_entry(void *data, const char *name, unsigned char type)
{
    const struct reading *reading = data;
    enum walk_kind kind = WALK_FILE;
    if (type == DT_DIR)
        kind = WALK_DIRECTORY;
    else if (type == DT_LNK || type == DT_UNKNOWN)
        kind = look(reading->fd, name, type);
    reading->take(reading->data, kind, name);
}

int walk_list_stream(int fd, void (*take)(void *data, enum walk_kind kind, const char *name),
                     void *data)
{
    struct reading reading = {fd, take, data};
    return directory_entries(fd, take_entry, &reading);
}

static void keep(void *data, enum walk_kind kind, const char *name)
{
    struct walk_list *list = data;
    text_char(&list->bytes, (char)kind);
    text_add_string(&list->bytes, name);
    if (kind != WALK_FILE)
        text_char(&list->bytes, '/');
    text_char(&list->bytes, '\0');
    list->count++;
}

/* Finds the names in the bytes, which do not move any more. */
static void find_names(struct walk_list *list)
{
    if (list->count > list->room) {
        list->room = list->count;
        free(list->names);
        list->names = xmalloc(list->room * sizeof *list->names);
    }
    char *next = list->bytes.bytes;
    for (size_t i = 0; i < list->count; i++) {
        list->names[i] = next + 1;
        next += strlen(next) + 1;
    }
}

int walk_list_read(struct walk_list *list, int fd, bool sorted, struct arena *arena)
{
    list->bytes.size = 0;
    list->count = 0;
    int error = walk_list_stream(fd, keep, list);
    find_names(list);
    if (sorted)
        sort_names(arena, list->names, list->count);
    return error;
}

void walk_list_free(struct walk_list *list)
{
    text_free(&list->bytes);
    free(list->names);
    *list = (struct walk_list){0};
}
