/* SPDX-License-Identifier: ISC */
#include "extract/page_marks.h"

#include <string.h>

enum {
	VALUE_BYTES_MAX = 2048, /* of an attribute that are looked at */
};

typedef struct {
	const char *name;
	Attribute attribute;
} AttributeRow;

static const AttributeRow attributes[] = {
	{ "aria-hidden", ATTRIBUTE_ARIA_HIDDEN },
	{ "class", ATTRIBUTE_CLASS },
	{ "hidden", ATTRIBUTE_HIDDEN },
	{ "href", ATTRIBUTE_HREF },
	{ "id", ATTRIBUTE_ID },
	{ "itemprop", ATTRIBUTE_PROPERTY },
	{ "itemtype", ATTRIBUTE_TYPE },
	{ "property", ATTRIBUTE_PROPERTY },
	{ "rel", ATTRIBUTE_REL },
	{ "role", ATTRIBUTE_ROLE },
	{ "style", ATTRIBUTE_STYLE },
	{ "typeof", ATTRIBUTE_TYPE },
};

Attribute attribute_of_name(const char *name)
{
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (strcmp(name, attributes[i].name) == 0)
			return attributes[i].attribute;
	return ATTRIBUTE_OTHER;
}

static bool style_hides(Str style)
{
	size_t at = str_find_nocase(style, "display", 0);

	if (at != STR_NOWHERE) {
		Str rest = str_trim(str_from(style, at + 7));

		if (rest.size > 0 && rest.at[0] == ':' &&
			str_starts_nocase(str_trim(str_from(rest, 1)), "none"))
			return true;
	}
	at = str_find_nocase(style, "visibility", 0);
	if (at == STR_NOWHERE)
		return false;
	Str rest = str_trim(str_from(style, at + 10));

	return rest.size > 0 && rest.at[0] == ':' &&
		str_starts_nocase(str_trim(str_from(rest, 1)), "hidden");
}

static bool style_is_bold(Str style)
{
	size_t at = str_find_nocase(style, "font-weight", 0);

	if (at == STR_NOWHERE)
		return false;
	Str rest = str_trim(str_from(style, at + 11));

	if (rest.size == 0 || rest.at[0] != ':')
		return false;
	rest = str_trim(str_from(rest, 1));
	return str_starts_nocase(rest, "bold") || str_starts(rest, "700") ||
		str_starts(rest, "800");
}

static void read_role(Element *element, Str role)
{
	if (str_is_nocase(role, "navigation") || str_is_nocase(role, "menu"))
		element->marks |= MARK_NAV;
	else if (str_is_nocase(role, "contentinfo"))
		element->marks |= MARK_FOOTER;
	else if (str_is_nocase(role, "banner"))
		element->marks |= MARK_HEADER;
	else if (str_is_nocase(role, "dialog") || str_is_nocase(role, "alertdialog"))
		element->kinds |= KIND_DIALOG;
	else if (str_is_nocase(role, "search"))
		element->kinds |= KIND_FORM;
}

/* Is it the id of what a reader's own browser put into the page before it was saved there:
 * the hidden windows of its translator? */
static bool is_of_a_browser(Str id)
{
	return str_starts(id, "goog-gt-");
}

/* Is it the id of a part that React's server sent late, hidden until a script moves it to
 * its place: "S:1a"? What was saved before the script ran has its words nowhere else. */
static bool is_streamed(Str id)
{
	if (!str_starts(id, "S:") || id.size < 3)
		return false;
	for (size_t i = 2; i < id.size; i++)
		if (!ascii_is_digit(id.at[i]) && !(id.at[i] >= 'a' && id.at[i] <= 'f'))
			return false;
	return true;
}

void marks_read_attribute(Element *element, Attribute attribute, Str value)
{
	value = str_slice(value, 0, VALUE_BYTES_MAX);
	switch (attribute) {
	case ATTRIBUTE_ARIA_HIDDEN:
		if (str_is_nocase(value, "true"))
			element->kinds |= KIND_HIDDEN;
		break;
	case ATTRIBUTE_HIDDEN:
		element->marks |= MARK_HIDDEN;
		break;
	case ATTRIBUTE_PROPERTY:
		element->kinds |= words_property_kinds(value);
		break;
	case ATTRIBUTE_REL:
		if (str_is_nocase(value, "author"))
			element->kinds |= KIND_AUTHOR;
		else if (str_is_nocase(value, "tag") || str_is_nocase(value, "category tag"))
			element->kinds |= KIND_TAGS;
		break;
	case ATTRIBUTE_ROLE:
		read_role(element, value);
		break;
	case ATTRIBUTE_STYLE:
		element->marks |= style_hides(value) ? MARK_HIDDEN : 0;
		element->marks |= style_is_bold(value) ? MARK_BOLD : 0;
		break;
	case ATTRIBUTE_TYPE:
		element->kinds |= words_type_kinds(value);
		break;
	case ATTRIBUTE_ID:
		if (is_of_a_browser(value))
			element->marks |= MARK_HIDDEN;
		else if (is_streamed(value))
			element->marks &= ~(uint32_t)MARK_HIDDEN;
		break;
	case ATTRIBUTE_CLASS:
	case ATTRIBUTE_HREF:
	case ATTRIBUTE_OTHER:
		break;
	}
}

uint32_t marks_of_tag(Tag tag)
{
	unsigned traits = tag_traits(tag);
	uint32_t marks = 0;

	marks |= traits & TRAIT_BOLD ? MARK_BOLD : 0;
	marks |= traits & TRAIT_ITALIC ? MARK_ITALIC : 0;
	marks |= traits & TRAIT_CODE ? MARK_CODE : 0;
	marks |= traits & TRAIT_PLAIN ? MARK_PLAIN : 0;
	marks |= traits & TRAIT_SILENT ? MARK_SILENT : 0;
	marks |= traits & TRAIT_CONTROL ? MARK_CONTROL : 0;
	marks |= traits & TRAIT_FALLBACK ? MARK_FALLBACK : 0;
	marks |= tag == TAG_FORM ? MARK_FORM : 0;
	marks |= tag == TAG_BLOCKQUOTE ? MARK_QUOTE : 0;
	marks |= tag == TAG_FIGCAPTION || tag == TAG_CAPTION ? MARK_CAPTION : 0;
	marks |= tag == TAG_TD || tag == TAG_TH ? MARK_TABLE : 0;
	marks |= tag == TAG_NAV ? MARK_NAV : 0;
	marks |= tag == TAG_FOOTER ? MARK_FOOTER : 0;
	marks |= tag == TAG_HEADER ? MARK_HEADER : 0;
	marks |= tag == TAG_ASIDE ? MARK_ASIDE : 0;
	marks |= tag == TAG_FIGURE ? MARK_FIGURE : 0;
	marks |= tag == TAG_DEL || tag == TAG_S ? MARK_STRUCK : 0;
	return marks;
}
