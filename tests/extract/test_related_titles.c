/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/related_titles.h"

static void test_titles_lose_what_is_printed_with_them(void **state)
{
	static const struct {
		const char *given, *title, *media;
	} cases[] = {
		{ "Storm reaches the coast", "Storm reaches the coast", NULL },
		{ "Video: Storm reaches the coast", "Storm reaches the coast", "Video" },
		{ "Storm reaches the coast \xE2\x80\x93 video", "Storm reaches the coast",
			"video" },
		{ "Storm reaches the coast - in pictures", "Storm reaches the coast",
			"in pictures" },
		{ "Sturm erreicht die K\xC3\xBCste | Bildergalerie",
			"Sturm erreicht die K\xC3\xBCste", "Bildergalerie" },
		{ "Storm reaches the coast (Video)", "Storm reaches the coast", "Video" },
		{ "Storm reaches the coast [audio]", "Storm reaches the coast", "audio" },
		{ "Storm reaches - the video coast", "Storm reaches - the video coast", NULL },
		{ "Storm - video", "Storm - video", NULL },
		{ "\xE2\x80\xBA Storm reaches the coast, 3 May 2011", "Storm reaches the coast",
			NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Str media, title = related_title_clean(str(cases[i].given), &media);

		if (!str_is(title, cases[i].title))
			fail_msg("\"%.*s\" is not \"%s\"", (int)title.size, title.at,
				cases[i].title);
		assert_int_equal(str_present(media), cases[i].media != NULL);
		if (cases[i].media != NULL)
			assert_true(str_is(media, cases[i].media));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_titles_lose_what_is_printed_with_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
