/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_FUZZ_CONTAINING_H
#define BROADSHEET_TESTS_FUZZ_CONTAINING_H

/* The targets for files that hold pages, by families of formats: all that is told of one,
 * and the page of each item. Bytes of another format are let be, so that an hour for a
 * format is one. */

#include "base/str.h"

void fuzz_warc(Str bytes); /* WARC, ARC */
void fuzz_zip(Str bytes);
void fuzz_mime(Str bytes); /* MHTML, mail, mbox */
void fuzz_cdx(Str bytes);
void fuzz_plist(Str bytes);
void fuzz_feed(Str bytes); /* feeds, the XML of agencies, ALTO */
void fuzz_export(Str bytes); /* reading lists and bookmarks */

/* gzip at three depths: the file itself, an archive within a WACZ, the body of an answer
 * in an archive that is packed by records. */
void fuzz_gzip(Str bytes);

/* Of any format. */
void fuzz_contain(Str bytes);

#endif
