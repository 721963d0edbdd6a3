/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a person's state is kept, and how it is written so that nothing is lost. */
#include "lesson/state_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Makes each folder on the way to the last slash of PATH. */
static bool make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool made = mkdir(path, 0700) == 0 || errno == EEXIST || access(path, X_OK) == 0;
        *slash = '/';
        if (!made)
            return false;
    }
    return true;
}

bool state_path(struct text *path, const char *name)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    path->size = 0;
    if (state && *state == '/') { /* the standard has relative ones ignored */
        text_add_string(path, state);
    } else if (home && *home == '/') {
        text_add_string(path, home);
        text_add_string(path, "/.local/state");
    } else {
        errno = ENOENT;
        return false;
    }
    text_format(path, "/nacre/%s", name);
    return make_folders(text_end(path));
}

/* Whether the file's last line lacks its newline. */
static bool is_torn(int fd)
{
    struct stat state;
    char last;
    return fstat(fd, &state) == 0 && state.st_size > 0 &&
           pread(fd, &last, 1, state.st_size - 1) == 1 && last != '\n';
}

static bool write_line(int fd, const char *line)
{
    struct text text = {0};
    if (is_torn(fd))
        text_char(&text, '\n');
    text_add_string(&text, line);
    text_char(&text, '\n');
    ssize_t written;
    do
        written = write(fd, text.bytes, text.size);
    while (written < 0 && errno == EINTR);
    bool whole = written == (ssize_t)text.size;
    if (written >= 0 && !whole)
        errno = ENOSPC;
    text_free(&text);
    return whole && fsync(fd) == 0;
}

bool state_append(const char *path, const char *line)
{
    int fd = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return false;
    int locked;
    while ((locked = flock(fd, LOCK_EX)) < 0 && errno == EINTR)
        continue;
    bool done = locked == 0 && write_line(fd, line);
    int error = errno;
    close(fd);
    errno = error;
    return done;
}

bool state_read(const char *path, struct text *out)
{
    char block[65536];
    ssize_t got;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        return errno == ENOENT;
    while ((got = read(fd, block, sizeof block)) > 0 || (got < 0 && errno == EINTR))
        if (got > 0)
            text_add(out, block, (size_t)got);
    int error = errno;
    close(fd);
    errno = error;
    return got == 0;
}
