/* SPDX-License-Identifier: ISC */
#include "view/labelling.h"

#include "base/arena.h"
#include "view/narrowing.h"

/* Which page */

/* The row that keys are about; LIBRARY_NOWHERE, and that is said, when there is none. */
static size_t row_here(View *view)
{
	size_t row = LIBRARY_NOWHERE;

	if (view->focus == PANE_LIST)
		row = list_row(&view->list);
	else if (view->article != NULL)
		row = view->item;
	if (view->library == NULL || row >= library_count(view->library))
		row = LIBRARY_NOWHERE;
	if (row == LIBRARY_NOWHERE)
		state_say(view, "There is no page here");
	return row;
}

/* A row may not know yet what the open article says. */
static LibraryRow row_of_article(const View *view)
{
	LibraryRow row = { 0 };

	if (view->library != NULL && view->item < library_count(view->library))
		row = library_row(view->library, view->item);
	if (str_empty(row.address))
		row.address = view->article->source.address;
	if (str_empty(row.title))
		row.title = view->article->field[FIELD_TITLE];
	if (str_empty(row.date))
		row.date = view->article->field[FIELD_PUBLISHED];
	return row;
}

Label labelling_of_article(const View *view)
{
	LibraryRow row = row_of_article(view);

	return labels_find(&view->labels, &row);
}

/* The page that keys are about, and its label. */
static bool page_here(View *view, LibraryRow *row, Label *label)
{
	size_t number = row_here(view);

	if (number == LIBRARY_NOWHERE)
		return false;
	bool open = view->article != NULL && number == view->item;

	*row = open ? row_of_article(view) : library_row(view->library, number);
	*label = labels_find(&view->labels, row);
	return true;
}

/* Keeps LABEL of the page ROW, here and by the reader. */
static void keep(View *view, const LibraryRow *row, Label label)
{
	Text line = text_in(NULL);

	labels_put(&view->labels, label);
	label_add_line(&label, library_row_name(row), &line);
	view->effect.kind = EFFECT_LABEL;
	state_keep_effect(view, text_str(&line), STR_NONE);
	text_clear(&line);
}

/* Keys */

void labelling_star(View *view)
{
	LibraryRow row;
	Label label;

	if (!page_here(view, &row, &label))
		return;
	label.star = !label.star;
	keep(view, &row, label);
	state_say(view,
		label.star ? "Starred; is:starred in the list's filter shows all"
			   : "No longer starred");
}

void labelling_read(View *view)
{
	LibraryRow row;
	Label label;

	if (!page_here(view, &row, &label))
		return;
	label.read = !label.read;
	keep(view, &row, label);
	state_say(view,
		label.read ? "Marked as read; is:unread in the list's filter hides it"
			   : "Marked as unread");
}

void labelling_ask_tags(View *view)
{
	LibraryRow row;
	Label label;

	if (!page_here(view, &row, &label))
		return;
	asking_open(view, ASK_TAGS);
	asking_fill(view, label.tags);
}

void labelling_tag(View *view)
{
	Text tags = text_in(NULL);
	LibraryRow row;
	Label label;

	if (!page_here(view, &row, &label))
		return;
	label_add_tags(&tags, asking_text(view));
	label.tags = text_str(&tags);
	keep(view, &row, label);
	if (tags.size > 0)
		state_say(view, "Tagged: %.*s", (int)tags.size, tags.at);
	else
		state_say(view, "No tags");
	text_clear(&tags);
}

void labelling_add_words(const Label *label, Text *out)
{
	const char *const words[] = { label->star ? "starred" : "", label->read ? "read" : "",
		str_empty(label->tags) ? "" : "tags: " };
	size_t start = out->size;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (words[i][0] == '\0')
			continue;
		if (out->size > start)
			text_add_c(out, ", ");
		text_add_c(out, words[i]);
	}
	text_add(out, label->tags);
}

/* The filter */

bool labelling_take_term(LabelWish *wish, Str *rest, Arena *arena)
{
	const struct {
		const char *term;
		bool *wanted;
	} terms[] = {
		{ "is:starred", &wish->star },
		{ "is:unread", &wish->unread },
		{ "is:read", &wish->read },
	};

	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
		if (str_starts_nocase(*rest, terms[i].term)) {
			*rest = str_from(*rest, str(terms[i].term).size);
			*terms[i].wanted = true;
			return true;
		}
	if (!str_starts_nocase(*rest, "tag:"))
		return false;
	*rest = str_from(*rest, str("tag:").size);
	Str tag = narrowing_next_words(rest);

	wish->tags = str_format(arena, "%.*s %.*s", (int)wish->tags.size,
		str_empty(wish->tags) ? "" : wish->tags.at, (int)tag.size,
		str_empty(tag) ? "" : tag.at);
	return true;
}

static bool is_wanted(const Label *label, const LabelWish *wish)
{
	Str rest = wish->tags, tag;

	while (str_next_word(&rest, &tag))
		if (!label_has_tag(label, tag))
			return false;
	return (!wish->star || label->star) && (!wish->read || label->read) &&
		(!wish->unread || !label->read);
}

void labelling_sift(const View *view, const LabelWish *wish, LibraryList *listed)
{
	size_t kept = 0, group = 0, groups = 0;

	if (!wish->star && !wish->read && !wish->unread && str_empty(wish->tags))
		return;
	for (size_t i = 0; i < listed->count; i++) {
		LibraryRow row = library_row(view->library, listed->rows[i]);
		Label label = labels_find(&view->labels, &row);

		if (!is_wanted(&label, wish))
			continue;
		/* The group that row I was in begins with it where it has lost the others. */
		for (; group < listed->group_count && listed->groups[group].first <= i; group++)
			if (group + 1 == listed->group_count || listed->groups[group + 1].first > i)
				listed->groups[groups++] =
					(LibraryGroup){ listed->groups[group].title, kept, 0 };
		if (groups > 0)
			listed->groups[groups - 1].count++;
		listed->rows[kept++] = listed->rows[i];
	}
	listed->count = kept;
	listed->group_count = groups;
}
