# SPDX-License-Identifier: GPL-3.0-or-later
nacre_SOURCES += \
	src/view/call_json.c \
	src/view/call_json.h \
	src/view/call_line.c \
	src/view/call_line.h \
	src/view/decode.c \
	src/view/decode.h \
	src/view/decode_argument.c \
	src/view/fds.c src/view/fds.h \
	src/view/fds_rows.c src/view/fds_rows.h \
	src/view/fds_svg.c src/view/fds_waits.c \
	src/view/holders.c src/view/holders.h \
	src/view/line.c \
	src/view/line.h \
	src/view/narrate.c \
	src/view/narrate.h \
	src/view/timeline.c src/view/timeline.h \
	src/view/timeline_events.c src/view/timeline_events.h src/view/timeline_svg.c \
	src/view/words.c \
	src/view/words.h \
	src/view/proc.c src/view/proc.h \
	src/view/ptree.c src/view/ptree.h \
	src/view/ptree_rows.c src/view/ptree_rows.h src/view/ptree_svg.c \
	src/view/svg.c src/view/svg.h \
	src/view/traced_line.c src/view/traced_line.h
