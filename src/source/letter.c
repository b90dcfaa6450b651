/* SPDX-License-Identifier: ISC */
#include "source/letter.h"

#include "source/header.h"
#include "source/sniff.h"

/* Fields that tell a message, by what they weigh. */
typedef struct {
	const char *name;
	int message; /* it is one */
	int sent; /* somebody sent it */
} Sign;

static const Sign signs[] = {
	{ "MIME-Version", 2, 0 },
	{ "From", 1, 0 },
	{ "Subject", 1, 0 },
	{ "Date", 1, 0 },
	{ "Snapshot-Content-Location", 2, -4 },
	{ "X-MimeOLE", 1, 0 },
	{ "Content-Type", 1, 0 },
	{ "Content-Location", 1, -1 },
	{ "Content-Base", 1, -1 },
	{ "Content-Transfer-Encoding", 1, 0 },
	{ "To", 1, 1 },
	{ "Cc", 1, 1 },
	{ "Reply-To", 1, 1 },
	{ "Sender", 1, 1 },
	{ "Return-Path", 2, 1 },
	{ "Received", 2, 1 },
	{ "Delivered-To", 2, 1 },
	{ "Message-ID", 2, 1 },
	{ "List-Id", 2, 1 },
	{ "List-Unsubscribe", 2, 1 },
	{ "Newsgroups", 2, 1 },
	{ "X-Mozilla-Status", 2, 1 },
};

enum {
	MESSAGE_WEIGHT = 3
};

Str letter_start(Str bytes)
{
	Str line;

	if (str_starts(bytes, "\xef\xbb\xbf"))
		bytes = str_from(bytes, 3);
	while (bytes.size > 0 && (bytes.at[0] == '\n' || bytes.at[0] == '\r'))
		bytes = str_from(bytes, 1);
	if (str_starts(bytes, "From ") || str_starts(bytes, ">From "))
		str_next_line(&bytes, &line);
	return bytes;
}

LetterKind letter_kind(Str beginning)
{
	Str rest = letter_start(beginning);
	Str header = header_take(&rest);
	Arena *arena = arena_new();
	Str type = header_main(header_value(arena, header, "Content-Type"));
	Str from = header_value(arena, header, "From");
	bool parts = str_starts_nocase(type, "multipart/");
	bool related = str_is_nocase(type, "multipart/related");
	bool page = related || str_is_nocase(type, "text/html") || parts;
	bool saved = str_find_nocase(from, "saved by", 0) != STR_NOWHERE;
	int message = 0, sent = 0;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_present(header_value(arena, header, signs[i].name))) {
			message += signs[i].message;
			sent += signs[i].sent;
		}
	arena_free(arena);
	if (message < MESSAGE_WEIGHT)
		return LETTER_NONE;
	if (page && (saved || sent <= 0))
		return LETTER_PAGE;
	return str_present(from) || sent > 0 ? LETTER_MAIL : LETTER_NONE;
}

/* Parts */

static bool is_attached(const MimePart *part)
{
	Arena *arena = arena_new();
	Str value = header_main(header_value(arena, part->header, "Content-Disposition"));
	bool attached = str_is_nocase(value, "attachment");

	arena_free(arena);
	return attached;
}

/* A part that says nothing of itself, or whose multipart fell apart. */
static bool is_untold(const MimePart *part)
{
	return !str_present(part->value) || str_starts(part->type, "multipart/") ||
		str_is(part->type, "application/octet-stream");
}

static SniffKind looked_at(const MimePart *part)
{
	Arena *arena = arena_new();
	const char *name;
	Str body = transfer_decode(arena, part->transfer, str_slice(part->body, 0, SNIFF_BYTES));
	SniffKind kind = sniff(body, &name);

	arena_free(arena);
	return kind;
}

bool letter_is_markup(const MimePart *part)
{
	if (part->body.size == 0 || is_attached(part))
		return false;
	if (str_is(part->type, "text/html") || str_is(part->type, "application/xhtml+xml"))
		return true;
	return is_untold(part) && looked_at(part) == SNIFF_HTML;
}

bool letter_is_text(const MimePart *part)
{
	if (part->container || part->body.size == 0 || is_attached(part))
		return false;
	if (letter_is_markup(part) || str_is(part->type, "text/plain"))
		return true;
	return is_untold(part) && looked_at(part) != SNIFF_BINARY;
}

bool letter_is_attached_text(const MimePart *part)
{
	return part->body.size > 0 && is_attached(part) &&
		(str_is(part->type, "text/html") || str_is(part->type, "text/plain"));
}

size_t letter_count(Str markup, size_t limit)
{
	size_t count = 0;
	bool tag = false;

	for (size_t i = 0; i < markup.size && count < limit; i++) {
		char c = markup.at[i];

		if (c == '<' || c == '>')
			tag = c == '<';
		else if (!tag && (ascii_is_alnum(c) || (unsigned char)c >= 0x80))
			count++;
	}
	return count;
}

static bool is_ascii(Str text)
{
	for (size_t i = 0; i < text.size; i++)
		if ((unsigned char)text.at[i] >= 0x80)
			return false;
	return true;
}

Str letter_charset(Arena *arena, const MimePart *part, Str body)
{
	static const char *const careless[] = { "us-ascii", "ascii", "unicode", "unknown-8bit",
		"x-unknown", "default" };
	Str charset = str_trim(mime_parameter(arena, part, "charset"));

	for (size_t i = 0; i < sizeof careless / sizeof *careless; i++)
		if (str_is_nocase(charset, careless[i]) && !is_ascii(body))
			return STR_NONE;
	return charset.size > 0 ? charset : STR_NONE;
}
