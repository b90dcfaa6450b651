/* SPDX-License-Identifier: ISC */
#include "layout/comment_piece.h"

#include "base/text.h"
#include "layout/pieces.h"

enum {
	INDENT_STEP = 2 /* cells a reply is indented by */
};

static const char *plain_fold_mark(const ShownComment *shown)
{
	if (shown->head.ascii)
		return shown->folded ? "> " : "v ";
	if (!shown->folded)
		return "\xE2\x96\xBE ";
	return shown->right_to_left ? "\xE2\x97\x82 " : "\xE2\x96\xB8 ";
}

/* The mark before a head, and how deep it is where the indent no longer says it. */
static Str fold_mark(const ShownComment *shown, Arena *arena)
{
	const char *mark = plain_fold_mark(shown);

	if (shown->depth <= FLOW_DEPTH_SHOWN)
		return str(mark);
	return str_format(
		arena, "%s%d%s ", mark, shown->depth, shown->head.ascii ? ">" : "\xE2\x80\xBA");
}

static int depth_shown(int depth)
{
	if (depth < 0)
		return 0;
	return depth > FLOW_DEPTH_SHOWN ? FLOW_DEPTH_SHOWN : depth;
}

void comment_piece_mark(const ShownComment *shown, Arena *arena, Piece *head)
{
	head->lead = fold_mark(shown, arena);
	/* Its text is shown below it. */
	head->keep_next = !shown->folded && !str_empty(shown->head.comment->text);
}

Piece comment_piece_head(const ShownComment *shown, Arena *arena)
{
	Piece head =
		piece_of(PIECE_TEXT, STYLE_COMMENT_HEAD, comment_head_text(&shown->head, arena));

	comment_piece_mark(shown, arena, &head);
	head.lead_style = STYLE_MARKER;
	head.indent = INDENT_STEP * depth_shown(shown->depth);
	head.index = (int)shown->index;
	head.depth = shown->depth;
	head.comment_head = true;
	return head;
}

Piece comment_piece_text(const ShownComment *shown, const CommentPart *part)
{
	static const Style styles[] = {
		[COMMENT_OWN_WORDS] = STYLE_COMMENT,
		[COMMENT_TITLE] = STYLE_COMMENT_TITLE,
		[COMMENT_QUOTE] = STYLE_COMMENT_QUOTE,
	};
	Piece text = piece_of(PIECE_TEXT, styles[part->kind], part->text);

	text.bar = true;
	text.indent = INDENT_STEP * depth_shown(shown->depth);
	if (part->kind == COMMENT_QUOTE) {
		text.lead = str(shown->head.ascii ? "> " : "\xE2\x80\xBA ");
		text.lead_style = STYLE_MARKER;
	}
	text.index = (int)shown->index;
	text.depth = shown->depth;
	/* The first part stands right below the head. */
	text.gap = part->text.at != shown->head.comment->text.at;
	text.bar_joins = true;
	return text;
}
