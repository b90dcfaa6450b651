# SPDX-License-Identifier: ISC
# Makes rows for options.c of options.tsv, or with -v manual=1 the OPTIONS of
# the man page.

BEGIN { FS = "\t" }
/^#/ { next }

function constant(name) { gsub("-", "_", name); return toupper(name) }
function quoted(text) { gsub(/["\\]/, "\\\\&", text); return "\"" text "\"" }
function roff(text) { gsub(/\\/, "\\e", text); gsub(/-/, "\\-", text); return text }

# A sentence begins a line and no line is longer than 78 bytes, as mandoc wants.
function wrapped(sentence,    i, n, words, line) {
	n = split(sentence, words, " ")
	line = words[1]
	for (i = 2; i <= n; i++) {
		if (length(line) + length(words[i]) > 77) {
			print line
			line = words[i]
		} else
			line = line " " words[i]
	}
	print line
}

{
	optional = $3 ~ /^\[/
	argument = $3
	gsub(/[][]/, "", argument)
}

!manual {
	printf "OPTION(%s, %s, %s, %s, %s, %s, %s, %s)\n", constant($2),
		($1 == "-" ? "0" : "'" $1 "'"), quoted($2),
		(argument == "-" ? "ARGUMENT_NONE" : optional ? "ARGUMENT_OPTIONAL" : "ARGUMENT_REQUIRED"),
		quoted(argument == "-" ? "" : argument), quoted($4 == "-" ? "" : $4), quoted($5), quoted($6 == "-" ? "" : $6)
}

manual {
	printf ".It"
	if ($1 != "-")
		printf " Fl %s ,", $1
	printf " Fl \\-%s", roff($2)
	if (optional)
		printf " Ns Op Ns = Ns Ar %s", argument
	else if (argument != "-")
		printf " Ns = Ns Ar %s", argument
	printf "\n"
	n = split($7, sentences, /\. /)
	for (i = 1; i <= n; i++)
		wrapped(roff(sentences[i]) (i < n ? "." : ""))
	if ($4 != "-")
		print "The default is\n.Cm " roff($4) " ."
}
