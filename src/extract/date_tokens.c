/* SPDX-License-Identifier: ISC */
#include "extract/date_tokens.h"

#include <string.h>

#include <unictype.h>

#include "base/utf8.h"

enum {
	WORD_BYTES_MAX = 40,
};

static bool is_blank(uint32_t c)
{
	if (c < 0x80)
		return c == ' ' || c == '\n' || c == '\t' || c == '\r';
	return c == 0x00A0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F ||
		c == 0x061C;
}

/* The value of a digit in the scripts news pages use, or -1. */
static int digit_value(uint32_t c)
{
	if (c < 0x80)
		return ascii_is_digit((char)c) ? (int)(c - '0') : -1;
	if (c >= 0xFF10 && c <= 0xFF19)
		return (int)(c - 0xFF10);
	if (c >= 0x0660 && c <= 0x0669)
		return (int)(c - 0x0660);
	if (c >= 0x06F0 && c <= 0x06F9)
		return (int)(c - 0x06F0);
	/* Ten of each script of India stand at the same place of its block. */
	if (c >= 0x0966 && c <= 0x0D6F && (c & 0x7F) >= 0x66 && (c & 0x7F) <= 0x6F)
		return (int)((c & 0x7F) - 0x66);
	return -1;
}

bool date_is_unspaced(uint32_t c)
{
	return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF);
}

static bool is_letter(uint32_t c)
{
	if (c < 0x80)
		return ascii_is_alpha((char)c);
	return uc_is_general_category(c, UC_LETTER) || uc_is_general_category(c, UC_MARK);
}

static void read_number(DateCursor *cursor, DateToken *token)
{
	uint32_t c;

	token->kind = DATE_TOKEN_NUMBER;
	for (size_t size; (size = utf8_decode(cursor->text, cursor->at, &c, NULL)) > 0;
		cursor->at += size) {
		int digit = digit_value(c);

		if (digit < 0)
			break;
		token->digits++;
		if (token->digits <= 9)
			token->value = token->value * 10 + digit;
		else
			token->value = -1;
	}
}

static void read_word(DateCursor *cursor, DateToken *token)
{
	uint32_t c;

	token->kind = DATE_TOKEN_WORD;
	for (size_t size; (size = utf8_decode(cursor->text, cursor->at, &c, NULL)) > 0;
		cursor->at += size) {
		if (!is_letter(c) || date_is_unspaced(c))
			break;
	}
}

/* Moves CURSOR behind the blanks it stands before; C and the size returned are those of
 * the character there, 0 at the end. */
static size_t skip_blanks(DateCursor *cursor, uint32_t *c)
{
	size_t size;

	while ((size = utf8_decode(cursor->text, cursor->at, c, NULL)) > 0 && is_blank(*c))
		cursor->at += size;
	return size;
}

DateToken date_take(DateCursor *cursor)
{
	DateToken token = { .kind = DATE_TOKEN_END };
	uint32_t c = 0;
	size_t before = cursor->at, size = skip_blanks(cursor, &c);

	token.start = cursor->at;
	token.spaced = token.start > before;
	token.sign = c;
	if (size == 0) {
		token.end = token.start;
		token.sign = 0;
		return token;
	}
	if (digit_value(c) >= 0) {
		read_number(cursor, &token);
	} else if (is_letter(c) && !date_is_unspaced(c)) {
		read_word(cursor, &token);
	} else {
		token.kind = date_is_unspaced(c) ? DATE_TOKEN_WORD : DATE_TOKEN_SIGN;
		cursor->at += size;
	}
	token.end = cursor->at;
	return token;
}

DateToken date_peek(const DateCursor *cursor)
{
	DateCursor copy = *cursor;

	return date_take(&copy);
}

Str date_token_text(const DateCursor *cursor, const DateToken *token)
{
	return str_slice(cursor->text, token->start, token->end);
}

bool date_take_sign(DateCursor *cursor, uint32_t sign)
{
	DateCursor next = *cursor;
	DateToken token = date_take(&next);

	if (token.kind == DATE_TOKEN_END || token.sign != sign || token.kind == DATE_TOKEN_NUMBER)
		return false;
	*cursor = next;
	return true;
}

bool date_take_glued(DateCursor *cursor, uint32_t sign)
{
	return !date_peek(cursor).spaced && date_take_sign(cursor, sign);
}

bool date_take_number(DateCursor *cursor, int min, int max, int *value)
{
	DateCursor next = *cursor;
	DateToken token = date_take(&next);

	if (token.kind != DATE_TOKEN_NUMBER || token.digits < min || token.digits > max)
		return false;
	*value = token.value;
	*cursor = next;
	return true;
}

bool date_take_glued_number(DateCursor *cursor, int min, int max, int *value)
{
	return !date_peek(cursor).spaced && date_take_number(cursor, min, max, value);
}

bool date_take_word(DateCursor *cursor, DateWordKind kind, int *value)
{
	DateCursor next = *cursor;
	DateToken token = date_take(&next);

	if (token.kind != DATE_TOKEN_WORD || token.end - token.start > WORD_BYTES_MAX ||
		!date_word(date_token_text(cursor, &token), kind, value))
		return false;
	*cursor = next;
	return true;
}

bool date_take_bytes(DateCursor *cursor, const char *words)
{
	DateCursor next = *cursor;
	uint32_t unused;

	(void)skip_blanks(&next, &unused);
	if (!str_starts(str_from(next.text, next.at), words))
		return false;
	cursor->at = next.at + strlen(words);
	return true;
}
