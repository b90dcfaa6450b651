/* SPDX-License-Identifier: ISC */
#include "article/kinds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_names_are_those_of_the_contract(void **state)
{
	(void)state;
	assert_string_equal(block_kind_name(BLOCK_PREFORMATTED), "preformatted");
	assert_string_equal(span_kind_name(SPAN_LINK), "link");
	assert_string_equal(media_name(MEDIA_AUDIO), "audio");
	assert_string_equal(related_group_name(RELATED_ELSEWHERE), "elsewhere");
	assert_string_equal(left_out_reason_name(LEFT_OUT_WRAPPER), "wrapper");
	assert_string_equal(source_kind_name(SOURCE_SINGLEFILE), "singlefile");
	assert_string_equal(charset_from_name(CHARSET_FROM_CONTENT), "content");
	assert_string_equal(
		warning_code_name(WARNING_COMMENTS_PARTLY_IN_COPY), "comments-partly-in-copy");
	assert_string_equal(field_name(FIELD_COMMENTS_HEADING), "comments_heading");
	assert_true(block_kind_is_text(BLOCK_QUOTE));
	assert_false(block_kind_is_text(BLOCK_FIGURE));
}

/* A name is what a value is told by in JSON: no two values share one, and it is a word. */
static void assert_names(int count, const char *(*name)(int value))
{
	for (int i = 0; i < count; i++) {
		assert_int_equal(strspn(name(i), "abcdefghijklmnopqrstuvwxyz-_"), strlen(name(i)));
		assert_true(name(i)[0] != '\0');
		for (int k = 0; k < i; k++)
			assert_string_not_equal(name(i), name(k));
	}
}

#define NAMES(name, Kind) \
	static const char *name##_of(int value) \
	{ \
		return name((Kind)value); \
	}

NAMES(block_kind_name, BlockKind)
NAMES(span_kind_name, SpanKind)
NAMES(media_name, Media)
NAMES(related_group_name, RelatedGroup)
NAMES(left_out_reason_name, LeftOutReason)
NAMES(source_kind_name, SourceKind)
NAMES(charset_from_name, CharsetFrom)
NAMES(warning_code_name, WarningCode)
NAMES(field_name, Field)

static void test_names_tell_values_apart(void **state)
{
	(void)state;
	assert_names(BLOCK_KIND_COUNT, block_kind_name_of);
	assert_names(SPAN_KIND_COUNT, span_kind_name_of);
	assert_names(MEDIA_COUNT, media_name_of);
	assert_names(RELATED_GROUP_COUNT, related_group_name_of);
	assert_names(LEFT_OUT_REASON_COUNT, left_out_reason_name_of);
	assert_names(SOURCE_KIND_COUNT, source_kind_name_of);
	assert_names(CHARSET_FROM_COUNT, charset_from_name_of);
	assert_names(WARNING_CODE_COUNT, warning_code_name_of);
	assert_names(FIELD_COUNT, field_name_of);
}

static void test_kinds_of_sources_are_found_by_name(void **state)
{
	(void)state;
	for (int i = 0; i < SOURCE_KIND_COUNT; i++)
		assert_int_equal(source_kind_of(str(source_kind_name((SourceKind)i))), i);
	assert_int_equal(source_kind_of(str("HTML")), SOURCE_KIND_COUNT);
	assert_int_equal(source_kind_of(str("")), SOURCE_KIND_COUNT);
	assert_int_equal(source_kind_of(STR_NONE), SOURCE_KIND_COUNT);
}

static void test_why_comments_are_missing_is_said_in_words(void **state)
{
	(void)state;
	assert_string_equal(comments_missing_words(COMMENTS_MISSING_UNTOLD), "");
	assert_string_equal(comments_missing_words(COMMENTS_MISSING_BY_SCRIPT), "loaded by script");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_are_those_of_the_contract),
		cmocka_unit_test(test_names_tell_values_apart),
		cmocka_unit_test(test_kinds_of_sources_are_found_by_name),
		cmocka_unit_test(test_why_comments_are_missing_is_said_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
