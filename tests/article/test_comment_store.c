/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "article/comment_store.h"
#include "base/text.h"

static void assert_text(Str text, const char *expected)
{
	assert_int_equal(str_present(text), expected != NULL);
	if (expected != NULL)
		assert_true(str_is(text, expected));
}

static void test_kept_comments_have_all_their_fields(void **state)
{
	(void)state;
	static const TextRange quotes[] = { { 7, 10 }, { 12, 13 } };
	Arena *arena = arena_new();
	CommentStore store = { .shelf_count = 0 };
	const Comment whole = { .author = str("Dora"),
		.location = str("Port Ann"),
		.date = str("yesterday"),
		.time = str("2009-11-03"),
		.text = str("Lamps\n\nold\n\nx"),
		.id = str("c1"),
		.depth = 200,
		.role = ROLE_STAFF,
		.details = { .title_size = 5,
			.quotes = quotes,
			.quote_count = 2,
			.link = str("https://harbour.example/c/1"),
			.scored = true,
			.score = -70000000000,
			.picked = true,
			.time_inferred = true } };

	comment_store_put(&store, arena, 0, &whole);
	Comment kept = comment_store_at(&store, 0);

	assert_text(kept.author, "Dora");
	assert_text(kept.location, "Port Ann");
	assert_text(kept.date, "yesterday");
	assert_text(kept.time, "2009-11-03");
	assert_text(kept.text, "Lamps\n\nold\n\nx");
	assert_text(kept.id, "c1");
	assert_int_equal(kept.depth, 200);
	assert_int_equal(comment_store_depth(&store, 0), 200);
	assert_int_equal(kept.role, ROLE_STAFF);
	assert_int_equal(kept.details.title_size, 5);
	assert_int_equal(kept.details.quote_count, 2);
	assert_int_equal(kept.details.quotes[1].start, 12);
	assert_text(kept.details.link, "https://harbour.example/c/1");
	assert_true(kept.details.scored);
	assert_int_equal(kept.details.score, -70000000000);
	assert_true(kept.details.picked);
	assert_true(kept.details.time_inferred);
	arena_free(arena);
}

static void test_what_a_comment_has_not_is_absent(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	CommentStore store = { .shelf_count = 0 };

	comment_store_put(&store, arena, 0, &(Comment){ .author = str(""), .text = STR_NONE });
	Comment kept = comment_store_at(&store, 0);

	assert_text(kept.author, NULL);
	assert_text(kept.id, NULL);
	assert_text(kept.text, "");
	assert_int_equal(kept.role, ROLE_READER);
	assert_false(comment_has_details(&kept));
	assert_text(kept.details.link, NULL);
	arena_free(arena);
}

static void test_a_comment_takes_the_place_of_another(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	CommentStore store = { .shelf_count = 0 };

	for (size_t i = 0; i < 1000; i++)
		comment_store_put(&store, arena, i, &(Comment){ .text = str("a"), .depth = 1 });
	comment_store_put(&store, arena, 64, &(Comment){ .text = str("bc"), .depth = 2 });
	assert_text(comment_store_at(&store, 63).text, "a");
	assert_text(comment_store_at(&store, 64).text, "bc");
	assert_int_equal(comment_store_depth(&store, 64), 2);
	assert_int_equal(comment_store_depth(&store, 999), 1);
	arena_free(arena);
}

/* Whoever asks whether there is room is told no less than is taken. */
static void test_comments_take_what_is_said_and_little_more(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	CommentStore store = { .shelf_count = 0 };
	const Comment comment = { .author = str("Reader"),
		.text = str("Nobody in the county office has ever read it."),
		.details = { .link = str("https://harbour.example/c/1"), .scored = true } };
	size_t words = comment.author.size + comment.text.size + comment.details.link.size,
	       told = 0;

	for (size_t i = 0; i < 100000; i++) {
		comment_store_put(&store, arena, i, &comment);
		told += comment_store_bytes(&comment);
	}
	assert_true(arena_bytes(arena) <= told);
	assert_true(arena_bytes(arena) / 100000 - words <= 120);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kept_comments_have_all_their_fields),
		cmocka_unit_test(test_what_a_comment_has_not_is_absent),
		cmocka_unit_test(test_a_comment_takes_the_place_of_another),
		cmocka_unit_test(test_comments_take_what_is_said_and_little_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
