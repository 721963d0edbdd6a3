# SPDX-License-Identifier: GPL-3.0-or-later
# nacre-lesson shares only the shell's lowest room: memory, texts, names of errors and signals.
nacre_lesson_SOURCES += \
	src/base/arena.c src/base/arena.h \
	src/base/names.c src/base/names.h \
	src/base/text.c src/base/text.h \
	src/base/utf8.c src/base/utf8.h \
	src/lesson/asleep.c src/lesson/asleep.h \
	src/lesson/attributes.c src/lesson/attributes.h \
	src/lesson/bindings.c src/lesson/bindings.h \
	src/lesson/blocks.c \
	src/lesson/bridge.c src/lesson/bridge.h \
	src/lesson/channel.c \
	src/lesson/cast.c src/lesson/cast.h \
	src/lesson/check.c src/lesson/check.h \
	src/lesson/comments.c \
	src/lesson/consent.c src/lesson/consent.h \
	src/lesson/counterparts.c src/lesson/counterparts.h \
	src/lesson/descend.c src/lesson/descend.h \
	src/lesson/diag.c src/lesson/diag.h \
	src/lesson/die.c \
	src/lesson/diff.c src/lesson/diff.h \
	src/lesson/explain.c \
	src/lesson/fence.c src/lesson/fence.h \
	src/lesson/files.c \
	src/lesson/holes.c src/lesson/holes.h \
	src/lesson/jobs.c \
	src/lesson/judge.c \
	src/lesson/keeper.c src/lesson/keeper.h \
	src/lesson/lanes.c \
	src/lesson/language.c src/lesson/language.h \
	src/lesson/launch.c src/lesson/launch.h \
	src/lesson/learn.c src/lesson/learn.h \
	src/lesson/lesson.h \
	src/lesson/library.c src/lesson/library.h \
	src/lesson/lint.c \
	src/lesson/main.c \
	src/lesson/mark.c src/lesson/mark.h \
	src/lesson/marks.c src/lesson/marks.h \
	src/lesson/match.c src/lesson/match.h \
	src/lesson/needs.c src/lesson/needs.h \
	src/lesson/new.c src/lesson/new.h \
	src/lesson/notation.c src/lesson/notation.h \
	src/lesson/page.c src/lesson/page.h \
	src/lesson/pattern.c src/lesson/pattern.h \
	src/lesson/pieces.c \
	src/lesson/play.c src/lesson/play.h \
	src/lesson/player.h \
	src/lesson/player_keys.c \
	src/lesson/player_session.c \
	src/lesson/player_step.c \
	src/lesson/predict.c \
	src/lesson/progress.c src/lesson/progress.h \
	src/lesson/progress_show.c \
	src/lesson/prose.c src/lesson/prose.h \
	src/lesson/reader.c src/lesson/reader.h \
	src/lesson/replay.c src/lesson/replay.h \
	src/lesson/report.c src/lesson/report.h \
	src/lesson/run.c src/lesson/run.h \
	src/lesson/scratch.c src/lesson/scratch.h \
	src/lesson/screen.c src/lesson/screen.h \
	src/lesson/session.c src/lesson/session.h \
	src/lesson/session_internal.h \
	src/lesson/sha256.c src/lesson/sha256.h \
	src/lesson/state_folder.c src/lesson/state_folder.h \
	src/lesson/steps.c src/lesson/steps.h \
	src/lesson/terminal.c \
	src/lesson/transcript.c src/lesson/transcript.h \
	src/lesson/translate.c \
	src/lesson/translation.c src/lesson/translation.h \
	src/lesson/tutor.c src/lesson/tutor.h \
	src/lesson/tutor_floor.c \
	src/lesson/tutor_predict.c \
	src/lesson/tutor_say.c \
	src/lesson/tutor_session.c \
	src/lesson/tutor_step.c \
	src/lesson/tutor_task.c \
	src/lesson/tutor_words.c \
	src/lesson/type.c \
	src/lesson/update.c src/lesson/update.h
