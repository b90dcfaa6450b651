# SPDX-License-Identifier: ISC
# Makes the header that holds the theme files named as arguments, without their
# comments, as strings in the program.

BEGIN {
	print "/* Made from the files of themes/ by embed.awk. */"
	print "static const struct {\n\tconst char *name, *text;\n} themes_data[] = {"
}

FNR == 1 {
	if (NR > 1)
		print "\t},"
	name = FILENAME
	sub(/.*\//, "", name)
	printf "\t{ \"%s\",\n", name
}

{
	# Every line stays, if empty, so that messages name the file's own lines.
	sub(/[[:space:]]*#.*/, "")
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	printf "\t\t\"%s\\n\"\n", $0
}

END {
	print "\t},\n};"
}
