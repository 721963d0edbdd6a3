# SPDX-License-Identifier: GPL-3.0-or-later
nacre_SOURCES += \
	src/builtins/answers.c src/builtins/answers.h \
	src/builtins/cwd.c src/builtins/cwd.h \
	src/builtins/directories.c \
	src/builtins/descriptors.c src/builtins/descriptors_bytes.c src/builtins/descriptors_file.c \
	src/builtins/environ.c \
	src/builtins/file_status.c src/builtins/file_status.h \
	src/builtins/fork.c src/builtins/fork_exec.c src/builtins/fork_signals.c \
	src/builtins/hidden.c src/builtins/hidden.h \
	src/builtins/links.c \
	src/builtins/listdir.c \
	src/builtins/made.c src/builtins/made.h \
	src/builtins/mode.c src/builtins/mode.h \
	src/builtins/owner.c src/builtins/owner_process.c \
	src/builtins/permissions.c \
	src/builtins/pipes.c src/builtins/communicate.c \
	src/builtins/popened.c src/builtins/popened.h \
	src/builtins/posix/alias.c \
	src/builtins/posix/command.c \
	src/builtins/posix/escape.c src/builtins/posix/escape.h \
	src/builtins/posix/fc.c \
	src/builtins/posix/getopts.c \
	src/builtins/posix/jobs.c \
	src/builtins/posix/kill.c \
	src/builtins/posix/printf.c \
	src/builtins/posix/read.c \
	src/builtins/posix/set.c \
	src/builtins/posix/test.c \
	src/builtins/posix/times.c \
	src/builtins/posix/trap.c \
	src/builtins/posix/true.c \
	src/builtins/posix/ulimit.c \
	src/builtins/posix/umask.c \
	src/builtins/posix/variables.c \
	src/builtins/program_words.c src/builtins/program_words.h \
	src/builtins/spawn.c \
	src/builtins/suggest.c src/builtins/suggest.h \
	src/builtins/system.c \
	src/builtins/table.def \
	src/builtins/wait.c src/builtins/wait.h src/builtins/wait_posix.c \
	src/builtins/wait_status.c src/builtins/wait_status.h \
	src/builtins/walk.c src/builtins/walk.h src/builtins/walk_body.c \
	src/builtins/walk_list.c src/builtins/walk_list.h \
	src/builtins/watch/fds.c \
	src/builtins/watch/form.c src/builtins/watch/form.h \
	src/builtins/watch/help.c src/builtins/watch/help.h \
	src/builtins/watch/help_manual.c src/builtins/watch/help_source.c \
	src/builtins/watch/inject.c \
	src/builtins/watch/lesson.c \
	src/builtins/watch/names.c src/builtins/watch/names.h \
	src/builtins/watch/narrate.c \
	src/builtins/watch/nearest.c src/builtins/watch/nearest.h \
	src/builtins/watch/picture.c src/builtins/watch/picture.h \
	src/builtins/watch/ptree.c \
	src/builtins/watch/query.c src/builtins/watch/query.h src/builtins/watch/query_match.c \
	src/builtins/watch/range.c src/builtins/watch/range.h \
	src/builtins/watch/saw.c \
	src/builtins/watch/timeline.c \
	src/builtins/watch/trace.c
forked += \
	src/builtins/builtin.c src/builtins/builtin.h \
	src/builtins/table.c src/builtins/table.h \
	src/builtins/posix/special.c \
	src/builtins/posix/echo.c
