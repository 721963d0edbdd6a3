# SPDX-License-Identifier: GPL-3.0-or-later
nacre_SOURCES += \
	src/base/file.c src/base/file.h \
	src/base/locale.c src/base/locale.h \
	src/base/message.c src/base/message.h \
	src/base/names.c src/base/names.h \
	src/base/utf8.c src/base/utf8.h
forked += \
	src/base/arena.c src/base/arena.h \
	src/base/text.c src/base/text.h \
	src/base/output.c src/base/output.h
