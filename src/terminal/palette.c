/* SPDX-License-Identifier: ISC */
#include "terminal/palette.h"

#include <stdbool.h>

enum {
	CUBE_FIRST = 16,
	CUBE_SIDE = 6,
	GRAYS_FIRST = 232,
	COLOURS = 256,
	STEPS = 16 /* from a colour to white or black */
};

typedef struct {
	int red, green, blue;
} Light;

static const int levels[CUBE_SIDE] = { 0, 95, 135, 175, 215, 255 };

static Light light_of(int colour)
{
	static const Light first[CUBE_FIRST] = { { 0, 0, 0 }, { 205, 0, 0 }, { 0, 205, 0 },
		{ 205, 205, 0 }, { 0, 0, 238 }, { 205, 0, 205 }, { 0, 205, 205 }, { 229, 229, 229 },
		{ 127, 127, 127 }, { 255, 0, 0 }, { 0, 255, 0 }, { 255, 255, 0 }, { 92, 92, 255 },
		{ 255, 0, 255 }, { 0, 255, 255 }, { 255, 255, 255 } };

	if (colour < CUBE_FIRST)
		return first[colour];
	if (colour >= GRAYS_FIRST) {
		int gray = 8 + 10 * (colour - GRAYS_FIRST);

		return (Light){ gray, gray, gray };
	}
	int at = colour - CUBE_FIRST;

	return (Light){ levels[at / (CUBE_SIDE * CUBE_SIDE)], levels[at / CUBE_SIDE % CUBE_SIDE],
		levels[at % CUBE_SIDE] };
}

/* The light of a part of a colour: a curve through 0 and 1 within 2 percent of the one that is
 * meant, which would take a library of its own. */
static double light_of_part(int part)
{
	double x = part / 255.0;

	return x * (x * (x * 0.38 + 0.58) + 0.04);
}

double palette_luminance(int red, int green, int blue)
{
	return 0.2126 * light_of_part(red) + 0.7152 * light_of_part(green) +
		0.0722 * light_of_part(blue);
}

static double luminance(int colour)
{
	Light light = light_of(colour);

	return palette_luminance(light.red, light.green, light.blue);
}

double palette_contrast(int one, int other)
{
	double a = luminance(one) + 0.05, b = luminance(other) + 0.05;

	return a > b ? a / b : b / a;
}

static int square(int number)
{
	return number * number;
}

/* The colour of cube and grays that is nearest to LIGHT. */
static int nearest(Light light)
{
	int best = CUBE_FIRST, least = -1;

	for (int colour = CUBE_FIRST; colour < COLOURS; colour++) {
		Light other = light_of(colour);
		int far = square(other.red - light.red) + square(other.green - light.green) +
			square(other.blue - light.blue);

		if (least < 0 || far < least) {
			least = far;
			best = colour;
		}
	}
	return best;
}

static int towards(int from, int to, int step)
{
	return from + (to - from) * step / STEPS;
}

int palette_readable(int colour, int ground, double least)
{
	bool to_white =
		palette_contrast(PALETTE_WHITE, ground) > palette_contrast(PALETTE_BLACK, ground);
	int end = to_white ? 255 : 0;
	Light light = light_of(colour);

	if (palette_contrast(colour, ground) >= least)
		return colour;
	for (int step = 1; step < STEPS; step++) {
		int other = nearest((Light){ towards(light.red, end, step),
			towards(light.green, end, step), towards(light.blue, end, step) });

		if (palette_contrast(other, ground) >= least)
			return other;
	}
	return to_white ? PALETTE_WHITE : PALETTE_BLACK;
}
