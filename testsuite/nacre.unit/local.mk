# SPDX-License-Identifier: GPL-3.0-or-later
# testsuite/nacre.unit/local.mk: a unit test is one C file here and three lines like these:
#     check_PROGRAMS += testsuite/nacre.unit/arena
#     testsuite_nacre_unit_arena_SOURCES = testsuite/nacre.unit/arena.c
#     testsuite_nacre_unit_arena_LDADD = $(UNIT_LIBS)
check_PROGRAMS += testsuite/nacre.unit/floor testsuite/nacre.unit/records testsuite/nacre.unit/inject \
	testsuite/nacre.unit/narrator
testsuite_nacre_unit_floor_SOURCES = testsuite/nacre.unit/floor.c testsuite/nacre.unit/watch.h
testsuite_nacre_unit_floor_LDADD = $(UNIT_LIBS)
testsuite_nacre_unit_records_SOURCES = testsuite/nacre.unit/records.c testsuite/nacre.unit/watch.h
testsuite_nacre_unit_records_LDADD = $(UNIT_LIBS)
testsuite_nacre_unit_inject_SOURCES = testsuite/nacre.unit/inject.c testsuite/nacre.unit/watch.h
testsuite_nacre_unit_inject_LDADD = $(UNIT_LIBS)
testsuite_nacre_unit_narrator_SOURCES = testsuite/nacre.unit/narrator.c testsuite/nacre.unit/watch.h
testsuite_nacre_unit_narrator_LDADD = $(UNIT_LIBS)

check_PROGRAMS += testsuite/nacre.unit/arithmetic testsuite/nacre.unit/pattern testsuite/nacre.unit/glob
testsuite_nacre_unit_arithmetic_SOURCES = testsuite/nacre.unit/arithmetic.c
testsuite_nacre_unit_arithmetic_LDADD = $(UNIT_LIBS)
testsuite_nacre_unit_pattern_SOURCES = testsuite/nacre.unit/pattern.c
testsuite_nacre_unit_pattern_LDADD = $(UNIT_LIBS)
testsuite_nacre_unit_glob_SOURCES = testsuite/nacre.unit/glob.c
testsuite_nacre_unit_glob_LDADD = $(UNIT_LIBS)

check_PROGRAMS += testsuite/nacre.unit/arena testsuite/nacre.unit/text
testsuite_nacre_unit_arena_SOURCES = testsuite/nacre.unit/arena.c
testsuite_nacre_unit_arena_LDADD = $(UNIT_LIBS)
testsuite_nacre_unit_text_SOURCES = testsuite/nacre.unit/text.c
testsuite_nacre_unit_text_LDADD = $(UNIT_LIBS)

# The lesson reader's pages, linked with what they need of the other program.
if WITH_LESSON
check_PROGRAMS += testsuite/nacre.unit/prose
testsuite_nacre_unit_prose_SOURCES = testsuite/nacre.unit/prose.c src/lesson/page.c src/lesson/prose.c \
	src/lesson/die.c src/base/text.c src/base/utf8.c src/base/arena.c
testsuite_nacre_unit_prose_LDADD = $(CMARK_LIBS)
check_PROGRAMS += testsuite/nacre.unit/state_folder
testsuite_nacre_unit_state_folder_SOURCES = testsuite/nacre.unit/state_folder.c src/lesson/state_folder.c \
	src/lesson/sha256.c src/lesson/die.c src/base/text.c src/base/utf8.c src/base/arena.c
check_PROGRAMS += testsuite/nacre.unit/terminal
testsuite_nacre_unit_terminal_SOURCES = testsuite/nacre.unit/terminal.c src/lesson/terminal.c src/lesson/marks.c \
	src/lesson/die.c src/base/text.c src/base/utf8.c src/base/arena.c
endif

# A tutor and a shell on a terminal; it links nothing of nacre, it runs it.
check_PROGRAMS += testsuite/nacre.unit/channel
testsuite_nacre_unit_channel_SOURCES = testsuite/nacre.unit/channel.c testsuite/nacre.unit/watch.h

check_PROGRAMS += testsuite/nacre.unit/printer
testsuite_nacre_unit_printer_SOURCES = testsuite/nacre.unit/printer.c
testsuite_nacre_unit_printer_LDADD = $(UNIT_LIBS)
