/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_SIGNALS_H
#define BROADSHEET_EXTRACT_SIGNALS_H

/* The kinds of evidence panels are found by. A finder that leans on one of them
 * does well on the pages it was made with and fails on others, so each can be
 * taken away to measure what holds without it (tests/tools/panels.c). The program
 * itself takes none away. */

enum {
	WITHOUT_SYSTEMS = 1 << 0, /* tables of known comment systems */
	WITHOUT_FIELD_NAMES = 1 << 1, /* class and id words inside a comment */
	WITHOUT_NAMES = 1 << 2, /* class and id words anywhere in panels */
	WITHOUT_NUMBERS = 1 << 3, /* alike but numbered ids as a group */
	WITHOUT_DATA = 1 << 4, /* microdata, JSON-LD, application data */
};

#endif
