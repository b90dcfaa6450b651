#!/bin/sh
# SPDX-License-Identifier: ISC
# The lines of --list, in its three forms, of a WARC of two captures and of a page that is
# no container; the same items by --item; what a broken record costs.

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
XDG_CACHE_HOME=$work/cache
export XDG_CACHE_HOME

# A fault, in a file: what stands behind a pipe is a shell of its own and keeps no count.
fault() {
	echo "$1"
	echo "$1" >>"$work/faults"
}

# NAME EXPECTED: is standard input EXPECTED?
same() {
	got=$(cat)
	[ "$got" = "$2" ] || fault "$(printf '%s:\n%s\nnot:\n%s' "$1" "$got" "$2")"
}

# STATUS COMMAND...: its output is kept in $work/out, its messages in $work/err.
expect() {
	status=$1
	shift
	"$@" >"$work/out" 2>"$work/err" </dev/null
	got=$?
	[ $got -eq "$status" ] || fault "$*: status $got, not $status"
}

# ADDRESS TIME TITLE [HEADERS]: a record of a response.
record() {
	page="<title>$3</title><body><article><h1>$3</h1><p>The ferry that has crossed the bay since
1931 made its last trip on Sunday, with two hundred people on board and the mayor at the rail.
</p><p>A bridge takes its place in the spring, the county said, and the boat goes to a museum.</p>"
	http=$(printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n%s' "$page")
	printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\n' "$1" "$2"
	printf 'WARC-Record-ID: <urn:uuid:0-%s>\r\nContent-Type: application/http; msgtype=response\r\n' \
		"$2"
	printf "${4:-}"
	printf 'Content-Length: %d\r\n\r\n%s\r\n\r\n' ${#http} "$http"
}

warc=$work/bay.warc
record http://bay.example/last-trip 2014-05-11T08:30:00Z 'Last trip' >"$warc"
first=$(wc -c <"$warc" | tr -d ' ')
record http://bay.example/bridge 2014-05-12T09:00:00Z 'The bridge' >>"$warc"
second=$(($(wc -c <"$warc") - first))

"$BROADSHEET" --list "$warc" | same "text" \
	"     1  2014-05-11T08:30:00Z  text/html  http://bay.example/last-trip
     2  2014-05-12T09:00:00Z  text/html  http://bay.example/bridge"
"$BROADSHEET" --list=tsv "$warc" | tr '\t' '|' | same "tsv" \
	"1|0|$first|200|article|warc|http://bay.example/last-trip|2014-05-11T08:30:00Z|text/html|-|-|-
2|$first|$second|200|article|warc|http://bay.example/bridge|2014-05-12T09:00:00Z|text/html|-|-|-"
"$BROADSHEET" --list=json "$warc" | sed -n 2p | same "json" \
	'{"item":2,"article":true,"title":null,"source":{"kind":"warc","address":"http://bay.example/bridge",'\
'"captured":"2014-05-12T09:00:00Z","media_type":"text/html","status":200,'\
"\"offset\":$first,\"length\":$second,\"digest\":null,\"file\":null}}"

# What an index names beside it in a folder is listed once, where it is; of an index alone all.
mkdir "$work/indexed"
cp "$warc" "$work/indexed/bay.warc"
printf 'example,bay)/last-trip 20140511083000 {"url": "%s", "mime": "text/html", "status": "200",
"offset": "0", "length": "%s", "filename": "bay.warc"}\n' http://bay.example/last-trip "$first" |
	tr '\n' ' ' >"$work/indexed/bay.cdxj"
"$BROADSHEET" --list "$work/indexed" | same "an index and its archive" \
	"     1  2014-05-11T08:30:00Z  text/html  http://bay.example/last-trip
     2  2014-05-12T09:00:00Z  text/html  http://bay.example/bridge"
"$BROADSHEET" --list "$work/indexed/bay.cdxj" | same "an index alone" \
	"     1  2014-05-11T08:30:00Z  text/html  http://bay.example/last-trip"
"$BROADSHEET" --dump "$work/indexed" | grep -c '^The ferry that has crossed' | same "dumped once" 2

# An entry of a reading list is printed where its page is, once; one without a page as what
# the list tells of it, and a list alone whole.
mkdir "$work/saved"
printf '%s\n' 'title,url,time_added,tags,status' \
	'The bridge,http://bay.example/bridge,1399885200,,unread' \
	'Not saved,http://bay.example/other,1399885201,,unread' >"$work/saved/list.csv"
{
	echo '<!-- saved from url=(0025)http://bay.example/bridge -->'
	record http://bay.example/bridge 2014-05-12T09:00:00Z 'The bridge' | grep -A9 '<title>'
} >"$work/saved/page.html"
"$BROADSHEET" --dump=json "$work/saved" | grep -o '"address":"[^"]*"' | same "a list and its page" \
	'"address":"http://bay.example/other"
"address":"http://bay.example/bridge"'
"$BROADSHEET" --dump "$work/saved/list.csv" "$work/saved/page.html" | grep -c '^The ferry that has crossed' |
	same "a list and its page, named" 1
"$BROADSHEET" --dump=json "$work/saved/list.csv" | grep -o '"address":"[^"]*"' | same "a list alone" \
	'"address":"http://bay.example/bridge"
"address":"http://bay.example/other"'

# With an order the pages are read, so words and titles are known.
"$BROADSHEET" --list=tsv --sort=-date "$warc" | tr '\t' '|' | same "tsv, sorted" \
	"1|0|$first|article|45|0|-|-|-|-|2014-05-11T08:30:00Z|http://bay.example/last-trip|$warc|Last trip
2|$first|$second|article|45|0|-|-|-|-|2014-05-12T09:00:00Z|http://bay.example/bridge|$warc|The bridge"
"$BROADSHEET" --list --sort=title "$warc" | same "text, sorted" \
	"     1  -           -  Last trip  http://bay.example/last-trip
     2  -           -  The bridge  http://bay.example/bridge"
"$BROADSHEET" --list=json --sort=title "$warc" | sed -n 1p | same "json, sorted" \
	'{"item":1,"article":true,"title":"Last trip","date":null,"site":null,"section":null,'\
'"byline":null,"words":45,"comments":0,"kind":"article",'\
"\"source\":{\"file\":\"$warc\",\"address\":\"http://bay.example/last-trip\","\
'"captured":"2014-05-11T08:30:00Z","media_type":"text/html",'\
"\"offset\":0,\"length\":$first}}"

# One item: by its number, address, address and time, and place.
for item in 2 http://bay.example/bridge http://bay.example/bridge@20140512 "@$first"; do
	expect 0 "$BROADSHEET" --dump --item="$item" "$warc"
	grep -q '^The bridge$' "$work/out" ||
		fault "--item=$item: no \"The bridge\" in: $(head -n 3 "$work/out")"
done
# A revisit of what another file holds is that page, captured at the revisit's time.
mkdir "$work/two"
record http://bay.example/bridge 2014-05-12T09:00:00Z 'The bridge' \
	'WARC-Payload-Digest: sha1:ABC\r\n' >"$work/two/b.warc"
printf 'WARC/1.0\r\nWARC-Type: revisit\r\nWARC-Target-URI: http://bay.example/bridge\r\n%s%s\r\n\r\n\r\n' \
	"$(printf 'WARC-Date: 2016-01-02T03:04:05Z\r\nWARC-Payload-Digest: sha1:ABC\r\n')" \
	"$(printf '\nContent-Length: 0\r\n')" >"$work/two/a.warc"
expect 0 "$BROADSHEET" --dump=json --item=http://bay.example/bridge@2016 "$work/two"
grep -q '"title":"The bridge".*"captured":"2016-01-02T03:04:05Z"' "$work/out" ||
	fault "a revisit: $(cat "$work/out" "$work/err")"

expect 1 "$BROADSHEET" --dump --item=3 "$warc"
grep -qF 'item 3' "$work/err" || fault "--item=3: says $(cat "$work/err")"

# A record cut short: what stands in front of it is listed, the loss is named once.
head -c $((first + second - 300)) "$warc" >"$work/cut.warc"
expect 4 "$BROADSHEET" --list "$work/cut.warc"
sed -n 1p "$work/out" | same "cut" "     1  2014-05-11T08:30:00Z  text/html  http://bay.example/last-trip"
same "loss" "broadsheet: $work/cut.warc: at byte $first: the record is cut: 296 bytes of it are missing" \
	<"$work/err"

# An archive that an index names and that is not there: once, however many captures it has.
mkdir "$work/gone"
number=0
while [ $number -lt 200 ]; do
	printf 'example,bay)/%d 20140511083000 {"url": "http://bay.example/%d", "mime": "%s", %s}\n' \
		$number $number "$([ $number -lt 100 ] && echo text/html)" \
		"\"status\": \"200\", \"offset\": \"$number\", \"length\": \"9\", \"filename\": \"bay.warc\""
	number=$((number + 1))
done >"$work/gone/bay.cdxj"
for what in --dump --list "--dump --sort=title"; do
	# shellcheck disable=SC2086
	"$BROADSHEET" $what "$work/gone" 2>&1 >/dev/null </dev/null |
		grep -c 'bay.warc: cannot be opened' | same "$what of an index without its archive" 1
done

[ ! -e "$work/faults" ]
