/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The floor's calls about who a process is: its user, its groups. Each does what the call of its
 * name does. */
#include "sys/floor.h"

#include <errno.h>
#include <grp.h>
#include <unistd.h>

FLOOR(uid_t, getuid, (void), (), 0)
FLOOR(uid_t, geteuid, (void), (), 0)
FLOOR(gid_t, getgid, (void), (), 0)
FLOOR(gid_t, getegid, (void), (), 0)
FLOOR(int, getgroups, (int size, gid_t list[]), (size, list), size, ADDRESS(list))

/* Unlike the others, getlogin_r gives the error as its result. */
int sys_getlogin_r(char *buffer, size_t size)
{
    if (!SYS_IS_WATCHED)
        return getlogin_r(buffer, size);
    struct floor_call call;
    const long argument[SYS_ARGUMENTS] = {ADDRESS(buffer), (long)size};
    bool made = floor_enter(&call, SYS_CALL_getlogin_r, argument);
    call.result = made ? getlogin_r(buffer, size) : errno;
    errno = (int)call.result;
    return (int)floor_leave(&call, call.result != 0);
}

FLOOR(int, setuid, (uid_t uid), (uid), (long)uid)
FLOOR(int, seteuid, (uid_t uid), (uid), (long)uid)
FLOOR(int, setgid, (gid_t gid), (gid), (long)gid)
FLOOR(int, setegid, (gid_t gid), (gid), (long)gid)
FLOOR(int, setgroups, (size_t size, const gid_t *list), (size, list), (long)size, ADDRESS(list))
