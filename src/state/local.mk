# SPDX-License-Identifier: GPL-3.0-or-later
nacre_SOURCES += \
	src/state/environment.c src/state/environment.h \
	src/state/history.c src/state/history.h \
	src/state/options.c src/state/options.h
forked += \
	src/state/variables.c src/state/variables.h \
	src/state/descriptors.c src/state/descriptors.h \
	src/state/shell.c src/state/shell.h
