/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole files and whole directories. */
#include "base/file.h"

#include "sys/sys.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>

enum { BLOCK = 16 * 1024, DIRECTORY_BLOCK = 32 * 1024 };

int file_read(int dir, const char *path, struct text *text, size_t limit)
{
    size_t begin = text->size;
    why("a file must be opened before it can be read; close-on-exec, as no child needs it");
    int fd = sys_openat(dir, path, O_RDONLY | O_CLOEXEC, 0);
    if (fd < 0)
        return errno;
    int error = 0;
    while (!limit || text->size - begin < limit) {
        text_reserve(text, BLOCK);
        why("a read gives what it has, so it is repeated until it gives nothing");
        ssize_t got = sys_read(fd, text->bytes + text->size, BLOCK);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            error = errno;
        if (got <= 0)
            break;
        text->size += (size_t)got;
    }
    if (limit && text->size - begin > limit)
        text->size = begin + limit;
    why("all is read, and an open descriptor would leak");
    sys_close(fd);
    return error;
}

/* Whether it is "." or "..". */
static bool is_dots(const char *name)
{
    return name[0] == '.' && (name[1] == '\0' || (name[1] == '.' && name[2] == '\0'));
}

int directory_entries(int fd, void (*take)(void *data, const char *name, unsigned char type),
                      void *data)
{
    _Alignas(struct dirent64) char block[DIRECTORY_BLOCK];
    for (;;) {
        why("the kernel gives a directory's entries in blocks, in no order at all");
        ssize_t got = sys_getdents(fd, block, sizeof block);
        if (got <= 0)
            return got < 0 ? errno : 0;
        for (ssize_t at = 0; at < got;) {
            const struct dirent64 *entry = (const struct dirent64 *)(const void *)(block + at);
            if (!is_dots(entry->d_name))
                take(data, entry->d_name, entry->d_type);
            at += entry->d_reclen;
        }
    }
}

/* Who wants names only. */
struct names_only {
    void (*take)(void *data, const char *name);
    void *data;
};

static void take_name(void *data, const char *name, unsigned char type)
{
    const struct names_only *only = data;
    (void)type;
    only->take(only->data, name);
}

int directory_read(int fd, void (*take)(void *data, const char *name), void *data)
{
    struct names_only only = {take, data};
    return directory_entries(fd, take_name, &only);
}
