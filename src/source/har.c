/* SPDX-License-Identifier: ISC */
#include "source/har.h"

#include "source/capture.h"
#include "source/header.h"
#include "source/http.h"
#include "source/json.h"
#include "source/json_file.h"
#include "source/stamp.h"
#include "source/transfer.h"

enum {
	LOOK_BYTES = 64 << 10, /* in which the first entry begins */
	STATUS_OK = 200,
};

/* An answer and what was asked. */
typedef struct {
	Str address, captured;
	Str type; /* with its parameters */
	Str content; /* an object */
	int status;
} Entry;

static Entry read_entry(Arena *arena, Str value)
{
	Str answer = json_member(value, "response");
	Str content = json_member(answer, "content");
	unsigned long status = 0;

	(void)str_number(json_text(arena, json_member(answer, "status")), &status);
	return (Entry){
		.address = json_member_text(arena, json_member(value, "request"), "url"),
		.captured = stamp_of_iso(arena, json_member_text(arena, value, "startedDateTime")),
		.type = json_member_text(arena, content, "mimeType"),
		.content = content,
		.status = (int)(status % 1000),
	};
}

/* The entries in BYTES, an array's inside; absent where there are none. */
static Str entries_of(Str bytes)
{
	Str rest = json_file_start(bytes), value = STR_NONE;

	(void)json_next(&rest, &value);
	return json_inside(json_member(json_member(value, "log"), "entries"));
}

static bool har_recognise(Str beginning, SourceInput *input)
{
	Str start = json_file_start(beginning);

	if (!str_starts(start, "{") || !str_starts(str_trim(str_from(start, 1)), "\"log\""))
		return false;
	return str_find(input_window(input, 0, LOOK_BYTES), "\"entries\"", 0) != STR_NOWHERE;
}

/* Is VALUE a string with something in it? */
static bool has_text(Str value)
{
	return str_starts(value, "\"") && value.size > 2;
}

/* Walks the entry VALUE, which stands at EXTENT. */
static void walk_entry(Str value, Extent extent, ContainerWalk *walk)
{
	Arena *arena = arena_new();
	Entry entry = read_entry(arena, value);
	ContainerItem item = {
		.address = entry.address,
		.captured = entry.captured,
		.media_type = http_media_type(arena, entry.type),
		.status = entry.status,
		.place = { 1, { extent } },
	};

	item.article = entry.status == STATUS_OK && str_present(item.media_type) &&
		capture_is_page(item.media_type, item.address) &&
		has_text(json_member(entry.content, "text"));
	if (!str_empty(item.address))
		(void)walk_item(walk, &item);
	arena_free(arena);
}

static void har_list(SourceInput *input, ContainerWalk *walk)
{
	Text bytes;
	bool cut = json_file_load(input, &bytes);
	Str given = str_slice(text_str(&bytes), 0, (size_t)input_size(input));
	Str rest = entries_of(text_str(&bytes)), value;

	if (cut && json_next(&rest, &value)) {
		cut = !json_file_walk_damaged(given, value, walk, walk_entry);
		rest = STR_NONE;
	}
	while (!walk_stopped(walk) && json_next(&rest, &value))
		walk_entry(value, (Extent){ (uint64_t)(value.at - bytes.at), value.size }, walk);
	if (cut)
		walk_loss(walk, input_size(input), "the archive is cut: its end is missing");
	text_clear(&bytes);
}

static bool har_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	Arena *arena = page->arena;
	Text bytes = text_in(NULL);
	Str value = json_file_value(input, extent, &bytes, &page->truncated);
	Entry entry = read_entry(arena, value);
	Str text = json_member_text(arena, entry.content, "text");
	bool packed = str_is_nocase(json_member_text(arena, entry.content, "encoding"), "base64");

	text_clear(&bytes);
	if (str_empty(text))
		return error_set(err, ERROR_FORMAT, "byte %llu: no answer with a body begins here",
			(unsigned long long)extent.offset);
	page->address = entry.address;
	page->captured = entry.captured;
	page->media_type = http_media_type(arena, entry.type);
	page->charset =
		packed ? header_parameter(arena, entry.type, "charset", NULL) : (Str)STR("utf-8");
	text_add(&page->bytes, packed ? transfer_base64(arena, text) : text);
	return true;
}

const ContainerKind har_kind = {
	.name = "har",
	.title = "an HTTP archive (HAR)",
	.recognise = har_recognise,
	.list = har_list,
	.read = har_read,
};
