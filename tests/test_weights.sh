#!/bin/sh
# SPDX-License-Identifier: ISC
# The table of weights, read as text and added up by a script, gives every block of
# our pages the answer that the program gives. Skipped where there is no Python.

set -u
command -v python3 >/dev/null || exit 77
exec python3 "$srcdir/tools/train/check.py" "$builddir/tools/train/trial" \
	"$srcdir/src/extract/weights.c" "$srcdir"/tests/data/pages/*.html
