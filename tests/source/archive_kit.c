/* SPDX-License-Identifier: ISC */
#include "archive_kit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

enum {
	GZIP_WINDOW_BITS = 15 + 16,
	RAW_WINDOW_BITS = -15,
};

static void deflate_as(Text *out, Str bytes, int window_bits)
{
	z_stream z = { 0 };
	size_t room = bytes.size + bytes.size / 8 + 1024;

	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
	z.next_in = (unsigned char *)(uintptr_t)bytes.at;
	z.avail_in = (uInt)bytes.size;
	z.next_out = (unsigned char *)text_reserve(out, room);
	z.avail_out = (uInt)room;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	out->size += room - z.avail_out;
	deflateEnd(&z);
}

void kit_add_gzip(Text *out, Str bytes)
{
	deflate_as(out, bytes, GZIP_WINDOW_BITS);
}

void kit_add_deflate(Text *out, Str bytes)
{
	deflate_as(out, bytes, RAW_WINDOW_BITS);
}

static void put(Text *out, uint64_t number, unsigned size)
{
	for (unsigned i = 0; i < size; i++)
		text_add_byte(out, (char)(unsigned char)(number >> (8 * i)));
}

void kit_add_zstd(Text *out, Str bytes)
{
	text_add(out, str_of("\x28\xb5\x2f\xfd\0\x58", 6)); /* a window of 2 MiB, no sum */
	put(out, 1 | (uint64_t)bytes.size << 3, 3); /* the last block, as it is */
	text_add(out, bytes);
}

void kit_add_idle_frame(Text *out, unsigned kind, Str bytes)
{
	put(out, 0x184d2a50 + kind, 4);
	put(out, bytes.size, 4);
	text_add(out, bytes);
}

void kit_add_warc(Text *out, const char *type, const char *address, const char *headers, Str block,
	long length_error)
{
	text_format(out,
		"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\n"
		"WARC-Date: 2009-11-03T04:10:00Z\r\n%sContent-Length: %ld\r\n\r\n",
		type, address, headers, (long)block.size + length_error);
	text_add(out, block);
	text_add_c(out, "\r\n\r\n");
}

Str kit_http(Arena *arena, const char *status, const char *headers, Str body)
{
	Text out = text_in(arena);

	text_format(&out, "HTTP/1.1 %s\r\n%s\r\n", status, headers);
	text_add(&out, body);
	return text_str(&out);
}

void kit_add_zip(Text *out, const KitMember *members, size_t count)
{
	Text directory = text_in(NULL);
	size_t start = out->size;

	for (size_t i = 0; i < count; i++) {
		const KitMember *member = &members[i];
		const char *comment = member->comment != NULL ? member->comment : "";
		Text packed = text_in(NULL);
		uint64_t sum =
			crc32_z(0, (const unsigned char *)member->bytes.at, member->bytes.size);
		size_t at = out->size - start;

		if (member->packed)
			kit_add_deflate(&packed, member->bytes);
		else
			text_add(&packed, member->bytes);
		text_add(out, str_of("PK\3\4\24\0\0\0", 8));
		text_add(&directory, str_of("PK\1\2\24\0\24\0\0\0", 10));
		Text *const heads[] = { out, &directory };

		for (size_t j = 0; j < 2; j++) {
			put(heads[j], member->packed ? 8 : 0, 2);
			put(heads[j], 0, 4);
			put(heads[j], sum, 4);
			put(heads[j], packed.size, 4);
			put(heads[j], member->bytes.size, 4);
			put(heads[j], strlen(member->name), 2);
			put(heads[j], 0, 2);
		}
		text_add_c(out, member->name);
		text_add(out, text_str(&packed));
		put(&directory, strlen(comment), 2);
		put(&directory, 0, 8);
		put(&directory, at, 4);
		text_add_c(&directory, member->name);
		text_add_c(&directory, comment);
		text_clear(&packed);
	}
	size_t at = out->size - start;

	text_add(out, text_str(&directory));
	text_add(out, str_of("PK\5\6\0\0\0\0", 8));
	put(out, count, 2);
	put(out, count, 2);
	put(out, directory.size, 4);
	put(out, at, 4);
	put(out, 0, 2);
	text_clear(&directory);
}

static bool take_item(void *context, const ContainerItem *item)
{
	Kit *kit = context;
	ContainerItem *copy = &kit->items[kit->item_count];

	if (kit->item_count == KIT_ITEMS_MAX)
		return false;
	kit->item_count++;
	*copy = *item;
	copy->label = str_copy(kit->arena, item->label);
	copy->address = str_copy(kit->arena, item->address);
	copy->captured = str_copy(kit->arena, item->captured);
	copy->media_type = str_copy(kit->arena, item->media_type);
	copy->digest = str_copy(kit->arena, item->digest);
	copy->file = str_copy(kit->arena, item->file);
	return true;
}

static void take_loss(void *context, uint64_t offset, const char *sentence)
{
	Kit *kit = context;

	(void)offset;
	assert_true(strlen(sentence) > 0);
	kit->losses++;
}

static void take_progress(void *context, uint64_t offset)
{
	(void)context;
	(void)offset;
}

Kit kit_open(Text *bytes)
{
	Kit kit = { .arena = arena_new(), .bytes = *bytes };

	*bytes = text_in(NULL);
	kit.input = input_of_str(text_str(&kit.bytes));
	kit.container = container_open(kit.input);
	if (kit.container != NULL) {
		ContainerSink sink = {
			.item = take_item,
			.loss = take_loss,
			.progress = take_progress,
			.context = &kit,
		};

		container_list(kit.container, &sink);
	}
	return kit;
}

Kit kit_open_zip(const KitMember *members, size_t count)
{
	Text bytes = text_in(NULL);

	kit_add_zip(&bytes, members, count);
	return kit_open(&bytes);
}

bool kit_is(const Kit *kit, const char *name)
{
	return kit->container != NULL && strcmp(container_kind(kit->container)->name, name) == 0;
}

void kit_close(Kit *kit)
{
	container_free(kit->container);
	input_free(kit->input);
	text_clear(&kit->bytes);
	arena_free(kit->arena);
}

Str kit_read(Kit *kit, size_t index, ContainerPage *page)
{
	ContainerPage own;
	ContainerPage *used = page != NULL ? page : &own;
	Str bytes = STR_NONE;
	Error err;

	container_page_init(used, kit->arena);
	if (container_read(kit->container, &kit->items[index].place, used, &err))
		bytes = str_copy(kit->arena, text_str(&used->bytes));
	else
		assert_true(strlen(err.text) > 0);
	if (page == NULL)
		container_page_clear(used);
	return bytes;
}

/* Reads whatever can be found in BYTES; says how many items that are. */
static size_t try_all(Text *bytes)
{
	Kit kit = kit_open(bytes);
	size_t count = kit.item_count;

	for (size_t i = 0; i < count; i++)
		(void)kit_read(&kit, i, NULL);
	kit_close(&kit);
	return count;
}

void kit_torture(Str bytes, size_t count)
{
	Text whole = text_in(NULL);

	text_add(&whole, bytes);
	size_t items = try_all(&whole), unharmed = 0;

	assert_true(items > 0);
	for (size_t i = 0; i < count; i++) {
		size_t at = bytes.size * i / count;
		Text cut = text_in(NULL), changed = text_in(NULL);

		text_add(&cut, str_slice(bytes, 0, at));
		assert_true(try_all(&cut) <= items);
		text_add(&changed, bytes);
		changed.at[at] = (char)(changed.at[at] ^ 0x41);
		unharmed += try_all(&changed) > 0;
	}
	assert_true(unharmed > count / 2);
}
