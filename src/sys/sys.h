/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The floor: every system call that nacre makes, by name.
 *
 * Each sys_NAME() below does what the call NAME does, with the same parameters, result and errno
 * (see its page in section 2 or 3 of the manual), and nothing more: no retry, no message. What it
 * adds is that it can be watched. A call may be recorded, narrated as it happens, and told to fail,
 * in this process and in its children. While nobody watches, the whole price is one branch on
 * sys_watched.
 *
 * Before a call stands the reason for it:
 *
 *     why("the child leads a group of its own, so that Ctrl-C reaches this job alone");
 *     sys_setpgid(0, pgid);
 *
 * The sentence is what a learner reads on the screen when narration is on. One why() belongs to one
 * call.
 */
#ifndef NACRE_SYS_SYS_H
#define NACRE_SYS_SYS_H

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/times.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>

/*
 * The reason for the next call, and the file and the line where it is given: three strings, one
 * behind the other, in static storage. (In a struct there would be pointers, which had to be set at
 * each start of the shell, for each place.) The floor takes it and sets it to NULL when watched.
 */
extern const char *sys_site;

/* Not 0 while calls are recorded, narrated or made to fail (see record.h). */
extern int sys_watched;

/*
 * What a reason costs, and the question whether anybody watches. configure --disable-watching
 * leaves both out of the program, so that bench/watching can say what they cost where nobody
 * watches.
 */
#ifndef SYS_UNWATCHED
#define SYS_UNWATCHED 0
#endif
#if SYS_UNWATCHED
#define why(text) ((void)text)
#define SYS_IS_WATCHED false
#else
#define why(text)                                                                                  \
    do {                                                                                           \
        static const char site_here[] = text "\0" __FILE__ "\0" SYS_STRING(__LINE__);              \
        sys_site = site_here;                                                                      \
    } while (0)
#define SYS_IS_WATCHED __builtin_expect(sys_watched, 0)
#endif
#define SYS_STRING(line) SYS_STRING_OF(line)
#define SYS_STRING_OF(line) #line

/* The builtin on whose behalf calls are made just now (its name, static storage), or NULL: the
 * shell's own. */
extern const char *sys_by;

/* Another number whenever a call of this process may have closed or replaced descriptor 0. */
extern unsigned sys_input_changes;

/*
 * Duplicates the process. `role` names the child's part in what is going on ("subshell",
 * "pipeline", "job", "child", …; static storage) in records that it makes. Output buffers must be
 * flushed before.
 */
pid_t sys_fork(const char *role);

/*
 * Starts a child that borrows this process's memory, and lets this process sleep until it has
 * called execve or _exit: vfork(2) with the child's part written as a function (the child runs on a
 * stack of its own, so that a return is safe). `child` must end in sys_execve or sys__exit; what it
 * returns is its exit status. Signals that have a handler must be blocked, and must stay so in the
 * child until it has reset them. Fails as fork does; `inject fork` covers it.
 */
pid_t sys_vfork(int (*child)(void *data), void *data, const char *role);

/* The process's own part, as given to sys_fork; "shell" in the first one. */
const char *sys_role(void);

/* Processes */
int sys_execve(const char *path, char *const argv[], char *const envp[]);
_Noreturn void sys__exit(int status);
pid_t sys_waitpid(pid_t pid, int *status, int options);
pid_t sys_wait4(pid_t pid, int *status, int options, struct rusage *usage);
int sys_waitid(idtype_t type, id_t id, siginfo_t *info, int options);
pid_t sys_getpid(void);
pid_t sys_getppid(void);
pid_t sys_getpgrp(void);
pid_t sys_getpgid(pid_t pid);
pid_t sys_getsid(pid_t pid);
int sys_setpgid(pid_t pid, pid_t pgid);
pid_t sys_setsid(void);
clock_t sys_times(struct tms *buffer);
int sys_getrlimit(int resource, struct rlimit *limit);
int sys_setrlimit(int resource, const struct rlimit *limit);
int sys_prctl(int option, unsigned long value);

/* Owner */
uid_t sys_getuid(void);
uid_t sys_geteuid(void);
gid_t sys_getgid(void);
gid_t sys_getegid(void);
int sys_getgroups(int size, gid_t list[]);
int sys_getlogin_r(char *buffer, size_t size);
int sys_setuid(uid_t uid);
int sys_seteuid(uid_t uid);
int sys_setgid(gid_t gid);
int sys_setegid(gid_t gid);
int sys_setgroups(size_t size, const gid_t *list);

/* Signals */
int sys_kill(pid_t pid, int signal);
int sys_sigaction(int signal, const struct sigaction *action, struct sigaction *old);
int sys_sigprocmask(int how, const sigset_t *set, sigset_t *old);
int sys_sigpending(sigset_t *set);
int sys_sigsuspend(const sigset_t *mask);
int sys_pause(void);
unsigned sys_alarm(unsigned seconds);

/* Descriptors */
int sys_open(const char *path, int flags, mode_t mode);
int sys_openat(int dir, const char *path, int flags, mode_t mode);
int sys_close(int fd);
ssize_t sys_read(int fd, void *buffer, size_t size);
ssize_t sys_pread(int fd, void *buffer, size_t size, off_t offset);
ssize_t sys_write(int fd, const void *buffer, size_t size);
off_t sys_lseek(int fd, off_t offset, int whence);
int sys_dup(int fd);
int sys_dup2(int fd, int to);
int sys_fcntl(int fd, int command, long argument);
int sys_pipe(int fds[2]);
int sys_pipe2(int fds[2], int flags);
int sys_ftruncate(int fd, off_t length);
int sys_fsync(int fd);
int sys_fstat(int fd, struct stat *buffer);
int sys_isatty(int fd);
int sys_memfd_create(const char *name, unsigned flags);
int sys_ppoll(struct pollfd *fds, nfds_t count, const struct timespec *timeout,
              const sigset_t *mask);
ssize_t sys_send(int fd, const void *buffer, size_t size, int flags);
ssize_t sys_recv(int fd, void *buffer, size_t size, int flags);
int sys_flock(int fd, int operation);

/* The terminal */
pid_t sys_tcgetpgrp(int fd);
int sys_tcsetpgrp(int fd, pid_t pgid);
int sys_tcgetattr(int fd, struct termios *modes);
int sys_tcsetattr(int fd, int actions, const struct termios *modes);
int sys_getwinsize(int fd, unsigned short *rows, unsigned short *columns); /* ioctl(TIOCGWINSZ) */
char *sys_ctermid(char *buffer);

/* Files and directories */
int sys_access(const char *path, int mode);
int sys_faccessat(int dir, const char *path, int mode, int flags);
int sys_stat(const char *path, struct stat *buffer);
int sys_lstat(const char *path, struct stat *buffer);
int sys_fstatat(int dir, const char *path, struct stat *buffer, int flags);
int sys_chmod(const char *path, mode_t mode);
mode_t sys_umask(mode_t mask);
int sys_chdir(const char *path);
int sys_fchdir(int fd);
char *sys_getcwd(char *buffer, size_t size);
int sys_mkdir(const char *path, mode_t mode);
int sys_rmdir(const char *path);
int sys_unlink(const char *path);
int sys_rename(const char *from, const char *to);
int sys_symlink(const char *target, const char *path);
int sys_link(const char *from, const char *to);
ssize_t sys_readlink(const char *path, char *buffer, size_t size);
int sys_mkstemp(char *template);
char *sys_mkdtemp(char *template);
ssize_t sys_getdents(int fd, void *buffer,
                     size_t size); /* getdents64(2): struct dirent64 entries */

#endif
