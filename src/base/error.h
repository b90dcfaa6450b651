/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_ERROR_H
#define BROADSHEET_BASE_ERROR_H

/* What can fail returns bool (or a pointer) and takes an Error last. An Error
 * is a kind and two sentences in fixed storage: nothing to free, nothing that
 * can fail. Who detects the failure says what and where (error_set), who passes
 * it on says what it was doing (error_in), who knows a way out says it
 * (error_hint); only main and the message line print it. The sentences may
 * quote hostile names: whoever prints them cleans them first (base/clean.h).
 *
 * Damage in the input is no error but a warning of the article, and reading
 * goes on. Not found and end of input are results. */

#include <stdbool.h>

/* Marks a function whose answer must be looked at. */
#define MUST_CHECK __attribute__((warn_unused_result))

typedef enum {
	ERROR_NONE = 0,
	ERROR_USAGE, /* the command line, a key script, a configuration */
	ERROR_SYSTEM, /* a call to the system failed; the text says why */
	ERROR_UNREADABLE, /* not there, no permission, not a file */
	ERROR_EMPTY, /* there, but nothing in it */
	ERROR_FORMAT, /* not what it should be: binary, unknown, broken */
	ERROR_LIMIT, /* larger than a limit of ours */
	ERROR_CHILD, /* the confined child ended before its work did */
	ERROR_TERMINAL /* the terminal cannot do what is needed */
} ErrorKind;

enum {
	ERROR_TEXT_BYTES = 768,
	ERROR_HINT_BYTES = 256
};

typedef struct {
	ErrorKind kind;
	int number; /* errno, when the system said so; else 0 */
	char text[ERROR_TEXT_BYTES]; /* where: what: why; zero-terminated */
	char hint[ERROR_HINT_BYTES]; /* what to do about it; may be "" */
} Error;

/* Fills ERR and returns false, so that "return error_set(...)" reads well.
 * Text too long is cut. A NULL ERR is allowed and stays NULL. */
bool error_set(Error *err, ErrorKind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* As error_set with kind ERROR_SYSTEM, ": " and the system's words for NUMBER
 * (an errno value) behind the text. */
bool error_system(Error *err, int number, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Puts the formatted words and ": " before the text of ERR; returns false. */
bool error_in(Error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds what the reader can do; replaces an earlier hint; returns false. */
bool error_hint(Error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* No error. */
void error_clear(Error *err);

#endif
