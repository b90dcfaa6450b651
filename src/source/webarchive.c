/* SPDX-License-Identifier: ISC */
#include "source/webarchive.h"

#include "source/markup_writer.h"
#include "source/plist.h"
#include "source/xml.h"

enum {
	FRAMES_MAX = 64
};

/* The page or a frame. */
typedef struct {
	Str data, address, media_type, charset;
} Resource;

static Resource read_resource(Arena *arena, const Plist *plist, PlistValue holder)
{
	PlistValue main = plist_member(arena, plist, holder, "WebMainResource");
	const char *const keys[] = { "WebResourceData", "WebResourceURL", "WebResourceMIMEType",
		"WebResourceTextEncodingName" };
	Str texts[4];

	for (size_t i = 0; i < 4; i++)
		texts[i] = plist_text(arena, plist, plist_member(arena, plist, main, keys[i]));
	return (Resource){ texts[0], texts[1], texts[2], texts[3] };
}

/* The archive in BYTES and its page, whose data are absent where there is none; *CUT when the
 * table of the file was lost, as it stands at its end, and what is left was read without. */
static Resource open_archive(Arena *arena, Str bytes, Plist *plist, bool *cut)
{
	Resource page = { .data = STR_NONE };

	*cut = !str_starts(bytes, "bplist0") && xml_is_cut(bytes);
	if (plist_open(bytes, plist))
		page = read_resource(arena, plist, plist_root(plist));
	for (unsigned size = 1; size <= 4 && str_empty(page.data) && str_starts(bytes, "bplist0");
		size *= 2) {
		*plist = (Plist){ .bytes = bytes };
		*cut = plist_mend(arena, size, plist);
		if (*cut)
			page = read_resource(arena, plist, plist_root(plist));
	}
	return page;
}

/* The names of the binary form stand as they are in the file; in XML they stand near its
 * beginning. */
static bool webarchive_recognise(Str beginning, SourceInput *input)
{
	static const Str name = STR("WebMainResource");

	if (!str_starts(beginning, "bplist0") && !str_is(xml_root_name(beginning), "plist"))
		return false;
	return input_find(input, name, 0, input_size(input)) != UINT64_MAX;
}

static void webarchive_list(SourceInput *input, ContainerWalk *walk)
{
	Arena *arena = arena_new();
	Text bytes = input_all(input, CONTAINER_PAGE_BYTES_MAX);
	Plist plist;
	bool cut;
	Resource page = open_archive(arena, text_str(&bytes), &plist, &cut);
	ContainerItem item = {
		.address = page.address,
		.media_type = page.media_type,
		.article = true,
		.place = { 1, { { 0, bytes.size } } },
	};

	if (str_empty(page.data))
		walk_loss(walk, 0, "the web archive holds no page, or is too damaged");
	else
		walk_item(walk, &item);
	if (cut && !str_empty(page.data))
		walk_loss(walk, 0, "%s",
			plist.binary ? "the web archive is cut or damaged: its table cannot be read"
				     : "the web archive is cut: its end is missing");
	text_clear(&bytes);
	arena_free(arena);
}

static void add_frames(Arena *arena, const Plist *plist, Text *out)
{
	PlistValue frames = plist_member(arena, plist, plist_root(plist), "WebSubframeArchives");

	for (size_t i = 0; i < FRAMES_MAX; i++) {
		PlistValue frame = plist_at(plist, frames, i);

		if (!frame.present)
			return;
		Resource resource = read_resource(arena, plist, frame);

		if (str_empty(resource.data))
			continue;
		text_add_c(out, "\n<iframe srcdoc=");
		markup_add_attribute(out, resource.data);
		text_add_c(out, "></iframe>\n");
	}
}

static bool webarchive_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	Arena *arena = page->arena;
	Text bytes = input_all(input, CONTAINER_PAGE_BYTES_MAX);
	Plist plist;
	bool cut;

	(void)extent; /* there is one page only */
	Resource resource = open_archive(arena, text_str(&bytes), &plist, &cut);

	if (str_empty(resource.data)) {
		text_clear(&bytes);
		return error_set(err, ERROR_FORMAT, "the web archive holds no page");
	}
	page->address = str_copy(arena, resource.address);
	page->media_type = str_copy(arena, resource.media_type);
	page->charset = str_copy(arena, resource.charset);
	text_add(&page->bytes, resource.data);
	page->truncated = cut;
	add_frames(arena, &plist, &page->bytes);
	text_clear(&bytes);
	return true;
}

const ContainerKind webarchive_kind = {
	.name = "webarchive",
	.title = "a Safari web archive",
	.recognise = webarchive_recognise,
	.list = webarchive_list,
	.read = webarchive_read,
};
