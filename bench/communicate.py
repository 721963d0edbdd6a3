#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# The row communicate, as Python's subprocess does it: 1 GiB to cat and back, each way at once.
import subprocess

process = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
output, _ = process.communicate(bytes(1 << 30))
raise SystemExit(len(output) != 1 << 30)
