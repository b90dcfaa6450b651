/* SPDX-License-Identifier: ISC */
#include "extract/charset_guess.h"

#include <stdlib.h>

#include <dlfcn.h>

#include "base/arena.h"
#include "extract/characters.h"
#include "extract/charset_labels.h"

enum {
	LOOKED_AT_BYTES = 256 << 10,
	RUN_MIN = 3, /* letters beyond ASCII in a row: rare in western words */
	DOS_LETTERS_MIN = 2, /* that are no letters in windows-1252 */
	DOS_PLAIN_TIMES = 4, /* of western letters most are ASCII */
	ODD_PERCENT_MAX = 10, /* of runs or signs that do not fit windows-1252 */
};

/* What the library is asked with; it comes without a header where it comes without
 * its development files. */
typedef struct Detector Detector;

struct Guesser {
	void *library; /* owned */
	Detector *(*new_detector)(void);
	int (*feed)(Detector *detector, const char *bytes, size_t size);
	void (*end)(Detector *detector);
	const char *(*answer)(Detector *detector);
	void (*free_detector)(Detector *detector);
};

/* Is BYTE a letter of windows-1252 beyond ASCII? */
static bool is_high_letter(unsigned char byte)
{
	static const unsigned char low_letters[] = { 0x83, 0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F,
		0xAA, 0xB5, 0xBA };

	for (size_t i = 0; i < sizeof low_letters; i++)
		if (byte == low_letters[i])
			return true;
	return byte >= 0xC0 && byte != 0xD7 && byte != 0xF7;
}

/* Signs that words hold: apostrophes, hyphens, the dot of Catalan, spaces. */
static bool joins_words(unsigned char byte)
{
	return (byte >= 0x91 && byte <= 0x97) || byte == 0xA0 || byte == 0xAD || byte == 0xB4 ||
		byte == 0xB7;
}

/* Marks that begin what is quoted, and follow no letter. */
static bool is_opening(unsigned char byte)
{
	return byte == 0x82 || byte == 0x84 || byte == 0x8B;
}

static bool is_high(char c)
{
	return (unsigned char)c >= 0x80;
}

/* The sign at AT of TEXT, a byte beyond ASCII, stands where no text in windows-1252
 * has it: inside a word, or it is none at all. */
static bool is_odd_sign(Str text, size_t at)
{
	unsigned char byte = (unsigned char)text.at[at];

	if (is_high_letter(byte) || joins_words(byte))
		return false;
	if (characters_1252(byte) == 0xFFFD)
		return true;
	if (at == 0 || !ascii_is_lower(text.at[at - 1]))
		return false;
	return is_opening(byte) || (at + 1 < text.size && ascii_is_lower(text.at[at + 1]));
}

bool charset_plausible_1252(Str bytes)
{
	Str text = str_slice(bytes, 0, LOOKED_AT_BYTES);
	size_t runs = 0, odd = 0;

	for (size_t at = 0; at < text.size;) {
		if (!is_high(text.at[at])) {
			at++;
			continue;
		}
		size_t start = at, signs = 0;

		for (; at < text.size && is_high(text.at[at]); at++)
			signs += is_odd_sign(text, at);
		runs++;
		odd += at - start >= RUN_MIN || signs > 0;
	}
	return odd * 100 <= runs * ODD_PERCENT_MAX;
}

/* Is BYTE a letter of Latin in the set of DOS (437)? */
static bool is_dos_letter(unsigned char byte)
{
	return (byte >= 0x80 && byte <= 0x9A) || (byte >= 0xA0 && byte <= 0xA5) || byte == 0xE1;
}

/* The lines and shades that DOS draws boxes with, and programs beside text. */
static bool is_dos_box(unsigned char byte)
{
	return byte >= 0xB0 && byte <= 0xDF;
}

bool charset_plausible_dos(Str bytes)
{
	Str text = str_slice(bytes, 0, LOOKED_AT_BYTES);
	size_t plain = 0, high = 0, in_words = 0, odd = 0;

	for (size_t at = 0; at < text.size; at++) {
		unsigned char byte = (unsigned char)text.at[at];

		plain += ascii_is_alpha(text.at[at]);
		if (!is_high(text.at[at]) || is_dos_box(byte))
			continue;
		bool word = (at > 0 && ascii_is_alpha(text.at[at - 1])) ||
			(at + 1 < text.size && ascii_is_alpha(text.at[at + 1]));

		high++;
		in_words += word && is_dos_letter(byte);
		odd += word && is_dos_letter(byte) && is_odd_sign(text, at);
	}
	return odd >= DOS_LETTERS_MIN && high * DOS_PLAIN_TIMES <= plain &&
		(high - in_words) * 100 <= high * ODD_PERCENT_MAX;
}

/* A function of the library; the union stands for the cast that C leaves undefined
 * and POSIX defines. */
typedef union {
	void *object;
	void (*function)(void);
} Symbol;

static bool take_symbol(void *library, const char *name, void (**function)(void))
{
	Symbol symbol = { .object = dlsym(library, name) };

	*function = symbol.function;
	return symbol.object != NULL;
}

static bool take_symbols(Guesser *guesser)
{
	void (*found[5])(void);
	static const char *const names[] = { "uchardet_new", "uchardet_handle_data",
		"uchardet_data_end", "uchardet_get_charset", "uchardet_delete" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!take_symbol(guesser->library, names[i], &found[i]))
			return false;
	guesser->new_detector = (Detector * (*)(void)) found[0];
	guesser->feed = (int (*)(Detector *, const char *, size_t))found[1];
	guesser->end = (void (*)(Detector *))found[2];
	guesser->answer = (const char *(*)(Detector *))found[3];
	guesser->free_detector = (void (*)(Detector *))found[4];
	return true;
}

Guesser *guesser_open(void)
{
	Guesser *guesser = memory_new(sizeof *guesser);

	guesser->library = dlopen("libuchardet.so.0", RTLD_NOW | RTLD_LOCAL);
	if (guesser->library != NULL && take_symbols(guesser))
		return guesser;
	guesser_close(guesser);
	return NULL;
}

void guesser_close(Guesser *guesser)
{
	if (guesser == NULL)
		return;
	if (guesser->library != NULL)
		dlclose(guesser->library);
	free(guesser);
}

const char *guesser_name(const Guesser *guesser, Str bytes)
{
	Str text = str_slice(bytes, 0, LOOKED_AT_BYTES);
	Detector *detector = guesser == NULL ? NULL : guesser->new_detector();
	const char *name = NULL;

	if (detector == NULL)
		return NULL;
	if (guesser->feed(detector, text.at, text.size) == 0) {
		guesser->end(detector);
		name = charset_name_of(str(guesser->answer(detector)));
	}
	guesser->free_detector(detector);
	return name;
}
