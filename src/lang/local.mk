# SPDX-License-Identifier: GPL-3.0-or-later
nacre_SOURCES += \
	src/lang/alias.c src/lang/alias.h \
	src/lang/commands.c src/lang/grammar.h \
	src/lang/escape.c src/lang/escape.h \
	src/lang/here.c \
	src/lang/input.c src/lang/input.h \
	src/lang/lexer.c src/lang/lexer.h \
	src/lang/parser.c src/lang/parser_words.c src/lang/parser_words.h src/lang/parser.h \
	src/lang/printer.c src/lang/printer.h \
	src/lang/tree.c src/lang/tree.h \
	src/lang/words.c
