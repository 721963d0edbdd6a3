/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The floor's calls about files, directories and links. Each does what the call of its name does.
 */
#include "sys/floor.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

FLOOR(int, access, (const char *path, int mode), (path, mode), ADDRESS(path), mode)
FLOOR(int, faccessat, (int dir, const char *path, int mode, int flags), (dir, path, mode, flags),
      dir, ADDRESS(path), mode, flags)
FLOOR(int, stat, (const char *path, struct stat *buffer), (path, buffer), ADDRESS(path),
      ADDRESS(buffer))
FLOOR(int, lstat, (const char *path, struct stat *buffer), (path, buffer), ADDRESS(path),
      ADDRESS(buffer))
FLOOR(int, fstatat, (int dir, const char *path, struct stat *buffer, int flags),
      (dir, path, buffer, flags), dir, ADDRESS(path), ADDRESS(buffer), flags)
FLOOR(int, chmod, (const char *path, mode_t mode), (path, mode), ADDRESS(path), (long)mode)
FLOOR(mode_t, umask, (mode_t mask), (mask), (long)mask)
FLOOR(int, chdir, (const char *path), (path), ADDRESS(path))
FLOOR(int, fchdir, (int fd), (fd), fd)

/* getcwd and mkdtemp give a pointer: NULL is failure. */
char *sys_getcwd(char *buffer, size_t size)
{
    if (!SYS_IS_WATCHED)
        return getcwd(buffer, size);
    struct floor_call call;
    const long argument[SYS_ARGUMENTS] = {ADDRESS(buffer), (long)size};
    bool made = floor_enter(&call, SYS_CALL_getcwd, argument);
    call.result = made ? ADDRESS(getcwd(buffer, size)) : 0;
    return (char *)floor_leave(&call, call.result == 0);
}

FLOOR(int, mkdir, (const char *path, mode_t mode), (path, mode), ADDRESS(path), (long)mode)
FLOOR(int, rmdir, (const char *path), (path), ADDRESS(path))
FLOOR(int, unlink, (const char *path), (path), ADDRESS(path))
FLOOR(int, rename, (const char *from, const char *to), (from, to), ADDRESS(from), ADDRESS(to))
FLOOR(int, symlink, (const char *target, const char *path), (target, path), ADDRESS(target),
      ADDRESS(path))
FLOOR(int, link, (const char *from, const char *to), (from, to), ADDRESS(from), ADDRESS(to))
FLOOR(ssize_t, readlink, (const char *path, char *buffer, size_t size), (path, buffer, size),
      ADDRESS(path), ADDRESS(buffer), (long)size)
FLOOR(int, mkstemp, (char *template), (template), ADDRESS(template))

char *sys_mkdtemp(char *template)
{
    if (!SYS_IS_WATCHED)
        return mkdtemp(template);
    struct floor_call call;
    const long argument[SYS_ARGUMENTS] = {ADDRESS(template)};
    bool made = floor_enter(&call, SYS_CALL_mkdtemp, argument);
    call.result = made ? ADDRESS(mkdtemp(template)) : 0;
    return (char *)floor_leave(&call, call.result == 0);
}

FLOOR_AS(ssize_t, getdents, (int fd, void *buffer, size_t size), (fd, buffer, size),
         syscall(SYS_getdents64, fd, buffer, size), fd, ADDRESS(buffer), (long)size)
