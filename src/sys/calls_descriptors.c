/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The floor's calls about descriptors. Each does what the call of its name does. */
#include "sys/floor.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <unistd.h>

unsigned sys_input_changes;

/* Where 0 is open, no other call can put something else there. */
static inline void replaced(int fd)
{
    sys_input_changes += fd == 0;
}

FLOOR(int, open, (const char *path, int flags, mode_t mode), (path, flags, mode), ADDRESS(path),
      flags, (long)mode)
FLOOR(int, openat, (int dir, const char *path, int flags, mode_t mode), (dir, path, flags, mode),
      dir, ADDRESS(path), flags, (long)mode)
FLOOR_AS(int, close, (int fd), (fd), (replaced(fd), close(fd)), fd)
FLOOR(ssize_t, read, (int fd, void *buffer, size_t size), (fd, buffer, size), fd, ADDRESS(buffer),
      (long)size)
FLOOR(ssize_t, pread, (int fd, void *buffer, size_t size, off_t offset), (fd, buffer, size, offset),
      fd, ADDRESS(buffer), (long)size, (long)offset)
FLOOR(ssize_t, write, (int fd, const void *buffer, size_t size), (fd, buffer, size), fd,
      ADDRESS(buffer), (long)size)
FLOOR(off_t, lseek, (int fd, off_t offset, int whence), (fd, offset, whence), fd, (long)offset,
      whence)
FLOOR(int, dup, (int fd), (fd), fd)
FLOOR_AS(int, dup2, (int fd, int to), (fd, to), (replaced(to), dup2(fd, to)), fd, to)
FLOOR(int, fcntl, (int fd, int command, long argument), (fd, command, argument), fd, command,
      argument)
FLOOR(int, pipe, (int fds[2]), (fds), ADDRESS(fds))
FLOOR(int, pipe2, (int fds[2], int flags), (fds, flags), ADDRESS(fds), flags)
FLOOR(int, ftruncate, (int fd, off_t length), (fd, length), fd, (long)length)
FLOOR(int, fsync, (int fd), (fd), fd)
FLOOR(int, fstat, (int fd, struct stat *buffer), (fd, buffer), fd, ADDRESS(buffer))

/* "No" is 0 here, and errno says why. */
int sys_isatty(int fd)
{
    if (!SYS_IS_WATCHED)
        return isatty(fd);
    struct floor_call call;
    bool made = floor_enter(&call, SYS_CALL_isatty, (const long[SYS_ARGUMENTS]){fd});
    call.result = made ? isatty(fd) : 0;
    return (int)floor_leave(&call, call.result == 0);
}

FLOOR(int, memfd_create, (const char *name, unsigned flags), (name, flags), ADDRESS(name),
      (long)flags)
FLOOR(int, ppoll,
      (struct pollfd * fds, nfds_t count, const struct timespec *timeout, const sigset_t *mask),
      (fds, count, timeout, mask), ADDRESS(fds), (long)count, ADDRESS(timeout), ADDRESS(mask))
FLOOR(ssize_t, send, (int fd, const void *buffer, size_t size, int flags),
      (fd, buffer, size, flags), fd, ADDRESS(buffer), (long)size, flags)
FLOOR(ssize_t, recv, (int fd, void *buffer, size_t size, int flags), (fd, buffer, size, flags), fd,
      ADDRESS(buffer), (long)size, flags)
FLOOR(int, flock, (int fd, int operation), (fd, operation), fd, operation)
