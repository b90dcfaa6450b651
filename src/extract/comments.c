/* SPDX-License-Identifier: ISC */
#include "extract/comments.h"

#include "extract/comment_data.h"
#include "extract/comment_fields.h"
#include "extract/comment_groups.h"
#include "extract/comment_land.h"
#include "extract/comment_systems.h"
#include "extract/panel_kinds.h"
#include "extract/panel_words.h"
#include "extract/signature.h"
#include "extract/teasers.h"

enum {
	HEADING_REACH = 40, /* blocks before the first comment */
	LETTER_PROSE_MIN = 100, /* letters of prose before old letters begin */
	SIGNATURE_LETTERS_MAX = 70,
	COUNT_LETTERS_MAX = 60,
	LEAD_BLOCKS_MAX = 8 /* between the heading and the first comment */
};

/* Is BLOCK the label of a field to be filled in? It says "Comment" as well. */
static bool is_field_label(const Page *page, const PageBlock *block)
{
	Index e = page->fragments[block->first_fragment].owner;

	while (e != block->holder && page->elements[e].tag != TAG_LABEL)
		e = page->elements[e].parent;
	return page->elements[e].tag == TAG_LABEL;
}

/* The heading over the comments, or PAGE_NONE: the nearest before FRAGMENT. */
static Index find_heading(const Page *page, Index fragment)
{
	Index b = fragment < page->fragment_count ? page->fragments[fragment].block
						  : page->block_count;

	for (int reach = 0; b-- > 0 && reach < HEADING_REACH; reach++)
		if (page->blocks[b].claim == CLAIM_NONE && comment_heading_is(page, b) &&
			!is_field_label(page, &page->blocks[b]))
			return b;
	return PAGE_NONE;
}

static void set_heading(Page *page, Index b, Article *article)
{
	if (b == PAGE_NONE)
		return;
	int64_t count = panel_comment_count(page->blocks[b].text);
	Str line, text = page->blocks[b].text;

	(void)str_next_line(&text, &line);
	/* A second count behind a bar is of something else. */
	size_t bar = str_find_byte(line, '|', 0);

	if (bar != STR_NOWHERE && bar > 0)
		line = str_slice(line, 0, bar);
	article_set(article, FIELD_COMMENTS_HEADING, str_copy(article->arena, str_trim(line)),
		"heading over the comments");
	if (count >= 0)
		article->comments_announced = count;
	(void)page_claim(page, b, b + 1, CLAIM_FIELD);
}

/* Does what BLOCK counts belong to another page: is it a line of a teaser, or a section's
 * link in a list, with how much there is in it? */
static bool counts_for_another(const Page *page, const PageBlock *block)
{
	Index link = page->elements[page->fragments[block->first_fragment].owner].link;
	Index e = block->holder;

	while (e != PAGE_NONE && page->elements[e].tag != TAG_LI &&
		page->elements[e].tag != TAG_ARTICLE)
		e = page->elements[e].parent;
	if (e == PAGE_NONE || page_sums(page, e).letters > TEASER_TEXT_MAX ||
		(page->headline != PAGE_NONE && page_contains(page, e, page->headline)))
		return false;
	if (link != PAGE_NONE)
		return str_find_byte(page_attribute(page, link, "href"), '#', 0) == STR_NOWHERE &&
			teaser_leads_elsewhere(page, link);
	for (Index b = page->elements[e].first_block; b < page->elements[e].end_block; b++)
		if (teaser_heads(page, &page->blocks[b]))
			return true;
	return false;
}

/* The number of comments a short line anywhere tells ("214 comments"), or -1. */
static int64_t find_count(const Page *page)
{
	for (Index b = 0; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];

		/* Comments count their answers. */
		if (block->letters == 0 || block->letters > COUNT_LETTERS_MAX ||
			block->claim == CLAIM_COMMENTS)
			continue;
		if (panel_block_kind(page, b) != PANEL_COMMENTS || counts_for_another(page, block))
			continue;
		int64_t count = panel_comment_count(block->text);

		if (count >= 0)
			return count;
	}
	return -1;
}

static void tell_count(Page *page, Article *article)
{
	if (article->comments_announced < 0)
		article->comments_announced = find_count(page);
	article_warn_of_comments(article);
}

/* Letters of old, signed with a name and a place in their last line */

static bool is_bold_line(const Page *page, const Line *line)
{
	for (Index f = line->first_fragment; f < line_end_fragment(line); f++)
		if (!(page->elements[page->fragments[f].owner].marks & MARK_BOLD))
			return false;
	return line->letters > 0;
}

/* Is line L the signature of a letter: the last of its block, bold or with a
 * place? */
static bool is_signature(const Page *page, Index l)
{
	const Line *line = &page->lines[l];
	Str text = str_slice(page->text, line->start, line->end), author, place;

	if (line->letters == 0 || line->letters > SIGNATURE_LETTERS_MAX || line->link_letters > 0 ||
		l + 1 != block_end_line(&page->blocks[line->block]) || !signature_like(text))
		return false;
	signature_split(text, &author, &place);
	return is_bold_line(page, line) ||
		page_has_word(page, page->fragments[line->first_fragment].owner, "sig") ||
		(str_present(place) && !ends_sentence(text) && name_capitalised(author));
}

/* Does line L sign a letter that begins with line BEGIN? That takes words before it. */
static bool signs_letter(const Page *page, Index begin, Index l)
{
	if (l == begin || !is_signature(page, l))
		return false;
	while (begin < l && page->lines[begin].letters == 0)
		begin++;
	return begin < l;
}

static bool ends_letters(const Page *page, Index b)
{
	const PageBlock *block = &page->blocks[b];
	LeftOutReason reason;

	return block->heading > 0 || (block->marks & (MARK_FORM | MARK_CONTROL | MARK_NAV)) ||
		block->link_letters * 2 > block->letters || panel_furniture(block->text, &reason) ||
		panel_block_kind(page, b) != PANEL_NONE;
}

static void add_letter(Page *page, Index first, Index signature, Article *article)
{
	Text text = text_in(NULL);
	const Line *last = &page->lines[signature];
	Str author, place;

	for (Index l = first; l < signature; l++) {
		const Line *line = &page->lines[l];

		if (line->letters == 0)
			continue;
		if (text.size > 0)
			text_add_c(&text, page->lines[l - 1].block == line->block ? "\n" : "\n\n");
		text_add(&text, str_slice(page->text, line->start, line->end));
	}
	signature_split(str_slice(page->text, last->start, last->end), &author, &place);
	article_add_comment(article,
		&(Comment){ .author = author_trim(author),
			.location = place,
			.text = text_str(&text) });
	text_clear(&text);
}

/* Takes the letters behind heading block B. True when there were any. */
static bool take_letters(Page *page, Index b, Article *article)
{
	Index end = b + 1;

	while (end < page->block_count && !ends_letters(page, end))
		end++;
	if (end == b + 1)
		return false;
	Index first = block_end_line(&page->blocks[b]),
	      stop = block_end_line(&page->blocks[end - 1]);
	Index begin = first, letters = 0, last = first;

	for (Index l = first; l < stop; l++) {
		if (!signs_letter(page, begin, l))
			continue;
		letters++;
		last = l;
		begin = l + 1;
	}
	if (letters < 2)
		return false;
	begin = first;
	for (Index l = first; l <= last; l++) {
		if (!signs_letter(page, begin, l))
			continue;
		add_letter(page, begin, l, article);
		begin = l + 1;
	}
	(void)page_claim(page, b + 1, page->lines[last].block + 1, CLAIM_COMMENTS);
	return true;
}

static bool find_letters(Page *page, Article *article)
{
	for (Index b = 0; b < page->block_count; b++) {
		if (!comment_heading_is(page, b) ||
			page_sums_blocks(page, 0, b).prose < LETTER_PROSE_MIN)
			continue;
		if (!take_letters(page, b, article))
			continue;
		set_heading(page, b, article);
		return true;
	}
	return false;
}

/* Claims the blocks of the comments and leaves out what stands among them. */
static void claim_members(Page *page, const CommentMembers *found)
{
	Index first = PAGE_NONE, end = 0;

	for (Index i = 0; i < found->count; i++) {
		const CommentMember *member = &found->members[i];
		/* Replies lie in what they reply to. */
		if (member->parent != PAGE_NONE)
			continue;
		Index from = page->fragments[member->first_fragment].block;
		Index to = page->fragments[member->end_fragment - 1].block + 1;

		(void)page_claim(page, from, to, CLAIM_COMMENTS);
		first = first == PAGE_NONE ? from : first;
		end = to > end ? to : end;
	}
	for (Index i = 0; i < found->ping_count; i++) {
		const CommentMember *ping = &found->pings[i];

		(void)page_claim(page, page->fragments[ping->first_fragment].block,
			page->fragments[ping->end_fragment - 1].block + 1, CLAIM_COMMENTS);
	}
	if (first != PAGE_NONE)
		(void)page_leave_out(page, first, end, LEFT_OUT_TOOL);
}

/* Leaves out what stands between the heading B and the first of FOUND: how to sort
 * them, where their feed is. */
static void leave_out_lead(Page *page, Index b, const CommentMembers *found)
{
	Index first = page->fragments[found->members[0].first_fragment].block;

	if (b == PAGE_NONE || b >= first || first - b > LEAD_BLOCKS_MAX ||
		page_sums_blocks(page, b + 1, first).prose > 0)
		return;
	for (b++; b < first; b++)
		if (page->blocks[b].links == 0)
			(void)page_leave_out(page, b, b + 1, LEFT_OUT_TOOL);
}

/* Reads the comments PAGE holds as markup, and tells their count. */
static bool read_page(Page *page, Article *article)
{
	PanelLines lines;
	CommentMembers found;

	panel_lines_read(page, &lines);
	comment_groups_find(&lines, &found);
	if (found.count == 0 || comment_fields_write(&lines, &found, article) == 0)
		return false;
	Index heading = find_heading(page, found.members[0].first_fragment);

	claim_members(page, &found);
	set_heading(page, heading, article);
	leave_out_lead(page, heading, &found);
	comment_system_tell(page, found.members[0].element, article);
	article->comments_pings = found.ping_count;
	tell_count(page, article);
	return true;
}

void comments_find(Page *page, Article *article)
{
	bool told = read_page(page, article);

	if (!told && !find_letters(page, article))
		(void)comment_data_read(page, article);
	if (!told)
		tell_count(page, article);
	comments_missing_tell(page, article);
}
