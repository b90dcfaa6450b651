/* SPDX-License-Identifier: ISC */
/* Building a page of what the parser tells, with all state in Walk: input that nests a million
 * elements costs memory, not stack. */
#include "extract/page_fill.h"

#include <stdlib.h>
#include <string.h>

#include "base/clean.h"
#include "extract/characters.h"
#include "extract/page_marks.h"
#include "extract/page_measures.h"

enum {
	FIRST_ROOM = 256,
	PENDING_MAX = 256, /* white space kept in front of a word, in bytes */
	LIST_DEPTH_MAX = 200,
	RETURN_ELEMENTS_MIN = 1 << 18,
	KNOWN_NAMES = 128, /* tags, and attributes, that are known again; a power of two */
};

/* The number of a name, and a copy of it. The parser keeps a name once for all who bear it, so
 * it is known again by its place, without being read. */
typedef struct {
	const void *name;
	unsigned number;
	const char *kept; /* of attributes */
} Known;

typedef struct {
	Page *page;
	Text text; /* on the heap while it grows */
	Text pending; /* white space before the next word, on the heap */
	Index element_room, fragment_room, line_room, block_room, attribute_room, content_room;
	Index current; /* element being filled */
	size_t unkept; /* elements open in it that are beyond the limit */
	bool fresh; /* nothing in it has come yet */
	bool behind_time; /* a time element is what came last in it */
	bool block_open, line_open;
	unsigned breaks; /* line breaks since the last word */
	unsigned newlines; /* the same where white space is kept */
	bool opened; /* a bracket of a formula is what came last */
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

/* Room on the heap for COUNT members of SIZE bytes; what is never filled is never touched. */
static void *first_room(Index count, Index *room, size_t size)
{
	*room = count;
	return memory_resize(NULL, count * size);
}

/* As much as there seem to be tags, so that no array is copied while it grows. */
static void make_room(Walk *walk, ParserCounts counts)
{
	Page *page = walk->page;
	size_t elements = counts.starts < PAGE_ELEMENTS_MAX ? counts.starts : PAGE_ELEMENTS_MAX;
	size_t texts = counts.tags < 2 * PAGE_ELEMENTS_MAX ? counts.tags : 2 * PAGE_ELEMENTS_MAX;
	Index text_room = (Index)texts + FIRST_ROOM;

	page->elements = first_room(
		(Index)elements + FIRST_ROOM, &walk->element_room, sizeof *page->elements);
	page->fragments = first_room(text_room, &walk->fragment_room, sizeof *page->fragments);
	page->lines = first_room(text_room, &walk->line_room, sizeof *page->lines);
	page->blocks = first_room(text_room, &walk->block_room, sizeof *page->blocks);
}

/* The heap's AT as an array of ARENA, without spare room but for one more member. */
static void *settled(Arena *arena, void *at, Index count, size_t size)
{
	char *array = memory_resize(at, ((size_t)count + 1) * size);

	memset(array + count * size, 0, size);
	arena_adopt(arena, array, ((size_t)count + 1) * size);
	return array;
}

/* Text */

static void close_line(Walk *walk)
{
	Page *page = walk->page;

	if (!walk->line_open)
		return;
	Line *line = &page->lines[page->line_count - 1];

	line->end = (uint32_t)walk->text.size;
	walk->line_open = false;
}

static void close_block(Walk *walk)
{
	close_line(walk);
	walk->pending.size = 0;
	walk->breaks = 0;
	walk->newlines = 0;
	if (!walk->block_open)
		return;
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

	walk->opened = false;
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
static inline size_t wide_space(Str text, size_t at)
{
	if (at + 1 < text.size && text.at[at] == '\xC2' && text.at[at + 1] == '\xA0')
		return 2;
	if (at + 2 < text.size && text.at[at] == '\xE3' && text.at[at + 1] == '\x80' &&
		text.at[at + 2] == '\x80')
		return 3;
	return 0;
}

/* Adds white space at AT to what is pending, that of ASCII in a row as one; returns its size. */
static size_t add_space(Walk *walk, Str text, size_t at)
{
	Text *pending = &walk->pending;
	size_t wide = wide_space(text, at), end = at;

	if (walk->opened)
		return wide > 0 ? wide : 1;
	if (wide > 0) {
		if (pending->size < PENDING_MAX)
			text_add(pending, str_slice(text, at, at + wide));
		return wide;
	}
	if (pending->size < PENDING_MAX &&
		(pending->size == 0 || pending->at[pending->size - 1] != ' '))
		text_add_byte(pending, ' ');
	while (end < text.size && ascii_is_space(text.at[end]))
		end++;
	return end - at;
}

/* The end of the words that begin at AT with no more than a space between them. */
static size_t end_of_words(Str text, size_t at)
{
	for (;; at++) {
		while (at < text.size && !ascii_is_space(text.at[at]) && wide_space(text, at) == 0)
			at++;
		if (at + 1 >= text.size || text.at[at] != ' ' || ascii_is_space(text.at[at + 1]) ||
			wide_space(text, at + 1) > 0)
			return at;
	}
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
		size_t end = end_of_words(text, at);

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

/* Formulas: what MathML says by place alone, in a line */

/* What a part of a formula is: what stands below a fraction's stroke, an index, an exponent, or
 * none of them. */
typedef enum {
	PART_FIRST,
	PART_BELOW,
	PART_INDEX,
	PART_EXPONENT,
} FormulaPart;

/* Are the children of an element with TAG told apart by their places? */
static inline bool holds_parts(Tag tag)
{
	return tag == TAG_MFRAC || (tag >= TAG_MSUB && tag <= TAG_MSUP);
}

/* What a child of element PARENT with index AT is. */
static FormulaPart formula_part(const Page *page, Index parent, Index at)
{
	Tag tag = (Tag)page->elements[parent].tag;

	if (!holds_parts(tag) || at == parent + 1)
		return PART_FIRST;
	if (tag == TAG_MFRAC)
		return PART_BELOW;
	if (tag == TAG_MSUB || (tag == TAG_MSUBSUP && page->elements[parent + 1].end == at))
		return PART_INDEX;
	return PART_EXPONENT;
}

/* Is an element of that NAME so much one sign that it needs no brackets? */
static bool is_formula_leaf(const char *name)
{
	return strcmp(name, "mn") == 0 || strcmp(name, "mi") == 0 || strcmp(name, "mo") == 0 ||
		strcmp(name, "mtext") == 0 || strcmp(name, "msup") == 0 ||
		strcmp(name, "msub") == 0;
}

static void add_sign(Walk *walk, const char *sign)
{
	walk->pending.size = 0;
	add_running(walk, str(sign));
}

/* Adds BRACKET, which opens: white space behind it says nothing. */
static void add_bracket(Walk *walk, const char *bracket)
{
	add_running(walk, str(bracket));
	walk->opened = true;
}

/* Puts what stands before a child called NAME of the current element of a formula. */
static void begin_formula_part(Walk *walk, const char *name)
{
	static const char *const signs[] = { "", "/", "", "^" };
	const Page *page = walk->page;
	FormulaPart part = formula_part(page, walk->current, page->element_count);
	bool fraction = page->elements[walk->current].tag == TAG_MFRAC;
	bool leaf = is_formula_leaf(name);

	if (part == PART_INDEX)
		return;
	/* Of a number as exponent its digits say what they are. */
	if (part != PART_FIRST && !(part == PART_EXPONENT && strcmp(name, "mn") == 0))
		add_sign(walk, signs[part]);
	if (!leaf && (part != PART_FIRST || fraction))
		add_bracket(walk, "(");
}

/* Puts what stands behind the current element, called NAME, of a formula. */
static void end_formula_part(Walk *walk, const char *name)
{
	const Page *page = walk->page;
	Index parent = page->elements[walk->current].parent;

	if (parent == PAGE_NONE || is_formula_leaf(name))
		return;
	Tag tag = (Tag)page->elements[parent].tag;

	if (tag == TAG_MFRAC ||
		(holds_parts(tag) && formula_part(page, parent, walk->current) == PART_EXPONENT))
		add_sign(walk, ")");
}

/* TEXT, a number that is an exponent, as one shows it in a line. */
static Str shown_exponent(const Page *page, Str text)
{
	static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
	Text small = text_in(page->work);

	text = str_trim(text);
	for (size_t i = 0; i < text.size; i++) {
		if (!ascii_is_digit(text.at[i]))
			return str_format(page->work, "^%.*s", (int)text.size, text.at);
		text_add_c(&small, digits[text.at[i] - '0']);
	}
	return text_str(&small);
}

/* Is the current element a number that is an exponent? */
static bool is_exponent(const Walk *walk)
{
	const Page *page = walk->page;
	const Element *current = &page->elements[walk->current];

	return current->tag == TAG_MN && current->parent != PAGE_NONE &&
		page->elements[current->parent].tag != TAG_MFRAC &&
		formula_part(page, current->parent, walk->current) == PART_EXPONENT;
}

/* C1 controls are windows-1252 in disguise; everything else is cleaned. */
static Str mended(Page *page, Str text)
{
	text = characters_undo_c1(page->work, text);

	return clean_text(page->work, text, CLEAN_KEEP_NEWLINE | CLEAN_KEEP_TAB, &page->counts);
}

/* Is CURRENT, a link in a heading, nothing but the sign to be copied as its address? TEXT is
 * all of it. */
static bool is_permalink(const Element *current, Str text)
{
	static const char *const signs[] = { "¶", "#", "§", "🔗", "⚓" };
	Str words = str_trim(text);

	if (current->tag != TAG_A || current->heading == 0)
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_is(words, signs[i]))
			return true;
	return false;
}

/* Keeps TEXT, which stands in the current element, where that is a script or title. */
static void keep_content(Walk *walk, Str text)
{
	Page *page = walk->page;
	Tag tag = (Tag)page->elements[walk->current].tag;

	if ((tag != TAG_SCRIPT && tag != TAG_TITLE) || walk->unkept > 0)
		return;
	page->contents = with_room(
		page->contents, page->content_count, &walk->content_room, sizeof *page->contents);
	page->contents[page->content_count] =
		(PageContent){ walk->current, page->content_count, str_copy(page->work, text) };
	page->content_count++;
}

static void on_text(void *context, Str text, bool last)
{
	Walk *walk = context;
	Page *page = walk->page;
	Element *current = &page->elements[walk->current];
	bool alone = walk->fresh && last && walk->unkept == 0;

	walk->fresh = walk->behind_time = false;
	keep_content(walk, text);
	if (alone && is_permalink(current, text))
		current->marks |= MARK_SILENT;
	if (current->marks & MARK_SILENT)
		return;
	text = mended(page, text);
	if (walk->text.size + text.size > PAGE_TEXT_MAX) {
		page->cut = true;
		return;
	}
	if (current->tag == TAG_MN && is_exponent(walk) && !str_empty(str_trim(text)))
		text = shown_exponent(page, text);
	if (current->marks & MARK_PLAIN)
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

static Tag tag_named(Walk *walk, const char *name)
{
	Known *known = known_place(walk->tags, name);

	if (known->name != name)
		*known = (Known){ .name = name, .number = tag_of(name) };
	return (Tag)known->number;
}

static const Known *attribute_named(Walk *walk, const char *name)
{
	Known *known = known_place(walk->attributes, name);

	if (known->name != name)
		*known = (Known){ .name = name,
			.number = attribute_of_name(name),
			.kept = str_c(walk->page->work, str(name)) };
	return known;
}

static void keep_attribute(Walk *walk, const char *name, Str value)
{
	Page *page = walk->page;

	page->attributes = with_room(page->attributes, page->attribute_count, &walk->attribute_room,
		sizeof *page->attributes);
	page->attributes[page->attribute_count++] =
		(PageAttribute){ name, str_c(page->work, value) };
}

/* Reads COUNT attributes of ELEMENT, which will be at AT. */
static void read_attributes(
	Walk *walk, const ParserAttribute *attributes, size_t count, Element *element, Index at)
{
	Page *page = walk->page;

	for (size_t i = 0; i < count; i++) {
		const Known *known = attribute_named(walk, attributes[i].name);
		Str value = attributes[i].value;
		Attribute attribute = (Attribute)known->number;

		/* These are kept once for all that have the same. */
		if (attribute == ATTRIBUTE_CLASS)
			element->class_name = name_table_row(&page->names, value);
		else if (attribute == ATTRIBUTE_ID)
			element->id_name = name_table_row(&page->names, value);
		else
			keep_attribute(walk, known->kept, value);
		if (attribute == ATTRIBUTE_HREF)
			element->link = element->tag == TAG_A ? at : element->link;
		else if (attribute != ATTRIBUTE_CLASS && attribute != ATTRIBUTE_OTHER)
			marks_read_attribute(element, attribute, value);
	}
	element->kinds |= page->names.rows[element->class_name].kinds;
	element->kinds |= page->names.rows[element->id_name].kinds;
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

/* Day and hour of two time elements with nothing in between are two words, however they are
 * kept apart on a screen. */
static void part_from_text(Walk *walk, Tag tag)
{
	if (tag == TAG_BR)
		add_break(walk);
	else if (tag == TAG_TIME && walk->behind_time)
		(void)add_space(walk, str(" "), 0);
	else if (tag_traits(tag) & TRAIT_BREAKS)
		close_block(walk);
}

static void on_start(
	void *context, const char *name, const ParserAttribute *attributes, size_t count)
{
	Walk *walk = context;
	Page *page = walk->page;
	Tag tag = tag_named(walk, name);

	part_from_text(walk, tag);
	walk->behind_time = false;
	if (page->element_count >= PAGE_ELEMENTS_MAX) {
		page->cut = true;
		walk->unkept++;
		return;
	}
	if (walk->current != PAGE_NONE && holds_parts((Tag)page->elements[walk->current].tag))
		begin_formula_part(walk, name);
	Index at = page->element_count;
	Element element = {
		.parent = walk->current,
		.link = PAGE_NONE,
		.tag = (uint16_t)tag,
		.marks = marks_of_tag(tag) | (walk->wrapper ? (uint32_t)MARK_WRAPPER : 0),
		.first_attribute = page->attribute_count,
		.first_fragment = page->fragment_count,
		.first_block = page->block_count - walk->block_open,
	};

	read_attributes(walk, attributes, count, &element, at);
	/* Elements of a site's own making say in their name what they are. */
	if (tag == TAG_OTHER)
		element.kinds |= words_kinds(str(name));
	if (element.kinds & KIND_WRAPPER)
		element.marks |= MARK_WRAPPER;
	if (element.kinds & KIND_CAPTION)
		element.marks |= MARK_CAPTION;
	inherit(page, &element, at);
	page->elements = with_room(
		page->elements, page->element_count, &walk->element_room, sizeof *page->elements);
	page->elements[page->element_count++] = element;
	walk->current = at;
	walk->fresh = true;
	if (tag == TAG_MSQRT)
		add_bracket(walk, "√(");
}

static void on_end(void *context, const char *name)
{
	Walk *walk = context;
	Page *page = walk->page;
	Tag tag = tag_named(walk, name);

	if (tag_traits(tag) & TRAIT_BREAKS)
		close_block(walk);
	walk->fresh = false;
	walk->behind_time = tag == TAG_TIME;
	if (walk->unkept > 0) {
		walk->unkept--;
		return;
	}
	if (tag == TAG_MSQRT)
		add_sign(walk, ")");
	end_formula_part(walk, name);
	Element *element = &page->elements[walk->current];

	element->end = page->element_count;
	element->end_fragment = page->fragment_count;
	element->end_block = page->block_count;
	if (element->first_fragment == element->end_fragment)
		element->end_block = element->first_block;
	walk->current = element->parent;
}

/* An archive's toolbar stands between comments. */
static void on_comment(void *context, Str comment)
{
	Walk *walk = context;

	walk->fresh = walk->behind_time = false;
	keep_content(walk, comment);
	if (str_find(comment, "BEGIN WAYBACK TOOLBAR", 0) != STR_NOWHERE)
		walk->wrapper = true;
	else if (str_find(comment, "END WAYBACK TOOLBAR", 0) != STR_NOWHERE)
		walk->wrapper = false;
}

static void on_instruction(void *context, Str instruction)
{
	Walk *walk = context;

	walk->fresh = walk->behind_time = false;
	keep_content(walk, instruction);
}

static int compare_contents(const void *a, const void *b)
{
	const PageContent *first = a, *second = b;

	if (first->element != second->element)
		return first->element < second->element ? -1 : 1;
	return first->order < second->order ? -1 : first->order > second->order;
}

/* Brings the arrays to their place. */
static void settle(Page *page)
{
	Arena *arena = page->work;

	/* What stands in a title may come behind what stands in an element within it. */
	if (page->content_count > 0)
		qsort(page->contents, page->content_count, sizeof *page->contents,
			compare_contents);
	page->elements =
		settled(arena, page->elements, page->element_count, sizeof *page->elements);
	page->attributes =
		settled(arena, page->attributes, page->attribute_count, sizeof *page->attributes);
	page->contents =
		settled(arena, page->contents, page->content_count, sizeof *page->contents);
	page->fragments =
		settled(arena, page->fragments, page->fragment_count, sizeof *page->fragments);
	page->lines = settled(arena, page->lines, page->line_count, sizeof *page->lines);
	page->blocks = settled(arena, page->blocks, page->block_count, sizeof *page->blocks);
	page->lines[page->line_count].first_fragment = page->fragment_count;
	page->blocks[page->block_count].first_fragment = page->fragment_count;
	page->blocks[page->block_count].first_line = page->line_count;
}

void page_fill(Page *page, Parser *parser)
{
	Walk walk = { .page = page, .current = PAGE_NONE };
	const ParserListener listener = {
		.start = on_start,
		.end = on_end,
		.text = on_text,
		.comment = on_comment,
		.instruction = on_instruction,
		.context = &walk,
	};

	page->headline = PAGE_NONE;
	page->text = str("");
	page->names = name_table_new(page->work);
	page->phrases = phrases_index();
	walk.text = text_in(NULL);
	walk.pending = text_in(NULL);
	make_room(&walk, parser_counts(parser));
	parser_read(parser, &listener);
	if (page->element_count > 0) {
		close_block(&walk);
		page->text = str_copy(page->arena, text_str(&walk.text));
	}
	settle(page);
	text_clear(&walk.text);
	text_clear(&walk.pending);
	if (page->element_count >= RETURN_ELEMENTS_MIN)
		memory_return(); /* what the arrays have grown out of */
	page_measure(page);
}
