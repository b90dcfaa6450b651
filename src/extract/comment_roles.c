/* SPDX-License-Identifier: ISC */
#include "extract/comment_roles.h"

#include "extract/signals.h"

enum {
	INSIDE_MAX = 40, /* elements of a comment that are asked for a badge */
	BADGE_LETTERS_MAX = 30,
	NAME_BYTES_MIN = 5 /* a shorter name is anybody's */
};

/* Classes of a comment that the editors picked, or of the badge in it. */
static const char *const picks[] = { "editors-pick", "editor-pick", "editorspick", "editors-choice",
	"is-picked", "picked", "highlighted", "is-highlighted", "comment-highlighted", "featured",
	"is-featured", "comment--featured", "comment-featured", "d-comment--pick", "staff-pick",
	"guardian-pick", "nyt-pick", "redaktionsempfehlung", "comment--empfohlen" };

/* Classes of a comment, or of the badge in it. */
static const struct {
	const char *name;
	CommentRole role;
} classes[] = {
	{ "bypostauthor", ROLE_AUTHOR },
	{ "by-post-author", ROLE_AUTHOR },
	{ "author-comment", ROLE_AUTHOR },
	{ "comment-by-author", ROLE_AUTHOR },
	{ "comment--author", ROLE_AUTHOR },
	{ "is-author", ROLE_AUTHOR },
	{ "by-viewer-author", ROLE_AUTHOR },
	{ "byauthor", ROLE_AUTHOR },
	{ "author-badge", ROLE_AUTHOR },
	{ "blog-author", ROLE_AUTHOR },
	{ "blog-admin", ROLE_STAFF },
	{ "staff", ROLE_STAFF },
	{ "is-staff", ROLE_STAFF },
	{ "staff-badge", ROLE_STAFF },
	{ "by-staff", ROLE_STAFF },
	{ "comment-staff", ROLE_STAFF },
	{ "comment--staff", ROLE_STAFF },
	{ "moderator", ROLE_STAFF },
	{ "is-moderator", ROLE_STAFF },
	{ "moderator-badge", ROLE_STAFF },
	{ "comment--moderator", ROLE_STAFF },
	{ "by-moderator", ROLE_STAFF },
	{ "editorial", ROLE_STAFF },
	{ "comment--editorial", ROLE_STAFF },
	{ "comment--redaktion", ROLE_STAFF },
	{ "redaktion", ROLE_STAFF },
};

static bool is_pick(Str name)
{
	for (size_t i = 0; i < sizeof picks / sizeof *picks; i++)
		if (str_is_nocase(name, picks[i]))
			return true;
	return false;
}

static CommentRole role_of(Str name)
{
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (str_is_nocase(name, classes[i].name))
			return classes[i].role;
	return ROLE_READER;
}

static void add_badges_of(const Page *page, Index e, CommentBadges *badges)
{
	Str rest = page_class(page, e), name;

	while (str_next_word(&rest, &name)) {
		badges->picked = badges->picked || is_pick(name);
		if (badges->role == ROLE_READER)
			badges->role = role_of(name);
	}
}

/* Does a reply to the comment in E begin with element I? A badge in it is not one of the
 * comment it answers. */
static bool begins_reply(const Page *page, Index e, Index i)
{
	Str names = page_class(page, e);

	if (page->elements[i].tag == page->elements[e].tag && page->elements[e].tag != TAG_DIV)
		return true;
	return !str_empty(names) && str_equal(page_class(page, i), names);
}

CommentBadges comment_badges_of(const Page *page, Index e)
{
	Index end = page->elements[e].end, parent = page->elements[e].parent;
	CommentBadges badges = { .role = ROLE_READER };

	if (page->without & WITHOUT_NAMES)
		return badges;
	add_badges_of(page, e, &badges);
	if (end > e + INSIDE_MAX)
		end = e + INSIDE_MAX;
	for (Index i = e + 1; i < end && !begins_reply(page, e, i); i++)
		if (page_sums(page, i).letters <= BADGE_LETTERS_MAX)
			add_badges_of(page, i, &badges);
	/* A list item around an article is the same comment. */
	if (parent != PAGE_NONE && page->elements[parent].tag == TAG_LI &&
		page->elements[parent].first_fragment == page->elements[e].first_fragment)
		add_badges_of(page, parent, &badges);
	return badges;
}

/* Takes the next name off the byline. */
static bool next_name(Str *rest, Str *name)
{
	static const char *const parts[] = { ", ", " and ", " & ", " und ", " et ", " y " };
	size_t end = rest->size, skip = 0;

	if (str_empty(*rest))
		return false;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		size_t at = str_find(*rest, parts[i], 0);

		if (at != STR_NOWHERE && at < end) {
			end = at;
			skip = str(parts[i]).size;
		}
	}
	*name = str_trim(str_slice(*rest, 0, end));
	*rest = str_from(*rest, end + skip);
	return true;
}

void comment_roles_by_byline(Article *article)
{
	Str rest = article->field[FIELD_BYLINE], name;

	while (next_name(&rest, &name)) {
		if (name.size < NAME_BYTES_MIN)
			continue;
		for (size_t i = 0; i < article->comment_count; i++) {
			Comment comment = article_comment(article, i);

			if (comment.role != ROLE_READER || !str_equal_nocase(comment.author, name))
				continue;
			comment.role = ROLE_AUTHOR;
			article_set_comment(article, i, &comment);
		}
	}
}
