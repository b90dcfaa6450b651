#!/bin/sh
# SPDX-License-Identifier: ISC
# tests/summary.sh BUILD: one line that counts the tests of the last make check
# in BUILD: each cmocka test by itself, each script as one.

build=${1:?usage: tests/summary.sh BUILD}
passed=0
failed=0
skipped=0
for result in $(find "$build/tests" -name '*.trs'); do
	log=${result%.trs}.log
	p=$(grep -c '^\[       OK \]' "$log")
	f=$(grep '^\[  FAILED  \] [a-z_0-9]*$' "$log" | sort -u | wc -l)
	s=$(grep '^\[  SKIPPED \] [a-z_0-9]*$' "$log" | sort -u | wc -l)
	case $(sed -n 's/^:test-result: //p' "$result") in
	PASS*) [ "$p" -gt 0 ] || p=1 ;;
	SKIP*) skipped=$((skipped + 1)) ;;
	*) [ "$f" -gt 0 ] || f=1 ;;
	esac
	passed=$((passed + p))
	failed=$((failed + f))
	skipped=$((skipped + s))
done
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
