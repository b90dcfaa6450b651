/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "library/address_key.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct {
	const char *address, *index, *page, *loose; /* NULL: as the one before */
} Case;

static const Case cases[] = {
	{ "http://paper.example/", "example,paper)/", NULL, NULL },
	{ "http://paper.example", "example,paper)/", NULL, NULL },
	{ "https://www.paper.example:443/News/Story/", "example,paper)/news/story", NULL, NULL },
	{ "http://user:word@WWW2.Paper.Example:80/a#b", "example,paper)/a", NULL, NULL },
	{ "//news.paper.example/a?", "example,paper,news)/a", NULL, NULL },
	{ "http://paper.example:8080/a", "example,paper:8080)/a", NULL, NULL },
	{ "http://paper.example./a", "example,paper)/a", NULL, NULL },
	{ "http://10.0.0.1/a", "10.0.0.1)/a", NULL, NULL },
	{ "http://wwwpaper.example/a", "example,wwwpaper)/a", NULL, NULL },
	{ "http://paper.example/a/./b/../c//d", "example,paper)/a/c/d", NULL, NULL },
	{ "http://paper.example/../../a", "example,paper)/a", NULL, NULL },
	{ "http://paper.example/%7Ejoe/%41b", "example,paper)/~joe/ab", NULL, NULL },
	{ "http://paper.example/a%2520b c", "example,paper)/a%20b%20c", NULL, NULL },
	{ "http://paper.example/caf\xC3\xA9", "example,paper)/caf%c3%a9", NULL, NULL },
	{ "http://paper.example/a?b=2&a=1", "example,paper)/a?a=1&b=2", NULL, NULL },
	{ "http://paper.example/a?a1=2&a=1", "example,paper)/a?a=1&a1=2", NULL, NULL },
	{ "http://paper.example/a?id=7&utm_source=x&fbclid=y",
		"example,paper)/a?fbclid=y&id=7&utm_source=x", "example,paper)/a?id=7", NULL },
	{ "http://paper.example/a;jsessionid=0?x=1", "example,paper)/a?x=1", NULL, NULL },
	{ "http://paper.example/a?PHPSESSID=0123456789abcdef0123456789abcdef", "example,paper)/a",
		NULL, NULL },
	{ "http://paper.example/a?sid=12", "example,paper)/a?sid=12", NULL, NULL },
	{ "http://paper.example/a?id=7&amp;page=2", "example,paper)/a?amp;page=2&id=7",
		"example,paper)/a?id=7&page=2", NULL },
	{ "http://paper.example/a?id=7&view=full", "example,paper)/a?id=7&view=full", NULL,
		"example,paper)/a?id=7" },
	{ "http://m.paper.example/news/index.html", "example,paper,m)/news/index.html", NULL,
		"example,paper)/news" },
	{ "http://paper.example/index.php", "example,paper)/index.php", NULL, "example,paper)/" },
	{ "http://paper.example/story/amp/", "example,paper)/story/amp", NULL,
		"example,paper)/story" },
};

static void test_keys_of_addresses(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		Arena *arena = arena_new();
		const char *page = cases[i].page != NULL ? cases[i].page : cases[i].index;
		const char *loose = cases[i].loose != NULL ? cases[i].loose : page;
		Str address = str(cases[i].address);

		assert_string_equal(str_c(arena, address_key(arena, address, ADDRESS_KEY_INDEX)),
			cases[i].index);
		assert_string_equal(
			str_c(arena, address_key(arena, address, ADDRESS_KEY_PAGE)), page);
		assert_string_equal(
			str_c(arena, address_key(arena, address, ADDRESS_KEY_LOOSE)), loose);
		arena_free(arena);
	}
}

static void test_what_is_no_address_has_no_key(void **state)
{
	static const char *const addresses[] = { "", "a.html", "/a/b", "mailto:a@paper.example",
		"http://", "http:///a", "/go?to=http://paper.example/" };
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNT(addresses); i++)
		assert_false(str_present(address_key(arena, str(addresses[i]), ADDRESS_KEY_PAGE)));
	assert_false(str_present(address_key(arena, STR_NONE, ADDRESS_KEY_PAGE)));
	arena_free(arena);
}

static void test_print_versions_know_their_page(void **state)
{
	static const struct {
		const char *address, *page; /* NULL: none */
	} prints[] = {
		{ "http://paper.example/a.html?print=1", "example,paper)/a.html" },
		{ "http://paper.example/a.html?id=3&view=printable", "example,paper)/a.html?id=3" },
		{ "http://paper.example/a_print.html", "example,paper)/a.html" },
		{ "http://paper.example/2009/story/print/", "example,paper)/2009/story" },
		{ "http://paper.example/print/2009/story", "example,paper)/2009/story" },
		{ "http://paper.example/a.html", NULL },
		{ "http://paper.example/a.html?utm_source=x", NULL },
		{ "http://paper.example/blueprint.html", NULL },
	};
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNT(prints); i++) {
		Str page = address_key_of_print(arena, str(prints[i].address));

		if (prints[i].page == NULL)
			assert_false(str_present(page));
		else
			assert_string_equal(str_c(arena, page), prints[i].page);
	}
	arena_free(arena);
}

/* Every beginning and every single changed byte of an address: no key is unclean. */
static void test_keys_of_broken_addresses_are_plain(void **state)
{
	static const char address[] = "http://a:b@www.paper.example:80/x/../%41?b=%2&a=1;c#d";
	size_t keys = 0, all = 0;

	(void)state;
	for (size_t i = 0; i < sizeof address - 1; i++)
		for (int c = 0; c < 256; c += 5) {
			Arena *arena = arena_new();
			Text broken = text_in(arena);

			text_add(&broken, str_of(address, i));
			text_add_byte(&broken, (char)(unsigned char)c);
			text_add(&broken, str_from(str(address), i + 1));
			Str key = address_key(arena, text_str(&broken), ADDRESS_KEY_LOOSE);

			for (size_t k = 0; k < key.size; k++)
				assert_in_range((unsigned char)key.at[k], '!', '~');
			keys += key.size > 0;
			all++;
			arena_free(arena);
		}
	assert_true(keys > all / 2);
}

static void test_host_of_a_key(void **state)
{
	Arena *arena = arena_new();

	(void)state;
	assert_string_equal(
		str_c(arena, address_key_host(arena, (Str)STR("example,paper,news:81)/a,b"))),
		"news.paper.example");
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_of_addresses),
		cmocka_unit_test(test_what_is_no_address_has_no_key),
		cmocka_unit_test(test_print_versions_know_their_page),
		cmocka_unit_test(test_keys_of_broken_addresses_are_plain),
		cmocka_unit_test(test_host_of_a_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
