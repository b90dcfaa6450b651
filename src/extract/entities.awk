# SPDX-License-Identifier: ISC
# Makes the rows of a table in C of entities.tsv: name, first code point, second or 0.
BEGIN { FS = "\t" }
/^#/ || NF < 2 { next }
{
	count = split($2, point, " ")
	printf "\t{ \"%s\", 0x%s, %s },\n", $1, point[1], (count > 1 ? "0x" point[2] : "0")
}
