/* SPDX-License-Identifier: ISC */

/* The parser's library: that it comes, and without what it does not need. */

#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "extract/xml_library.h"

/* Is a file whose name holds WORD mapped into this process? */
static bool is_mapped(const char *word)
{
	char line[512];
	bool found = false;
	FILE *maps = fopen("/proc/self/maps", "r");

	assert_non_null(maps);
	while (fgets(line, sizeof line, maps) != NULL)
		found |= strstr(line, word) != NULL;
	fclose(maps);
	return found;
}

static void test_library_comes_once(void **state)
{
	Error err;
	const XmlLibrary *library = xml_library(&err);

	(void)state;
	assert_non_null(library);
	assert_true(strlen(library->version) >= 5);
	assert_ptr_equal(xml_library(NULL), library);
}

static void test_icu_stays_away(void **state)
{
	(void)state;
	assert_non_null(xml_library(NULL));
#ifdef HAVE_ICU_STAND_IN
	assert_true(is_mapped("libxml2"));
	assert_false(is_mapped("libicudata"));
#else
	(void)is_mapped;
	skip();
#endif
}

static void note_html(void *noted, const xmlChar *name, const xmlChar **attributes)
{
	bool *html = noted;

	(void)attributes;
	*html |= strcmp((const char *)name, "html") == 0;
}

/* A set that ICU would be asked for is one that is not known: no more happens. */
static void test_unknown_set_is_survived(void **state)
{
	static const char page[] = "<meta charset=x-no-such-set><p>one<p>two";
	const XmlLibrary *library = xml_library(NULL);
	bool html = false;

	(void)state;
	htmlParserCtxt *parser = library->parser_for(page, sizeof page - 1);

	assert_non_null(parser);
	assert_int_equal(library->use_options(parser, HTML_PARSE_NOERROR), 0);
	memset(parser->sax, 0, sizeof *parser->sax);
	parser->sax->startElement = note_html;
	parser->userData = &html;
	(void)library->parse(parser); /* says that the set is unknown, which is no failure */
	assert_true(html);
	library->free_parser(parser);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_library_comes_once),
		cmocka_unit_test(test_icu_stays_away),
		cmocka_unit_test(test_unknown_set_is_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
