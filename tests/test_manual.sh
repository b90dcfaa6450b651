#!/bin/sh
# SPDX-License-Identifier: ISC
# The man page and the program name the same options and keys, and the page is
# clean in mandoc and man where these are installed.

page=${builddir:-.}/man/broadsheet.1
table=${srcdir:-.}/src/options.tsv
faults=0

fault() {
	echo "$1"
	faults=$((faults + 1))
}

[ -s "$page" ] || { echo "$page is not built"; exit 1; }

"$BROADSHEET" --help >help.$$ || fault '--help failed'
for option in $(grep -v '^#' "$table" | cut -f 2); do
	grep -q -- "--$option" help.$$ || fault "--help does not name --$option"
	escaped=$(echo "$option" | sed 's/-/\\-/g')
	grep -qF -- "\\-$escaped" "$page" || fault "the man page does not name --$option"
done
awk 'length > 80 { exit 1 }' help.$$ || fault '--help is wider than 80 columns'
[ "$(wc -l <help.$$)" -le 24 ] || fault '--help is longer than a screen'
rm -f help.$$

"$BROADSHEET" --list-keys | while read -r word _ _ action; do
	[ "$word" = bind ] || echo "not a bind line: $word"
	what=$(awk -F '\t' -v action="$action" '$3 == action { print $4; exit }' \
		"${srcdir:-.}/src/view/keymap.tsv" | sed 's/\\/\\e/g; s/-/\\-/g; s/'"'"'/\\(aq/g')
	grep -qF -- "$what" "$page" || echo "the man page does not tell of $action"
done >keys.$$
if [ -s keys.$$ ]; then
	cat keys.$$
	fault '--list-keys and the man page differ'
fi
rm -f keys.$$

settings=${builddir:-.}/man/broadsheet.conf.5
for setting in $(grep -v '^#' "${srcdir:-.}/src/view/settings.tsv" | cut -f 1 | sed 's/-/\\-/g'); do
	grep -qxF ".It Cm $setting" "$settings" || fault "$settings does not name $setting"
done
for page in "$page" "$settings" "${builddir:-.}/man/broadsheet-tutorial.7"; do
	if command -v mandoc >/dev/null; then
		mandoc -T lint "$page" | grep -v 'outdated mandoc.db\|referenced manual not found' >lint.$$
		[ -s lint.$$ ] && { cat lint.$$; fault 'mandoc -T lint has complaints'; }
		rm -f lint.$$
	fi
	if command -v man >/dev/null; then
		man --warnings -E UTF-8 -l -Tutf8 "$page" 2>warnings.$$ >/dev/null
		[ -s warnings.$$ ] && { cat warnings.$$; fault 'man --warnings has complaints'; }
		rm -f warnings.$$
	fi
done

# What the shells complete is all options there are.
for words in broadsheet.bash _broadsheet broadsheet.fish; do
	for option in $(grep -v '^#' "$table" | cut -f 2); do
		grep -q -- "$option" "${builddir:-.}/completions/$words" ||
			fault "$words does not complete --$option"
	done
done
if command -v bash >/dev/null; then
	bash -n "${builddir:-.}/completions/broadsheet.bash" || fault 'broadsheet.bash is no bash'
fi

[ $faults -eq 0 ] && echo 'the manual holds'
exit $((faults > 0))
