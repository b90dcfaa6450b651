/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "archive_kit.h"

#define PAGE_1 "<html><title>Bridge reopens</title><p>Two thousand people walked across it."
#define PAGE_2 "<html><title>Ferry stops</title><p>The last boat left at noon."

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void test_singlefilez_knows_its_address(void **state)
{
	const KitMember members[] = {
		{ "index.html", STR(PAGE_1), true, "http://paper.example/" },
		{ "manifest.json",
			STR("{\"originalUrl\":\"http://paper.example/a\",\"archiveTime\":"
			    "\"2020-05-04T10:00:00.000Z\",\"title\":\"A\"}"),
			true, NULL },
		{ "frames/0/index.html", STR(PAGE_2), true, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));

	(void)state;
	assert_true(kit_is(&kit, "singlefile"));
	assert_int_equal(kit.item_count, 1);
	assert_true(str_is(kit.items[0].address, "http://paper.example/a"));
	assert_true(str_is(kit.items[0].captured, "2020-05-04T10:00:00Z"));
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	kit_close(&kit);
}

/* A page that is a zip file as well: things stand before and behind the zip. */
/* Each frame has a folder with what is known of it, and is no page for that. */
static void test_singlefilez_frames_are_no_pages(void **state)
{
	const KitMember members[] = {
		{ "index.html", STR(PAGE_1), true, NULL },
		{ "manifest.json", STR("{\"originalUrl\":\"http://paper.example/b\"}"), true,
			NULL },
		{ "frames/0/index.html", STR("<p>An advert"), true, NULL },
		{ "frames/0/manifest.json", STR("{\"originalUrl\":\"http://ads.example/a\"}"), true,
			NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));

	(void)state;
	assert_true(kit_is(&kit, "singlefile"));
	assert_int_equal(kit.item_count, 1);
	assert_true(str_is(kit.items[0].address, "http://paper.example/b"));
	kit_close(&kit);
}

/* The beginning of a page that is a zip file, up to the end of that. The caller clears it. */
static Text zip_page(void)
{
	const KitMember members[] = {
		{ "index.html", STR(PAGE_1), true, "http://paper.example/" },
	};
	Text bytes = text_in(NULL);

	text_add_c(&bytes, "<!doctype html><html data-sfz><body>Please wait...<!--");
	kit_add_zip(&bytes, members, COUNT(members));
	return bytes;
}

static void test_singlefilez_may_be_a_page(void **state)
{
	Text bytes = zip_page();

	(void)state;
	text_add_c(&bytes, "--><script>unpack()</script></body></html>");
	Kit kit = kit_open(&bytes);

	assert_true(kit_is(&kit, "singlefile"));
	assert_int_equal(kit.item_count, 1);
	assert_true(str_is(kit.items[0].address, "http://paper.example/"));
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	kit_close(&kit);
}

/* Such a page that was cut before its directory. */
static void test_singlefilez_page_may_be_cut(void **state)
{
	Text bytes = zip_page();

	(void)state;
	bytes.size = str_find(text_str(&bytes), "PK\1\2", 0);
	Kit kit = kit_open(&bytes);

	assert_int_equal(kit.item_count, 1);
	assert_int_equal(kit.losses, 1);
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	kit_close(&kit);
}

static void test_maff_gives_its_tabs(void **state)
{
	static const char rdf[] =
		"<RDF:RDF xmlns:MAF=\"m\" xmlns:RDF=\"r\"><RDF:Description>"
		"<MAF:originalurl RDF:resource=\"http://paper.example/?a=1&amp;b=2\"/>"
		"<MAF:archivetime RDF:resource=\"Tue, 03 Nov 2009 12:06:44 +0000\"/>"
		"<MAF:indexfilename RDF:resource=\"index.htm\"/>"
		"<MAF:charset RDF:resource=\"koi8-r\"/></RDF:Description></RDF:RDF>";
	const KitMember members[] = {
		{ "1/index.htm", STR(PAGE_1), true, NULL },
		{ "1/index.rdf", STR(rdf), true, NULL },
		{ "2/index.htm", STR(PAGE_2), true, NULL },
		{ "2/index.rdf", STR(rdf), true, NULL },
		{ "3/index.html", STR("<p>Third"), true, NULL },
		{ "3/index.rdf",
			STR("<rdf:RDF><MAF:originalurl rdf:resource=\"http://paper.example/3\"/>"
			    "</rdf:RDF>"),
			true, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));
	ContainerPage page;

	(void)state;
	assert_true(kit_is(&kit, "maff"));
	assert_int_equal(kit.item_count, 3);
	assert_true(str_is(kit.items[2].address, "http://paper.example/3"));
	assert_true(str_is(kit.items[1].address, "http://paper.example/?a=1&b=2"));
	assert_true(str_is(kit.items[1].captured, "2009-11-03T12:06:44Z"));
	assert_true(str_is(kit_read(&kit, 1, &page), PAGE_2));
	assert_true(str_is(page.charset, "koi8-r"));
	container_page_clear(&page);
	kit_close(&kit);
}

static void test_epub_follows_its_spine(void **state)
{
	const KitMember members[] = {
		{ "mimetype", STR("application/epub+zip"), false, NULL },
		{ "META-INF/container.xml",
			STR("<container><rootfiles><rootfile full-path=\"O/p.opf\"/></rootfiles>"
			    "</container>"),
			true, NULL },
		{ "O/p.opf",
			STR("<package><metadata/><manifest>"
			    "<item id=\"n\" href=\"nav.xhtml\" properties=\"nav\"/>"
			    "<item id=\"b\" href=\"text/b%20b.xhtml\" media-type=\"application/xhtml+xml\"/>"
			    "<item id=\"a\" href=\"./a.xhtml\" media-type=\"application/xhtml+xml\"/>"
			    "<item id=\"c\" href=\"/O/c.xhtml\" media-type=\"application/xhtml+xml\"/>"
			    "<item id=\"d\" href=\"d%20d.xhtml\" media-type=\"application/xhtml+xml\"/>"
			    "<item id=\"t\" href=\"start.xhtml\" media-type=\"application/xhtml+xml\"/>"
			    "</manifest><spine><itemref idref=\"n\"/><itemref idref=\"a\"/>"
			    "<itemref idref=\"b\"/><itemref idref=\"t\"/>"
			    "<itemref idref=\"c\"/><itemref idref=\"d\"/>"
			    "<itemref idref=\"missing\"/></spine><guide>"
			    "<reference type=\"toc\" href=\"start.xhtml\"/>"
			    "<reference type=\"text\" href=\"a.xhtml\"/></guide></package>"),
			true, NULL },
		{ "O/text/b b.xhtml", STR(PAGE_2), true, NULL },
		{ "O/a.xhtml", STR(PAGE_1), true, NULL },
		{ "O/nav.xhtml", STR("<nav/>"), true, NULL },
		{ "O/start.xhtml", STR("<p>All of it"), true, NULL },
		{ "O/c.xhtml", STR("<p>Third"), true, NULL },
		{ "O/d%20d.xhtml", STR("<p>Fourth"), true, NULL },
		{ "O/toc.ncx",
			STR("<ncx><navMap><navPoint><navLabel><text>Bridge</text></navLabel>"
			    "<content src=\"a.xhtml\"/></navPoint></navMap></ncx>"),
			true, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));

	(void)state;
	assert_true(kit_is(&kit, "epub"));
	assert_int_equal(kit.item_count, 6);
	/* From the top of the file, and a name that has an escape in it. */
	assert_true(str_is(kit_read(&kit, 4, NULL), "<p>Third"));
	assert_true(str_is(kit_read(&kit, 5, NULL), "<p>Fourth"));
	assert_false(kit.items[0].article);
	assert_true(kit.items[1].article);
	assert_false(kit.items[3].article);
	assert_true(str_is(kit.items[1].label, "Bridge"));
	assert_true(str_is(kit_read(&kit, 1, NULL), PAGE_1));
	assert_true(str_is(kit_read(&kit, 2, NULL), PAGE_2));
	kit_close(&kit);
}

static void test_htmlz_takes_facts_from_its_metadata(void **state)
{
	const KitMember members[] = {
		{ "index.html", STR(PAGE_1), true, NULL },
		{ "metadata.opf",
			STR("<package xmlns:dc=\"d\"><metadata><dc:title>Bridge</dc:title>"
			    "<dc:creator>J. Quill</dc:creator></metadata></package>"),
			true, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));
	ContainerPage page;

	(void)state;
	assert_true(kit_is(&kit, "htmlz"));
	assert_true(str_is(kit_read(&kit, 0, &page), PAGE_1));
	assert_true(str_is(page.byline, "J. Quill"));
	container_page_clear(&page);
	kit_close(&kit);
}

static void test_export_joins_its_list_with_its_pages(void **state)
{
	static const char list[] =
		"[{\"slug\":\"b\",\"title\":\"Bridge\",\"author\":\"J. Quill\","
		"\"url\":\"http://paper.example/b\",\"savedAt\":\"2024-10-29T08:00:00.000Z\","
		"\"publishedAt\":\"2009-11-03T00:00:00.000Z\"},"
		"{\"slug\":\"gone\",\"url\":\"http://paper.example/gone\"},"
		"{\"id\":\"7\",\"url\":\"http://paper.example/7\"}]";
	const KitMember members[] = {
		{ "metadata_0_to_20.json", STR(list), true, NULL },
		{ "content/b.html", STR(PAGE_1), true, NULL },
		{ "7/index.html", STR(PAGE_2), true, NULL },
		{ "content/nobodys.html", STR(PAGE_2), true, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));
	ContainerPage page;

	(void)state;
	assert_true(kit_is(&kit, "export"));
	assert_int_equal(kit.item_count, 2);
	assert_true(str_is(kit.items[0].label, "Bridge"));
	assert_true(str_is(kit.items[0].address, "http://paper.example/b"));
	assert_true(str_is(kit.items[0].captured, "2024-10-29T08:00:00Z"));
	assert_true(str_is(kit.items[1].address, "http://paper.example/7"));
	assert_true(str_is(kit_read(&kit, 1, NULL), PAGE_2));
	assert_true(str_is(kit_read(&kit, 0, &page), PAGE_1));
	assert_true(str_is(page.title, "Bridge") && page.titled);
	assert_true(str_is(page.byline, "J. Quill"));
	assert_true(str_is(page.published, "2009-11-03T00:00:00Z"));
	container_page_clear(&page);
	kit_close(&kit);
}

/* Of Readeck each page lies in a folder with what is known of it. */
static void test_export_joins_pages_with_what_lies_beside_them(void **state)
{
	static const char info_1[] = "{\"ID\":7,\"UserID\":1,\"URL\":\"http://paper.example/b\","
				     "\"Title\":\"Bridge\",\"Created\":\"2024-10-29T08:00:00Z\","
				     "\"Published\":\"2009-11-02T11:44:00Z\",\"Lang\":\"en\","
				     "\"Authors\":[\"J. Quill\"],\"Labels\":[\"bridges\"]}";
	static const char info_2[] =
		"{\"ID\":8,\"URL\":\"http://paper.example/picture\",\"Title\":\"A picture\"}";
	const KitMember members[] = {
		{ "data.json", STR("{\"Users\":[{\"ID\":1,\"Username\":\"quill\"}]}"), true, NULL },
		{ "bookmarks/Xa1/container/img/image.jpeg", STR("\xff\xd8"), false, NULL },
		{ "bookmarks/Xa1/container/index.html", STR(PAGE_1), true, NULL },
		{ "bookmarks/Xa1/info.json", STR(info_1), true, NULL },
		{ "bookmarks/Xa2/info.json", STR(info_2), true, NULL },
		{ "bookmarks/Xa2/container/props.json", STR("{}"), true, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));

	(void)state;
	assert_true(kit_is(&kit, "export"));
	assert_int_equal(kit.item_count, 1);
	assert_true(str_is(kit.items[0].address, "http://paper.example/b"));
	assert_true(str_is(kit.items[0].label, "Bridge"));
	assert_true(str_is(kit.items[0].captured, "2024-10-29T08:00:00Z"));
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	kit_close(&kit);
}

/* Pocket gave its lists in a zip file, without the pages. */
static void test_zip_holds_lists(void **state)
{
	const KitMember members[] = {
		{ "part_000000.csv",
			STR("title,url,time_added,tags,status\n"
			    "Bridge,http://paper.example/b,1257250004,,unread\n"),
			true, NULL },
		{ "annotations/part_000000.json", STR("[]"), true, NULL },
		{ "settings.json", STR("{\"theme\":\"dark\"}"), true, NULL },
		{ "instapaper-export.html",
			STR("<!DOCTYPE html>\n<html><head><title>Instapaper: Export</title></head>"
			    "<body><h1>Unread</h1><ol><li><a href=\"http://paper.example/f\">Ferry</a>"
			    "</ol></body></html>"),
			true, NULL },
		{ "page.html", STR(PAGE_1), true, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));

	(void)state;
	assert_true(kit_is(&kit, "zip"));
	assert_int_equal(kit.losses, 0);
	assert_int_equal(kit.item_count, 3);
	assert_true(str_is(kit.items[0].address, "http://paper.example/b"));
	assert_true(str_is(kit.items[0].captured, "2009-11-03T12:06:44Z"));
	assert_true(str_is(kit.items[1].address, "http://paper.example/f"));
	assert_true(str_is(kit.items[1].label, "Ferry"));
	assert_true(str_is(kit.items[2].label, "page.html"));
	kit_close(&kit);
}

static void test_zip_of_packed_pages(void **state)
{
	Arena *arena = arena_new();
	Text packed = text_in(arena);

	(void)state;
	kit_add_gzip(&packed, str(PAGE_1));
	const KitMember members[] = {
		{ "story.html.gz", text_str(&packed), false, NULL },
		{ "page.html", STR(PAGE_1), true, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));

	assert_int_equal(kit.item_count, 2);
	assert_true(str_is(kit.items[0].media_type, "text/html"));
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	kit_close(&kit);
	arena_free(arena);
}

static void test_zip_of_other_data_is_no_container(void **state)
{
	const KitMember members[] = {
		{ "[Content_Types].xml", STR("<?xml version=\"1.0\"?><Types/>"), true, NULL },
		{ "settings.json", STR("{\"theme\":\"dark\"}"), true, NULL },
		{ "numbers.csv", STR("a,b,c\n1,2,3\n"), true, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));

	(void)state;
	assert_null(kit.container);
	kit_close(&kit);
}

/* A mirror's folders tell addresses, a browser's which pages are parts of another. */
static void test_zip_of_a_mirror(void **state)
{
	const KitMember members[] = {
		{ "m/paper.example/a/story.html", STR(PAGE_1), true, NULL },
		{ "Seite.html", STR(PAGE_2), true, NULL },
		{ "Seite-Dateien/frame.html", STR("<p>An advert"), true, NULL },
		{ "Andere-Dateien/page.html", STR("<p>A page"), true, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));

	(void)state;
	assert_int_equal(kit.item_count, 4);
	assert_true(str_is(kit.items[0].address, "http://paper.example/a/story.html"));
	assert_false(str_present(kit.items[1].address));
	assert_true(kit.items[1].article);
	assert_false(kit.items[2].article);
	assert_true(kit.items[3].article);
	kit_close(&kit);
}

/* Articles of agencies, lists in XML, and zip files within. */
static void test_zip_holds_other_documents(void **state)
{
	Text inner = text_in(NULL);
	const KitMember page = { "a.html", STR(PAGE_1), true, NULL };

	(void)state;
	kit_add_zip(&inner, &page, 1);
	const KitMember members[] = {
		{ "1.xml",
			STR("<?xml version=\"1.0\"?><nitf><body><body.content><p>One"
			    "</p></body.content></body></nitf>"),
			true, NULL },
		{ "list.xml",
			STR("<?xml version=\"1.0\"?><result><entry><url>http://paper.example/1</url>"
			    "<title>T</title></entry></result>"),
			true, NULL },
		{ "in.zip", text_str(&inner), false, NULL },
		{ "none.xml", STR("<?xml version=\"1.0\"?><Types/>"), true, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));

	assert_int_equal(kit.item_count, 3);
	assert_int_equal(kit.losses, 0);
	assert_true(str_find(kit_read(&kit, 0, NULL), "<p>One", 0) != STR_NOWHERE);
	assert_true(str_is(kit.items[1].address, "http://paper.example/1"));
	assert_true(str_is(kit_read(&kit, 2, NULL), PAGE_1));
	kit_close(&kit);
	text_clear(&inner);
}

/* Zip files within may hold anything; those that unpack to much are not looked at. */
static void test_zip_within_that_is_no_archive_of_pages(void **state)
{
	Text other = text_in(NULL), bomb = text_in(NULL);
	const KitMember picture = { "a.png", STR("PNG"), false, NULL };

	(void)state;
	text_fill(&bomb, ' ', 1 << 20);
	const KitMember spaces = { "a.html", text_str(&bomb), false, NULL };
	Text packed = text_in(NULL);

	kit_add_zip(&other, &picture, 1);
	kit_add_zip(&packed, &spaces, 1);
	const KitMember members[] = {
		{ "story.html", STR(PAGE_1), true, NULL },
		{ "pictures.zip", text_str(&other), false, NULL },
		{ "bomb.zip", text_str(&packed), true, NULL },
		{ "stored.zip", text_str(&packed), false, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));

	assert_int_equal(kit.item_count, 2);
	assert_int_equal(kit.losses, 0);
	assert_int_equal(kit.items[1].place.levels, 2);
	kit_close(&kit);
	text_clear(&other);
	text_clear(&bomb);
	text_clear(&packed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_singlefilez_knows_its_address),
		cmocka_unit_test(test_singlefilez_frames_are_no_pages),
		cmocka_unit_test(test_singlefilez_may_be_a_page),
		cmocka_unit_test(test_singlefilez_page_may_be_cut),
		cmocka_unit_test(test_maff_gives_its_tabs),
		cmocka_unit_test(test_epub_follows_its_spine),
		cmocka_unit_test(test_htmlz_takes_facts_from_its_metadata),
		cmocka_unit_test(test_export_joins_its_list_with_its_pages),
		cmocka_unit_test(test_export_joins_pages_with_what_lies_beside_them),
		cmocka_unit_test(test_zip_holds_lists),
		cmocka_unit_test(test_zip_of_packed_pages),
		cmocka_unit_test(test_zip_of_other_data_is_no_container),
		cmocka_unit_test(test_zip_of_a_mirror),
		cmocka_unit_test(test_zip_holds_other_documents),
		cmocka_unit_test(test_zip_within_that_is_no_archive_of_pages),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
