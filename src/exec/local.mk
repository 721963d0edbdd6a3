# SPDX-License-Identifier: GPL-3.0-or-later
nacre_SOURCES += \
	src/exec/command.h \
	src/exec/exec.h \
	src/exec/path.c src/exec/path.h \
	src/exec/watch.c src/exec/watch.h
forked += \
	src/exec/evaluate.c \
	src/exec/execute.c \
	src/exec/function.c src/exec/function.h \
	src/exec/launch.c src/exec/launch.h \
	src/exec/pipeline.c src/exec/pipeline.h \
	src/exec/redirect.c src/exec/redirect.h \
	src/exec/simple.c src/exec/simple.h
