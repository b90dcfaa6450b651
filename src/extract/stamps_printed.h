/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_STAMPS_PRINTED_H
#define BROADSHEET_EXTRACT_STAMPS_PRINTED_H

/* The dates a page prints for its readers. Each of these writes the first that may be the
 * article's to OUT and returns whether there is one; those of a change are set at once. */

#include "extract/stamp_reading.h"

/* Near the headline, going outwards from it, below it first. SURE: only one whose words or
 * names say what it is. */
bool stamps_printed_near(Stamps *stamps, bool sure, Stamp *out);

/* Sets the day of a change that a line near the headline tells, "Last updated: 3 May 2012",
 * where none is known. */
void stamps_printed_change(Stamps *stamps);

/* At the start of the text: "27.1.2022 - The council ..." or "Bonn, 27.1.2022. The ...". */
bool stamps_dateline(Stamps *stamps, Stamp *out);

/* In a line of the text's end, or of those behind it, that is a date alone or says it is that
 * of publication; else in a line anywhere behind that is a date and the word for it, or tells
 * the last change of the page. */
bool stamps_printed_at_end(Stamps *stamps, Stamp *out);

#endif
