# SPDX-License-Identifier: GPL-3.0-or-later
# doc/local.mk: the manual pages.
dist_man_MANS = doc/nacre.1
if WITH_LESSON
dist_man_MANS += doc/nacre-lesson.1
else
EXTRA_DIST += doc/nacre-lesson.1
endif
