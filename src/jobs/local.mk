# SPDX-License-Identifier: GPL-3.0-or-later
nacre_SOURCES += \
	src/jobs/foreground.c \
	src/jobs/jobs.h
forked += \
	src/jobs/report.c \
	src/jobs/signals.c src/jobs/signals.h \
	src/jobs/table.c src/jobs/table.h \
	src/jobs/terminal.c \
	src/jobs/wait.c
