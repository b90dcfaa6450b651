#!/bin/sh
# SPDX-License-Identifier: ISC
# Holds the rooms: which folder of src may include which, that a module is a .c
# and a .h of one name, and that each library is known in its own room only.
# The table is the one of HACKING.

cd "${srcdir:-.}" || exit 1
# ROOM ALLOWED...: rooms, and files of src itself, whose headers the files of ROOM may include.
room() {
	room=$1
	set -- "$*" src/"$room"/*.[ch]
	[ -f "$2" ] || return 0
	allowed=$1
	shift
	awk -v allowed=" $allowed " '
		FNR == 1 && !/SPDX-License-Identifier/ { print FILENAME ": no SPDX line" }
		/^#[ \t]*include "/ {
			split($0, quoted, "\"")
			header = quoted[2]
			if (header == "config.h")
				next
			may = header
			sub(header ~ "/" ? "/[^/]*$" : "\\.h$", "", may)
			if (!index(allowed, " " may " "))
				print FILENAME ": may not include " header
		}' "$@"
	for file; do
		module=${file%.c}
		[ "$file" = "$module" ] || [ -f "$module.h" ] || echo "$file: has no header of its name"
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
		*) echo "$file: may not include $pattern" ;;
		esac
	done
}

faults=$(
	room base
	room article base
	room source base
	room extract base article
	room worker base article source extract
	room layout base article
	room view base article layout library
	room terminal base view
	room library base article
	room collection base source worker library
	room items base article source worker library collection
	room printing base article source library collection items options
	room user base article view
	room reader base article source worker library view terminal collection user

	library 'n?curses|term\.h' terminal
	library 'libxml' extract
	library 'jansson' extract
	library 'seccomp|linux/landlock' worker
	library 'zlib' source
	library 'fribidi' layout
	library 'sqlite3' library
)
[ -z "$faults" ] || {
	echo "$faults"
	exit 1
}
echo "the rooms hold"
