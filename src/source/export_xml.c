/* SPDX-License-Identifier: ISC */
#include "source/export_xml.h"

#include "source/saved_list.h"
#include "source/xml.h"
#include "source/xml_file.h"

enum {
	LOOK_BYTES = 64 << 10, /* in which the first entry is told */
	FACTS_MAX = 100, /* of one entry */
	NAMES_MAX = 16, /* authors of one entry */
};

/* Reading an entry */

/* The texts of the elements in INNER, joined by commas, where there are any; else its text. */
static Str text_of(Arena *arena, XmlReader *reader)
{
	XmlReader whole = *reader;
	XmlReader inner = xml_reader(xml_inner(reader));
	Text joined = text_in(arena);
	int count = 0;

	for (XmlEvent event; (event = xml_next(&inner)) != XML_FINISH && count < NAMES_MAX;) {
		if (event != XML_START)
			continue;
		Str text = str_trim(xml_inner_text(arena, &inner));

		if (count++ > 0)
			text_add_c(&joined, ", ");
		text_add(&joined, text);
	}
	return count > 0 ? text_str(&joined) : str_trim(xml_inner_text(arena, &whole));
}

/* Facts by their names; of those for one field the surer name counts. */
typedef struct {
	Str name, text;
} Fact;

typedef struct {
	Fact facts[FACTS_MAX];
	size_t count;
} Facts;

static Str fact(const Facts *facts, const char *name)
{
	for (size_t i = 0; i < facts->count; i++)
		if (str_is_nocase(facts->facts[i].name, name))
			return facts->facts[i].text;
	return STR_NONE;
}

/* Text that is markup stays so: it was escaped, or is CDATA, or stands there bare. */
static Facts read_facts(Arena *arena, XmlReader reader)
{
	Facts facts = { .count = 0 };

	for (XmlEvent event;
		(event = xml_next(&reader)) != XML_FINISH && facts.count < FACTS_MAX;) {
		if (event != XML_START)
			continue;
		Str name = xml_local(&reader);
		bool content = saved_field_of(name) == SAVED_CONTENT;
		XmlReader whole = reader;
		Str text = content ? xml_inner_text(arena, &reader) : text_of(arena, &reader);

		if (content && text.size > 0 && !markup_is_in(text)) {
			Str bare = xml_inner(&whole);

			text = markup_is_in(bare) && str_find(bare, "<![CDATA[", 0) == STR_NOWHERE
				? bare
				: text;
		}
		if (text.size > 0)
			facts.facts[facts.count++] = (Fact){ name, text };
	}
	return facts;
}

static void add_attributes(Arena *arena, const XmlReader *reader, Facts *facts)
{
	for (int field = 0; field < SAVED_FIELDS; field++) {
		const char *name;

		for (size_t i = 0; (name = saved_name((SavedField)field, i)) != NULL; i++) {
			Str value = xml_attribute(arena, reader, name);

			if (!str_empty(value) && facts->count < FACTS_MAX)
				facts->facts[facts->count++] = (Fact){ str(name), value };
		}
	}
}

/* The entry whose element READER has just begun; it goes behind that. *WHOLE: its end is there. */
static SavedEntry read_entry(Arena *arena, XmlReader *reader, bool *whole)
{
	SavedEntry entry = { 0 };
	XmlReader start = *reader;
	Str inner = xml_inner(reader);
	Facts facts = read_facts(arena, xml_reader(inner));

	*whole = start.empty || reader->at > (size_t)(inner.at - reader->document.at) + inner.size;
	add_attributes(arena, &start, &facts);
	for (int field = 0; field < SAVED_FIELDS; field++) {
		const char *name;

		for (size_t i = 0; str_empty(entry.field[field]) &&
			(name = saved_name((SavedField)field, i)) != NULL;
			i++)
			entry.field[field] = fact(&facts, name);
	}
	/* In Delicious a title is called description, and what describes the page extended. */
	if (str_empty(entry.field[SAVED_TITLE])) {
		entry.field[SAVED_TITLE] = entry.field[SAVED_SUMMARY];
		entry.field[SAVED_SUMMARY] = fact(&facts, "extended");
	}
	return entry;
}

/* Moves READER to the start of the next element right within the root. */
static bool next_element(XmlReader *reader, bool *within)
{
	for (XmlEvent event; (event = xml_next(reader)) != XML_FINISH;) {
		if (event != XML_START)
			continue;
		if (*within)
			return true;
		*within = true;
	}
	return false;
}

/* Documents */

/* The declaration stands first: without it, what looks so may be a page. */
static bool export_xml_recognise(Str beginning, SourceInput *input)
{
	Str root = xml_root_name(beginning);

	if (str_empty(root) || str_is_nocase(root, "html") ||
		str_find(beginning, "<?xml", 0) == STR_NOWHERE)
		return false;
	Arena *arena = arena_new();
	XmlReader reader = xml_reader(str_copy(arena, input_window(input, 0, LOOK_BYTES)));
	bool within = false, is = false, whole;

	if (next_element(&reader, &within)) {
		SavedEntry entry = read_entry(arena, &reader, &whole);

		is = saved_is_entry(&entry) &&
			(!str_empty(entry.field[SAVED_TITLE]) ||
				!str_empty(entry.field[SAVED_CONTENT]));
	}
	arena_free(arena);
	return is;
}

static void export_xml_list(SourceInput *input, ContainerWalk *walk)
{
	Arena *arena = arena_new();
	XmlReader reader = xml_reader(xml_file_load(arena, input, walk_decoder(walk)));
	bool within = false;

	while (!walk_stopped(walk) && next_element(&reader, &within)) {
		Arena *own = arena_new();
		size_t start = reader.start;
		bool whole;
		SavedEntry entry = read_entry(own, &reader, &whole);

		if (saved_is_entry(&entry))
			saved_walk(walk, own, &entry, (Extent){ start, reader.at - start });
		if (!whole)
			walk_loss(walk, start, "the list is cut in the entry there");
		arena_free(own);
	}
	arena_free(arena);
}

static bool export_xml_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	Str bytes = xml_file_load(page->arena, input, page->decoder);
	XmlReader reader = xml_reader(str_slice(bytes, extent.offset,
		extent.length == 0 ? bytes.size : extent.offset + extent.length));
	SavedEntry entry = { 0 };
	bool whole = true;

	if (xml_next(&reader) == XML_START)
		entry = read_entry(page->arena, &reader, &whole);
	if (!saved_is_entry(&entry))
		return error_set(err, ERROR_FORMAT, "byte %llu: no entry of a list begins here",
			(unsigned long long)extent.offset);
	saved_fill(&entry, page);
	page->truncated = !whole;
	return true;
}

const ContainerKind export_xml_kind = {
	.name = "export",
	.title = "an exported reading list in XML",
	.recognise = export_xml_recognise,
	.list = export_xml_list,
	.read = export_xml_read,
};
