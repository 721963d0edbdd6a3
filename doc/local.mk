# SPDX-License-Identifier: GPL-3.0-or-later
# doc/local.mk: the manual pages, and the picture of the README with what makes it.
dist_man_MANS = doc/nacre.1
EXTRA_DIST += doc/make-picture doc/nacre.svg
if WITH_LESSON
dist_man_MANS += doc/nacre-lesson.1 doc/nacre-lesson.5
else
EXTRA_DIST += doc/nacre-lesson.1 doc/nacre-lesson.5
endif
