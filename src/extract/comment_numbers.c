/* SPDX-License-Identifier: ISC */
#include "extract/comment_numbers.h"

#include "base/hash.h"

enum {
	MARK_ELEMENTS = 6 /* of a comment, that may be a mark for links */
};

/* Attribute NAME of E when it has a digit, else absent. */
static Str numbered(const Page *page, Index e, const char *name)
{
	Str value = page_attribute(page, e, name);

	return str_has_digit(value) ? value : STR_NONE;
}

/* The name of E as a mark for links. */
static Str mark_of(const Page *page, Index e)
{
	Str name = page->elements[e].tag == TAG_A ? numbered(page, e, "name") : STR_NONE;

	return str_present(name) ? name : numbered(page, e, "id");
}

Str comment_number(const Page *page, Index e)
{
	static const char *const attributes[] = { "id", "data-comment-id", "data-id", "name" };

	for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++) {
		Str number = numbered(page, e, attributes[i]);

		if (str_present(number))
			return number;
	}
	for (Index a = e + 1; a < page->elements[e].end && a < e + MARK_ELEMENTS; a++) {
		Str number = mark_of(page, a);

		if (str_present(number))
			return number;
	}
	if (e > 0 && page->elements[e - 1].tag == TAG_A &&
		page->elements[e - 1].parent == page->elements[e].parent)
		return mark_of(page, e - 1);
	return STR_NONE;
}

Str comment_parent_number(const Page *page, Index e)
{
	static const char *const names[] = { "data-parentid", "data-parent-id",
		"data-comment-parent", "data-parent", "data-parent-comment-id" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		Str number = page_attribute(page, e, names[i]);

		if (!str_empty(number) && ascii_is_alnum(number.at[0]))
			return number;
	}
	return STR_NONE;
}

uint64_t comment_number_hash(Str text)
{
	size_t start = text.size;

	while (start > 0 && ascii_is_digit(text.at[start - 1]))
		start--;
	if (start == text.size)
		start = 0;
	return hash_text(HASH_START, str_from(text, start));
}
