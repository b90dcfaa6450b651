/* SPDX-License-Identifier: ISC */
#include "extract/comment_systems.h"

#include "extract/first_bytes.h"

enum {
	AROUND_MAX = 30, /* elements around the first comment that are asked */
	INSIDE_MAX = 60 /* and inside it */
};

/* A name (a class, or an id) that SYSTEM gives an element. PREFIX: it goes on, with a number
 * or a word. LOADED: the element is where its script puts the comments, empty in the page as
 * it came. */
static const struct {
	char name[26];
	bool prefix, loaded;
	const char *system;
} names[] = {
	{ "disqus_thread", false, true, "Disqus" },
	{ "dsq-", true, false, "Disqus" },
	{ "fb-comments", false, true, "Facebook" },
	{ "fb-comments-", true, true, "Facebook" },
	{ "livefyre", true, true, "Livefyre" },
	{ "fyre-", true, false, "Livefyre" },
	{ "coral_thread", false, true, "Coral" },
	{ "coral_talk_", true, true, "Coral" },
	{ "coral-", true, true, "Coral" },
	{ "hyvor-talk", true, true, "Hyvor Talk" },
	{ "spot-im", true, true, "OpenWeb" },
	{ "spcv_", true, false, "OpenWeb" },
	{ "openweb", true, true, "OpenWeb" },
	{ "viafoura", true, true, "Viafoura" },
	{ "vf-", true, false, "Viafoura" },
	{ "commento", false, true, "Commento" },
	{ "isso-thread", false, true, "Isso" },
	{ "isso-", true, false, "Isso" },
	{ "giscus", false, true, "giscus" },
	{ "utterances", false, true, "utterances" },
	{ "remark42", false, true, "Remark42" },
	{ "mc-container", false, true, "Cackle" },
	{ "hypercomments_widget", false, true, "HyperComments" },
	{ "intensedebate", true, true, "IntenseDebate" },
	{ "idc-", true, false, "IntenseDebate" },
	{ "js-kit-", true, true, "Echo" },
	{ "echo-", true, false, "Echo" },
	{ "vuukle", true, true, "Vuukle" },
	{ "gig-comments", true, true, "Gigya" },
	{ "pluck", true, true, "Pluck" },
	{ "SOHUCS", false, true, "Changyan" },
	{ "wpd-comment", true, false, "wpDiscuz" },
	{ "wc-comment", true, false, "wpDiscuz" },
	{ "bypostauthor", false, false, "WordPress" },
	{ "commentlist", false, false, "WordPress" },
	{ "li-comment-", true, false, "WordPress" },
	{ "div-comment-", true, false, "WordPress" },
	{ "comment_list", false, false, "WordPress" },
	{ "post_message_", true, false, "vBulletin" },
	{ "postbitlegacy", false, false, "vBulletin" },
	{ "bbWrapper", false, false, "XenForo" },
	{ "xenforo-comment", true, false, "XenForo" },
	{ "postbody", false, false, "phpBB" },
	{ "field-name-comment-body", false, false, "Drupal" },
	{ "field--name-comment-body", false, false, "Drupal" },
	{ "comment-wrapper", false, false, "Drupal" },
	{ "comments-content", false, false, "Blogger" },
	{ "Blog1_comments", true, false, "Blogger" },
	{ "forum-fil", false, false, "SPIP" },
	{ "forum-texte", false, false, "SPIP" },
	{ "js_reply", false, false, "Kinja" },
	{ "commentBody", false, false, "Slashdot" },
	{ "crawler-post", false, false, "Discourse" },
	{ "topic-post", true, false, "Discourse" },
};

/* Parts of addresses a saved page loads the comments of a frame from. */
static const struct {
	const char *part;
	const char *system;
} frames[] = {
	{ "disqus.com/embed", "Disqus" },
	{ "facebook.com/plugins/comments", "Facebook" },
	{ "facebook.com/plugins/feedback", "Facebook" },
	{ "talk.hyvor.com", "Hyvor Talk" },
	{ "intensedebate.com", "IntenseDebate" },
};

/* Names of what leads to further pages of comments, and of what loads more. */
static const char *const further[] = { "comment-navigation", "comments-pagination", "comment-pager",
	"comments-pager", "comments-nav", "nav-comments", "commentnav", "comment-nav-above",
	"comment-nav-below" };
static const char *const loaders[] = { "load-more-comments", "more-comments", "comments-load-more",
	"comments-more", "show-more-comments", "comments__load-more", "load-comments" };

static const FirstBytes *names_index(void)
{
	static FirstBytes index;

	return first_bytes_index(&index, names, sizeof names / sizeof *names, sizeof *names);
}

/* The row of names, which INDEX indexes, that NAME stands for, or -1. */
static int row_of(const FirstBytes *index, Str name)
{
	for (uint16_t i = first_bytes_row_of(index, name); i != FIRST_BYTES_END; i = index->next[i])
		if (names[i].prefix ? str_starts(name, names[i].name) : str_is(name, names[i].name))
			return i;
	return -1;
}

/* The row of names that a class or the id of E stands for, or -1. */
static int row_of_element(const FirstBytes *index, const Page *page, Index e)
{
	Str rest = page_class(page, e), name;
	int row = row_of(index, page_id(page, e));

	while (row < 0 && str_next_word(&rest, &name))
		row = row_of(index, name);
	return row;
}

/* The system that the names in and around the first comment tell of, or NULL. */
static const char *system_of(const Page *page, Index comment)
{
	Index end = page->elements[comment].end;
	const FirstBytes *index = names_index();
	int row = -1;

	for (Index e = comment; row < 0 && e < end && e < comment + INSIDE_MAX; e++)
		row = row_of_element(index, page, e);
	Index e = page->elements[comment].parent;
	for (int up = 0; row < 0 && e != PAGE_NONE && up < AROUND_MAX; up++) {
		row = row_of_element(index, page, e);
		e = page->elements[e].parent;
	}
	return row < 0 ? NULL : names[row].system;
}

void comment_system_tell(const Page *page, Index comment, Article *article)
{
	const char *system = comment == PAGE_NONE ? NULL : system_of(page, comment);

	if (system != NULL)
		article->comments_system = str(system);
}

static bool is_one_of(Str name, const char *const *list, size_t count)
{
	for (size_t i = 0; name.size > 0 && i < count; i++)
		if (ascii_lower(name.at[0]) == list[i][0] && str_is_nocase(name, list[i]))
			return true;
	return false;
}

/* What the name NAME, a class or id, says of comments that are not here. */
typedef struct {
	int row; /* of names, or -1 */
	bool further, loader;
} Hint;

static Hint hint_of(const FirstBytes *index, Str name)
{
	return (Hint){
		.row = row_of(index, name),
		.further = is_one_of(name, further, sizeof further / sizeof *further),
		.loader = is_one_of(name, loaders, sizeof loaders / sizeof *loaders),
	};
}

/* What the text of a class attribute says, class by class. */
static Hint hint_of_classes(const FirstBytes *index, Str classes)
{
	Hint hint = { .row = -1 };
	Str name;

	while (str_next_word(&classes, &name)) {
		Hint one = hint_of(index, name);

		hint.row = hint.row < 0 ? one.row : hint.row;
		hint.further |= one.further;
		hint.loader |= one.loader;
	}
	return hint;
}

/* What the names of an element say, the texts of the page's names being told in
 * CLASSES and IDS. */
static Hint hint_of_element(const Element *element, const Hint *classes, const Hint *ids)
{
	Hint hint = ids[element->id_name], class = classes[element->class_name];

	hint.row = hint.row < 0 ? class.row : hint.row;
	hint.further |= class.further;
	hint.loader |= class.loader;
	return hint;
}

/* A frame the copy has not got, or the place of a script. */
static bool tell_loaded(const Page *page, Index e, int row, Article *article)
{
	Str source =
		page->elements[e].tag == TAG_IFRAME ? page_attribute(page, e, "src") : STR_NONE;

	for (size_t i = 0; !str_empty(source) && i < sizeof frames / sizeof *frames; i++)
		if (str_find_nocase(source, frames[i].part, 0) != STR_NOWHERE) {
			article->comments_missing = COMMENTS_MISSING_IN_FRAME;
			article->comments_system = str(frames[i].system);
			return true;
		}
	if (row < 0 || !names[row].loaded)
		return false;
	article->comments_missing = COMMENTS_MISSING_BY_SCRIPT;
	article->comments_system = str(names[row].system);
	return true;
}

static bool tell_rest(const Hint *hint, Article *article)
{
	if (hint->further)
		article->comments_missing = COMMENTS_MISSING_ON_PAGES;
	else if (hint->loader)
		article->comments_missing = COMMENTS_MISSING_BY_SCRIPT;
	return hint->further || hint->loader;
}

void comments_missing_tell(const Page *page, Article *article)
{
	bool none = article->comment_count == 0;

	if (!none && article_comments_lacking(article) == 0)
		return;
	Hint *classes = arena_array(page->work, page->names.count, sizeof *classes);
	Hint *ids = arena_array(page->work, page->names.count, sizeof *ids);
	const FirstBytes *index = names_index();

	for (Index i = 0; i < page->names.count; i++) {
		classes[i] = hint_of_classes(index, page->names.rows[i].text);
		ids[i] = hint_of(index, page->names.rows[i].text);
	}
	for (Index e = 0; e < page->element_count; e++) {
		Hint hint = hint_of_element(&page->elements[e], classes, ids);

		if ((none && tell_loaded(page, e, hint.row, article)) || tell_rest(&hint, article))
			return;
	}
}
