/* SPDX-License-Identifier: ISC */
#include "extract/saved_page.h"

#include <stdint.h>
#include <string.h>

#include "base/percent.h"
#include "base/text.h"

enum {
	DATA_BYTES_MIN = 128, /* a shorter data: address stays */
	DATA_SCHEME_BYTES = 4, /* of "data" */
	FRAMES_MAX = 64,
	FRAMES_BYTES_MAX = 16 << 20, /* of all frames */
	TEMPLATES_MAX = 63, /* within each other, a bit each */
	REFERENCE_BYTES_MAX = 10,
	FRAMESET_LETTERS = 300, /* of a page whose frames are what there is to read */
};

/* Pictures and fonts */

static bool ends_address(char c, char quote)
{
	if (quote != '\0')
		return c == quote || c == '>';
	return ascii_is_space(c) || c == '>' || c == ')' || c == '"' || c == '\'';
}

/* Offset behind the data: address at AT; AT itself where it is short, or text. */
static size_t data_end(Str markup, size_t at)
{
	char before = at > 0 ? markup.at[at - 1] : ' ';
	char quote = before == '"' || before == '\'' ? before : '\0';
	size_t end = at;

	if (quote == '\0' && before != '=' && before != '(' && before != ';')
		return at;
	while (end < markup.size && !ends_address(markup.at[end], quote))
		end++;
	return end - at < DATA_BYTES_MIN ? at : end;
}

static Str without_data(Arena *arena, Str markup)
{
	Text out = text_in(arena);
	size_t kept = 0, at = 0;

	/* There are fewer colons in a page than letters d. */
	while ((at = str_find_byte(markup, ':', at)) != STR_NOWHERE) {
		size_t start = at++ - DATA_SCHEME_BYTES;

		if (at <= kept + DATA_SCHEME_BYTES || !str_starts(str_from(markup, start), "data:"))
			continue;
		size_t end = data_end(markup, start);

		if (end > start) {
			text_add(&out, str_slice(markup, kept, start));
			text_add_c(&out, "data:,");
			kept = at = end;
		}
	}
	if (kept == 0)
		return markup;
	text_add(&out, str_from(markup, kept));
	return text_str(&out);
}

/* Tags */

/* Offset behind the tag at AT. A quotation mark behind an equals sign protects what it
 * holds. */
static size_t tag_end(Str markup, size_t at)
{
	for (size_t i = at + 1; i < markup.size; i++) {
		char c = markup.at[i];

		if (c == '>')
			return i + 1;
		if ((c == '"' || c == '\'') && markup.at[i - 1] == '=')
			i = str_find_byte(markup, c, i + 1);
		if (i == STR_NOWHERE)
			break;
	}
	return markup.size;
}

/* Is the tag TAG one of element NAME ("iframe", "/template")? */
static bool is_tag(Str tag, const char *name)
{
	size_t size = str(name).size;

	if (!str_starts_nocase(str_from(tag, 1), name) || tag.size <= size + 1)
		return false;
	char behind = tag.at[size + 1];

	return ascii_is_space(behind) || behind == '>' || behind == '/';
}

static Str without_space(Str text)
{
	while (text.size > 0 && ascii_is_space(text.at[0]))
		text = str_from(text, 1);
	return text;
}

/* The first of SIGNS, or white space, in TEXT, or its size. */
static size_t find_sign(Str text, const char *signs)
{
	size_t at = 0;

	while (at < text.size && !ascii_is_space(text.at[at]) && strchr(signs, text.at[at]) == NULL)
		at++;
	return at;
}

/* Takes an attribute off REST, what is left of a tag; references are not undone, and where it has
 * no value that is absent. False at the end. */
static bool next_attribute(Str *rest, Str *name, Str *value)
{
	*rest = without_space(*rest);
	while (rest->size > 0 && rest->at[0] == '/')
		*rest = without_space(str_from(*rest, 1));
	size_t end = find_sign(*rest, "=>/");

	if (end == 0)
		return false;
	*name = str_slice(*rest, 0, end);
	*value = STR_NONE;
	*rest = without_space(str_from(*rest, end));
	if (!str_starts(*rest, "="))
		return true;
	*rest = without_space(str_from(*rest, 1));
	char quote =
		rest->size > 0 && (rest->at[0] == '"' || rest->at[0] == '\'') ? rest->at[0] : 0;

	if (quote != 0)
		*rest = str_from(*rest, 1);
	end = quote != 0 ? str_find_byte(*rest, quote, 0) : find_sign(*rest, ">");
	*value = str_slice(*rest, 0, end);
	*rest = str_from(*rest, value->size + (quote != 0 && value->size < rest->size));
	return true;
}

/* The value of the attribute NAME in TAG, references not undone; absent when there is none. */
static Str value_of(Str tag, const char *name)
{
	Str rest = str_from(tag, find_sign(tag, ">")), own, value;

	while (next_attribute(&rest, &own, &value))
		if (str_is_nocase(own, name))
			return value;
	return STR_NONE;
}

/* VALUE with the references that an attribute needs undone. */
static Str undo_references(Arena *arena, Str value)
{
	static const struct {
		const char *name;
		char c;
	} references[] = { { "&quot;", '"' }, { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' },
		{ "&#39;", '\'' }, { "&#34;", '"' }, { "&#x27;", '\'' }, { "&#x22;", '"' },
		{ "&apos;", '\'' } };
	Text out = text_in(arena);
	size_t at = 0;

	while (at < value.size) {
		size_t sign = str_find_byte(value, '&', at);
		size_t size = 0;

		text_add(&out, str_slice(value, at, sign));
		if (sign == STR_NOWHERE)
			break;
		Str rest = str_slice(value, sign, sign + REFERENCE_BYTES_MAX);

		for (size_t i = 0; i < sizeof references / sizeof *references && size == 0; i++) {
			if (!str_starts_nocase(rest, references[i].name))
				continue;
			size = str(references[i].name).size;
			text_add_byte(&out, references[i].c);
		}
		if (size == 0)
			text_add_byte(&out, '&');
		at = sign + (size > 0 ? size : 1);
	}
	return text_str(&out);
}

/* Frames */

/* The frames found, each still to be looked through for others. */
typedef struct {
	Arena *arena;
	PageFrames files;
	uint64_t used; /* which of FILES are among the frames, a bit each */
	Str frames[FRAMES_MAX];
	Str tags[FRAMES_MAX]; /* of these, where they stood */
	size_t count, bytes;
	uint64_t shadows; /* of the open templates, innermost last: is it a shadow root? */
	size_t templates;
} Saved;

/* The file that ADDRESS ends in, if it is one of those at hand and not used yet; else absent. */
static Str take_file(Saved *saved, Str address)
{
	static const char ends[] = "?#";

	for (const char *end = ends; *end != '\0'; end++)
		address = str_slice(address, 0, str_find_byte(address, *end, 0));
	address = percent_decode(saved->arena, undo_references(saved->arena, address));
	Str name = str_from(address, str_find_last_byte(address, '/') + 1);

	for (size_t i = 0; i < saved->files.count && i < FRAMES_MAX; i++) {
		if (saved->used & (uint64_t)1 << i || !str_equal(saved->files.frames[i].name, name))
			continue;
		saved->used |= (uint64_t)1 << i;
		return saved->files.frames[i].bytes;
	}
	return STR_NONE;
}

static void keep_frame(Saved *saved, Str tag)
{
	Str value = value_of(tag, "srcdoc");
	Str file = str_empty(value) && saved->files.count > 0
		? take_file(saved, value_of(tag, "src"))
		: STR_NONE;
	Str frame = str_empty(file) ? value : file;

	if (str_empty(frame) || saved->count == FRAMES_MAX ||
		frame.size > FRAMES_BYTES_MAX - saved->bytes)
		return;
	saved->bytes += frame.size;
	saved->tags[saved->count] = tag;
	saved->frames[saved->count++] =
		str_empty(file) ? undo_references(saved->arena, value) : file;
}

/* Is a template of MARKUP, or the one that is all of it, a shadow root? Older copies say so
 * by another attribute. */
static bool has_shadow(Str markup)
{
	for (size_t at = 0; (at = str_find_nocase(markup, "shadow", at)) != STR_NOWHERE;) {
		at += strlen("shadow");
		if (str_starts_nocase(str_from(markup, at), "root") ||
			str_starts_nocase(str_from(markup, at), "mode"))
			return true;
	}
	return false;
}

/* What stands for TAG: for a template that is a shadow root a plain box. *TAG stays where
 * nothing is to be changed. */
static void replace_template(Saved *saved, Str *tag)
{
	if (is_tag(*tag, "template")) {
		bool shadow = has_shadow(*tag);

		if (saved->templates < TEMPLATES_MAX)
			saved->templates++;
		saved->shadows = saved->shadows << 1 | shadow;
		if (shadow)
			*tag = (Str)STR("<div>");
	} else if (is_tag(*tag, "/template") && saved->templates > 0) {
		if (saved->shadows & 1)
			*tag = (Str)STR("</div>");
		saved->shadows >>= 1;
		saved->templates--;
	}
}

/* Adds MARKUP to OUT with its shadow roots opened and its frames taken away, which wait
 * in SAVED. Within a frame iframes lose their tags, so that theirs ends where it should. */
static void add_opened(Saved *saved, Str markup, bool frame, Text *out)
{
	size_t kept = 0, at = 0;

	while ((at = str_find_byte(markup, '<', at)) != STR_NOWHERE) {
		Str ahead = str_slice(markup, at, at + 12);
		bool opens_frame = is_tag(ahead, "iframe") ||
			(saved->files.count > 0 && is_tag(ahead, "frame"));
		bool is_template = is_tag(ahead, "template") || is_tag(ahead, "/template");

		if (!opens_frame && !is_template && !(frame && is_tag(ahead, "/iframe"))) {
			at++;
			continue;
		}
		size_t end = tag_end(markup, at);
		Str tag = str_slice(markup, at, end);

		text_add(out, str_slice(markup, kept, at));
		if (opens_frame)
			keep_frame(saved, tag);
		if (is_template)
			replace_template(saved, &tag);
		if (opens_frame && !frame)
			text_add_c(out, "<iframe>");
		else if (!frame || is_template)
			text_add(out, tag);
		kept = at = end;
	}
	text_add(out, str_from(markup, kept));
}

/* Adds the tag of a frame to OUT with what TAG calls it, which may say that comments are in it. */
static void add_frame_tag(Str tag, Text *out)
{
	static const char *const names[] = { "id", "name", "title", "class" };

	text_add_c(out, "\n<iframe");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		Str value = value_of(tag, names[i]);
		char quote = str_find_byte(value, '"', 0) == STR_NOWHERE ? '"' : '\'';

		if (!str_empty(value))
			text_format(out, " %s=%c%.*s%c", names[i], quote, (int)value.size, value.at,
				quote);
	}
	text_add_c(out, ">\n");
}

/* What FRAME, a page of its own, shows: without the head. */
static Str body_of(Str frame)
{
	size_t body = str_find_nocase(frame, "<body", 0);
	size_t head = str_find_nocase(frame, "</head>", 0);

	if (body != STR_NOWHERE)
		frame = str_from(frame, tag_end(frame, body));
	else if (head != STR_NOWHERE)
		frame = str_from(frame, head + 7);
	return str_slice(frame, 0, str_find_nocase(frame, "</body", 0));
}

/* Has MARKUP, without what is in tags, scripts and styles, so few letters that it is no
 * page but the frame of others? */
static bool is_frameset(Str markup)
{
	size_t letters = 0, at = 0;

	while (at < markup.size && letters < FRAMESET_LETTERS) {
		if (markup.at[at] != '<') {
			letters += ascii_is_alnum(markup.at[at]) ||
				(unsigned char)markup.at[at] >= 0x80;
			at++;
			continue;
		}
		Str rest = str_slice(markup, at, at + 8);
		size_t end = tag_end(markup, at);
		const char *close = str_starts_nocase(rest, "<script") ? "</script"
			: str_starts_nocase(rest, "<style")            ? "</style"
								       : NULL;

		if (close != NULL)
			end = str_find_nocase(markup, close, end);
		at = end == STR_NOWHERE ? markup.size : end;
	}
	return letters < FRAMESET_LETTERS;
}

/* Offset of the last end tag of the body in MARKUP, or its size: what stands behind it
 * the parser takes for another page. */
static size_t end_of_body(Str markup)
{
	size_t end = markup.size, at = 0;

	while ((at = str_find_nocase(markup, "</body", at)) != STR_NOWHERE)
		end = at++;
	if (end == markup.size) {
		at = str_find_nocase(markup, "</html", 0);
		end = at == STR_NOWHERE ? end : at;
	}
	return end;
}

static Str with_frames(Arena *arena, Str markup, PageFrames files)
{
	Saved saved = { .arena = arena, .files = files };
	Text page = text_in(arena), out = text_in(arena);

	add_opened(&saved, markup, false, &page);
	Str whole = text_str(&page);
	bool frameset = saved.count > 0 && is_frameset(whole);
	size_t end = end_of_body(whole);

	/* What a frameset has for those who cannot see frames is not wanted. */
	if (frameset && str_find_nocase(whole, "<frameset", 0) != STR_NOWHERE)
		whole = str_slice(whole, 0, end = str_find_nocase(whole, "<frameset", 0));
	text_add(&out, str_slice(whole, 0, end));
	for (size_t i = 0; i < saved.count; i++) {
		if (frameset)
			text_add_c(&out, "\n<div>\n");
		else
			add_frame_tag(saved.tags[i], &out);
		saved.templates = 0;
		add_opened(&saved, body_of(saved.frames[i]), true, &out);
		text_add_c(&out, frameset ? "\n</div>\n" : "\n</iframe>\n");
	}
	text_add(&out, str_from(whole, end));
	return text_str(&out);
}

Str saved_page_open(Arena *arena, Str markup, PageFrames files)
{
	markup = without_data(arena, markup);
	if (files.count == 0 && str_find_nocase(markup, "srcdoc=", 0) == STR_NOWHERE &&
		!has_shadow(markup))
		return markup;
	return with_frames(arena, markup, files);
}
