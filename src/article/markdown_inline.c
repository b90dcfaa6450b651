/* SPDX-License-Identifier: ISC */
#include "article/markdown_inline.h"

#include <string.h>

#include <unictype.h>

#include "article/span.h"
#include "base/clean.h"
#include "base/utf8.h"

/* Marks of one kind never nest, so no more than one of each is open. */
enum {
	OPEN_MAX = SPAN_KIND_COUNT
};

/* A span on its way: nested properly, without white space at its ends. */
typedef struct {
	size_t start, end;
	SpanKind kind;
	Str href;
	bool plain; /* not to be marked after all */
} Mark;

typedef struct {
	Text *out; /* borrowed */
	size_t begin; /* where in OUT this text begins */
	Str text; /* cleaned */
	MarkdownPlace place;
	Mark *marks;
	size_t mark_count;
} Inline;

/* Characters */

static bool is_white(uint32_t c)
{
	return c == ' ' || c == '\n' || c == '\t' ||
		(c >= 0x80 && uc_is_general_category(c, UC_SPACE_SEPARATOR));
}

static bool is_ascii_punctuation(uint32_t c)
{
	return c > ' ' && c < 0x7F && !ascii_is_alnum((char)c);
}

/* Versions of CommonMark differ over symbols such as the euro sign: from 0.31 on
 * they are punctuation, before they were none. So they count as what makes us
 * the more careful. */
static bool may_be_punctuation(uint32_t c)
{
	if (c < 0x80)
		return is_ascii_punctuation(c);
	return uc_is_general_category(c, UC_PUNCTUATION) || uc_is_general_category(c, UC_SYMBOL);
}

static bool may_be_letter(uint32_t c)
{
	return !is_white(c) && !is_ascii_punctuation(c) &&
		!uc_is_general_category(c, UC_PUNCTUATION);
}

/* The character at AT; a space at the end. */
static uint32_t character_at(Str text, size_t at)
{
	uint32_t c;

	return utf8_decode(text, at, &c, NULL) > 0 ? c : ' ';
}

/* The character before AT; a space at the start. */
static uint32_t character_before(Str text, size_t at)
{
	return at > 0 ? character_at(text, utf8_floor(text, at - 1)) : ' ';
}

/* Escapes */

/* Nothing but spaces and line breaks stands before on this line. */
static bool at_line_start(const Inline *in)
{
	return in->out->size == in->begin || in->out->at[in->out->size - 1] == '\n';
}

/* Is there a list marker such as "12." whose point or bracket is at AT? */
static bool ends_number(Str text, size_t at)
{
	size_t start = at;

	while (start > 0 && ascii_is_digit(text.at[start - 1]))
		start--;
	return start < at && (start == 0 || text.at[start - 1] == '\n');
}

static bool may_be_entity(Str text, size_t at)
{
	return at + 1 < text.size && (ascii_is_alnum(text.at[at + 1]) || text.at[at + 1] == '#');
}

static bool inside_word(Str text, size_t at)
{
	return at > 0 && at + 1 < text.size && ascii_is_alnum(text.at[at - 1]) &&
		ascii_is_alnum(text.at[at + 1]);
}

/* Would the byte at AT, an ASCII punctuation mark, be markup? */
static bool is_markup(const Inline *in, size_t at)
{
	Str text = in->text;

	switch (text.at[at]) {
	case '\\':
	case '`':
	case '*':
	case '[':
	case ']':
	case '<':
	case '~':
		return true;
	case '_':
		return !inside_word(text, at);
	case '&':
		return may_be_entity(text, at);
	case '|':
		return in->place == PLACE_CELL || at_line_start(in);
	case '#':
		return at_line_start(in) || (in->place == PLACE_HEADING && at + 1 == text.size);
	case '>':
	case '+':
	case '-':
	case '=':
	case ':':
		return at_line_start(in);
	case '.':
	case ')':
		return ends_number(text, at);
	default:
		return false;
	}
}

/* A line feed at AT, unless nothing stands before or behind it to be parted. */
static void put_line_break(Inline *in, size_t at)
{
	static const char *const breaks[] = {
		[PLACE_PARAGRAPH] = "\\\n",
		[PLACE_HEADING] = " ",
		[PLACE_CELL] = "<br>",
	};

	while (at < in->text.size && ascii_is_space(in->text.at[at]))
		at++;
	while (in->out->size > in->begin && in->out->at[in->out->size - 1] == ' ')
		in->out->size--;
	if (!at_line_start(in) && at < in->text.size)
		text_add_c(in->out, breaks[in->place]);
}

/* The bytes of the text from START up to END, escaped; white space at the start
 * of a line and around its end goes. */
static void put_escaped(Inline *in, size_t start, size_t end)
{
	for (size_t at = start; at < end; at++) {
		char c = in->text.at[at];

		if (c == '\n') {
			put_line_break(in, at);
			while (at + 1 < end && ascii_is_space(in->text.at[at + 1]))
				at++;
		} else if (ascii_is_space(c)) {
			if (!at_line_start(in))
				text_add_byte(in->out, ' ');
		} else {
			if (is_ascii_punctuation((unsigned char)c) && is_markup(in, at))
				text_add_byte(in->out, '\\');
			text_add_byte(in->out, c);
		}
	}
}

/* Links and code */

/* Bytes before the first of ":/?#" when that is a colon, which ends a scheme;
 * else 0. */
static size_t scheme_size(Str address)
{
	for (size_t i = 0; i < address.size; i++) {
		if (address.at[i] == ':')
			return i;
		if (strchr("/?#", address.at[i]) != NULL)
			break;
	}
	return 0;
}

bool markdown_may_link(Str address)
{
	address = str_trim(address);
	if (str_empty(address) || address.at[0] == ':')
		return false;
	Str scheme = str_slice(address, 0, scheme_size(address));

	return str_empty(scheme) || str_is_nocase(scheme, "http") ||
		str_is_nocase(scheme, "https") || str_is_nocase(scheme, "mailto");
}

/* An address between the brackets of a link. What could end it, or read as an
 * entity or as code, is encoded. */
static void put_address(Text *out, Str address)
{
	address = str_trim(address);
	for (size_t i = 0; i < address.size; i++) {
		unsigned char c = (unsigned char)address.at[i];

		if (c <= 0x20 || strchr("<>\\`|\"", c) != NULL)
			text_format(out, "%%%02X", c);
		else if (c == '(' || c == ')')
			text_format(out, "\\%c", c);
		else if (c == '&')
			text_add_c(out, "&amp;");
		else
			text_add_byte(out, (char)c);
	}
}

/* "!" before "[" would make it a picture. */
static void open_link(Inline *in)
{
	Text *out = in->out;

	if (out->size > in->begin && out->at[out->size - 1] == '!') {
		out->size--;
		text_add_c(out, "\\!");
	}
	text_add_byte(out, '[');
}

static void close_link(Inline *in, Str address)
{
	text_add_c(in->out, "](");
	put_address(in->out, address);
	text_add_byte(in->out, ')');
}

size_t markdown_backticks(Str text)
{
	size_t longest = 0, run = 0;

	for (size_t i = 0; i < text.size; i++) {
		run = text.at[i] == '`' ? run + 1 : 0;
		if (run > longest)
			longest = run;
	}
	return longest;
}

/* One line of code between more backticks than it holds in a row. No escape works
 * in there but that of a bar in a table. */
static void put_code_line(Inline *in, Str code)
{
	size_t fence = markdown_backticks(code) + 1;
	bool padded = code.at[0] == '`' || code.at[code.size - 1] == '`';

	text_fill(in->out, '`', fence);
	text_fill(in->out, ' ', padded);
	for (size_t i = 0; i < code.size; i++) {
		if (code.at[i] == '|' && in->place == PLACE_CELL)
			text_add_byte(in->out, '\\');
		text_add_byte(in->out, code.at[i]);
	}
	text_fill(in->out, ' ', padded);
	text_fill(in->out, '`', fence);
}

/* The bytes from START up to END, which are code. */
static void put_code(Inline *in, size_t start, size_t end)
{
	Str rest = str_slice(in->text, start, end), line;

	while (str_next_line(&rest, &line)) {
		line = str_trim(line);
		if (str_empty(line))
			continue;
		put_code_line(in, line);
		if (rest.size > 0)
			put_line_break(in, end - rest.size);
	}
}

/* From spans to marks */

/* SPAN without white space at its ends; empty when there is nothing else. */
static Mark trimmed(Str text, const Span *span)
{
	Mark mark = { span->start, span->end, span->kind, span->href, false };

	while (mark.start < mark.end && is_white(character_at(text, mark.start)))
		mark.start += utf8_decode(text, mark.start, &(uint32_t){ 0 }, NULL);
	while (mark.start < mark.end && is_white(character_before(text, mark.end)))
		mark.end = utf8_floor(text, mark.end - 1);
	return mark;
}

/* The spans of RICH that can be said at all, in order. One that touches another
 * of its kind makes that one longer: two runs of asterisks between two words
 * would be read as one. */
static void collect_marks(Inline *in, const Rich *rich)
{
	Mark *last[SPAN_KIND_COUNT] = { NULL };
	const Span *before = NULL;

	for (size_t i = 0; i < rich->span_count; i++) {
		const Span *span = &rich->spans[i];

		if (!span_fits(span, in->text) || !span_follows(span, before))
			continue;
		before = span;
		if (span->kind == SPAN_LINK && !markdown_may_link(span->href))
			continue;
		Mark mark = trimmed(in->text, span);
		Mark *like = last[mark.kind];

		if (mark.start >= mark.end)
			continue;
		if (like != NULL && mark.start <= like->end && str_equal(mark.href, like->href)) {
			like->end = mark.end > like->end ? mark.end : like->end;
			continue;
		}
		last[mark.kind] = &in->marks[in->mark_count];
		in->marks[in->mark_count++] = mark;
	}
}

/* May a mark of KIND stand inside those of OPEN? */
static bool may_stand_inside(const Inline *in, const size_t *open, size_t open_count, SpanKind kind)
{
	for (size_t i = 0; i < open_count; i++) {
		SpanKind around = in->marks[open[i]].kind;

		if (around == kind || around == SPAN_CODE)
			return false;
	}
	return true;
}

/* Makes the marks nest: one that would cross the end of another is cut there,
 * one that may not stand where it is goes. */
static void nest_marks(Inline *in)
{
	size_t open[OPEN_MAX], open_count = 0, kept = 0;

	for (size_t i = 0; i < in->mark_count; i++) {
		Mark mark = in->marks[i];

		while (open_count > 0 && in->marks[open[open_count - 1]].end <= mark.start)
			open_count--;
		if (!may_stand_inside(in, open, open_count, mark.kind))
			continue;
		if (open_count > 0 && mark.end > in->marks[open[open_count - 1]].end)
			mark.end = in->marks[open[open_count - 1]].end;
		in->marks[kept] = mark;
		open[open_count++] = kept++;
	}
	in->mark_count = kept;
}

static bool begins_with_punctuation(const Inline *in, size_t i)
{
	size_t start = in->marks[i].start;

	for (size_t j = i + 1; j < in->mark_count && in->marks[j].start == start; j++)
		if (in->marks[j].kind == SPAN_LINK || in->marks[j].kind == SPAN_CODE)
			return true;
	return may_be_punctuation(character_at(in->text, start));
}

static bool ends_with_punctuation(const Inline *in, size_t i)
{
	size_t end = in->marks[i].end;

	for (size_t j = i + 1; j < in->mark_count && in->marks[j].start < end; j++)
		if (in->marks[j].end == end &&
			(in->marks[j].kind == SPAN_LINK || in->marks[j].kind == SPAN_CODE))
			return true;
	return may_be_punctuation(character_before(in->text, end));
}

/* Asterisks open only where no letter before them meets punctuation behind them,
 * and close only the other way round (CommonMark, section 6.2). */
static bool can_be_marked(const Inline *in, size_t i)
{
	const Mark *mark = &in->marks[i];

	if (may_be_letter(character_before(in->text, mark->start)) &&
		begins_with_punctuation(in, i))
		return false;
	return !may_be_letter(character_at(in->text, mark->end)) || !ends_with_punctuation(in, i);
}

static void judge_marks(Inline *in)
{
	for (size_t i = 0; i < in->mark_count; i++) {
		Mark *mark = &in->marks[i];

		if (mark->kind == SPAN_EMPHASIS || mark->kind == SPAN_STRONG)
			mark->plain = !can_be_marked(in, i);
	}
}

static const char *asterisks(const Mark *mark)
{
	if (mark->plain)
		return "";
	return mark->kind == SPAN_STRONG ? "**" : "*";
}

/* Opens MARK; gives how far the text is out then: code goes at once. */
static size_t open_mark(Inline *in, const Mark *mark)
{
	switch (mark->kind) {
	case SPAN_EMPHASIS:
	case SPAN_STRONG:
		text_add_c(in->out, asterisks(mark));
		break;
	case SPAN_LINK:
		open_link(in);
		break;
	case SPAN_CODE:
		put_code(in, mark->start, mark->end);
		return mark->end;
	case SPAN_KIND_COUNT:
		break;
	}
	return mark->start;
}

static void close_mark(Inline *in, const Mark *mark)
{
	switch (mark->kind) {
	case SPAN_EMPHASIS:
	case SPAN_STRONG:
		text_add_c(in->out, asterisks(mark));
		break;
	case SPAN_LINK:
		close_link(in, mark->href);
		break;
	case SPAN_CODE:
	case SPAN_KIND_COUNT:
		break;
	}
}

/* The text up to LIMIT, closing the marks of OPEN that end there or before. */
static size_t put_up_to(Inline *in, size_t at, size_t limit, const size_t *open, size_t *open_count)
{
	while (*open_count > 0 && in->marks[open[*open_count - 1]].end <= limit) {
		const Mark *mark = &in->marks[open[--*open_count]];

		put_escaped(in, at, mark->end);
		at = mark->end;
		close_mark(in, mark);
	}
	if (at < limit)
		put_escaped(in, at, limit);
	return limit;
}

static void put_marked(Inline *in)
{
	size_t open[OPEN_MAX], open_count = 0, at = 0;

	for (size_t i = 0; i < in->mark_count; i++) {
		const Mark *mark = &in->marks[i];

		at = put_up_to(in, at, mark->start, open, &open_count);
		at = open_mark(in, mark);
		open[open_count++] = i;
	}
	put_up_to(in, at, in->text.size, open, &open_count);
}

/* The door */

void markdown_add_rich(Text *out, const Rich *rich, MarkdownPlace place)
{
	Arena *arena = arena_new();
	Inline in = {
		.out = out,
		.begin = out->size,
		.text = clean_text(arena, rich->text, CLEAN_KEEP_NEWLINE, NULL),
		.place = place,
	};

	/* Where cleaning changed the text the offsets mean nothing. */
	if (in.text.size == rich->text.size && rich->span_count > 0) {
		in.marks = arena_array(arena, rich->span_count, sizeof *in.marks);
		collect_marks(&in, rich);
		nest_marks(&in);
		judge_marks(&in);
	}
	put_marked(&in);
	arena_free(arena);
}

void markdown_add_text(Text *out, Str text, MarkdownPlace place)
{
	markdown_add_rich(out, &(Rich){ .text = text }, place);
}

void markdown_add_link(Text *out, Str words, Str address, MarkdownPlace place)
{
	Span link = { 0, words.size, SPAN_LINK, address };
	Rich rich = { words, &link, 1 };

	markdown_add_rich(out, &rich, place);
}
