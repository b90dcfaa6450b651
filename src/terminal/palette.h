/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_PALETTE_H
#define BROADSHEET_TERMINAL_PALETTE_H

/* The 256 colours of terminals as numbers of light, to compute what can be read on what.
 * The first sixteen are whatever the terminal makes of them; taken are xterm's. */

enum {
	PALETTE_BLACK = 16, /* that no terminal changes */
	PALETTE_WHITE = 231
};

/* Luminance, 0 to 1, of red, green and blue from 0 to 255. */
double palette_luminance(int red, int green, int blue);

/* The contrast of two colours of the palette, 1 (none) to 21, as WCAG 2.1 defines it but for
 * 2 percent. */
double palette_contrast(int one, int other);

/* COLOUR, or what is nearest to it on the way to white or to black that has a contrast of
 * LEAST on GROUND; white or black where nothing has. */
int palette_readable(int colour, int ground, double least);

#endif
