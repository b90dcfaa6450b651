/* SPDX-License-Identifier: ISC */
#include "source/mail.h"

#include <string.h>

#include "source/header.h"
#include "source/letter.h"
#include "source/markup_writer.h"
#include "source/stamp.h"
#include "source/utf7.h"

enum {
	STUB_LETTERS = 200, /* markup with fewer, beside a longer text, is a stub */
	STUB_TIMES = 2,
	NO_PART = -1,
	LOOK_BYTES = 512, /* in which the line before a message and the next one end */
};

static const char separator[] = "\nFrom ";

/* Which part of a message is read */

typedef struct {
	Mime mime;
	int main; /* NO_PART when no part is text */
} Message;

/* Is what lies in PART a message, be it within another? */
static bool is_message(const Mime *mime, int part)
{
	int outer = mime->parts[part].parent;

	return outer == MIME_NOWHERE || str_starts(mime->parts[outer].type, "message/");
}

/* The message that PART is of: the whole, or one that was forwarded with it. */
static int message_of(const Mime *mime, int part)
{
	while (!is_message(mime, part))
		part = mime->parts[part].parent;
	return part;
}

/* The first text, markup or not, of the message itself or of those it forwards. */
static int find_part(const Mime *mime, bool markup, bool forwarded)
{
	for (size_t i = 0; i < mime->count; i++) {
		const MimePart *part = &mime->parts[i];

		if (letter_is_text(part) && letter_is_markup(part) == markup &&
			(message_of(mime, (int)i) != 0) == forwarded)
			return (int)i;
	}
	return NO_PART;
}

/* Is TEXT only a word that there is more in OTHER? */
static bool is_stub(Arena *arena, const MimePart *text, const MimePart *other)
{
	size_t letters = letter_count(mime_body(arena, text), STUB_LETTERS);

	return letters < STUB_LETTERS &&
		letter_count(mime_body(arena, other), STUB_LETTERS * STUB_TIMES) >
		letters * STUB_TIMES;
}

/* FIRST, unless it is none or a stub beside SECOND. */
static int choose(Arena *arena, const Mime *mime, int first, int second)
{
	if (first == NO_PART || second == NO_PART)
		return first == NO_PART ? second : first;
	return is_stub(arena, &mime->parts[first], &mime->parts[second]) ? second : first;
}

static int find_attached(const Mime *mime)
{
	for (size_t i = 0; i < mime->count; i++)
		if (letter_is_attached_text(&mime->parts[i]))
			return (int)i;
	return NO_PART;
}

static Message read_message(Arena *arena, Str bytes)
{
	Message message = { mime_parse(arena, letter_start(bytes)), NO_PART };
	const Mime *mime = &message.mime;
	int own = choose(arena, mime, find_part(mime, true, false), find_part(mime, false, false));
	int forwarded =
		choose(arena, mime, find_part(mime, true, true), find_part(mime, false, true));

	message.main = choose(arena, mime, own, forwarded);
	if (message.main == NO_PART)
		message.main = find_attached(mime);
	return message;
}

/* The header of the message that is read. */
static Str header_of(const Message *message)
{
	return message->mime.parts[message_of(&message->mime, message->main)].header;
}

static Str subject_of(Arena *arena, const Message *message, const Decoder *decoder)
{
	return header_words(arena, header_value(arena, header_of(message), "Subject"), decoder);
}

/* One message */

void mail_list_message(ContainerWalk *walk, Str bytes, Extent extent)
{
	Arena *arena = arena_new();
	Message message = read_message(arena, bytes);

	if (message.main == NO_PART) {
		walk_loss(walk, extent.offset, "the message holds no text");
	} else {
		bool markup = letter_is_markup(&message.mime.parts[message.main]);
		ContainerItem item = {
			.label = subject_of(arena, &message, walk_decoder(walk)),
			.media_type = str(markup ? "text/html" : "text/plain"),
			.article = true,
			.place = { 1, { extent } },
		};

		walk_item(walk, &item);
	}
	arena_free(arena);
}

/* The subject stands as the title of markup that has none, in ASCII, as the markup may
 * be in any character set. */
static void add_title(ContainerPage *page, Str body)
{
	if (str_empty(page->title) || str_find_nocase(body, "<title", 0) != STR_NOWHERE)
		return;
	text_add_c(&page->bytes, "<title>");
	markup_add_ascii(&page->bytes, page->title);
	text_add_c(&page->bytes, "</title>\n");
}

static bool is_utf7(Arena *arena, const MimePart *part)
{
	return utf7_is(header_parameter(
		arena, header_value(arena, part->header, "Content-Type"), "charset", NULL));
}

/* The body of PART; of UTF-7, which nothing behind this room knows, as UTF-8. */
static Str body_of(Arena *arena, const MimePart *part)
{
	Str body = mime_body(arena, part);

	return is_utf7(arena, part) ? utf7_decode(arena, body) : body;
}

/* Texts in a row, as some programs part them around pictures, are one. */
static void add_following(const Message *message, ContainerPage *page)
{
	const MimePart *first = &message->mime.parts[message->main];

	if (first->parent < 0 ||
		!str_is(message->mime.parts[first->parent].type, "multipart/mixed"))
		return;
	for (size_t i = (size_t)message->main + 1; i < message->mime.count; i++) {
		const MimePart *part = &message->mime.parts[i];

		if (part->parent != first->parent || !str_equal(part->type, first->type) ||
			!letter_is_text(part))
			continue;
		text_add_byte(&page->bytes, '\n');
		text_add(&page->bytes, body_of(page->arena, part));
	}
}

bool mail_read_message(Str bytes, ContainerPage *page, Error *err)
{
	Arena *arena = page->arena;
	Message message = read_message(arena, bytes);

	if (message.main == NO_PART)
		return error_set(err, ERROR_FORMAT, "the message holds no text");
	Str header = header_of(&message);
	const MimePart *part = &message.mime.parts[message.main];
	Str body = body_of(arena, part);
	bool markup = letter_is_markup(part);

	page->media_type = str(markup ? "text/html" : "text/plain");
	page->charset = is_utf7(arena, part) ? str("utf-8")
					     : str_copy(arena, letter_charset(arena, part, body));
	page->title = str_copy(arena, subject_of(arena, &message, page->decoder));
	page->byline = str_copy(arena,
		header_words(arena, header_person(arena, header_value(arena, header, "From")),
			page->decoder));
	page->published = stamp_of_mail(arena, header_value(arena, header, "Date"));
	page->language = str_copy(arena, header_value(arena, header, "Content-Language"));
	page->truncated = part->cut && message.mime.count > 1;
	if (markup)
		add_title(page, body);
	text_add(&page->bytes, body);
	add_following(&message, page);
	return true;
}

/* A message by itself */

static bool mail_recognise(Str beginning, SourceInput *input)
{
	(void)input;
	return letter_kind(beginning) == LETTER_MAIL;
}

static void mail_list(SourceInput *input, ContainerWalk *walk)
{
	Text bytes = input_all(input, CONTAINER_PAGE_BYTES_MAX);

	mail_list_message(walk, text_str(&bytes), (Extent){ 0, bytes.size });
	text_clear(&bytes);
}

static bool mail_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	Text bytes = input_all(input, CONTAINER_PAGE_BYTES_MAX);
	bool good = mail_read_message(text_str(&bytes), page, err);

	(void)extent; /* there is one message only */
	text_clear(&bytes);
	return good;
}

const ContainerKind mail_kind = {
	.name = "mail",
	.title = "a mail",
	.recognise = mail_recognise,
	.list = mail_list,
	.read = mail_read,
};

/* Mailboxes */

/* Is LINE "From ADDRESS DATE", as stands before each message? The date is told by its
 * clock; where it is missing, a header stands right behind. Any other line that begins so
 * is text that nobody quoted. BEHIND is what follows LINE. */
static bool is_separator(Str line, Str behind)
{
	size_t colon = str_find_byte(line, ':', 0);
	Str words = line, word, next = STR_NONE;

	if (!str_starts(line, "From "))
		return false;
	if (colon != STR_NOWHERE && colon + 1 < line.size && ascii_is_digit(line.at[colon - 1]) &&
		ascii_is_digit(line.at[colon + 1]))
		return true;
	return str_next_word(&words, &word) && str_next_word(&words, &word) &&
		!str_next_word(&words, &word) && str_next_line(&behind, &next) &&
		header_is_field(next);
}

static bool mbox_recognise(Str beginning, SourceInput *input)
{
	Str line, rest = beginning;

	(void)input;
	return str_next_line(&rest, &line) && is_separator(line, rest) &&
		str_next_line(&rest, &line) &&
		(header_is_field(line) || str_starts(line, ">From "));
}

/* Does a message begin at OFFSET of INPUT? */
static bool is_separator_at(SourceInput *input, uint64_t offset)
{
	Str window = input_window(input, offset, LOOK_BYTES), line = STR_NONE;

	str_next_line(&window, &line);
	return is_separator(line, window);
}

/* Where the message behind the one at OFFSET begins, or the end of INPUT. */
static uint64_t next_message(SourceInput *input, uint64_t offset)
{
	uint64_t size = input_size(input);

	for (uint64_t at = offset;;) {
		at = input_find(input, (Str)STR(separator), at, size);
		if (at == UINT64_MAX)
			return size;
		at++;
		if (is_separator_at(input, at))
			return at;
	}
}

/* The message at EXTENT with one mark off each quoted "From " line. */
static Text take_message(SourceInput *input, Extent extent)
{
	Text raw = text_in(NULL), out = text_in(NULL);
	uint64_t size =
		extent.length < CONTAINER_PAGE_BYTES_MAX ? extent.length : CONTAINER_PAGE_BYTES_MAX;

	(void)input_take(input, extent.offset, (size_t)size, &raw);
	Str rest = text_str(&raw);

	while (rest.size > 0) {
		size_t end = str_find_byte(rest, '\n', 0);
		Str line = str_slice(rest, 0, end == STR_NOWHERE ? rest.size : end + 1);
		size_t marks = 0;

		while (marks < line.size && line.at[marks] == '>')
			marks++;
		bool quoted = marks > 0 && str_starts(str_from(line, marks), "From ");

		text_add(&out, str_from(line, quoted ? 1 : 0));
		rest = str_from(rest, line.size);
	}
	text_clear(&raw);
	return out;
}

static void mbox_list(SourceInput *input, ContainerWalk *walk)
{
	uint64_t at = 0, size = input_size(input);

	while (at < size && !walk_stopped(walk)) {
		uint64_t end = next_message(input, at);
		Extent extent = { at, end - at };
		Text bytes = take_message(input, extent);

		walk_progress(walk, at);
		mail_list_message(walk, text_str(&bytes), extent);
		text_clear(&bytes);
		at = end;
	}
}

static bool mbox_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	if (!is_separator_at(input, extent.offset))
		return error_set(err, ERROR_FORMAT, "byte %llu: no message begins here",
			(unsigned long long)extent.offset);
	if (extent.length == 0)
		extent.length = next_message(input, extent.offset) - extent.offset;
	Text bytes = take_message(input, extent);
	bool good = mail_read_message(text_str(&bytes), page, err);

	text_clear(&bytes);
	return good;
}

const ContainerKind mbox_kind = {
	.mixes_charsets = true,
	.name = "mail",
	.title = "a mailbox",
	.recognise = mbox_recognise,
	.list = mbox_list,
	.read = mbox_read,
};
