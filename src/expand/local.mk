# SPDX-License-Identifier: GPL-3.0-or-later
nacre_SOURCES += \
	src/expand/arithmetic.c src/expand/arithmetic.h \
	src/expand/arithmetic_compile.c src/expand/arithmetic_code.h \
	src/expand/bracket.c src/expand/bracket.h \
	src/expand/glob.c src/expand/glob.h \
	src/expand/pattern.c src/expand/pattern.h \
	src/expand/sort.c src/expand/sort.h
forked += \
	src/expand/expand.c src/expand/expand.h \
	src/expand/fields.c src/expand/fields.h \
	src/expand/parameter.c src/expand/parameter.h
