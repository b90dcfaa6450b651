/* SPDX-License-Identifier: ISC */
#include "terminal/hyperlinks.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/utf8.h"
#include "terminal/thrift.h"

enum {
	ESCAPE = 0x1B,
	MARK_FIRST = 0xE0100, /* variation selectors of the supplement: clean text has none */
	MARK_BYTES = 4, /* of each in UTF-8 */
	ADDRESS_BYTES_MAX = 2000 /* encoded; some terminals drop longer ones */
};

const char hyperlinks_end[] = "\033]8;;\a";

bool hyperlinks_known(void)
{
	static const struct {
		const char *variable, *start; /* of its value */
		unsigned long least; /* its value as a number, or 0 */
	} known[] = {
		{ "TERM", "alacritty", 0 },
		{ "TERM", "contour", 0 },
		{ "TERM", "foot", 0 },
		{ "TERM", "wezterm", 0 },
		{ "TERM", "xterm-ghostty", 0 },
		{ "TERM", "xterm-kitty", 0 },
		{ "TERM_PROGRAM", "WezTerm", 0 },
		{ "TERM_PROGRAM", "ghostty", 0 },
		{ "TERM_PROGRAM", "iTerm.app", 0 },
		{ "TERM_PROGRAM", "mintty", 0 },
		{ "TERM_PROGRAM", "vscode", 0 },
		{ "KONSOLE_VERSION", "", 201200 },
		{ "VTE_VERSION", "", 5001 },
		{ "WT_SESSION", "", 0 },
	};
	const char *type = getenv("TERM");
	bool within = getenv("TMUX") != NULL || getenv("STY") != NULL ||
		str_starts(str(type), "screen") || str_starts(str(type), "tmux");

	for (size_t i = 0; i < sizeof known / sizeof *known && !within; i++) {
		const char *value = getenv(known[i].variable);

		if (value != NULL && *value != '\0' && str_starts(str(value), known[i].start) &&
			strtoul(value, NULL, 10) >= known[i].least)
			return true;
	}
	return false;
}

bool hyperlinks_can(void)
{
	return wcwidth(MARK_FIRST) == 0 && wcwidth(MARK_FIRST + CANVAS_LINKS_MAX - 1) == 0;
}

wchar_t hyperlinks_mark(unsigned link)
{
	return (wchar_t)(MARK_FIRST + link - 1);
}

/* The link whose mark stands at AT; 0: none does. */
static unsigned link_at(Str bytes, size_t at)
{
	uint32_t c;

	if (utf8_decode(bytes, at, &c, NULL) != MARK_BYTES || c < MARK_FIRST ||
		c >= MARK_FIRST + CANVAS_LINKS_MAX)
		return 0;
	return c - MARK_FIRST + 1;
}

static bool is_plain(char c)
{
	return c > ' ' && c < 0x7F && strchr("\"<>\\^`{|}", c) == NULL;
}

static void add_encoded(Text *out, Str address)
{
	for (size_t i = 0; i < address.size; i++)
		if (is_plain(address.at[i]))
			text_add_byte(out, address.at[i]);
		else
			text_format(out, "%%%02X", (unsigned)(unsigned char)address.at[i]);
}

static bool may_be_told(Str address)
{
	static const char *const schemes[] = { "http://", "https://", "mailto:" };

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (str_starts(address, schemes[i]))
			return true;
	return false;
}

/* Begins LINK; false, and nothing is added, where its address is not told. All pieces of a link
 * have one id, so that they are one where it goes on in another line. */
static bool begin(const CanvasLinks *links, unsigned link, Text *out)
{
	Str address = canvas_links_address(links, link);
	size_t before = out->size;

	if (!may_be_told(address))
		return false;
	text_format(out, "\033]8;id=broadsheet%u;", link);
	size_t start = out->size;

	add_encoded(out, address);
	if (out->size - start > ADDRESS_BYTES_MAX) {
		out->size = before;
		return false;
	}
	text_add_byte(out, '\a');
	return true;
}

/* The link that is open, which may be one whose address is not told. */
typedef struct {
	const CanvasLinks *links;
	unsigned link;
	bool told;
} Open;

static void turn_to(Open *open, unsigned link, Text *out)
{
	if (link == open->link)
		return;
	bool told = link != 0 && begin(open->links, link, out);

	if (!told && open->told)
		text_add_c(out, hyperlinks_end);
	open->link = link;
	open->told = told;
}

/* Does SEQUENCE only move the cursor or change attributes and character sets? What else there is
 * may make blanks, which lead nowhere. */
static bool makes_no_cells(Str sequence)
{
	if (str_starts(sequence, "\033("))
		return true;
	return str_starts(sequence, "\033[") &&
		strchr("mABCDGHd", sequence.at[sequence.size - 1]) != NULL;
}

/* A character with the mark behind it, or one that belongs to the one before; returns the bytes
 * taken. */
static size_t add_character(Open *open, Str bytes, size_t at, Text *out)
{
	uint32_t c = 0;
	size_t size = utf8_decode(bytes, at, &c, NULL);

	if (size == 0)
		size = 1;
	unsigned link = link_at(bytes, at + size);

	if (link != 0 || c < 0x80 || wcwidth((wchar_t)c) != 0)
		turn_to(open, link, out);
	text_add(out, str_slice(bytes, at, at + size));
	return size + (link != 0 ? MARK_BYTES : 0);
}

void hyperlinks_add(const CanvasLinks *links, Str bytes, Text *out)
{
	Open open = { .links = links };

	for (size_t at = 0, size; at < bytes.size; at += size) {
		char c = bytes.at[at];

		if ((unsigned char)c >= ' ') {
			size = add_character(&open, bytes, at, out);
			continue;
		}
		size = c == ESCAPE ? thrift_escape_size(bytes, at) : 1;
		Str control = str_slice(bytes, at, at + size);

		if (c == '\n' || (c == ESCAPE && !makes_no_cells(control)))
			turn_to(&open, 0, out);
		text_add(out, control);
	}
	turn_to(&open, 0, out);
}
