# SPDX-License-Identifier: GPL-3.0-or-later
nacre_SOURCES += \
	src/edit/capture.c src/edit/capture.h \
	src/edit/channel.c src/edit/channel.h \
	src/edit/complete.c src/edit/complete.h \
	src/edit/edit.c src/edit/edit.h \
	src/edit/line.h \
	src/edit/prompt.c src/edit/prompt.h \
	src/edit/readline.c
