/* SPDX-License-Identifier: ISC */
#include "extract/jsonld.h"

#ifdef HAVE_CONFIG_H
#	include <config.h>
#endif

#include <string.h>

#ifdef HAVE_JANSSON
#	include <jansson.h>
#endif

#include "base/clean.h"
#include "base/text.h"
#include "base/utf8.h"
#include "extract/characters.h"

#ifdef HAVE_JANSSON

enum {
	SCRIPT_BYTES_MAX = 4 << 20,
	OBJECTS_MAX = 2000, /* visited in one script */
	AUTHORS_MAX = 12,
	LINE_BYTES_MAX = 2000,
};

/* The text of script element E, made valid for a strict parser: comment marks
 * around it off, control characters as spaces. */
static Str script_text(const Page *page, Index e)
{
	Text out = text_in(page->work);

	for (const xmlNode *n = page->elements[e].node->children; n != NULL; n = n->next) {
		if (n->content == NULL)
			continue;
		Str part = str((const char *)n->content);

		if (out.size + part.size > SCRIPT_BYTES_MAX)
			return STR_NONE;
		text_add(&out, part);
	}
	for (size_t i = 0; i < out.size; i++)
		if ((unsigned char)out.at[i] < 0x20)
			out.at[i] = ' ';
	Str text = text_str(&out);
	size_t from = str_find_byte(text, '{', 0), array = str_find_byte(text, '[', 0);

	if (array < from)
		from = array;
	size_t end = text.size;

	while (end > 0 && text.at[end - 1] != '}' && text.at[end - 1] != ']')
		end--;
	return from == STR_NOWHERE || end <= from ? STR_NONE : str_slice(text, from, end);
}

static bool is_article_type(const char *name)
{
	static const char *const types[] = { "BlogPosting", "SocialMediaPosting", "LiveBlogPosting",
		"Report", "Blog", "WebPage" };
	Str type = str(name);

	if (str_ends(type, "Article"))
		return true;
	for (size_t i = 0; i < 4; i++)
		if (str_is(type, types[i]))
			return true;
	return false;
}

/* Calls for each name of an @type, which is a string or an array of them. */
static bool has_type(const json_t *object, bool (*matches)(const char *))
{
	const json_t *type = json_object_get(object, "@type");

	if (json_is_string(type))
		return matches(json_string_value(type));
	for (size_t i = 0; i < json_array_size(type); i++) {
		const char *name = json_string_value(json_array_get(type, i));

		if (name != NULL && matches(name))
			return true;
	}
	return false;
}

static bool is_live_type(const char *name)
{
	return strcmp(name, "LiveBlogPosting") == 0;
}

static Str line(const Page *page, const json_t *value)
{
	if (!json_is_string(value))
		return STR_NONE;
	Str text = str_of(json_string_value(value), json_string_length(value));

	text = str_slice(text, 0, utf8_floor(text, LINE_BYTES_MAX));
	text = characters_one_line(page->arena, str_copy(page->arena, text));
	return text.size == 0 ? STR_NONE : text;
}

/* A string, the name of an object, or the first of a list of either. */
static Str name_of(const Page *page, const json_t *value)
{
	if (json_is_array(value))
		value = json_array_get(value, 0);
	if (json_is_object(value)) {
		const json_t *name = json_object_get(value, "name");

		value = name != NULL ? name : json_object_get(value, "@id");
		if (json_is_array(value))
			value = json_array_get(value, 0);
	}
	return line(page, value);
}

static Str authors_of(const Page *page, const json_t *value)
{
	Text out = text_in(page->arena);

	if (!json_is_array(value))
		return name_of(page, value);
	for (size_t i = 0; i < json_array_size(value) && i < AUTHORS_MAX; i++) {
		Str name = name_of(page, json_array_get(value, i));

		if (str_empty(name))
			continue;
		if (out.size > 0)
			text_add_c(&out, ", ");
		text_add(&out, name);
	}
	return out.size == 0 ? STR_NONE : text_str(&out);
}

static Str body_of(const Page *page, const json_t *value)
{
	if (!json_is_string(value))
		return STR_NONE;
	Str text = str_of(json_string_value(value), json_string_length(value));

	text = clean_text(page->arena, str_copy(page->arena, text), CLEAN_KEEP_NEWLINE, NULL);
	return str_trim(text).size == 0 ? STR_NONE : text;
}

static void set(Str *field, Str value)
{
	if (str_empty(*field))
		*field = value;
}

static void read_article(const Page *page, const json_t *object, JsonLd *out)
{
	const json_t *creator = json_object_get(object, "creator");
	const json_t *author = json_object_get(object, "author");
	const json_t *entity = json_object_get(object, "mainEntityOfPage");

	out->article = true;
	out->live |= has_type(object, is_live_type);
	set(&out->headline, line(page, json_object_get(object, "headline")));
	set(&out->headline, line(page, json_object_get(object, "name")));
	set(&out->description, line(page, json_object_get(object, "description")));
	set(&out->section, name_of(page, json_object_get(object, "articleSection")));
	set(&out->language, name_of(page, json_object_get(object, "inLanguage")));
	set(&out->publisher, name_of(page, json_object_get(object, "publisher")));
	set(&out->authors, authors_of(page, author != NULL ? author : creator));
	set(&out->published, line(page, json_object_get(object, "datePublished")));
	set(&out->published, line(page, json_object_get(object, "dateCreated")));
	set(&out->modified, line(page, json_object_get(object, "dateModified")));
	set(&out->body, body_of(page, json_object_get(object, "articleBody")));
	set(&out->address,
		json_is_object(entity) ? line(page, json_object_get(entity, "@id"))
				       : line(page, entity));
	set(&out->address, line(page, json_object_get(object, "url")));
}

/* Every object of the script, by a list instead of recursion. */
static void read_value(const Page *page, const json_t *root, JsonLd *out)
{
	static const char *const inner[] = { "@graph", "mainEntity", "mainEntityOfPage",
		"itemListElement", "hasPart" };
	const json_t **queue = arena_array(page->work, OBJECTS_MAX, sizeof *queue);
	size_t count = 0, next = 0;

	queue[count++] = root;
	while (next < count) {
		const json_t *value = queue[next++];

		for (size_t i = 0; i < json_array_size(value) && count < OBJECTS_MAX; i++)
			queue[count++] = json_array_get(value, i);
		if (!json_is_object(value))
			continue;
		if (!out->article && has_type(value, is_article_type))
			read_article(page, value, out);
		for (size_t i = 0; i < sizeof inner / sizeof *inner && count < OBJECTS_MAX; i++)
			if (json_object_get(value, inner[i]) != NULL)
				queue[count++] = json_object_get(value, inner[i]);
	}
}

JsonLd jsonld_read(const Page *page)
{
	JsonLd out = { 0 };

	for (Index e = 0; e < page->element_count; e++) {
		if (page->elements[e].tag != TAG_SCRIPT ||
			str_find_nocase(page_attribute(page, e, "type"), "ld+json", 0) ==
				STR_NOWHERE)
			continue;
		Str text = script_text(page, e);

		if (str_empty(text))
			continue;
		json_t *root = json_loadb(text.at, text.size, JSON_REJECT_DUPLICATES * 0, NULL);

		if (root == NULL)
			continue;
		read_value(page, root, &out);
		json_decref(root);
	}
	return out;
}

#else

JsonLd jsonld_read(const Page *page)
{
	(void)page;
	return (JsonLd){ 0 };
}

#endif
