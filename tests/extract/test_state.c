/* SPDX-License-Identifier: ISC */
/* The article in an application's state, whole and damaged. */
#include "extract/page_fill.h"
#include "extract/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/parser.h"

#define SENTENCE \
	"The otter was counted again at the bridge on Friday, this time from both sides and by two " \
	"people who did not speak to each other."
#define OTHER \
	"A lamp was seen in the bay, and then it was not seen, and nobody in the town has said a " \
	"word of it to anybody since then, not even at the inn."

/* The body in the state of a page of MARKUP with TITLE, into WORDS. */
static void read_state(const char *markup, const char *title, char *words, size_t room)
{
	Page page = { .arena = arena_new(), .work = arena_new(), .title = str(title) };
	Parser *parser = parser_open(str(markup), NULL);

	page_fill(&page, parser);
	Str body = state_body(&page);

	assert_true(body.size < room);
	memcpy(words, body.at == NULL ? "" : body.at, body.size);
	words[body.size] = '\0';
	arena_free(page.arena);
	arena_free(page.work);
	parser_close(parser);
}

#define FOUR(name, text) \
	"[{\"" name "\":\"" text "\"},{\"" name "\":\"" text "\"},{\"" name "\":\"" text \
	"\"},{\"" name "\":\"" text "\"}]"

static void test_members_of_a_list_belong_together(void **state)
{
	char words[4096];

	(void)state;
	read_state("<script>window.S = {\"a\":" FOUR("text", SENTENCE) ",\"b\":" FOUR(
			   "text", OTHER) "};</script>",
		"Otter counted twice", words, sizeof words);
	assert_string_equal(words, SENTENCE "\n" SENTENCE "\n" SENTENCE "\n" SENTENCE);
}

static void test_short_members_go_with_the_long_ones(void **state)
{
	char words[4096];

	(void)state;
	read_state(
		"<script>window.S = {\"a\":[{\"type\":\"Big block\",\"text\":\"" SENTENCE
		"\"},{\"type\":\"Big block\",\"text\":\"At the \\\"Swan\\\"\"},{\"text\":\"" SENTENCE
		"\"},{\"text\":\"" SENTENCE "\"},{\"text\":\"" SENTENCE
		"\"},{\"text\":\"Nobody spoke.\"},{\"text\":\"cssWord\"}],"
		"\"b\":[{\"text\":\"Another story altogether\"}]};</script>",
		"Otter counted twice", words, sizeof words);
	assert_string_equal(words,
		SENTENCE "\nAt the \"Swan\"\n" SENTENCE "\n" SENTENCE "\n" SENTENCE
			 "\nNobody spoke.");
}

static void test_json_in_an_attribute_and_in_a_string(void **state)
{
	char words[4096];

	(void)state;
	read_state("<div data-props='" FOUR("text", SENTENCE) "'></div>", "Otter", words,
		sizeof words);
	assert_string_equal(words, SENTENCE "\n" SENTENCE "\n" SENTENCE "\n" SENTENCE);
	read_state("<script>x = JSON.parse(\"[\\\"" SENTENCE "\\\",\\\"" SENTENCE
		   "\\\",\\\"" SENTENCE "\\\",\\\"" SENTENCE "\\\"]\")</script>",
		"Otter", words, sizeof words);
	assert_string_equal(words, SENTENCE "\n" SENTENCE "\n" SENTENCE "\n" SENTENCE);
}

static void test_escapes(void **state)
{
	char words[4096];

	(void)state;
	read_state("<script>{\"body\":\"\\u003cp\\u003eCaf\\u00e9 \\ud83d\\udd14 \\\"x\\\" \\/ "
		   "\\q.\\u003c\\/p\\u003e" SENTENCE SENTENCE SENTENCE SENTENCE "\"}</script>",
		"Otter", words, sizeof words);
	assert_string_equal(words,
		"Caf\xC3\xA9 \xF0\x9F\x94\x94 \"x\" / q.\n" SENTENCE SENTENCE SENTENCE SENTENCE);
}

static void test_what_is_no_article(void **state)
{
	char words[4096];

	(void)state;
	read_state("<script>[\"" SENTENCE "\"]</script>", "Otter", words, sizeof words);
	assert_string_equal(words, ""); /* too short */
	read_state("<script>" FOUR("text", SENTENCE) "</script>", "Lighthouse dark", words,
		sizeof words);
	assert_string_equal(words, ""); /* about something else */
	read_state("<script>" FOUR("code",
			   "if (otter) { a(); } else { b(); } for (;;) { c(); } "
			   "while (x) { y(); z(); } return; // otter. otter.") "</script>",
		"Otter", words, sizeof words);
	assert_string_equal(words, "");
}

static void test_damaged_state_is_read_as_far_as_it_goes(void **state)
{
	static const char *const pages[] = {
		"<script>[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[" SENTENCE
		"\"" SENTENCE SENTENCE SENTENCE SENTENCE "</script>",
		"<script>}}]]\"\\</script>",
		"<script>{\"otter\":\"\\ud83d\\u00\\u\\ud83dx " SENTENCE SENTENCE SENTENCE SENTENCE,
		"<script>\"" SENTENCE SENTENCE SENTENCE SENTENCE "\\",
	};
	char words[4096];

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		read_state(pages[i], "Otter", words, sizeof words);
	assert_non_null(strstr(words, SENTENCE));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_members_of_a_list_belong_together),
		cmocka_unit_test(test_short_members_go_with_the_long_ones),
		cmocka_unit_test(test_json_in_an_attribute_and_in_a_string),
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_what_is_no_article),
		cmocka_unit_test(test_damaged_state_is_read_as_far_as_it_goes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
