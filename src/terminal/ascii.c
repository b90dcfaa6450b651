/* SPDX-License-Identifier: ISC */
#include "terminal/ascii.h"

#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include "base/utf8.h"

/* Characters that have no letter in them to fall back on, one ASCII character each. */
static const struct {
	uint32_t c;
	char likeness;
} likenesses[] = {
	{ 0x00A0, ' ' },
	{ 0x00A1, '!' },
	{ 0x00A2, 'c' },
	{ 0x00A3, 'L' },
	{ 0x00A5, 'Y' },
	{ 0x00A6, '|' },
	{ 0x00A7, 'S' },
	{ 0x00A9, 'c' },
	{ 0x00AB, '<' },
	{ 0x00AD, '-' },
	{ 0x00AE, 'R' },
	{ 0x00B0, 'o' },
	{ 0x00B1, '+' },
	{ 0x00B4, '\'' },
	{ 0x00B6, 'P' },
	{ 0x00B7, '.' },
	{ 0x00BB, '>' },
	{ 0x00BF, '?' },
	{ 0x00C6, 'A' },
	{ 0x00D0, 'D' },
	{ 0x00D7, 'x' },
	{ 0x00D8, 'O' },
	{ 0x00DE, 'T' },
	{ 0x00DF, 's' },
	{ 0x00E6, 'a' },
	{ 0x00F0, 'd' },
	{ 0x00F7, '/' },
	{ 0x00F8, 'o' },
	{ 0x00FE, 't' },
	{ 0x0110, 'D' },
	{ 0x0111, 'd' },
	{ 0x0131, 'i' },
	{ 0x0141, 'L' },
	{ 0x0142, 'l' },
	{ 0x0152, 'O' },
	{ 0x0153, 'o' },
	{ 0x02BB, '\'' },
	{ 0x02BC, '\'' },
	{ 0x2010, '-' },
	{ 0x2011, '-' },
	{ 0x2012, '-' },
	{ 0x2013, '-' },
	{ 0x2014, '-' },
	{ 0x2015, '-' },
	{ 0x2018, '\'' },
	{ 0x2019, '\'' },
	{ 0x201A, ',' },
	{ 0x201B, '\'' },
	{ 0x201C, '"' },
	{ 0x201D, '"' },
	{ 0x201E, '"' },
	{ 0x2020, '+' },
	{ 0x2021, '+' },
	{ 0x2022, '*' },
	{ 0x2023, '>' },
	{ 0x2026, '.' },
	{ 0x2030, '%' },
	{ 0x2032, '\'' },
	{ 0x2033, '"' },
	{ 0x2039, '<' },
	{ 0x203A, '>' },
	{ 0x2043, '-' },
	{ 0x2044, '/' },
	{ 0x20AC, 'E' },
	{ 0x2190, '<' },
	{ 0x2191, '^' },
	{ 0x2192, '>' },
	{ 0x2193, 'v' },
	{ 0x2212, '-' },
	{ 0x2215, '/' },
	{ 0x2217, '*' },
	{ 0x2219, '.' },
	{ 0x2260, '#' },
	{ 0x2264, '<' },
	{ 0x2265, '>' },
	{ 0x2500, '-' },
	{ 0x2501, '-' },
	{ 0x2502, '|' },
	{ 0x2503, '|' },
	{ 0x250C, '+' },
	{ 0x2510, '+' },
	{ 0x2514, '+' },
	{ 0x2518, '+' },
	{ 0x251C, '+' },
	{ 0x2524, '+' },
	{ 0x252C, '+' },
	{ 0x2534, '+' },
	{ 0x253C, '+' },
	{ 0x2550, '=' },
	{ 0x2551, '|' },
	{ 0x2588, '#' },
	{ 0x2591, '.' },
	{ 0x2592, ':' },
	{ 0x2593, '#' },
	{ 0x25A0, '#' },
	{ 0x25AA, '*' },
	{ 0x25B2, '^' },
	{ 0x25B6, '>' },
	{ 0x25B8, '>' },
	{ 0x25BA, '>' },
	{ 0x25BC, 'v' },
	{ 0x25BE, 'v' },
	{ 0x25C0, '<' },
	{ 0x25C2, '<' },
	{ 0x25C6, '*' },
	{ 0x25CB, 'o' },
	{ 0x25CF, '*' },
	{ 0x25E6, 'o' },
	{ 0x2605, '*' },
	{ 0x2606, '*' },
	{ 0x2713, 'v' },
	{ 0x2714, 'v' },
	{ 0x2717, 'x' },
	{ 0x3000, ' ' },
	{ 0x3001, ',' },
	{ 0x3002, '.' },
	{ 0xFFFD, '?' },
};

static char likeness(uint32_t c)
{
	for (size_t i = 0; i < sizeof likenesses / sizeof *likenesses; i++)
		if (likenesses[i].c == c)
			return likenesses[i].likeness;
	return '\0';
}

/* The first ASCII character of what C is composed of, or zero. */
static char base_letter(uint32_t c)
{
	uint32_t composed[1] = { c };
	uint32_t room[32];
	size_t size = sizeof room / sizeof *room;
	uint32_t *parts = u32_normalize(UNINORM_NFKD, composed, 1, room, &size);
	char letter = '\0';

	if (parts != NULL && size > 0 && parts[0] >= ' ' && parts[0] < 0x7F)
		letter = (char)parts[0];
	if (parts != NULL && parts != room)
		free(parts);
	return letter;
}

void ascii_stand_in(const char *text, int cells, char out[ASCII_STAND_IN_BYTES])
{
	uint32_t c;
	bool wide = cells > 1;
	char one = '?';

	if (utf8_decode(str(text), 0, &c, NULL) == 0)
		one = ' ';
	else if (c >= ' ' && c < 0x7F)
		one = (char)c;
	else if (likeness(c) != '\0')
		one = likeness(c);
	else if (base_letter(c) != '\0')
		one = base_letter(c);
	out[0] = one;
	out[1] = wide ? (one == '?' ? '?' : ' ') : '\0';
	out[wide ? 2 : 1] = '\0';
}
