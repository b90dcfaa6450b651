#!/bin/sh
# SPDX-License-Identifier: ISC
# The command line: exit statuses and messages.

faults=0
sample=${srcdir:-.}/share/sample.html
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# STATUS WORDS COMMAND...: runs it, wants the status and the words on standard error.
expect() {
	status=$1
	words=$2
	shift 2
	"$@" >"$work/out" 2>"$work/err" </dev/null
	got=$?
	[ $got -eq "$status" ] || { echo "$*: status $got, not $status"; faults=$((faults + 1)); }
	[ -z "$words" ] || grep -qF -- "$words" "$work/err" || {
		echo "$*: '$words' is not in: $(cat "$work/err")"
		faults=$((faults + 1))
	}
}

: >"$work/empty.html"
mkdir "$work/none"
mkfifo "$work/fifo"
printf '\211PNG\r\n\032\n\0\0\0\rIHDR' >"$work/picture.html"

expect 0 '' "$BROADSHEET" --version
expect 2 'there is no such option' "$BROADSHEET" --bogus
expect 2 'not one of text, json, markdown' "$BROADSHEET" --dump=xml
expect 2 'not a number from 20 to 400' "$BROADSHEET" --width=9
expect 2 'an argument is missing' "$BROADSHEET" --theme
expect 3 'No such file or directory' "$BROADSHEET" --dump "$work/missing.html"
expect 3 'empty' "$BROADSHEET" --dump "$work/empty.html"
expect 3 'named pipe' "$BROADSHEET" --dump "$work/fifo"
expect 3 'device' "$BROADSHEET" --dump /dev/zero
expect 3 'PNG picture' "$BROADSHEET" --dump "$work/picture.html"
expect 3 'no pages' "$BROADSHEET" --dump "$work/none"
expect 4 "standard output: cannot be written" sh -c '"$BROADSHEET" --help >/dev/full'
expect 3 'standard input: nothing to read' "$BROADSHEET" --dump
expect 4 'No such file or directory' "$BROADSHEET" --dump "$work/missing.html" "$sample"
printf '<html><script>var a = 1</script></html>' >"$work/script.html"
expect 1 'script.html: holds no text to show' "$BROADSHEET" --dump "$work/script.html"
expect 0 '' "$BROADSHEET" --dump=json "$work/script.html"
expect 0 '' "$BROADSHEET" --check "$sample"

# Pages of a collection, chosen and put in order.
XDG_CACHE_HOME=$work/cache
export XDG_CACHE_HOME
mkdir "$work/pages"
for day in 03 17 09; do
	printf '<title>Bridge %s</title><meta property="article:published_time" content="2009-11-%s">
<meta property="og:site_name" content="The %s"><body><article><h1>Bridge %s</h1>' \
		$day $day Paper $day >"$work/pages/$day.html"
	for part in one two three four; do
		echo "<p>The bridge over the river reopened on Tuesday, ten months after the
flood that had carried its eastern arch away, the council of the town said in part $part
of its report of the day $day.</p>"
	done >>"$work/pages/$day.html"
done

# EXPECTED OPTIONS...: the days of the pages that are listed, in order.
days() {
	wanted=$1
	shift
	got=$("$BROADSHEET" --list=tsv "$@" "$work/pages" | awk -F '\t' '{ printf "%s ", substr($14, 8) }')
	[ "$got" = "$wanted" ] || {
		echo "--list=tsv $*: '$got', not '$wanted'"
		faults=$((faults + 1))
	}
}
for run in first second; do
	days '17 09 03 ' --sort=date
	days '03 09 17 ' --sort=-date
	days '03 09 17 ' --sort=title
	days '09 17 ' --after=2009-11-09 --sort=place
	days '03 ' --before=2009-11-09
	days '03 09 17 ' --site='the paper' --kind=article
	days '' --site=elsewhere
	days '' --kind=front,error
done
[ -n "$(find "$work/cache/broadsheet" -name 'library-*.sqlite' -size +0)" ] ||
	! grep -q '^#define HAVE_SQLITE' "${builddir:-.}/config.h" || {
	echo "--list --sort: nothing was remembered"
	faults=$((faults + 1))
}
got=$("$BROADSHEET" --dump --sort=-date "$work/pages" | grep -c '^==> ')
[ "$got" = 3 ] || {
	echo "--dump --sort: $got articles, not 3"
	faults=$((faults + 1))
}
got=$(find "$work/pages" -name '0*' -print0 | "$BROADSHEET" --files0-from=- --list --sort=title | wc -l)
[ "$got" -eq 2 ] || {
	echo "--files0-from: $got pages, not 2"
	faults=$((faults + 1))
}
expect 2 'not a date; try 2009, 2009-11' "$BROADSHEET" --list --after=november "$work/pages"
expect 2 '--sort=size: not one of date' "$BROADSHEET" --list --sort=size "$work/pages"
expect 2 '--kind=story: not of article' "$BROADSHEET" --list --kind=story "$work/pages"
expect 2 '--files0-from=/none: No such file' "$BROADSHEET" --files0-from=/none --list
expect 1 '' "$BROADSHEET" --list --kind=error "$work/pages"

# What cannot be opened costs itself, and the status.
for how in '--dump --sort=title' '--list --sort=title' '--dump --after=2009'; do
	# shellcheck disable=SC2086
	expect 4 'missing.html: cannot be opened' "$BROADSHEET" $how "$work/missing.html" "$work/pages"
	grep -q 'Bridge 17' "$work/out" || {
		echo "$how: a page is missing"
		faults=$((faults + 1))
	}
done

# What is too large to be read to its end is said to be.
{ echo First; yes word | head -n 5000000; } >"$work/long.txt"
expect 0 'long.txt: The page is too large: only the first' "$BROADSHEET" --dump "$work/long.txt"

# A cache that is no folder is said, once, and nothing else is lost.
: >"$work/no-folder"
XDG_CACHE_HOME=$work/no-folder expect 0 'nothing will be remembered' \
	"$BROADSHEET" --list --sort=date "$work/pages"
[ "$(wc -l <"$work/out")" -eq 3 ] || {
	echo "--list --sort without a cache: not all is listed"
	faults=$((faults + 1))
}

# A parser that cannot be loaded is said, and text is read without it.
if grep -q '^#define LIBXML2_SONAME' "${builddir:-.}/config.h"; then
	: >"$work/$(sed -n 's/^#define LIBXML2_SONAME "\(.*\)"/\1/p' "${builddir:-.}/config.h")"
	echo 'A line of plain text.' >"$work/plain.txt"
	expect 3 'sample.html: the HTML parser cannot be loaded' \
		env LD_LIBRARY_PATH="$work" "$BROADSHEET" --dump "$sample"
	expect 0 '' env LD_LIBRARY_PATH="$work" "$BROADSHEET" --dump "$work/plain.txt"
	expect 0 '' env LD_LIBRARY_PATH="$work" "$BROADSHEET" --version
	grep -q 'libxml2 (not found)' "$work/out" || {
		echo "--version: a missing parser is not told"
		faults=$((faults + 1))
	}
fi

# Output that cannot be written is an error, a reader that went away is none.
"$BROADSHEET" --dump "$sample" >/dev/full 2>"$work/err"
[ $? -eq 4 ] || { echo "full output: not status 4"; faults=$((faults + 1)); }
grep -q 'standard output: cannot be written' "$work/err" || {
	echo "full output: no message"
	faults=$((faults + 1))
}
"$BROADSHEET" --dump=json "$sample" 2>"$work/err" | head -c 1 >/dev/null
[ -s "$work/err" ] && { echo "a pipe closed early makes words"; faults=$((faults + 1)); }

# Parts of an article.
expect 2 'not one of article, related, comments' "$BROADSHEET" --only=most "$sample"
"$BROADSHEET" --left-out=none --dump=json "$sample" | grep -q '"left_out":\[\]' || {
	echo "--left-out=none: they are listed"
	faults=$((faults + 1))
}
amp=$srcdir/tests/data/pages/amp.html
"$BROADSHEET" --dump=json "$amp" | grep -q '"reason":"advert","text":"…","words":1}' || {
	echo "--dump=json: an advert is quoted"
	faults=$((faults + 1))
}
"$BROADSHEET" --left-out=all --dump=json "$amp" | grep -q '"text":"Advertisement","words":1}' || {
	echo "--left-out=all: an advert is not quoted"
	faults=$((faults + 1))
}
"$BROADSHEET" --dump --no-related --no-comments "$sample" >"$work/story"
"$BROADSHEET" --dump --only=article "$sample" >"$work/only"
cmp "$work/story" "$work/only" || faults=$((faults + 1))
grep -Eq '^(Related|Comments)' "$work/story" && {
	echo "--no-related, --no-comments: they are printed"
	faults=$((faults + 1))
}
for part in related comments; do
	"$BROADSHEET" --dump=markdown --only=$part "$sample" >"$work/only"
	grep -iq "^## $part" "$work/only" || {
		echo "--only=$part: it is not printed"
		faults=$((faults + 1))
	}
	[ "$(grep -c '^##* ' "$work/only")" -le 3 ] || {
		echo "--only=$part: more is printed"
		faults=$((faults + 1))
	}
done

# Standard input, gzip or not, reads the same.
"$BROADSHEET" --dump "$sample" >"$work/file"
"$BROADSHEET" --dump <"$sample" >"$work/redirected"
gzip -c "$sample" | "$BROADSHEET" >"$work/piped"
cmp "$work/file" "$work/redirected" || faults=$((faults + 1))
cmp "$work/file" "$work/piped" || faults=$((faults + 1))
grep -q 'Lighthouse keeps its keeper after all' "$work/file" || {
	echo "the sample's headline is not in its dump"
	faults=$((faults + 1))
}

[ $faults -eq 0 ] && echo 'the command line holds'
exit $((faults > 0))
