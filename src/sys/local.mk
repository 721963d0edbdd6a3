# SPDX-License-Identifier: GPL-3.0-or-later
nacre_SOURCES += \
	src/sys/births.c \
	src/sys/calls.def \
	src/sys/calls_descriptors.c \
	src/sys/calls_files.c \
	src/sys/calls_owner.c \
	src/sys/calls_processes.c \
	src/sys/calls_signals.c \
	src/sys/calls_terminal.c \
	src/sys/capture.c \
	src/sys/floor.c \
	src/sys/floor.h \
	src/sys/inject.c \
	src/sys/listener.c \
	src/sys/record.c \
	src/sys/record.h \
	src/sys/shape.c \
	src/sys/shape.h \
	src/sys/sys.h
