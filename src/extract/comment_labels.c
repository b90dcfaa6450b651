/* SPDX-License-Identifier: ISC */
#include "extract/comment_labels.h"

#include "base/fold.h"
#include "extract/signature.h"

typedef enum {
	LABEL_NONE,
	LABEL_NAME,
	LABEL_FROM, /* the author, or his place where another label has him */
	LABEL_PLACE,
	LABEL_ADDRESS,
	LABEL_WORDS,
	LABEL_COUNT
} Label;

enum {
	LABEL_BYTES_MAX = 24,
	LABELLED_MIN = 2 /* comments with a label, for it to be one */
};

/* Words of labels, folded. */
static const struct {
	const char *word;
	Label label;
} labels[] = {
	{ "name", LABEL_NAME },
	{ "your name", LABEL_NAME },
	{ "username", LABEL_NAME },
	{ "nick", LABEL_NAME },
	{ "nickname", LABEL_NAME },
	{ "author", LABEL_NAME },
	{ "autor", LABEL_NAME },
	{ "auteur", LABEL_NAME },
	{ "autore", LABEL_NAME },
	{ "naam", LABEL_NAME },
	{ "navn", LABEL_NAME },
	{ "namn", LABEL_NAME },
	{ "nom", LABEL_NAME },
	{ "pseudo", LABEL_NAME },
	{ "nombre", LABEL_NAME },
	{ "nome", LABEL_NAME },
	{ "nimi", LABEL_NAME },
	{ "nimimerkki", LABEL_NAME },
	{ "imie", LABEL_NAME },
	{ "podpis", LABEL_NAME },
	{ "jmeno", LABEL_NAME },
	{ "meno", LABEL_NAME },
	{ "nev", LABEL_NAME },
	{ "isim", LABEL_NAME },
	{ "имя", LABEL_NAME },
	{ "ім'я", LABEL_NAME },
	{ "автор", LABEL_NAME },
	{ "ονομα", LABEL_NAME },
	{ "שם", LABEL_NAME },
	{ "الاسم", LABEL_NAME },
	{ "お名前", LABEL_NAME },
	{ "名前", LABEL_NAME },
	{ "姓名", LABEL_NAME },
	{ "이름", LABEL_NAME },
	{ "from", LABEL_FROM },
	{ "von", LABEL_FROM },
	{ "van", LABEL_FROM },
	{ "de", LABEL_FROM },
	{ "od", LABEL_FROM },
	{ "fra", LABEL_FROM },
	{ "fran", LABEL_FROM },
	{ "от", LABEL_FROM },
	{ "location", LABEL_PLACE },
	{ "place", LABEL_PLACE },
	{ "city", LABEL_PLACE },
	{ "town", LABEL_PLACE },
	{ "ort", LABEL_PLACE },
	{ "wohnort", LABEL_PLACE },
	{ "woonplaats", LABEL_PLACE },
	{ "plaats", LABEL_PLACE },
	{ "sted", LABEL_PLACE },
	{ "ville", LABEL_PLACE },
	{ "ciudad", LABEL_PLACE },
	{ "cidade", LABEL_PLACE },
	{ "citta", LABEL_PLACE },
	{ "miasto", LABEL_PLACE },
	{ "город", LABEL_PLACE },
	{ "e-mail", LABEL_ADDRESS },
	{ "email", LABEL_ADDRESS },
	{ "mail", LABEL_ADDRESS },
	{ "epost", LABEL_ADDRESS },
	{ "courriel", LABEL_ADDRESS },
	{ "homepage", LABEL_ADDRESS },
	{ "website", LABEL_ADDRESS },
	{ "url", LABEL_ADDRESS },
	{ "ip", LABEL_ADDRESS },
	{ "comment", LABEL_WORDS },
	{ "comments", LABEL_WORDS },
	{ "your comment", LABEL_WORDS },
	{ "message", LABEL_WORDS },
	{ "kommentar", LABEL_WORDS },
	{ "nachricht", LABEL_WORDS },
	{ "beitrag", LABEL_WORDS },
	{ "reactie", LABEL_WORDS },
	{ "bericht", LABEL_WORDS },
	{ "commentaire", LABEL_WORDS },
	{ "comentario", LABEL_WORDS },
	{ "mensaje", LABEL_WORDS },
	{ "mensagem", LABEL_WORDS },
	{ "commento", LABEL_WORDS },
	{ "messaggio", LABEL_WORDS },
	{ "kommentti", LABEL_WORDS },
	{ "komentarz", LABEL_WORDS },
	{ "komentar", LABEL_WORDS },
	{ "yorum", LABEL_WORDS },
	{ "сообщение", LABEL_WORDS },
	{ "комментарий", LABEL_WORDS },
	{ "コメント", LABEL_WORDS },
	{ "内容", LABEL_WORDS },
};

/* The label TEXT begins with, what stands behind it in *BEHIND. */
static Label label_of(Str text, Str *behind)
{
	static const char *const colons[] = { ":", "：" };
	char room[LABEL_BYTES_MAX * 2];

	for (size_t i = 0; i < sizeof colons / sizeof *colons; i++) {
		size_t at = str_find(text, colons[i], 0);

		if (at == STR_NOWHERE || at > LABEL_BYTES_MAX)
			continue;
		Str word = str_of(
			room, fold_into(str_trim(str_slice(text, 0, at)), room, sizeof room));

		*behind = str_trim(str_from(text, at + str(colons[i]).size));
		for (size_t l = 0; l < sizeof labels / sizeof *labels; l++)
			if (str_is(word, labels[l].word))
				return labels[l].label;
	}
	return LABEL_NONE;
}

/* The piece of ITEM that LABEL stands before, what is behind it in *BEHIND; STR_NOWHERE
 * when it has none. */
static size_t find_label(const CommentItem *item, Label label, Str *behind)
{
	for (size_t p = 0; p < item->count; p++)
		if (label_of(item->pieces[p].text, behind) == label)
			return p;
	return STR_NOWHERE;
}

/* Do most items of ALL have LABEL? */
static bool is_used(const CommentItems *all, Label label)
{
	Index labelled = 0, count = all->found->count;
	Str behind;

	for (Index i = 0; i < count; i++)
		labelled += find_label(&all->items[i], label, &behind) != STR_NOWHERE;
	return labelled >= LABELLED_MIN && labelled * 10 >= count * 6;
}

/* Takes what LABEL stands before off the words of ITEM: in its line, or the line behind
 * it. Absent when there is none. */
static Str take_value(CommentItem *item, Label label, size_t *piece)
{
	Str behind;

	*piece = find_label(item, label, &behind);
	if (*piece == STR_NOWHERE)
		return STR_NONE;
	item->pieces[*piece].dropped = true;
	if (behind.size > 0 || *piece + 1 >= item->count ||
		label_of(item->pieces[*piece + 1].text, &behind) != LABEL_NONE)
		return behind;
	item->pieces[++*piece].dropped = true;
	return item->pieces[*piece].text;
}

static void take_name(CommentItem *item, Label label)
{
	size_t piece;
	Str name = separators_trim(take_value(item, label, &piece));

	if (str_empty(name))
		return;
	item->name = name;
	item->name_piece = piece;
}

static void take_place(CommentItem *item, Label label)
{
	size_t piece;
	Str place = separators_trim(take_value(item, label, &piece));

	if (!str_empty(place))
		item->place = place;
}

/* Takes the label off the words of ITEM. */
static void take_words(CommentItem *item)
{
	Str behind;
	size_t p = find_label(item, LABEL_WORDS, &behind);

	if (p == STR_NOWHERE)
		return;
	if (behind.size == 0)
		item->pieces[p].dropped = true;
	else
		item->pieces[p].text = behind;
}

void comment_labels_take(CommentItems *all)
{
	bool used[LABEL_COUNT];
	size_t piece;

	for (int label = 0; label < LABEL_COUNT; label++)
		used[label] = label != LABEL_NONE && is_used(all, (Label)label);
	/* One of them by itself may be anything. */
	if (!used[LABEL_WORDS] && !used[LABEL_NAME])
		return;
	for (Index i = 0; i < all->found->count; i++) {
		CommentItem *item = &all->items[i];

		if (used[LABEL_NAME])
			take_name(item, LABEL_NAME);
		else if (used[LABEL_FROM])
			take_name(item, LABEL_FROM);
		if (used[LABEL_NAME] && used[LABEL_FROM])
			take_place(item, LABEL_FROM);
		if (used[LABEL_PLACE])
			take_place(item, LABEL_PLACE);
		if (used[LABEL_ADDRESS])
			(void)take_value(item, LABEL_ADDRESS, &piece);
		if (used[LABEL_WORDS])
			take_words(item);
	}
}
