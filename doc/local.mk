# SPDX-License-Identifier: GPL-3.0-or-later
# doc/local.mk: the manual pages, the manual, and the picture of the README with what makes it.
dist_man_MANS = doc/nacre.1
EXTRA_DIST += doc/make-picture doc/nacre.svg
if WITH_LESSON
dist_man_MANS += doc/nacre-lesson.1 doc/nacre-lesson.5
else
EXTRA_DIST += doc/nacre-lesson.1 doc/nacre-lesson.5
endif

# The manual, for who has makeinfo: nacre.info and nacre.html. The chapter on the builtins comes from the builtins.
EXTRA_DIST += doc/nacre.texi
manual: nacre$(EXEEXT)
	@$(MKDIR_P) doc
	./nacre$(EXEEXT) -c 'help -m' >doc/builtins.texi
	makeinfo --no-split -I doc -o doc/nacre.info $(srcdir)/doc/nacre.texi
	makeinfo --html --no-split -I doc -o doc/nacre.html $(srcdir)/doc/nacre.texi
CLEANFILES += doc/builtins.texi doc/nacre.info doc/nacre.html
.PHONY: manual
