/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "source/json.h"

static void assert_text(const char *value, const char *wanted)
{
	Arena *arena = arena_new();
	Str got = json_text(arena, str(value));

	if (wanted == NULL)
		assert_false(str_present(got));
	else if (!str_is(got, wanted))
		fail_msg("%s: \"%.*s\"", value, (int)got.size, got.at);
	arena_free(arena);
}

static void test_json_texts(void **state)
{
	(void)state;
	assert_text("\"a\\n\\\"\\/\\\\\\t\"", "a\n\"/\\\t");
	assert_text("\"\\u00e9\\ud83d\\ude00\\u65e5\"", "\xc3\xa9\xf0\x9f\x98\x80\xe6\x97\xa5");
	assert_text("\"\\ud83dx\\u12\"",
		"\xef\xbf\xbdx\xef\xbf\xbd"
		"12");
	assert_text("\"\"", "");
	assert_text("12.5e3", "12.5e3");
	assert_text("true", "true");
	assert_text("null", NULL);
	assert_text("{}", NULL);
	assert_text("[1]", NULL);
	assert_text("\"\\\"", "");
	assert_false(str_present(json_text(NULL, STR_NONE)));
}

static void test_json_members(void **state)
{
	static const Str object =
		STR(" {\"a\" : {\"b\":\"}\",\"c\":[1,\"]\"]} , \"b\":2,\"\":null}");
	Arena *arena = arena_new();
	Str rest = object, value;

	(void)state;
	assert_true(json_next(&rest, &value));
	assert_true(json_is_object(value));
	assert_true(str_is(json_member(value, "b"), "2"));
	assert_true(str_is(json_member_text(arena, json_member(value, "a"), "b"), "}"));
	assert_true(str_is(json_member(json_member(value, "a"), "c"), "[1,\"]\"]"));
	assert_true(str_is(json_member(value, ""), "null"));
	assert_false(str_present(json_member(value, "c")));
	assert_false(str_present(json_member((Str)STR("[1]"), "a")));
	assert_false(json_next(&rest, &value));
	arena_free(arena);
}

static void test_json_arrays(void **state)
{
	Str rest = json_inside((Str)STR("[ 1, \"a,b\" ,[2,[3]],{}, null]")), value;
	static const char *const wanted[] = { "1", "\"a,b\"", "[2,[3]]", "{}", "null" };

	(void)state;
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		assert_true(json_next(&rest, &value));
		assert_true(str_is(value, wanted[i]));
	}
	assert_false(json_next(&rest, &value));
	assert_false(str_present(json_inside((Str)STR("12"))));
}

static void test_json_ends_where_it_is_wrong(void **state)
{
	static const char *const cases[] = { "", " ", "\"open", "{\"a\":1", "[1,2", "}", "]", ",",
		":", "\"\\" };
	Str value;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Str rest = str(cases[i]);

		assert_false(json_next(&rest, &value));
	}
}

/* A million brackets cost a counter. */
static void test_json_nesting_costs_nothing(void **state)
{
	Text deep = text_in(NULL);
	Str rest, value;

	(void)state;
	text_fill(&deep, '[', 1000000);
	rest = text_str(&deep);
	assert_false(json_next(&rest, &value));
	text_fill(&deep, ']', 1000000);
	rest = text_str(&deep);
	assert_true(json_next(&rest, &value));
	assert_int_equal(value.size, 2000000);
	text_clear(&deep);
}

/* How many values TEXT has. */
static size_t walk(Arena *arena, Str text)
{
	Str value, name, member;
	size_t count = 0;

	for (; json_next(&text, &value); count++) {
		Str inside = json_inside(value);

		assert_true(json_text(arena, value).size <= value.size * 3);
		while (json_next_member(&inside, &name, &member))
			assert_true(name.size + member.size < value.size);
	}
	return count;
}

static bool is_structure(char c)
{
	return c != '\0' && strchr("{}[]\"\\", c) != NULL;
}

static void test_json_of_every_cut_and_change(void **state)
{
	static const Str text =
		STR("{\"a\":\"\\u00e9\\n\",\"b\":[1,{\"c\":null}],\"d\":-1.5}\n[true]");
	const size_t first_end = str_find(text, "\n[", 0);

	(void)state;
	for (size_t at = 0; at < text.size * 2; at++) {
		Arena *arena = arena_new();
		size_t size = at < text.size ? at : text.size;
		char *copy = memory_resize(NULL, text.size);

		memcpy(copy, text.at, size);
		if (at >= text.size)
			copy[at - text.size] ^= 0x0f;
		char changed = at >= text.size ? copy[at - text.size] : 'x';
		size_t count = walk(arena, str_of(copy, size));

		/* Of what was cut the first value is there when its end is. A change of what is no
		 * bracket and no quote into what is none leaves both. */
		if (at < text.size)
			assert_int_equal(count, at >= first_end);
		else if (!is_structure(text.at[at - text.size]) && !is_structure(changed))
			assert_int_equal(count, 2);
		free(copy);
		arena_free(arena);
	}
}

static void test_json_is_closed_where_it_was_cut(void **state)
{
	static const struct {
		const char *cut, *closed; /* NULL: nothing is missing */
	} cases[] = {
		{ "[{\"a\":\"b", "[{\"a\":\"b\"}}" },
		{ "[{\"a\":\"b\\", "[{\"a\":\"b\\\\\"}}" },
		{ "[{\"a\":\"b\\\\", "[{\"a\":\"b\\\\\"}}" },
		{ "[{\"a\":1", "[{\"a\":1}}" },
		{ "{\"a\":[1]", "{\"a\":[1]}" },
		{ "[1]", NULL },
		{ "]]", NULL },
		{ "{} {}", NULL },
		{ "", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Text bytes = text_in(NULL);

		text_add_c(&bytes, cases[i].cut);
		assert_int_equal(json_close(&bytes), cases[i].closed != NULL);
		assert_true(str_is(text_str(&bytes),
			cases[i].closed != NULL ? cases[i].closed : cases[i].cut));
		text_clear(&bytes);
	}
	/* Not for those who open them by the thousand. */
	Text deep = text_in(NULL);

	text_fill(&deep, '[', 1000);
	assert_true(json_close(&deep));
	assert_int_equal(deep.size, 1000);
	text_clear(&deep);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_json_texts),
		cmocka_unit_test(test_json_members),
		cmocka_unit_test(test_json_arrays),
		cmocka_unit_test(test_json_ends_where_it_is_wrong),
		cmocka_unit_test(test_json_nesting_costs_nothing),
		cmocka_unit_test(test_json_of_every_cut_and_change),
		cmocka_unit_test(test_json_is_closed_where_it_was_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
