# SPDX-License-Identifier: ISC
# Makes the KEYS of the man page: keymap.h first (which actions are live), then
# keymap.tsv.

BEGIN {
	title["all"] = "\\&In every pane"
	title["article"] = "\\&In the article"
	title["related"] = "\\&In the related stories"
	title["comments"] = "\\&In the comments"
	title["list"] = "\\&In a list of pages"
	title["select"] = "While selecting"
}

function roff(text) { gsub(/\\/, "\\e", text); gsub(/-/, "\\-", text); gsub(/'/, "\\(aq", text); return text }
function end_list() { if (context != "") print ".El" }

FILENAME ~ /\.h$/ {
	if (match($0, /COMMAND\([A-Z_]+, "[a-z-]+"\)/)) {
		name = $0
		sub(/^[^"]*"/, "", name)
		sub(/".*$/, "", name)
		live[name] = 1
	}
	next
}

/^#/ { next }

{
	split($0, field, "\t")
	if (!(field[3] in live))
		next
	if (field[1] != context) {
		end_list()
		context = field[1]
		print ".Ss " title[context]
		print ".Bl -tag -width Ds -compact"
	}
	n = split(field[2], keys, " ")
	line = ".It"
	for (i = 1; i <= n; i++)
		line = line (i > 1 ? " , " : " ") "Ic " (keys[i] ~ /^[^A-Za-z0-9]$/ ? "\\&" : "") roff(keys[i])
	print line
	print (field[4] ~ /^['.]/ ? "\\&" : "") roff(field[4])
}

END { end_list() }
