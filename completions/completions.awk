# SPDX-License-Identifier: ISC
# Makes the completions of a shell (-v shell=bash, zsh or fish) of options.tsv.

BEGIN { FS = "\t" }
/^#/ { next }

{
	count++
	letter[count] = $1
	name[count] = $2
	optional[count] = $3 ~ /^\[/
	argument[count] = $3 != "-"
	file[count] = $3 ~ /FILE/
	help[count] = $5
	choices[count] = ""
	# "text, json or markdown" behind a colon are the words there are.
	if (match($5, /: [a-z]+(, [a-z]+)* or [a-z]+$/)) {
		words = substr($5, RSTART + 2)
		gsub(/,| or/, "", words)
		choices[count] = words
	}
}

function bash(    i) {
	print "# bash completion for broadsheet"
	print "_broadsheet()"
	print "{"
	print "\tlocal word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]}"
	print "\tif [ \"$word\" = = ]; then"
	print "\t\tword="
	print "\telif [ \"$option\" = = ]; then"
	print "\t\toption=${COMP_WORDS[COMP_CWORD-2]}"
	print "\tfi"
	print "\tcase $option in"
	for (i = 1; i <= count; i++)
		if (choices[i] != "")
			printf "\t--%s) COMPREPLY=($(compgen -W '%s' -- \"$word\")); return ;;\n", \
				name[i], choices[i]
	print "\tesac"
	printf "\tcase $word in\n\t-*) COMPREPLY=($(compgen -W '"
	for (i = 1; i <= count; i++)
		printf "%s--%s", (i > 1 ? " " : ""), name[i]
	print "' -- \"$word\")) ;;"
	print "\t*) COMPREPLY=($(compgen -f -- \"$word\")) ;;"
	print "\tesac"
	print "}"
	print "complete -o filenames -F _broadsheet broadsheet"
}

function zsh(    i, text, what) {
	print "#compdef broadsheet"
	print "_arguments \\"
	for (i = 1; i <= count; i++) {
		text = help[i]
		gsub(/\[|\]|:/, "\\\\&", text)
		gsub(/'/, "'\\''", text)
		what = ""
		if (argument[i])
			what = (optional[i] ? "::" : ":") name[i] ":" \
				(choices[i] != "" ? "(" choices[i] ")" : file[i] ? "_files" : " ")
		printf "\t'--%s%s[%s]%s' \\\n", name[i], (argument[i] ? (optional[i] ? "=-" : "=") : ""), \
			text, what
	}
	print "\t'*:page:_files'"
}

function fish(    i, text) {
	print "# fish completion for broadsheet"
	for (i = 1; i <= count; i++) {
		text = help[i]
		gsub(/'/, "\\'", text)
		printf "complete -c broadsheet%s -l %s%s -d '%s'\n", \
			(letter[i] == "-" ? "" : " -s " letter[i]), name[i], \
			(choices[i] != "" ? " -x -a '" choices[i] "'" : \
				argument[i] && !optional[i] ? (file[i] ? " -r" : " -x") : ""), text
	}
}

END {
	if (shell == "bash")
		bash()
	else if (shell == "zsh")
		zsh()
	else
		fish()
}
