/* SPDX-License-Identifier: ISC */
#include "extract/comment_fields.h"

#include "extract/comment_authors.h"
#include "extract/comment_depths.h"
#include "extract/comment_items.h"
#include "extract/comment_roles.h"
#include "extract/comment_words.h"

/* Ids */

static bool has_digits(Str text)
{
	for (size_t i = 0; i < text.size; i++)
		if (ascii_is_digit(text.at[i]))
			return true;
	return false;
}

/* The page's own id of a member: its id, its number, or an anchor's name. */
static Str item_id(const CommentItems *all, const CommentItem *item)
{
	static const char *const attributes[] = { "id", "data-comment-id", "data-id", "name" };
	const Page *page = all->page;
	Index e = item->member->element;

	for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++) {
		Str id = page_attribute(page, e, attributes[i]);

		if (!str_empty(id) && has_digits(id))
			return str_copy(page->arena, id);
	}
	/* A mark for links inside it or right before it. */
	for (Index a = e + 1; a < page->elements[e].end && a < e + 6; a++) {
		Str id = page_attribute(page, a, page->elements[a].tag == TAG_A ? "name" : "id");

		if (str_empty(id))
			id = page_attribute(page, a, "id");
		if (!str_empty(id) && has_digits(id))
			return str_copy(page->arena, id);
	}
	if (e > 0 && page->elements[e - 1].tag == TAG_A &&
		page->elements[e - 1].parent == page->elements[e].parent) {
		Str id = page_attribute(page, e - 1, "id");

		if (str_empty(id))
			id = page_attribute(page, e - 1, "name");
		if (!str_empty(id) && has_digits(id))
			return str_copy(page->arena, id);
	}
	return STR_NONE;
}

static Str present(const CommentItems *all, Str text)
{
	return text.size == 0 ? STR_NONE : str_copy(all->page->arena, text);
}

static bool write_item(
	const CommentItems *all, const CommentItem *item, int depth, Article *article)
{
	Str words = comment_words(all, item);

	if (words.size == 0)
		return false;
	Comment *comment = article_add_comment(article);

	comment->author = present(all, item->name);
	comment->location = present(all, item->place);
	comment->text = words;
	comment->depth = depth;
	comment->id = item_id(all, item);
	comment->role = comment_role_of(all->page, item->member->element);
	if (item->date != NULL) {
		comment->date = str_slice(all->page->text, item->date->start, item->date->end);
		comment->time = panel_anchor_iso(all->lines, article->arena, item->date);
	}
	return true;
}

/* A time element's own statement is better than its words. */
static void mend_times(const CommentItems *all, const CommentItem *item, Article *article)
{
	const Page *page = all->page;
	Comment *comment = &article->comments[article->comment_count - 1];
	Date date;

	if (item->date == NULL)
		return;
	for (Index e = page->fragments[item->date->fragment].owner, up = 0;
		e != PAGE_NONE && up < 4; e = page->elements[e].parent, up++) {
		Str stated = page_attribute(page, e, "datetime");

		if (!str_empty(stated) && date_from_iso(stated, &date) &&
			date.precision >= item->date->found.date.precision) {
			comment->time = date_iso(article->arena, &date);
			return;
		}
	}
}

Index comment_fields_write(const PanelLines *lines, const CommentMembers *found, Article *article)
{
	CommentItems all;
	Index written = 0;

	comment_items_cut(lines, found, &all);
	comment_authors_find(&all);
	const int *depths = comment_depths(&all);

	for (Index i = 0; i < found->count; i++) {
		if (!write_item(&all, &all.items[i], depths[i], article))
			continue;
		mend_times(&all, &all.items[i], article);
		written++;
	}
	return written;
}
