# SPDX-License-Identifier: ISC
# Makes rows for settings.c of settings.tsv, or with -v manual=1 the settings of
# broadsheet.conf(5).

BEGIN { FS = "\t" }
/^#/ { next }

function constant(name) { gsub("-", "_", name); return toupper(name) }
function quoted(text) { gsub(/["\\]/, "\\\\&", text); return "\"" text "\"" }
function present(text) { return text == "-" ? "" : text }
function roff(text) { gsub(/\\/, "\\e", text); gsub(/-/, "\\-", text); return text }

# Prints TEXT in lines that a manual's source may have: a sentence begins one.
function print_lines(text,    words, n, i, line)
{
	n = split(text, words, " ")
	line = roff(words[1])
	for (i = 2; i <= n; i++) {
		if (length(line) + length(words[i]) > 76 || words[i - 1] ~ /\.$/) {
			print line
			line = roff(words[i])
		} else
			line = line " " roff(words[i])
	}
	print line
}

NF != 5 { print FILENAME ":" FNR ": a row has five columns" > "/dev/stderr"; exit 1 }

!manual {
	printf "SETTING(%s, %s, SETTING_IS_%s, %s, %s, %s)\n", constant($1), quoted($1),
		toupper($2), quoted(present($3)), quoted(present($4)), quoted($5)
}

manual {
	kind = $2
	if (kind == "flag")
		kind = "on or off"
	else if (kind == "number") {
		split($3, bound, " ")
		kind = "a number from " bound[1] " to " bound[2]
	} else if (kind == "choice") {
		kind = "one of " $3
	}
	print ".It Cm " roff($1)
	print_lines($5)
	print ".br"
	print_lines("Value: " kind ($4 == "-" ? "; not set unless asked for." : "; the default is " $4 "."))
}
