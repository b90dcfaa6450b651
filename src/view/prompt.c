/* SPDX-License-Identifier: ISC */
#include "view/prompt.h"

#include <string.h>

#include "base/arena.h"
#include "base/clean.h"
#include "base/cluster.h"
#include "base/utf8.h"

enum {
	PROMPT_BYTES_MAX = 1000
};

void prompt_init(Prompt *prompt)
{
	*prompt = (Prompt){ .text = text_in(NULL) };
}

void prompt_clear(Prompt *prompt)
{
	text_clear(&prompt->text);
	for (size_t i = 0; i < prompt->history_count; i++)
		text_clear(&prompt->history[i]);
	prompt_init(prompt);
}

Str prompt_text(const Prompt *prompt)
{
	return text_str(&prompt->text);
}

static void replace_all(Prompt *prompt, Str text)
{
	prompt->text.size = 0;
	text_add(&prompt->text, text);
	prompt->cursor = text.size;
}

void prompt_set(Prompt *prompt, Str text)
{
	replace_all(prompt, text);
}

void prompt_open(Prompt *prompt)
{
	replace_all(prompt, STR_NONE);
	prompt->recalled = prompt->history_count;
}

void prompt_remember(Prompt *prompt)
{
	Str line = prompt_text(prompt);
	size_t count = prompt->history_count;

	if (str_empty(line) ||
		(count > 0 && str_equal(text_str(&prompt->history[count - 1]), line)))
		return;
	if (count == PROMPT_HISTORY_MAX) {
		text_clear(&prompt->history[0]);
		memmove(prompt->history, prompt->history + 1, (count - 1) * sizeof(Text));
		count--;
	}
	prompt->history[count] = text_in(NULL);
	text_add(&prompt->history[count], line);
	prompt->history_count = count + 1;
	prompt->recalled = prompt->history_count;
}

/* Takes the bytes from START up to the cursor away. */
static PromptAnswer cut_back_to(Prompt *prompt, size_t start)
{
	char *at = prompt->text.at;

	if (start == prompt->cursor)
		return PROMPT_MOVED;
	memmove(at + start, at + prompt->cursor, prompt->text.size - prompt->cursor);
	prompt->text.size -= prompt->cursor - start;
	prompt->cursor = start;
	return PROMPT_EDITED;
}

static bool is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/* TEXT as one clean line, in ARENA. */
static Str as_one_line(Arena *arena, Str text)
{
	Text line = text_in(arena);
	size_t size;

	for (size_t at = 0; at < text.size; at += size) {
		uint32_t c;

		size = utf8_decode(text, at, &c, NULL);
		if (c == '\n' || c == '\t')
			text_add_byte(&line, ' ');
		else if (!is_control(c))
			text_add_rune(&line, c);
	}
	return clean_text(arena, text_str(&line), 0, NULL);
}

void prompt_insert(Prompt *prompt, Str text)
{
	Arena *arena = arena_new();
	Str line = as_one_line(arena, text);
	size_t behind = prompt->text.size - prompt->cursor;

	if (prompt->text.size + line.size > PROMPT_BYTES_MAX)
		line = str_slice(line, 0, utf8_floor(line, PROMPT_BYTES_MAX - prompt->text.size));
	if (line.size > 0) {
		text_reserve(&prompt->text, line.size);
		char *at = prompt->text.at + prompt->cursor;
		memmove(at + line.size, at, behind);
		memcpy(at, line.at, line.size);
		prompt->text.size += line.size;
		prompt->cursor += line.size;
	}
	arena_free(arena);
}

static PromptAnswer recall(Prompt *prompt, size_t line)
{
	prompt->recalled = line;
	replace_all(
		prompt, line < prompt->history_count ? text_str(&prompt->history[line]) : STR_NONE);
	return PROMPT_EDITED;
}

static PromptAnswer recall_older(Prompt *prompt)
{
	return prompt->recalled == 0 ? PROMPT_MOVED : recall(prompt, prompt->recalled - 1);
}

static PromptAnswer recall_newer(Prompt *prompt)
{
	return prompt->recalled == prompt->history_count ? PROMPT_MOVED
							 : recall(prompt, prompt->recalled + 1);
}

static PromptAnswer move_to(Prompt *prompt, size_t cursor)
{
	prompt->cursor = cursor;
	return PROMPT_MOVED;
}

static PromptAnswer move_left(Prompt *prompt)
{
	return move_to(prompt, cluster_before(prompt_text(prompt), prompt->cursor));
}

static PromptAnswer move_right(Prompt *prompt)
{
	return move_to(prompt, prompt->cursor + cluster_size(prompt_text(prompt), prompt->cursor));
}

static PromptAnswer move_to_start(Prompt *prompt)
{
	return move_to(prompt, 0);
}

static PromptAnswer move_to_end(Prompt *prompt)
{
	return move_to(prompt, prompt->text.size);
}

static PromptAnswer delete_cluster(Prompt *prompt)
{
	if (prompt->text.size == 0)
		return PROMPT_CANCELLED;
	return cut_back_to(prompt, cluster_before(prompt_text(prompt), prompt->cursor));
}

static PromptAnswer delete_word(Prompt *prompt)
{
	size_t start = prompt->cursor;

	while (start > 0 && ascii_is_space(prompt->text.at[start - 1]))
		start--;
	while (start > 0 && !ascii_is_space(prompt->text.at[start - 1]))
		start--;
	return cut_back_to(prompt, start);
}

static PromptAnswer delete_to_start(Prompt *prompt)
{
	return cut_back_to(prompt, 0);
}

static PromptAnswer delete_to_end(Prompt *prompt)
{
	if (prompt->cursor == prompt->text.size)
		return PROMPT_MOVED;
	prompt->text.size = prompt->cursor;
	return PROMPT_EDITED;
}

static PromptAnswer delete_forward(Prompt *prompt)
{
	size_t size = cluster_size(prompt_text(prompt), prompt->cursor);

	prompt->cursor += size;
	return cut_back_to(prompt, prompt->cursor - size);
}

static PromptAnswer accept(Prompt *prompt)
{
	(void)prompt;
	return PROMPT_ACCEPTED;
}

static PromptAnswer cancel(Prompt *prompt)
{
	(void)prompt;
	return PROMPT_CANCELLED;
}

static const struct {
	const char *key;
	PromptAnswer (*act)(Prompt *prompt);
} editing_keys[] = {
	{ "Enter", accept },
	{ "Esc", cancel },
	{ "^G", cancel },
	{ "^C", cancel },
	{ "Backspace", delete_cluster },
	{ "^W", delete_word },
	{ "^U", delete_to_start },
	{ "^K", delete_to_end },
	{ "Del", delete_forward },
	{ "^D", delete_forward },
	{ "^A", move_to_start },
	{ "^E", move_to_end },
	{ "^B", move_left },
	{ "^F", move_right },
	{ "Left", move_left },
	{ "Right", move_right },
	{ "Home", move_to_start },
	{ "End", move_to_end },
	{ "Up", recall_older },
	{ "^P", recall_older },
	{ "Down", recall_newer },
	{ "^N", recall_newer },
};

PromptAnswer prompt_key(Prompt *prompt, Str key)
{
	for (size_t i = 0; i < sizeof editing_keys / sizeof *editing_keys; i++)
		if (str_is(key, editing_keys[i].key))
			return editing_keys[i].act(prompt);
	if (str_is(key, "Space"))
		key = str(" ");
	if (key.size == 0 || cluster_size(key, 0) != key.size)
		return PROMPT_IGNORED;
	prompt_insert(prompt, key);
	return PROMPT_EDITED;
}
