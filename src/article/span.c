/* SPDX-License-Identifier: ISC */
#include "article/span.h"

#include "base/utf8.h"

bool span_fits(const Span *span, Str text)
{
	if (span->start >= span->end || span->end > text.size)
		return false;
	if ((unsigned)span->kind >= SPAN_KIND_COUNT)
		return false;
	if ((span->kind == SPAN_LINK) != !str_empty(span->href))
		return false;
	return utf8_floor(text, span->start) == span->start &&
		utf8_floor(text, span->end) == span->end;
}

bool span_follows(const Span *span, const Span *before)
{
	if (before == NULL || span->start > before->start)
		return true;
	return span->start == before->start && span->end <= before->end;
}
