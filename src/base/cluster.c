/* SPDX-License-Identifier: ISC */
#include "base/cluster.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

#include <unictype.h>
#include <unigbrk.h>
#include <unistring/version.h>

#include "base/utf8.h"

/* A base with CLEAN_MARKS_MAX marks takes 124 bytes; joined emoji have no end,
 * so they are cut here, lest one cluster be a whole hostile page. */
enum {
	CLUSTER_BYTES_MAX = 160
};

/* How far back cluster_before looks for a place that is surely a border. */
enum {
	LOOK_BACK_BYTES = 4096
};

enum {
	SOFT_HYPHEN = 0xAD,
	ZERO_WIDTH_JOINER = 0x200D
};

/* What of a cluster read so far decides whether it goes on. */
typedef struct {
	uint32_t last;
	bool odd_indicator; /* LAST is the first half of a flag */
	bool pictograph; /* a pictograph, then nothing but marks and joiners */
} ClusterState;

static bool is_regional_indicator(uint32_t c)
{
	return c >= 0x1F1E6 && c <= 0x1F1FF;
}

static bool is_ideograph_or_kana(uint32_t c)
{
	return (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA) ||
		(c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF);
}

/* True for most of what newspapers print: characters that never join one of
 * their own kind, so that two of them need no look-up. */
static bool stands_alone(uint32_t c)
{
	if (c < 0x300)
		return c != '\r' && c != '\n';
	return (c >= 0x2010 && c <= 0x2027) || (c >= 0x3001 && c <= 0x3029) ||
		is_ideograph_or_kana(c);
}

static void begin_cluster(ClusterState *state, uint32_t c)
{
	state->last = c;
	state->odd_indicator = is_regional_indicator(c);
	state->pictograph = c >= 0xA9 && uc_is_property_extended_pictographic(c);
}

/* Does C join the cluster of STATE? libunistring knows the rules about pairs;
 * flags and joined emoji (GB11 to GB13) need more than a pair. */
static bool joins(ClusterState *state, uint32_t c)
{
	if (stands_alone(state->last) && stands_alone(c))
		return false;
	bool flag = state->odd_indicator && is_regional_indicator(c);
	bool joined = state->pictograph && state->last == ZERO_WIDTH_JOINER &&
		uc_is_property_extended_pictographic(c);

	if (is_regional_indicator(state->last) && is_regional_indicator(c)) {
		if (!flag)
			return false;
	} else if (!joined && uc_is_grapheme_break(state->last, c)) {
		return false;
	}
	state->odd_indicator = false;
	if (joined)
		state->pictograph = true;
	else if (uc_graphemeclusterbreak_property(c) != GBP_EXTEND && c != ZERO_WIDTH_JOINER)
		state->pictograph = false;
	state->last = c;
	return true;
}

size_t cluster_size(Str text, size_t offset)
{
	if (offset >= text.size)
		return 0;
	bool ascii = (unsigned char)text.at[offset] < 0x80;

	if (ascii && text.at[offset] != '\r' &&
		(offset + 1 == text.size || (unsigned char)text.at[offset + 1] < 0x80))
		return 1;
	ClusterState state;
	uint32_t c;
	size_t size = utf8_decode(text, offset, &c, NULL);

	if (offset + size == text.size)
		return size;
	uint32_t first = c;
	size_t more = utf8_decode(text, offset + size, &c, NULL);

	if (stands_alone(first) && stands_alone(c))
		return size;
	begin_cluster(&state, first);
	while (more > 0 && size + more <= CLUSTER_BYTES_MAX && joins(&state, c)) {
		size += more;
		more = utf8_decode(text, offset + size, &c, NULL);
	}
	return size;
}

/* Is there a border between A and B whatever stands before A? */
static bool surely_parted(uint32_t a, uint32_t b)
{
	if (stands_alone(a) && stands_alone(b))
		return true;
	if (a == ZERO_WIDTH_JOINER || is_regional_indicator(b))
		return false;
	return uc_is_grapheme_break(a, b);
}

size_t cluster_before(Str text, size_t offset)
{
	if (offset > text.size)
		offset = text.size;
	if (offset == 0)
		return 0;
	size_t lowest = offset > LOOK_BACK_BYTES ? utf8_floor(text, offset - LOOK_BACK_BYTES) : 0;
	size_t start = utf8_floor(text, offset - 1);
	uint32_t after, before;

	utf8_decode(text, start, &after, NULL);
	while (start > lowest) {
		size_t previous = utf8_floor(text, start - 1);

		utf8_decode(text, previous, &before, NULL);
		if (surely_parted(before, after))
			break;
		start = previous;
		after = before;
	}
	size_t size;

	while ((size = cluster_size(text, start)) > 0 && start + size < offset)
		start += size;
	return start;
}

/* Characters that ask for no room, whatever wcwidth says of them. */
static bool takes_no_cell(uint32_t c)
{
	return (c < 0x20 && c != '\t') || (c >= 0x7F && c <= 0x9F) || c == SOFT_HYPHEN ||
		c == 0x34F || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
		(c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

static int rune_cells(uint32_t c)
{
	if (takes_no_cell(c))
		return 0;
	if (c < 0x300 || (c >= 0x2010 && c <= 0x2027))
		return 1;
	if (is_ideograph_or_kana(c))
		return 2;
	int cells = wcwidth((wchar_t)c);

	return cells < 0 ? 1 : cells;
}

int cluster_cells(Str cluster)
{
	int cells = 0;
	uint32_t c;

	for (size_t at = 0, size; (size = utf8_decode(cluster, at, &c, NULL)) > 0; at += size) {
		cells += rune_cells(c);
		if (cells >= CLUSTER_CELLS_MAX)
			return CLUSTER_CELLS_MAX;
	}
	return cells;
}

size_t cluster_plain_run(Str text, size_t offset, size_t end)
{
	size_t at = offset;

	while (at < end && (unsigned char)text.at[at] - 0x20u <= 0x5Eu)
		at++;
	/* The last one may carry what follows, such as a mark. */
	if (at > offset && at < text.size && (unsigned char)text.at[at] >= 0x80)
		at--;
	return at - offset;
}

int cells_of(Str text)
{
	size_t cells = 0, at = 0;

	while (at < text.size && cells < INT_MAX) {
		size_t run = cluster_plain_run(text, at, text.size);

		cells += run;
		at += run;
		size_t size = cluster_size(text, at);

		cells += (size_t)cluster_cells(str_of(text.at + at, size));
		at += size;
	}
	return cells < INT_MAX ? (int)cells : INT_MAX;
}

size_t cells_fit(Str text, int cells)
{
	size_t at = 0, size;

	while (cells >= 0) {
		size_t end = text.size - at > (size_t)cells ? at + (size_t)cells : text.size;
		size_t run = cluster_plain_run(text, at, end);

		at += run;
		cells -= (int)run;
		size = cluster_size(text, at);
		if (size == 0)
			break;
		cells -= cluster_cells(str_of(text.at + at, size));
		if (cells < 0)
			break;
		at += size;
	}
	return at;
}

void cluster_library(Text *out)
{
	text_format(out, "libunistring %d.%d", _libunistring_version >> 16,
		_libunistring_version >> 8 & 0xFF);
}

void cells_add_cut(Text *out, Str text, int cells, const char *ellipsis)
{
	if (cells_of(text) <= cells) {
		text_add(out, text);
		return;
	}
	size_t size = cells_fit(text, cells - cells_of(str(ellipsis)));

	text_add(out, str_trim(str_slice(text, 0, size)));
	text_add_c(out, ellipsis);
}
