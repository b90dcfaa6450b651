/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "read_page.h"

/* Whom the state of an application names as authors of the story that is shown, of which the
 * page prints none. */
static void test_authors_in_the_state(void **state)
{
	static const struct {
		const char *json, *byline;
	} cases[] = {
		{ "{\"props\":{\"story\":{\"headline\":\"Otter on the bridge\",\"authors\":["
		  "{\"name\":\"Petra Holm\",\"photo\":{\"name\":\"Otto Brink\"}},{\"name\":\"Jon "
		  "Ask\"}]},\"next\":{\"headline\":\"Weir\",\"authors\":[{\"name\":\"Olga Reed\"}]}}}",
			"Petra Holm, Jon Ask" },
		{ "{\"author\":{\"displayName\":\"Zo\\u00eb Holm\"},\"title\":{\"rendered\":\"Otter on "
		  "the bridge\"}}",
			"Zo\xC3\xAB Holm" },
		{ "{\"headlines\":{\"basic\":\"Otter on the bridge\"},\"credits\":{\"photos_by\":"
		  "[{\"name\":\"Otto Brink\"}],\"by\":[{\"name\":\"Petra Holm\",\"org\":{\"name\":"
		  "\"Lens Guild\"}}]}}",
			"Petra Holm" },
		{ "{\"title\":\"Otter on the bridge\",\"authors\":{\"edges\":[{\"node\":{\"name\":\"Petra "
		  "Holm\"}}]}}",
			"Petra Holm" },
		{ "{\"title\":\"Otter on the bridge\",\"byline\":\"Petra Holm\"}", "Petra Holm" },
		{ "{\"title\":\"Another otter\",\"byline\":\"Petra Holm\"}", "" },
		{ "{\"title\":\"Otter on the bridge\",\"authors\":[{\"name\":\"Petra Ho", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[3000];

		snprintf(markup, sizeof markup,
			"<h1>Otter on the bridge</h1><div>" PROSE MORE_PROSE
			"</div><script id=__NEXT_DATA__ type=application/json>%s</script>",
			cases[i].json);
		Article *article = article_of(markup);

		print_message("%s\n", cases[i].json);
		assert_text(article->field[FIELD_BYLINE], cases[i].byline);
		article_free(article);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_authors_in_the_state),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
