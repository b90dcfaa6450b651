/* SPDX-License-Identifier: ISC */
#include "extract/rights.h"

#include "base/fold.h"

enum {
	LINE_BYTES_MAX = 200,
	BEGIN_BYTES = 48, /* of a line that is compared */
	ABBREVIATION_BYTES = 3, /* "Inc.", "St." and "U.S." end no sentence */
};

bool rights_begin(Str line)
{
	/* Folded; the sign itself stays as it is. */
	static const char *const words[] = { "© ", "©", "(c) ", "copyright ",
		"copyright:", "all rights reserved", "alle rechte vorbehalten",
		"tous droits reserves", "todos los derechos reservados",
		"todos os direitos reservados", "tutti i diritti riservati",
		"alle rechten voorbehouden", "wszelkie prawa zastrzezone", "все права защищены",
		"כל הזכויות שמורות", "licence:", "license:", "lizenz:", "creative commons", "cc by",
		"cc-by", "cc0" };
	char room[BEGIN_BYTES];
	Str folded = fold_start(line, room, sizeof room);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_starts(folded, words[i]))
			return true;
	return false;
}

/* Does SENTENCE go on about rights? */
static bool is_of_rights(Str sentence)
{
	static const char *const words[] = { "right", "reserv", "licen", "permission", "copyright",
		"recht", "droit", "derecho", "direit", "diritt", "prawa", "права" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_find_nocase(sentence, words[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

/* LINE without what its footer goes on to say after the rights: "© 1998 The Courier.
 * Best viewed at noon." is about rights for one sentence. */
static Str rights_only(Str line)
{
	size_t word = 0;

	for (size_t i = 0; i + 1 < line.size; i++) {
		if (line.at[i] == ' ') {
			word = i + 1;
			continue;
		}
		if (line.at[i] != '.' || line.at[i + 1] != ' ' || i - word <= ABBREVIATION_BYTES)
			continue;
		size_t end = str_find(line, ". ", i + 1);
		Str next = str_slice(line, i + 1, end == STR_NOWHERE ? line.size : end);

		if (!is_of_rights(next))
			return str_slice(line, 0, i + 1);
	}
	return line;
}

static bool find_printed(const Page *page, Article *article)
{
	for (Index b = page->block_count; b-- > 0;) {
		const PageBlock *block = &page->blocks[b];

		if (block->claim == CLAIM_COMMENTS || block->claim == CLAIM_RELATED ||
			block->marks & (MARK_HIDDEN | MARK_WRAPPER | MARK_CAPTION | MARK_FIGURE))
			continue;
		for (Str rest = block->text, line; str_next_line(&rest, &line);) {
			if (line.size > LINE_BYTES_MAX || !rights_begin(line))
				continue;
			article_set(
				article, FIELD_RIGHTS, rights_only(line), "last line of its kind");
			return true;
		}
	}
	return false;
}

void rights_fill(Page *page, const Metadata *metadata, Article *article)
{
	if (!str_empty(metadata->rights))
		article_set(article, FIELD_RIGHTS, str_copy(page->arena, metadata->rights), "meta");
	else if (!find_printed(page, article) && !str_empty(metadata->licence))
		article_set(article, FIELD_RIGHTS, str_copy(page->arena, metadata->licence),
			"link to a licence");
}
