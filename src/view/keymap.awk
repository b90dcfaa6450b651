# SPDX-License-Identifier: ISC
# Makes keymap_rows.h, the rows of keymap.c, out of keymap.h and keymap.tsv (in
# this order). A fault ends the build: a row without four columns, a context that does
# not exist, an action that COMMANDS in keymap.h does not name, or a command without a row.

BEGIN {
	FS = "\t"
	context_count = split("all article related comments list select", list, " ")
	for (i = 1; i <= context_count; i++)
		contexts[list[i]] = 1
}

function fault(sentence) {
	print FILENAME ":" FNR ": " sentence > "/dev/stderr"
	failed = 1
}

# TEXT as a string literal of C. By characters: what gsub makes of backslashes
# differs between awks.
function literal(text,    i, c, out) {
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		if (c == "\\" || c == "\"")
			out = out "\\"
		out = out c
	}
	return "\"" out "\""
}

FILENAME ~ /\.h$/ {
	if (match($0, /COMMAND\([A-Z_]+, "[a-z-]+"\)/)) {
		split(substr($0, RSTART, RLENGTH), part, /[(",]/)
		constants[part[4]] = "COMMAND_" part[2]
	}
	next
}

/^#/ || /^$/ { next }

NF != 4 { fault("a row has four columns: context, keys, action, description"); next }

!($1 in contexts) { fault("no context is called \"" $1 "\""); next }

!($3 in constants) { fault("no command carries out \"" $3 "\""); next }

{
	used[$3] = 1
	split($2, keys, " ")
	rows = rows "KEY_ROW(CONTEXT_" toupper($1) ", " literal(keys[1]) ", " literal($2) ", " \
		literal($3) ", " literal($4) ", " constants[$3] ")\n"
}

END {
	for (action in constants)
		if (!(action in used))
			fault("no row for the command \"" action "\"")
	if (failed)
		exit 1
	print "/* SPDX-License-Identifier: ISC */"
	print "/* Made from keymap.tsv by keymap.awk: change those. */"
	printf "%s", rows
}
