/* SPDX-License-Identifier: ISC */
#include "terminal/scroll_region.h"

#include <string.h>

#include "terminal/capabilities.h"

bool scroll_region_can(void)
{
	const char *csr = capability("csr");

	return csr != NULL && strncmp(csr, "\033[", 2) == 0 && capability_flag("xenl");
}

static bool same(ScrollRows a, ScrollRows b)
{
	return a.top == b.top && a.bottom == b.bottom;
}

static ScrollRows all_rows(const ScrollRegion *region)
{
	return (ScrollRows){ 1, region->rows };
}

/* The number that REST begins with, or NONE; REST goes on behind it and a semicolon. */
static int take_number(Str *rest, int none)
{
	int number = 0;
	size_t at = 0;

	for (; at < rest->size && ascii_is_digit(rest->at[at]) && number < 10000; at++)
		number = number * 10 + (rest->at[at] - '0');
	bool absent = at == 0;

	if (at < rest->size && rest->at[at] == ';')
		at++;
	*rest = str_from(*rest, at);
	return absent ? none : number;
}

/* The shortest way to say ROWS: the first row and the last one of the terminal need no name. */
static void add_rows(ScrollRegion *region, ScrollRows rows, Text *out)
{
	text_add_c(out, "\033[");
	if (rows.top > 1)
		text_format(out, "%d", rows.top);
	if (rows.bottom < region->rows)
		text_format(out, ";%d", rows.bottom);
	text_add_byte(out, 'r');
	region->set = rows;
}

void scroll_region_set(ScrollRegion *region, Str parameters, Text *out)
{
	Str rest = parameters;
	int top = take_number(&rest, 1);

	if (region->rows == 0) {
		text_format(out, "\033[%.*sr", (int)parameters.size, parameters.at);
		return;
	}
	region->wanted = (ScrollRows){ top, take_number(&rest, region->rows) };
	bool known = region->set.top > 0;

	if (!same(region->wanted, region->set) &&
		(!known || !same(region->wanted, all_rows(region))))
		add_rows(region, region->wanted, out);
}

void scroll_region_use(ScrollRegion *region, Text *out)
{
	if (region->rows == 0 || same(region->wanted, region->set))
		return;
	/* Saved and put back, because setting the region moves the cursor. */
	text_add_c(out, "\0337");
	add_rows(region, region->wanted, out);
	text_add_c(out, "\0338");
}

void scroll_region_resize(ScrollRegion *region, int rows)
{
	bool all = same(region->set, all_rows(region));

	region->rows = rows;
	region->wanted = all_rows(region);
	region->set = all ? region->wanted : (ScrollRows){ 0, 0 };
}

void scroll_region_release(ScrollRegion *region, Text *out)
{
	if (region->rows > 0 && !same(region->set, all_rows(region)))
		add_rows(region, all_rows(region), out);
	region->wanted = region->set = (ScrollRows){ 0, 0 };
}
