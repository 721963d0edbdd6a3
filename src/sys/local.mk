# SPDX-License-Identifier: GPL-3.0-or-later
nacre_SOURCES += \
	src/sys/calls.def \
	src/sys/calls_files.c \
	src/sys/calls_owner.c \
	src/sys/calls_terminal.c \
	src/sys/capture.c \
	src/sys/inject.c \
	src/sys/listener.c \
	src/sys/numbers.c \
	src/sys/record.c \
	src/sys/record.h \
	src/sys/shape.c \
	src/sys/shape.h \
	src/sys/sys.h \
	src/sys/trace.h src/sys/trace_ask.c \
	src/sys/traced.def \
	src/sys/tracer.c src/sys/tracer.h src/sys/tracer_memory.c src/sys/tracer_news.c src/sys/tracer_stops.c
forked += \
	src/sys/floor.c src/sys/floor.h \
	src/sys/births.c \
	src/sys/calls_descriptors.c \
	src/sys/calls_processes.c \
	src/sys/calls_signals.c

# The names of the kernel's calls on the machine that this is built for.
nodist_nacre_SOURCES = src/sys/numbers.def
BUILT_SOURCES = src/sys/numbers.def
CLEANFILES += src/sys/numbers.def
src/sys/numbers.def: Makefile
	$(AM_V_GEN)$(MKDIR_P) src/sys && { \
	echo '/* SPDX-License-Identifier: GPL-3.0-or-later */' && \
	echo '#include <sys/syscall.h>' | $(CC) $(CPPFLAGS) -E -dM - | \
	sed -n 's/^#define SYS_\([a-z0-9_]*\) .*/NUMBER(\1)/p' | LC_ALL=C sort; } >$@-t && mv -f $@-t $@
src/sys/numbers.$(OBJEXT): src/sys/numbers.def
