# SPDX-License-Identifier: GPL-3.0-or-later
# bench/local.mk: measurements of the shell beside its peers.

EXTRA_DIST += bench/README.md bench/communicate bench/communicate.py bench/run bench/measure.c bench/floor.c bench/prompt bench/typist.c bench/watching \
	bench/rows/arithmetic.sh bench/rows/case.sh bench/rows/functions.sh bench/rows/glob.sh \
	bench/rows/here.sh bench/rows/jobs.sh bench/rows/loop.sh bench/rows/pipeline.sh \
	bench/rows/read.sh bench/rows/spawn.sh bench/rows/start-up.sh bench/rows/strings.sh \
	bench/rows/subshell.sh bench/rows/substitution.sh bench/rows/walk.sh bench/rows/walk-few.sh \
	bench/rows/walk-flat.sh bench/rows/walk-unsorted.sh

bench: nacre$(EXEEXT)
	NACRE=$(abs_builddir)/nacre$(EXEEXT) CC='$(CC)' $(srcdir)/bench/run $(BENCHFLAGS)
.PHONY: bench
