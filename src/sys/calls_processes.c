/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The floor's calls about processes. Each does what the call of its name does. fork and vfork,
 * which come back twice, and _exit, which never does, are in births.c.
 */
#include "sys/floor.h"
#include "sys/tracer.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

/* While programs are traced, the tracer takes hold of the process first, and lets go of it again
 * where there is no program after all. (In PATH most candidates are not there, and are not worth
 * asking.) */
static int traced_execve(const char *path, char *const argv[], char *const envp[])
{
    bool traced = (sys_watched & SYS_TRACE) && faccessat(AT_FDCWD, path, X_OK, AT_EACCESS) == 0;
    if (traced)
        floor_trace_ask(TRACE_ATTACH);
    execve(path, argv, envp);
    if (traced)
        floor_trace_ask(TRACE_DETACH);
    return -1;
}

/* An execve that works never leaves the floor: its record says so from the start, and takes it back
 * on failure. */
FLOOR_AS(int, execve, (const char *path, char *const argv[], char *const envp[]),
         (path, argv, envp), traced_execve(path, argv, envp), ADDRESS(path), ADDRESS(argv),
         ADDRESS(envp))
FLOOR(pid_t, waitpid, (pid_t pid, int *status, int options), (pid, status, options), pid,
      ADDRESS(status), options)
FLOOR(pid_t, wait4, (pid_t pid, int *status, int options, struct rusage *usage),
      (pid, status, options, usage), pid, ADDRESS(status), options, ADDRESS(usage))
FLOOR(int, waitid, (idtype_t type, id_t id, siginfo_t *info, int options),
      (type, id, info, options), (long)type, (long)id, ADDRESS(info), options)
FLOOR(pid_t, getpid, (void), (), 0)
FLOOR(pid_t, getppid, (void), (), 0)
FLOOR(pid_t, getpgrp, (void), (), 0)
FLOOR(pid_t, getpgid, (pid_t pid), (pid), pid)
FLOOR(pid_t, getsid, (pid_t pid), (pid), pid)
FLOOR(int, setpgid, (pid_t pid, pid_t pgid), (pid, pgid), pid, pgid)
FLOOR(pid_t, setsid, (void), (), 0)
FLOOR(clock_t, times, (struct tms * buffer), (buffer), ADDRESS(buffer))
FLOOR_AS(int, getrlimit, (int resource, struct rlimit *limit), (resource, limit),
         getrlimit((rlimit_resource)resource, limit), resource, ADDRESS(limit))
FLOOR_AS(int, setrlimit, (int resource, const struct rlimit *limit), (resource, limit),
         setrlimit((rlimit_resource)resource, limit), resource, ADDRESS(limit))
FLOOR_AS(int, prctl, (int option, unsigned long value), (option, value),
         prctl(option, value, 0, 0, 0), option, (long)value)
