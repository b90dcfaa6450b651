/* SPDX-License-Identifier: ISC */
#include "extract/comment_systems.h"

enum {
	AROUND_MAX = 30, /* elements around the first comment that are asked */
	INSIDE_MAX = 60 /* and inside it */
};

/* A name (a class, or an id) that SYSTEM gives an element. PREFIX: it goes on, with a number
 * or a word. LOADED: the element is where its script puts the comments, empty in the page as
 * it came. */
static const struct {
	const char *name;
	const char *system;
	bool prefix, loaded;
} names[] = {
	{ "disqus_thread", "Disqus", false, true },
	{ "dsq-", "Disqus", true, false },
	{ "fb-comments", "Facebook", false, true },
	{ "fb-comments-", "Facebook", true, true },
	{ "livefyre", "Livefyre", true, true },
	{ "fyre-", "Livefyre", true, false },
	{ "coral_thread", "Coral", false, true },
	{ "coral_talk_", "Coral", true, true },
	{ "coral-", "Coral", true, true },
	{ "hyvor-talk", "Hyvor Talk", true, true },
	{ "spot-im", "OpenWeb", true, true },
	{ "spcv_", "OpenWeb", true, false },
	{ "openweb", "OpenWeb", true, true },
	{ "viafoura", "Viafoura", true, true },
	{ "vf-", "Viafoura", true, false },
	{ "commento", "Commento", false, true },
	{ "isso-thread", "Isso", false, true },
	{ "isso-", "Isso", true, false },
	{ "giscus", "giscus", false, true },
	{ "utterances", "utterances", false, true },
	{ "remark42", "Remark42", false, true },
	{ "mc-container", "Cackle", false, true },
	{ "hypercomments_widget", "HyperComments", false, true },
	{ "intensedebate", "IntenseDebate", true, true },
	{ "idc-", "IntenseDebate", true, false },
	{ "js-kit-", "Echo", true, true },
	{ "echo-", "Echo", true, false },
	{ "vuukle", "Vuukle", true, true },
	{ "gig-comments", "Gigya", true, true },
	{ "pluck", "Pluck", true, true },
	{ "SOHUCS", "Changyan", false, true },
	{ "wpd-comment", "wpDiscuz", true, false },
	{ "wc-comment", "wpDiscuz", true, false },
	{ "bypostauthor", "WordPress", false, false },
	{ "commentlist", "WordPress", false, false },
	{ "li-comment-", "WordPress", true, false },
	{ "div-comment-", "WordPress", true, false },
	{ "comment_list", "WordPress", false, false },
	{ "post_message_", "vBulletin", true, false },
	{ "postbitlegacy", "vBulletin", false, false },
	{ "bbWrapper", "XenForo", false, false },
	{ "xenforo-comment", "XenForo", true, false },
	{ "postbody", "phpBB", false, false },
	{ "field-name-comment-body", "Drupal", false, false },
	{ "field--name-comment-body", "Drupal", false, false },
	{ "comment-wrapper", "Drupal", false, false },
	{ "comments-content", "Blogger", false, false },
	{ "Blog1_comments", "Blogger", true, false },
	{ "forum-fil", "SPIP", false, false },
	{ "forum-texte", "SPIP", false, false },
	{ "js_reply", "Kinja", false, false },
	{ "commentBody", "Slashdot", false, false },
	{ "crawler-post", "Discourse", false, false },
	{ "topic-post", "Discourse", true, false },
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

/* The row of names NAME stands for, or -1. */
static int row_of(Str name)
{
	for (size_t i = 0; name.size > 0 && i < sizeof names / sizeof *names; i++)
		if (name.at[0] == names[i].name[0] &&
			(names[i].prefix ? str_starts(name, names[i].name)
					 : str_is(name, names[i].name)))
			return (int)i;
	return -1;
}

/* The row of names that a class or the id of E stands for, or -1. */
static int row_of_element(const Page *page, Index e)
{
	Str rest = page_class(page, e), name;
	int row = row_of(page_id(page, e));

	while (row < 0 && str_next_word(&rest, &name))
		row = row_of(name);
	return row;
}

/* The system that the names in and around the first comment tell of, or NULL. */
static const char *system_of(const Page *page, Index comment)
{
	Index end = page->elements[comment].end;

	for (Index e = comment; e < end && e < comment + INSIDE_MAX; e++)
		if (row_of_element(page, e) >= 0)
			return names[row_of_element(page, e)].system;
	Index e = page->elements[comment].parent;
	for (int up = 0; e != PAGE_NONE && up < AROUND_MAX; e = page->elements[e].parent, up++)
		if (row_of_element(page, e) >= 0)
			return names[row_of_element(page, e)].system;
	return NULL;
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

static Hint hint_of(Str name)
{
	return (Hint){
		.row = row_of(name),
		.further = is_one_of(name, further, sizeof further / sizeof *further),
		.loader = is_one_of(name, loaders, sizeof loaders / sizeof *loaders),
	};
}

/* What the text of a class attribute says, class by class. */
static Hint hint_of_classes(Str classes)
{
	Hint hint = { .row = -1 };
	Str name;

	while (str_next_word(&classes, &name)) {
		Hint one = hint_of(name);

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

	for (Index i = 0; i < page->names.count; i++) {
		classes[i] = hint_of_classes(page->names.rows[i].text);
		ids[i] = hint_of(page->names.rows[i].text);
	}
	for (Index e = 0; e < page->element_count; e++) {
		Hint hint = hint_of_element(&page->elements[e], classes, ids);

		if ((none && tell_loaded(page, e, hint.row, article)) || tell_rest(&hint, article))
			return;
	}
}
