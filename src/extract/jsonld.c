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
	SECTION_BYTES_MAX = 24, /* of a script, where a section of CDATA may begin */
	OBJECTS_MAX = 2000, /* visited in one script */
	AUTHORS_MAX = 12,
	LINE_BYTES_MAX = 2000,
};

Str jsonld_script(const Page *page, Index e)
{
	Text out = text_in(page->work);

	size_t count;
	const PageContent *contents = page_contents(page, e, &count);

	for (size_t i = 0; i < count; i++) {
		Str part = contents[i].text;

		if (out.size + part.size > SCRIPT_BYTES_MAX)
			return STR_NONE;
		text_add(&out, part);
	}
	for (size_t i = 0; i < out.size; i++)
		if ((unsigned char)out.at[i] < 0x20)
			out.at[i] = ' ';
	Str text = str_trim(text_str(&out));

	size_t section = str_find(str_slice(text, 0, SECTION_BYTES_MAX), "<![CDATA[", 0);

	if (section != STR_NOWHERE)
		text = str_from(text, section + strlen("<![CDATA["));
	size_t from = str_find_byte(text, '{', 0), array = str_find_byte(text, '[', 0);

	if (array < from)
		from = array;
	size_t end = text.size;

	while (end > 0 && text.at[end - 1] != '}' && text.at[end - 1] != ']')
		end--;
	return from == STR_NOWHERE || end <= from ? STR_NONE : str_slice(text, from, end);
}

static bool is_one_of(const char *name, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

static bool is_article_type(const char *name)
{
	static const char *const types[] = { "BlogPosting", "SocialMediaPosting", "LiveBlogPosting",
		"Report" };

	return str_ends(str(name), "Article") ||
		is_one_of(name, types, sizeof types / sizeof *types);
}

/* What a page may be about instead of an article, and still have an author and a
 * date; and the page itself, which is asked last. */
static bool is_work_type(const char *name)
{
	static const char *const types[] = { "Recipe", "Review", "HowTo", "QAPage", "Question",
		"PodcastEpisode", "DiscussionForumPosting", "Dataset" };

	return is_one_of(name, types, sizeof types / sizeof *types);
}

static bool is_page_type(const char *name)
{
	return str_ends(str(name), "Page");
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

/* The objects of one script, in the order they were found. */
typedef struct {
	const json_t **at;
	size_t count;
} Objects;

/* The object REFERENCE stands for: one of nothing but an "@id" names another of
 * the same script that says more. */
static const json_t *referred(const Objects *objects, const json_t *reference)
{
	const char *id = json_string_value(json_object_get(reference, "@id"));

	if (id == NULL || json_object_get(reference, "name") != NULL)
		return reference;
	for (size_t i = 0; i < objects->count; i++) {
		const char *other = json_string_value(json_object_get(objects->at[i], "@id"));

		if (other != NULL && strcmp(id, other) == 0 &&
			json_object_get(objects->at[i], "name") != NULL)
			return objects->at[i];
	}
	return reference;
}

/* The names of a person's object that has them in parts. */
static Str name_in_parts(const Page *page, const json_t *person)
{
	Str given = line(page, json_object_get(person, "givenName"));
	Str family = line(page, json_object_get(person, "familyName"));

	return str_empty(given) || str_empty(family)
		? STR_NONE
		: str_format(page->arena, "%.*s %.*s", (int)given.size, given.at, (int)family.size,
			  family.at);
}

/* A string, the name of an object, or the first of a list of either. */
static Str name_of(const Page *page, const Objects *objects, const json_t *value)
{
	if (json_is_array(value))
		value = json_array_get(value, 0);
	if (json_is_object(value)) {
		const json_t *object = referred(objects, value);

		value = json_object_get(object, "name");
		if (value == NULL)
			return name_in_parts(page, object);
		if (json_is_array(value))
			value = json_array_get(value, 0);
	}
	return line(page, value);
}

static Str authors_of(const Page *page, const Objects *objects, const json_t *value)
{
	Text out = text_in(page->arena);

	/* One person of several names is several. */
	if (json_is_object(value) &&
		json_array_size(json_object_get(referred(objects, value), "name")) > 1)
		value = json_object_get(referred(objects, value), "name");
	if (!json_is_array(value))
		return name_of(page, objects, value);
	for (size_t i = 0; i < json_array_size(value) && i < AUTHORS_MAX; i++) {
		Str name = name_of(page, objects, json_array_get(value, i));

		if (str_empty(name) || str_find(text_str(&out), name.at, 0) != STR_NOWHERE)
			continue;
		if (out.size > 0)
			text_add_c(&out, ", ");
		text_add(&out, name);
	}
	return out.size == 0 ? STR_NONE : text_str(&out);
}

/* The longer of two lists where it begins with the shorter, else the first. */
static Str fuller(Str a, Str b)
{
	return str_empty(a) || (b.size > a.size && str_equal(str_slice(b, 0, a.size), a)) ? b : a;
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

/* A date: a string, or a number that counts seconds. */
static Str date_of(const Page *page, const json_t *value)
{
	return json_is_integer(value)
		? str_format(page->arena, "%lld", (long long)json_integer_value(value))
		: line(page, value);
}

static void read_dates(const Page *page, const json_t *object, JsonLd *out)
{
	set(&out->published, date_of(page, json_object_get(object, "datePublished")));
	set(&out->published, date_of(page, json_object_get(object, "dateCreated")));
	set(&out->modified, date_of(page, json_object_get(object, "dateModified")));
}

static bool is_organization_type(const char *name)
{
	return str_ends(str(name), "Organization") || strcmp(name, "Corporation") == 0;
}

static void read_authors(
	const Page *page, const Objects *objects, const json_t *object, JsonLd *out)
{
	Str author = authors_of(page, objects, json_object_get(object, "author"));
	Str creator = authors_of(page, objects, json_object_get(object, "creator"));

	if (str_empty(out->authors))
		out->organization = has_type(
			referred(objects, json_object_get(object, "author")), is_organization_type);
	set(&out->authors, fuller(author, creator));
}

static void read_article(
	const Page *page, const Objects *objects, const json_t *object, JsonLd *out)
{
	const json_t *entity = json_object_get(object, "mainEntityOfPage");

	out->article = true;
	out->live |= has_type(object, is_live_type);
	set(&out->headline, line(page, json_object_get(object, "headline")));
	set(&out->headline, line(page, json_object_get(object, "name")));
	set(&out->description, line(page, json_object_get(object, "description")));
	set(&out->section, name_of(page, objects, json_object_get(object, "articleSection")));
	set(&out->language, name_of(page, objects, json_object_get(object, "inLanguage")));
	set(&out->publisher, name_of(page, objects, json_object_get(object, "publisher")));
	read_authors(page, objects, object, out);
	read_dates(page, object, out);
	set(&out->body, body_of(page, json_object_get(object, "articleBody")));
	set(&out->address,
		json_is_object(entity) ? line(page, json_object_get(entity, "@id"))
				       : line(page, entity));
	set(&out->address, line(page, json_object_get(object, "url")));
}

/* Every object of the script, by a list instead of recursion. */
static Objects collect(const Page *page, const json_t *root)
{
	static const char *const inner[] = { "@graph", "mainEntity", "mainEntityOfPage",
		"itemListElement", "hasPart" };
	Objects objects = { .at = arena_array(page->work, OBJECTS_MAX, sizeof *objects.at) };
	size_t next = 0;

	objects.at[objects.count++] = root;
	while (next < objects.count) {
		const json_t *value = objects.at[next++];

		for (size_t i = 0; i < json_array_size(value) && objects.count < OBJECTS_MAX; i++)
			objects.at[objects.count++] = json_array_get(value, i);
		if (!json_is_object(value))
			continue;
		for (size_t i = 0; i < sizeof inner / sizeof *inner; i++)
			if (objects.count < OBJECTS_MAX && json_object_get(value, inner[i]) != NULL)
				objects.at[objects.count++] = json_object_get(value, inner[i]);
	}
	return objects;
}

/* The first article of the script, and what else of it has an author or a date:
 * those are asked only where no article is found. */
static void read_script(const Page *page, const json_t *root, JsonLd *out, JsonLd *other)
{
	Objects objects = collect(page, root);

	for (size_t i = 0; i < objects.count && !out->article; i++)
		if (has_type(objects.at[i], is_article_type))
			read_article(page, &objects, objects.at[i], out);
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < objects.count; i++) {
			if (!has_type(objects.at[i], pass == 0 ? is_work_type : is_page_type))
				continue;
			read_authors(page, &objects, objects.at[i], other);
			read_dates(page, objects.at[i], other);
		}
}

JsonLd jsonld_read(const Page *page)
{
	JsonLd out = { 0 }, other = { 0 };

	for (Index e = 0; e < page->element_count; e++) {
		if (page->elements[e].tag != TAG_SCRIPT ||
			str_find_nocase(page_attribute(page, e, "type"), "ld+json", 0) ==
				STR_NOWHERE)
			continue;
		Str text = jsonld_script(page, e);

		if (str_empty(text))
			continue;
		/* What follows the first value is dropped: semicolons, ends of CDATA. */
		json_t *root = json_loadb(text.at, text.size, JSON_DISABLE_EOF_CHECK, NULL);

		if (root == NULL)
			continue;
		read_script(page, root, &out, &other);
		json_decref(root);
	}
	if (!out.article) {
		out.authors = other.authors;
		out.published = other.published;
		out.modified = other.modified;
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
