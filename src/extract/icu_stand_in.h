/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_ICU_STAND_IN_H
#define BROADSHEET_EXTRACT_ICU_STAND_IN_H

/* An empty library that bears ICU's name, so that libxml2 is loaded without ICU.
 *
 * Debian's libxml2 is linked with ICU for converting character sets, which we do
 * ourselves before it sees a byte (extract/charset). ICU and the C++ library it
 * needs take two megabytes and a third of the processor time of reading a small
 * page, for nothing. The linker takes a library that is there for the one of its name, so
 * the stand-in (stand_in/icu.c, kept in the program as bytes) is opened first. */

/* Opens it; NULL where libxml2 is not linked with ICU, or where the system opens no
 * library that lies in memory only. */
void *icu_stand_in_open(void);

/* Closes it, before anything is linked with it. NULL is fine. */
void icu_stand_in_close(void *stand_in);

#endif
