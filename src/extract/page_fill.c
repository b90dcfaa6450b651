/* SPDX-License-Identifier: ISC */
/* Building a page. The walk is one loop over the tree, down first, then along, then up,
 * with all state in Walk: input that nests a million elements costs memory, not stack. */
#include "extract/page_fill.h"

#include <stdlib.h>
#include <string.h>

#include "base/clean.h"
#include "extract/characters.h"
#include "extract/page_marks.h"
#include "extract/page_measures.h"
#include "extract/tree.h"

enum {
	FIRST_ROOM = 256,
	PENDING_MAX = 256, /* white space kept in front of a word, in bytes */
	LIST_DEPTH_MAX = 200,
	KNOWN_NAMES = 128, /* tags, and attributes, that are known again; a power of two */
};

/* The number of a name. The parser keeps a name once for all who bear it, so it is known
 * again by its place, without being read. */
typedef struct {
	const void *name;
	unsigned number;
} Known;

typedef struct {
	Page *page;
	Text text; /* on the heap while it grows */
	Text pending; /* white space before the next word, on the heap */
	Index element_room, fragment_room, line_room, block_room;
	Index current; /* element being walked */
	bool block_open, line_open;
	unsigned breaks; /* line breaks since the last word */
	unsigned newlines; /* the same where white space is kept */
	bool wrapper; /* between the marks of an archive's toolbar */
	Known tags[KNOWN_NAMES], attributes[KNOWN_NAMES];
} Walk;

/* AT, on the heap, with room for one more member of SIZE bytes. */
static void *with_room(void *at, Index count, Index *room, size_t size)
{
	if (count < *room)
		return at;
	*room = *room == 0 ? FIRST_ROOM : *room * 2;
	return memory_resize(at, *room * size);
}

/* The members of the heap's AT in ARENA, without spare room. */
static void *settled(Arena *arena, void *at, Index count, size_t size)
{
	void *copy = arena_array(arena, (size_t)count + 1, size);

	if (count > 0)
		memcpy(copy, at, count * size);
	free(at);
	return copy;
}

/* Text */

static void close_line(Walk *walk)
{
	Page *page = walk->page;

	if (!walk->line_open)
		return;
	Line *line = &page->lines[page->line_count - 1];

	line->end_fragment = page->fragment_count;
	line->end = (uint32_t)walk->text.size;
	walk->line_open = false;
}

static void close_block(Walk *walk)
{
	Page *page = walk->page;

	close_line(walk);
	walk->pending.size = 0;
	walk->breaks = 0;
	walk->newlines = 0;
	if (!walk->block_open)
		return;
	PageBlock *block = &page->blocks[page->block_count - 1];

	block->end_fragment = page->fragment_count;
	block->end_line = page->line_count;
	walk->block_open = false;
}

static void open_block(Walk *walk)
{
	Page *page = walk->page;

	if (page->block_count > 0)
		text_add_byte(&walk->text, '\n');
	page->blocks =
		with_room(page->blocks, page->block_count, &walk->block_room, sizeof *page->blocks);
	page->blocks[page->block_count++] = (PageBlock){
		.holder = page->elements[walk->current].breaking,
		.first_fragment = page->fragment_count,
		.first_line = page->line_count,
	};
	walk->block_open = true;
	walk->newlines = 0;
}

static void open_line(Walk *walk, bool plain)
{
	Page *page = walk->page;
	bool first = page->blocks[page->block_count - 1].first_line == page->line_count;

	if (!first) {
		text_add_byte(&walk->text, '\n');
		for (unsigned i = 1; plain && i < walk->newlines; i++)
			text_add_byte(&walk->text, '\n');
	}
	page->lines =
		with_room(page->lines, page->line_count, &walk->line_room, sizeof *page->lines);
	page->lines[page->line_count++] = (Line){
		.start = (uint32_t)walk->text.size,
		.first_fragment = page->fragment_count,
		.block = page->block_count - 1,
	};
	walk->line_open = true;
	walk->newlines = 0;
}

/* Puts what is pending before the next word, opening block and line. */
static void begin_word(Walk *walk, bool plain)
{
	if (!walk->block_open)
		open_block(walk);
	bool fresh = !walk->line_open;

	if (fresh)
		open_line(walk, plain);
	if (!fresh || plain)
		text_add(&walk->text, text_str(&walk->pending));
	walk->pending.size = 0;
	walk->breaks = 0;
}

static void begin_fragment(Walk *walk)
{
	Page *page = walk->page;

	page->fragments = with_room(page->fragments, page->fragment_count, &walk->fragment_room,
		sizeof *page->fragments);
	page->fragments[page->fragment_count++] = (Fragment){
		.start = (uint32_t)walk->text.size,
		.owner = walk->current,
		.line = page->line_count - 1,
		.block = page->block_count - 1,
	};
}

static void end_fragment(Walk *walk)
{
	walk->page->fragments[walk->page->fragment_count - 1].end = (uint32_t)walk->text.size;
}

/* Size of a space at AT that never collapses (U+00A0, U+3000); 0 for none. */
static size_t wide_space(Str text, size_t at)
{
	if (at + 1 < text.size && text.at[at] == '\xC2' && text.at[at + 1] == '\xA0')
		return 2;
	if (at + 2 < text.size && text.at[at] == '\xE3' && text.at[at + 1] == '\x80' &&
		text.at[at + 2] == '\x80')
		return 3;
	return 0;
}

/* Adds white space at AT to what is pending; returns its size. */
static size_t add_space(Walk *walk, Str text, size_t at)
{
	Text *pending = &walk->pending;
	size_t wide = wide_space(text, at);

	if (wide > 0) {
		if (pending->size < PENDING_MAX)
			text_add(pending, str_slice(text, at, at + wide));
		return wide;
	}
	if (pending->size < PENDING_MAX &&
		(pending->size == 0 || pending->at[pending->size - 1] != ' '))
		text_add_byte(pending, ' ');
	return 1;
}

/* Running text: white space collapses, words make one fragment. */
static void add_running(Walk *walk, Str text)
{
	bool begun = false;
	size_t at = 0;

	while (at < text.size) {
		if (ascii_is_space(text.at[at]) || wide_space(text, at) > 0) {
			at += add_space(walk, text, at);
			continue;
		}
		size_t end = at;

		while (end < text.size && !ascii_is_space(text.at[end]) &&
			wide_space(text, end) == 0)
			end++;
		begin_word(walk, false);
		if (!begun)
			begin_fragment(walk);
		begun = true;
		text_add(&walk->text, str_slice(text, at, end));
		at = end;
	}
	if (begun) {
		/* Words were added last, white space went to pending. */
		end_fragment(walk);
	}
}

/* Preformatted text: every line is a line with all its white space. */
static void add_plain(Walk *walk, Str text)
{
	Str line;
	bool first = true;

	while (text.size > 0) {
		size_t feed = str_find_byte(text, '\n', 0);

		line = str_slice(text, 0, feed == STR_NOWHERE ? text.size : feed);
		text = str_from(text, feed == STR_NOWHERE ? text.size : feed + 1);
		if (!first)
			walk->pending.size = 0;
		first = false;
		if (str_trim(line).size == 0) {
			if (walk->pending.size < PENDING_MAX)
				text_add(&walk->pending, line);
		} else {
			begin_word(walk, true);
			begin_fragment(walk);
			text_add(&walk->text, line);
			end_fragment(walk);
		}
		if (feed == STR_NOWHERE)
			break;
		close_line(walk);
		walk->pending.size = 0;
		walk->newlines++;
	}
}

/* C1 controls are windows-1252 in disguise; everything else is cleaned. */
static Str mended(Page *page, const char *content)
{
	Str text = characters_undo_c1(page->work, str(content));

	return clean_text(page->work, text, CLEAN_KEEP_NEWLINE | CLEAN_KEEP_TAB, &page->counts);
}

static void add_text(Walk *walk, const xmlNode *node)
{
	Page *page = walk->page;

	if (node->content == NULL || page->elements[walk->current].marks & MARK_SILENT)
		return;
	Str text = mended(page, (const char *)node->content);

	if (walk->text.size + text.size > PAGE_TEXT_MAX) {
		page->cut = true;
		return;
	}
	if (page->elements[walk->current].marks & MARK_PLAIN)
		add_plain(walk, text);
	else
		add_running(walk, text);
}

static void add_break(Walk *walk)
{
	walk->pending.size = 0;
	if (!walk->block_open)
		return;
	close_line(walk);
	walk->newlines++;
	if (++walk->breaks >= 2 && !(walk->page->elements[walk->current].marks & MARK_PLAIN))
		close_block(walk);
}

/* Where CACHE has NAME, or will have it. */
static Known *known_place(Known *cache, const void *name)
{
	return &cache[((uintptr_t)name >> 3) % KNOWN_NAMES];
}

static Tag tag_of_node(Walk *walk, const xmlNode *node)
{
	Known *known = known_place(walk->tags, node->name);

	if (known->name != node->name)
		*known = (Known){ node->name, tag_of((const char *)node->name) };
	return (Tag)known->number;
}

static Attribute attribute_sort(Walk *walk, const xmlAttr *attribute)
{
	Known *known = known_place(walk->attributes, attribute->name);

	if (known->name != attribute->name)
		*known = (Known){ attribute->name,
			attribute_of_name((const char *)attribute->name) };
	return (Attribute)known->number;
}

static void read_attributes(Walk *walk, Element *element, Index at)
{
	NameTable *names = &walk->page->names;

	for (const xmlAttr *a = element->node->properties; a != NULL; a = a->next) {
		Attribute attribute = attribute_sort(walk, a);

		if (attribute == ATTRIBUTE_OTHER)
			continue;
		if (attribute == ATTRIBUTE_CLASS)
			element->class_name = name_table_row(names, tree_value(a));
		else if (attribute == ATTRIBUTE_ID)
			element->id_name = name_table_row(names, tree_value(a));
		if (attribute == ATTRIBUTE_HREF)
			element->link = element->tag == TAG_A ? at : element->link;
		else if (attribute != ATTRIBUTE_CLASS)
			marks_read_attribute(element, attribute, tree_value(a));
	}
	element->kinds |= names->rows[element->class_name].kinds;
	element->kinds |= names->rows[element->id_name].kinds;
}

static bool is_list(Tag tag)
{
	return tag == TAG_UL || tag == TAG_OL || tag == TAG_DIR || tag == TAG_MENU;
}

/* Elements */

/* What a new ELEMENT with index AT takes over from its parent. */
static void inherit(const Page *page, Element *element, Index at)
{
	unsigned traits = tag_traits((Tag)element->tag);

	element->breaking = at;
	element->heading = (uint8_t)tag_heading_level((Tag)element->tag);
	element->list_depth = is_list((Tag)element->tag);
	if (element->parent == PAGE_NONE)
		return;
	const Element *parent = &page->elements[element->parent];

	element->marks |= parent->marks;
	element->within = parent->within | parent->kinds;
	if (element->tag == TAG_MAIN) {
		/* HTML has no main in any of these: what seems to be around it was not closed. */
		element->marks &= ~(uint32_t)(MARK_NAV | MARK_HEADER | MARK_FOOTER | MARK_ASIDE);
		element->within &= ~(uint64_t)KIND_NAVIGATION;
	}
	if (element->link == PAGE_NONE)
		element->link = parent->link;
	if (!(traits & TRAIT_BREAKS))
		element->breaking = parent->breaking;
	if (element->heading == 0)
		element->heading = parent->heading;
	if (parent->list_depth < LIST_DEPTH_MAX)
		element->list_depth = (uint8_t)(element->list_depth + parent->list_depth);
	element->depth =
		parent->depth == UINT16_MAX ? parent->depth : (uint16_t)(parent->depth + 1);
}

/* Is NODE, a link in a heading, nothing but the sign to be copied as its address? */
static bool is_permalink(const xmlNode *node)
{
	static const char *const signs[] = { "¶", "#", "§", "🔗", "⚓" };
	const xmlNode *child = node->children;

	if (child == NULL || child->next != NULL || child->type != XML_TEXT_NODE)
		return false;
	Str words = str_trim(str((const char *)child->content));

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_is(words, signs[i]))
			return true;
	return false;
}

/* Does NODE follow another time element with nothing in between? Day and hour are two
 * words then, however they are kept apart on a screen. */
static bool follows_time(Walk *walk, const xmlNode *node)
{
	const xmlNode *before = node->prev;

	return before != NULL && before->type == XML_ELEMENT_NODE &&
		tag_of_node(walk, before) == TAG_TIME;
}

static void enter(Walk *walk, xmlNode *node)
{
	Page *page = walk->page;
	Tag tag = tag_of_node(walk, node);

	if (tag == TAG_BR) {
		add_break(walk);
	} else if (tag == TAG_TIME && follows_time(walk, node)) {
		(void)add_space(walk, str(" "), 0);
	} else if (tag_traits(tag) & TRAIT_BREAKS) {
		close_block(walk);
	}
	if (page->element_count >= PAGE_ELEMENTS_MAX) {
		page->cut = true;
		return;
	}
	Index at = page->element_count;
	Element element = {
		.node = node,
		.parent = walk->current,
		.link = PAGE_NONE,
		.tag = (uint16_t)tag,
		.marks = marks_of_tag(tag) | (walk->wrapper ? (uint32_t)MARK_WRAPPER : 0),
		.first_fragment = page->fragment_count,
		.first_block = page->block_count - walk->block_open,
	};

	read_attributes(walk, &element, at);
	/* Elements of a site's own making say in their name what they are. */
	if (tag == TAG_OTHER)
		element.kinds |= words_kinds(str((const char *)node->name));
	if (element.kinds & KIND_WRAPPER)
		element.marks |= MARK_WRAPPER;
	if (element.kinds & KIND_CAPTION)
		element.marks |= MARK_CAPTION;
	inherit(page, &element, at);
	if (tag == TAG_A && element.heading != 0 && is_permalink(node))
		element.marks |= MARK_SILENT;
	page->elements = with_room(
		page->elements, page->element_count, &walk->element_room, sizeof *page->elements);
	page->elements[page->element_count++] = element;
	walk->current = at;
}

static void leave(Walk *walk, const xmlNode *node)
{
	Page *page = walk->page;

	if (tag_traits(tag_of_node(walk, node)) & TRAIT_BREAKS)
		close_block(walk);
	Element *element = &page->elements[walk->current];

	/* Beyond the limit nothing was entered. */
	if (element->node != node)
		return;
	element->end = page->element_count;
	element->end_fragment = page->fragment_count;
	element->end_block = page->block_count;
	if (element->first_fragment == element->end_fragment)
		element->end_block = element->first_block;
	walk->current = element->parent;
}

/* An archive's toolbar stands between comments. */
static void read_comment(Walk *walk, const xmlNode *node)
{
	Str comment = str((const char *)node->content);

	if (str_find(comment, "BEGIN WAYBACK TOOLBAR", 0) != STR_NOWHERE)
		walk->wrapper = true;
	else if (str_find(comment, "END WAYBACK TOOLBAR", 0) != STR_NOWHERE)
		walk->wrapper = false;
}

static void visit(Walk *walk, xmlNode *node)
{
	/* The tree's own enum has more kinds than a page of HTML. */
	switch ((int)node->type) {
	case XML_ELEMENT_NODE:
		enter(walk, node);
		break;
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE:
		add_text(walk, node);
		break;
	case XML_COMMENT_NODE:
		read_comment(walk, node);
		break;
	}
}

/* ROOT and all in it, in document order. */
static void walk_tree(Walk *walk, xmlNode *root)
{
	xmlNode *node = root;

	while (node != NULL) {
		visit(walk, node);
		if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
			node = node->children;
			continue;
		}
		while (node != NULL) {
			if (node->type == XML_ELEMENT_NODE)
				leave(walk, node);
			if (node == root)
				return;
			if (node->next != NULL) {
				node = node->next;
				break;
			}
			node = node->parent;
		}
	}
}

void page_fill(Page *page, xmlDoc *document)
{
	Walk walk = { .page = page, .current = PAGE_NONE };
	xmlNode *root = tree_root(document);

	page->document = document;
	page->headline = PAGE_NONE;
	page->text = str("");
	page->names = name_table_new(page->work);
	page->phrases = phrases_index(page->work);
	walk.text = text_in(NULL);
	walk.pending = text_in(NULL);
	if (root != NULL) {
		walk_tree(&walk, root);
		close_block(&walk);
		page->text = str_copy(page->arena, text_str(&walk.text));
	}
	page->elements =
		settled(page->work, page->elements, page->element_count, sizeof *page->elements);
	page->fragments =
		settled(page->work, page->fragments, page->fragment_count, sizeof *page->fragments);
	page->lines = settled(page->work, page->lines, page->line_count, sizeof *page->lines);
	page->blocks = settled(page->work, page->blocks, page->block_count, sizeof *page->blocks);
	text_clear(&walk.text);
	text_clear(&walk.pending);
	page_measure(page);
}
