#!/bin/sh
# SPDX-License-Identifier: ISC
# Holds the rooms: which folder of src may include which, that a module is a .c
# and a .h of one name, and that each library is known in its own room only.
# The table is the one of HACKING.

cd "${srcdir:-.}" || exit 1
faults=0

fault() {
	echo "$1"
	faults=$((faults + 1))
}

# ROOM ALLOWED...: project headers that the files of ROOM may include.
room() {
	room=$1
	shift
	for file in src/"$room"/*.[ch]; do
		[ -f "$file" ] || continue
		for header in $(sed -n 's/^#[[:space:]]*include "\([^"]*\)".*/\1/p' "$file"); do
			[ "$header" != config.h ] || continue
			from=${header%/*}
			[ "$from" != "$header" ] || fault "$file: $header is included without its room"
			case " $room $* " in
			*" $from "*) ;;
			*) fault "$file: may not include $header" ;;
			esac
		done
		module=${file%.c}
		[ "$file" = "$module" ] || [ -f "$module.h" ] || fault "$file: has no header of its name"
		head -n 1 "$file" | grep -q SPDX-License-Identifier || fault "$file: no SPDX line"
	done
}

# PATTERN ROOM...: headers of a library, and the rooms that may know it.
library() {
	pattern=$1
	shift
	for file in $(grep -lE "^#[[:space:]]*include <($pattern)" -r src --include='*.[ch]'); do
		room=${file#src/}
		room=${room%%/*}
		case " $* " in
		*" $room "*) ;;
		*) fault "$file: may not include $pattern" ;;
		esac
	done
}

room base
room article base
room source base
room extract base article
room worker base article source extract
room layout base article
room view base article layout
room terminal base view
room library base article

library 'n?curses|term\.h' terminal
library 'libxml' extract
library 'jansson' extract
library 'seccomp|linux/landlock' worker
library 'zlib' source
library 'fribidi' layout

[ $faults -eq 0 ] && echo "the rooms hold"
exit $((faults > 0))
