/* SPDX-License-Identifier: ISC */
#include "terminal/keys.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clean.h"
#include "base/text.h"
#include "base/utf8.h"
#include "terminal/key_names.h"
#include "terminal/mouse.h"

/* A key is parsed from the front of what was fed. Each parser below answers with
 * a size: the bytes the thing takes, or MORE when it is not finished yet. */

enum {
	ESCAPE = 0x1B,
	MORE = 0
};
enum {
	ADDED_MAX = 48,
	ADDED_BYTES = 16,
	NAME_BYTES = 32
};

static const char PASTE_BEGIN[] = "\033[200~";
static const char PASTE_END[] = "\033[201~";

typedef struct {
	char sequence[ADDED_BYTES];
	const char *name; /* static */
} Added;

struct Keys {
	Text fed; /* heap; bytes from START on are not taken yet */
	size_t start;
	Added added[ADDED_MAX];
	size_t added_count;
	bool pasting; /* PASTE_BEGIN was seen, its end not */
	Text paste; /* heap */
	Arena *arena; /* the cleaned paste of the last event */
	char name[NAME_BYTES];
};

Keys *keys_new(void)
{
	Keys *keys = memory_new(sizeof *keys);

	keys->fed = text_in(NULL);
	keys->paste = text_in(NULL);
	keys->arena = arena_new();
	return keys;
}

void keys_free(Keys *keys)
{
	if (keys == NULL)
		return;
	text_clear(&keys->fed);
	text_clear(&keys->paste);
	arena_free(keys->arena);
	free(keys);
}

void keys_add(Keys *keys, const char *sequence, const char *name)
{
	size_t size = sequence != NULL ? strlen(sequence) : 0;

	if (size < 2 || size >= ADDED_BYTES || sequence[0] != ESCAPE ||
		keys->added_count == ADDED_MAX)
		return;
	Added *added = &keys->added[keys->added_count++];
	memcpy(added->sequence, sequence, size + 1);
	added->name = name;
}

void keys_feed(Keys *keys, const char *bytes, size_t size)
{
	if (keys->start == keys->fed.size) {
		keys->start = 0;
		keys->fed.size = 0;
	}
	text_add(&keys->fed, str_of(bytes, size));
}

void keys_drop(Keys *keys)
{
	keys->start = keys->fed.size = 0;
	keys->pasting = false;
	keys->paste.size = 0;
}

static Str waiting(const Keys *keys)
{
	return str_of(keys->fed.at + keys->start, keys->fed.size - keys->start);
}

static KeysEvent nothing(void)
{
	return (KeysEvent){ KEYS_NONE, STR_NONE };
}

/* Takes SIZE bytes; the event is the key NAME, or none but the bytes are gone. */
static KeysEvent take_key(Keys *keys, size_t size, Str name)
{
	keys->start += size;
	return (KeysEvent){ KEYS_KEY, name };
}

/* PREFIX and NAME put together. */
static Str named(Keys *keys, const char *prefix, Str name)
{
	size_t used = strlen(prefix);

	if (used + name.size > NAME_BYTES)
		name.size = NAME_BYTES - used;
	memcpy(keys->name, prefix, used);
	memcpy(keys->name + used, name.at, name.size);
	return str_of(keys->name, used + name.size);
}

/* One control character as a key name. */
static Str control_name(Keys *keys, unsigned char c)
{
	if (c == '\r' || c == '\n')
		return str("Enter");
	if (c == '\t')
		return str("Tab");
	if (c == '\b' || c == 0x7F)
		return str("Backspace");
	char letter = (char)(c ^ 0x40);

	return named(keys, "^", str_of(&letter, 1));
}

/* The size of the character at the start of BYTES; MORE when it is cut. *GOOD: it may be
 * a key, that is, it is clean text. */
static size_t character(Str bytes, bool *good)
{
	uint32_t c;
	bool valid;
	size_t size = utf8_decode(bytes, 0, &c, &valid);

	*good = valid && clean_is_clean(str_slice(bytes, 0, size), 0);
	if (valid || size < bytes.size)
		return size;
	/* Invalid up to the very end: it may only be cut. */
	unsigned char first = (unsigned char)bytes.at[0];
	size_t whole = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;

	return first < 0xF5 && bytes.size < whole ? MORE : size;
}

/* The size of "ESC [ parameters final"; MORE when it is cut. A control character within breaks it
 * off: *BROKEN, and the size is that before it. */
static size_t control_sequence(Str bytes, size_t introducer, bool *broken)
{
	size_t at = introducer;

	*broken = false;
	if (at < bytes.size &&
		bytes.at[at] == '[') /* function keys of the Linux console: ESC [ [ A */
		at++;
	for (; at < bytes.size && at < KEYS_SEQUENCE_BYTES_MAX; at++) {
		unsigned char c = (unsigned char)bytes.at[at];

		if (c >= 0x40 && c < 0x7F)
			return at + 1;
		if (c < 0x20 || c >= 0x7F) {
			*broken = true;
			return at;
		}
	}
	*broken = at == KEYS_SEQUENCE_BYTES_MAX;
	return *broken ? at : MORE;
}

/* The size of "ESC ] text" or the like up to BEL or ESC \; MORE when it is cut. */
static size_t control_string(Str bytes)
{
	for (size_t at = 2; at < bytes.size; at++) {
		if (bytes.at[at] == '\a')
			return at + 1;
		if (bytes.at[at] == ESCAPE)
			return at + 1 < bytes.size && bytes.at[at + 1] == '\\' ? at + 2
				: at + 1 < bytes.size                          ? at
									       : MORE;
		if (at == KEYS_SEQUENCE_BYTES_MAX)
			return at;
	}
	return MORE;
}

/* The numbers of parameters "N;M", 0 where none is written. */
static void two_numbers(Str parameters, unsigned number[2])
{
	size_t which = 0;

	number[0] = number[1] = 0;
	for (size_t i = 0; i < parameters.size && which < 2; i++) {
		char c = parameters.at[i];

		if (c == ';')
			which++;
		else if (ascii_is_digit(c) && number[which] < 1000)
			number[which] = number[which] * 10 + (unsigned)(c - '0');
	}
}

/* The key that the whole control sequence BODY (without its introducer) stands for, or a reply of
 * the terminal. */
static KeysEvent sequence_event(Keys *keys, Str body)
{
	static const char replies[] = "cnRtuyIOMm"; /* attributes, reports, focus, mouse */
	char final = body.at[body.size - 1];
	Str parameters = str_slice(body, 0, body.size - 1);
	unsigned number[2];
	const char *name = NULL;

	two_numbers(parameters, number);
	if (body.size == 2 && body.at[0] == '[' && final >= 'A' && final <= 'E')
		return (KeysEvent){ KEYS_KEY, named(keys, "F", str_of(&"12345"[final - 'A'], 1)) };
	bool private = parameters.size > 0 && !ascii_is_digit(parameters.at[0]);
	if (!private && final == '~')
		name = key_tilde_name(number[0]);
	else if (!private)
		name = key_final_name(final);
	/* "ESC [ row ; column R" answers a question, "ESC [ 1 ; modifier R" is F3. */
	if (final == 'R' && number[0] != 1)
		name = NULL;
	if (name != NULL)
		return (KeysEvent){ KEYS_KEY,
			named(keys, key_modifier_prefix(number[1]), str(name)) };
	if (mouse_is_report(body))
		return (KeysEvent){ KEYS_MOUSE, body };
	if (private || strchr(replies, final) != NULL)
		return (KeysEvent){ KEYS_REPLY, body };
	return (KeysEvent){ KEYS_KEY, str("this key") };
}

/* The longest sequence of the terminal's own that BYTES begin with, or NULL; *CUT: BYTES may be the
 * beginning of one. */
static const Added *find_added(const Keys *keys, Str bytes, bool *cut)
{
	const Added *found = NULL;

	*cut = false;
	for (size_t i = 0; i < keys->added_count; i++) {
		const Added *added = &keys->added[i];
		size_t size = strlen(added->sequence);

		if (bytes.size < size && memcmp(bytes.at, added->sequence, bytes.size) == 0)
			*cut = true;
		else if (str_starts(bytes, added->sequence) &&
			(found == NULL || size > strlen(found->sequence)))
			found = added;
	}
	return found;
}

/* An event of BYTES, which begin with ESC [ (or its form of one byte) of INTRODUCER bytes. */
static KeysEvent take_control_sequence(Keys *keys, Str bytes, size_t introducer, bool flush)
{
	bool broken;
	size_t size = control_sequence(bytes, introducer, &broken);

	if (size == MORE && !flush)
		return nothing();
	if (size == MORE || broken)
		return take_key(keys, size == MORE ? bytes.size : size, str("this key"));
	keys->start += size;
	return sequence_event(keys, str_slice(bytes, introducer, size));
}

/* "ESC O final", with a digit for modifiers between in some terminals. */
static KeysEvent take_single_shift(Keys *keys, Str bytes, bool flush)
{
	size_t at = 2;

	while (at < bytes.size && ascii_is_digit(bytes.at[at]) && at < 4)
		at++;
	if (at == bytes.size)
		return flush ? take_key(keys, bytes.size, str("M-O")) : nothing();
	char final = bytes.at[at];
	const char *name = key_keypad_name(final);

	if (final < ' ' || final >= 0x7F)
		return take_key(keys, at, str("M-O"));
	if (name == NULL)
		name = key_final_name(final);
	return take_key(keys, at + 1, str(name != NULL ? name : "this key"));
}

static KeysEvent take_control_string(Keys *keys, Str bytes, bool flush)
{
	size_t size = control_string(bytes);

	if (size == MORE && !flush)
		return nothing();
	keys->start += size == MORE ? bytes.size : size;
	return (KeysEvent){ KEYS_REPLY, str_slice(bytes, 1, size == MORE ? bytes.size : size) };
}

/* ESC and a character in one go: the key with Alt. */
static KeysEvent take_meta(Keys *keys, Str bytes, bool flush)
{
	Str rest = str_from(bytes, 1);
	unsigned char c = (unsigned char)rest.at[0];
	bool good;

	if (c < 0x20 || c == 0x7F) {
		char copy[NAME_BYTES];
		Str name = control_name(keys, c);

		memcpy(copy, name.at, name.size);
		return take_key(keys, 2, named(keys, "M-", str_of(copy, name.size)));
	}
	size_t size = character(rest, &good);

	if (size == MORE && !flush)
		return nothing();
	if (size == MORE || !good)
		return take_key(keys, 1 + (size == MORE ? rest.size : size), str("this key"));
	return take_key(keys, 1 + size, named(keys, "M-", str_slice(rest, 0, size)));
}

static KeysEvent take_escape(Keys *keys, Str bytes, bool flush)
{
	bool cut;
	const Added *added = find_added(keys, bytes, &cut);

	if (added != NULL)
		return take_key(keys, strlen(added->sequence), str(added->name));
	if (bytes.size == 1)
		return flush ? take_key(keys, 1, str("Esc")) : nothing();
	if (cut && !flush)
		return nothing();
	switch (bytes.at[1]) {
	case ESCAPE:
		return take_key(keys, 1, str("Esc"));
	case '[':
		return take_control_sequence(keys, bytes, 2, flush);
	case 'O':
		return take_single_shift(keys, bytes, flush);
	case ']':
	case 'P':
	case 'X':
	case '^':
	case '_':
		return take_control_string(keys, bytes, flush);
	default:
		return take_meta(keys, bytes, flush);
	}
}

/* Line ends of what was pasted become spaces and control characters vanish, so that a paste can
 * neither answer a prompt nor be a command. */
static Str clean_paste(Keys *keys)
{
	Text text = text_in(keys->arena);
	Str raw = text_str(&keys->paste);
	bool space = false;

	for (size_t i = 0; i < raw.size; i++) {
		unsigned char c = (unsigned char)raw.at[i];

		if (c == '\r' || c == '\n' || c == '\t') {
			if (!space)
				text_add_byte(&text, ' ');
			space = true;
		} else if (c >= 0x20 && c != 0x7F) {
			text_add_byte(&text, (char)c);
			space = false;
		}
	}
	return clean_text(keys->arena, text_str(&text), 0, NULL);
}

/* Adds what came of a paste to it; the event when its end has come, or is waited for no more. */
static KeysEvent take_paste(Keys *keys, bool flush)
{
	Str bytes = waiting(keys);
	size_t end = str_find(bytes, PASTE_END, 0);
	size_t size = end;

	if (end == STR_NOWHERE) {
		/* The end may have come in part: what could be its beginning waits. */
		size_t last_escape = str_find_last_byte(bytes, ESCAPE);
		bool partly = last_escape != STR_NOWHERE &&
			bytes.size - last_escape < sizeof PASTE_END - 1 &&
			memcmp(bytes.at + last_escape, PASTE_END, bytes.size - last_escape) == 0;

		size = partly ? last_escape : bytes.size;
	}
	size_t room = KEYS_PASTE_BYTES_MAX - keys->paste.size;

	text_add(&keys->paste, str_slice(bytes, 0, size < room ? size : room));
	keys->start += size;
	if (end == STR_NOWHERE && !flush)
		return nothing();
	keys->start += end == STR_NOWHERE ? waiting(keys).size : sizeof PASTE_END - 1;
	keys->pasting = false;
	KeysEvent event = { KEYS_PASTE, clean_paste(keys) };

	keys->paste.size = 0;
	return event;
}

/* One character that is no escape sequence. */
static KeysEvent take_character(Keys *keys, Str bytes, bool flush)
{
	unsigned char first = (unsigned char)bytes.at[0];
	bool good;

	if (first == ' ')
		return take_key(keys, 1, str("Space"));
	if (first < 0x20 || first == 0x7F)
		return take_key(keys, 1, control_name(keys, first));
	size_t size = character(bytes, &good);

	if (size == MORE && !flush)
		return nothing();
	if (size == MORE)
		size = bytes.size;
	if (size == MORE || !good)
		return take_key(keys, size, str("this key"));
	return take_key(keys, size, named(keys, "", str_slice(bytes, 0, size)));
}

KeysEvent keys_next(Keys *keys, bool flush)
{
	Str bytes = waiting(keys);

	arena_free(keys->arena);
	keys->arena = arena_new();
	if (bytes.size == 0)
		return nothing();
	if (!keys->pasting && str_starts(bytes, PASTE_BEGIN)) {
		keys->start += sizeof PASTE_BEGIN - 1;
		keys->pasting = true;
	}
	if (keys->pasting)
		return take_paste(keys, flush);
	if (bytes.at[0] == ESCAPE)
		return take_escape(keys, bytes, flush);
	if ((unsigned char)bytes.at[0] == 0x9B) /* ESC [ in one byte, never the start of UTF-8 */
		return take_control_sequence(keys, bytes, 1, flush);
	return take_character(keys, bytes, flush);
}

KeysWait keys_wait(const Keys *keys)
{
	Str bytes = waiting(keys);

	if (keys->pasting)
		return KEYS_WAIT_PASTE;
	if (bytes.size == 0)
		return KEYS_WAIT_NOT;
	return bytes.size == 1 && bytes.at[0] == ESCAPE ? KEYS_WAIT_ESCAPE : KEYS_WAIT_SEQUENCE;
}
