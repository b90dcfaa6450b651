/* SPDX-License-Identifier: ISC */
#include "source/mhtml.h"

#include "source/header.h"
#include "source/letter.h"
#include "source/markup_writer.h"
#include "source/stamp.h"

enum {
	FRAMES_MAX = 64,
	FRAMES_BYTES_MAX = 8 << 20, /* of all frames */
	LOCATED_MAX = 5000, /* references to parts that are looked up */
	NO_PART = -1,
};

/* What a saved page is made of. */
typedef struct {
	Mime mime;
	int main; /* the part that is the page, or NO_PART */
	Str address, captured;
} Saved;

static bool mhtml_recognise(Str beginning, SourceInput *input)
{
	(void)input;
	return letter_kind(beginning) == LETTER_PAGE;
}

/* The first part of MIME that is markup and, where they are present, has LOCATION and
 * ID. */
static int find_markup(const Mime *mime, Str location, Str id)
{
	for (size_t i = 0; i < mime->count; i++) {
		const MimePart *part = &mime->parts[i];

		if (str_present(location) && !str_equal(part->location, location))
			continue;
		if (str_present(id) && !str_equal(part->id, id))
			continue;
		if (letter_is_markup(part))
			return (int)i;
	}
	return NO_PART;
}

static int find_text(const Mime *mime)
{
	for (size_t i = 0; i < mime->count; i++)
		if (letter_is_text(&mime->parts[i]))
			return (int)i;
	return NO_PART;
}

/* The part that is the page: the one the message says, else the first that is markup. */
static int find_main(Arena *arena, const Mime *mime, Str snapshot)
{
	Str start = mime_parameter(arena, &mime->parts[0], "start");
	int found = NO_PART;

	if (str_starts(start, "<"))
		start = str_slice(start, 1, str_find_byte(start, '>', 0));
	if (!str_empty(snapshot))
		found = find_markup(mime, snapshot, STR_NONE);
	if (found == NO_PART && !str_empty(start))
		found = find_markup(mime, STR_NONE, start);
	if (found == NO_PART)
		found = find_markup(mime, STR_NONE, STR_NONE);
	return found == NO_PART ? find_text(mime) : found;
}

static Saved read_saved(Arena *arena, Str bytes)
{
	Saved saved = { .mime = mime_parse(arena, letter_start(bytes)) };
	Str header = saved.mime.parts[0].header;
	Str snapshot = header_value(arena, header, "Snapshot-Content-Location");
	const Str places[] = {
		snapshot,
		STR_NONE, /* the part's own */
		header_value(arena, header, "Content-Location"),
		header_value(arena, header, "Content-Base"),
	};

	saved.main = find_main(arena, &saved.mime, snapshot);
	saved.captured = stamp_of_mail(arena, header_value(arena, header, "Date"));
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		Str place = places[i];

		if (i == 1 && saved.main != NO_PART)
			place = saved.mime.parts[saved.main].location;
		/* A name within the message is no address. */
		if (str_empty(saved.address) && !str_empty(place) &&
			!str_starts_nocase(place, "cid:"))
			saved.address = place;
	}
	return saved;
}

static const char *media_type(const MimePart *part)
{
	return letter_is_markup(part) ? "text/html" : "text/plain";
}

static void mhtml_list(SourceInput *input, ContainerWalk *walk)
{
	Arena *arena = arena_new();
	Text bytes = input_all(input, CONTAINER_PAGE_BYTES_MAX);
	Saved saved = read_saved(arena, text_str(&bytes));
	Str header = saved.mime.parts[0].header;

	if (saved.main == NO_PART) {
		walk_loss(walk, 0, "no part of it is a page");
	} else {
		const MimePart *part = &saved.mime.parts[saved.main];
		ContainerItem item = {
			.label = header_words(
				arena, header_value(arena, header, "Subject"), walk_decoder(walk)),
			.address = saved.address,
			.captured = saved.captured,
			.media_type = str(media_type(part)),
			.article = true,
			.place = { 1,
				{ { (uint64_t)(part->body.at - bytes.at), part->body.size } } },
		};

		walk_item(walk, &item);
	}
	text_clear(&bytes);
	arena_free(arena);
}

/* Frames */

/* Another form of the page itself is no frame of it. */
static bool is_alternative(const Mime *mime, const MimePart *part)
{
	return part->parent >= 0 && str_is(mime->parts[part->parent].type, "multipart/alternative");
}

static void add_frames(Arena *arena, const Saved *saved, Text *out)
{
	size_t frames = 0, limit = out->size + FRAMES_BYTES_MAX;

	for (size_t i = 0; i < saved->mime.count && frames < FRAMES_MAX; i++) {
		const MimePart *part = &saved->mime.parts[i];

		if ((int)i == saved->main || part->container ||
			is_alternative(&saved->mime, part) || !letter_is_markup(part))
			continue;
		Str body = mime_body(arena, part);

		if (body.size > limit - out->size)
			continue;
		text_add_c(out, "\n<iframe srcdoc=");
		markup_add_attribute(out, body);
		text_add_c(out, "></iframe>\n");
		frames++;
		if (out->size >= limit)
			return;
	}
}

/* Addresses of parts */

static Str location_of(const Mime *mime, Str id)
{
	for (size_t i = 0; i < mime->count; i++)
		if (str_present(mime->parts[i].id) && str_equal(mime->parts[i].id, id))
			return mime->parts[i].location;
	return STR_NONE;
}

/* Adds MARKUP to OUT; "cid:ID" becomes the location of the part with that id. */
static void add_located(const Mime *mime, Str markup, Text *out)
{
	size_t at = 0;

	for (size_t count = 0;; count++) {
		size_t found =
			count < LOCATED_MAX ? str_find_nocase(markup, "cid:", at) : STR_NOWHERE;

		text_add(out, str_slice(markup, at, found));
		if (found == STR_NOWHERE)
			return;
		size_t end = found + 4;

		while (end < markup.size && !ascii_is_space(markup.at[end]) &&
			markup.at[end] != '"' && markup.at[end] != '\'' && markup.at[end] != '>')
			end++;
		Str location = location_of(mime, str_slice(markup, found + 4, end));

		text_add(out, str_empty(location) ? str_slice(markup, found, end) : location);
		at = end;
	}
}

static bool mhtml_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	Text bytes = input_all(input, CONTAINER_PAGE_BYTES_MAX);
	bool cut = bytes.size < input_size(input);
	Saved saved = read_saved(page->arena, text_str(&bytes));

	(void)extent; /* there is one page only */
	if (saved.main == NO_PART) {
		text_clear(&bytes);
		return error_set(err, ERROR_FORMAT, "no part of the message is a page");
	}
	const MimePart *part = &saved.mime.parts[saved.main];
	Str body = mime_body(page->arena, part);

	page->address = str_copy(page->arena, saved.address);
	page->captured = saved.captured;
	page->media_type = str(media_type(part));
	page->charset = str_copy(page->arena, letter_charset(page->arena, part, body));
	page->title = header_words(page->arena,
		str_copy(page->arena,
			header_value(page->arena, saved.mime.parts[0].header, "Subject")),
		page->decoder);
	page->truncated = cut || (part->cut && saved.mime.count > 1);
	if (saved.mime.cut && !page->truncated)
		container_page_damage(page,
			"The saved page's last part has no end; what follows may be missing.");
	add_located(&saved.mime, body, &page->bytes);
	if (letter_is_markup(part))
		add_frames(page->arena, &saved, &page->bytes);
	text_clear(&bytes);
	return true;
}

const ContainerKind mhtml_kind = {
	.name = "mhtml",
	.title = "a page saved as MHTML",
	.recognise = mhtml_recognise,
	.list = mhtml_list,
	.read = mhtml_read,
};
