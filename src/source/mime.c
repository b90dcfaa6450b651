/* SPDX-License-Identifier: ISC */
#include "source/mime.h"

#include <string.h>

#include "base/text.h"
#include "source/header.h"

enum {
	PARTS_FIRST_ROOM = 8,
	BOUNDARY_BYTES_MAX = 200, /* the RFC allows 70 */
	GUESSES_MAX = 16, /* of boundaries, each a look at the rest of the file */
};

/* A multipart whose end has not come. */
typedef struct {
	Str boundary; /* without the two hyphens; absent for a message within a message */
	int part;
} Open;

typedef struct {
	Arena *arena;
	Str bytes;
	Mime mime;
	size_t room;
	Open open[MIME_DEPTH_MAX];
	size_t open_count;
	int current; /* the part whose body is being read, or MIME_NOWHERE: what stands
	              * there belongs to none */
	size_t body_start;
	int guesses;
} Reader;

/* The header of a part */

static Str lower(Arena *arena, Str text)
{
	Str copy = str_copy(arena, text);
	char *at = (char *)copy.at; /* our own copy */

	for (size_t i = 0; i < copy.size; i++)
		at[i] = ascii_lower(at[i]);
	return copy;
}

static Str without_angles(Str id)
{
	if (str_starts(id, "<"))
		id = str_from(id, 1);
	if (str_ends(id, ">"))
		id = str_slice(id, 0, id.size - 1);
	return str_trim(id);
}

/* What a part without a type is: a message in a digest, else text. */
static Str usual_type(const Reader *reader, int parent)
{
	if (parent != MIME_NOWHERE && str_is(reader->mime.parts[parent].type, "multipart/digest"))
		return (Str)STR("message/rfc822");
	return (Str)STR("text/plain");
}

static void read_header(const Reader *reader, MimePart *part)
{
	Arena *arena = reader->arena;
	Str type;

	part->value = header_value(arena, part->header, "Content-Type");
	type = header_main(part->value);
	part->type = str_find_byte(type, '/', 0) == STR_NOWHERE ? usual_type(reader, part->parent)
								: lower(arena, type);
	part->location = header_value(arena, part->header, "Content-Location");
	part->id = without_angles(header_value(arena, part->header, "Content-ID"));
	part->transfer =
		transfer_of(header_value(arena, part->header, "Content-Transfer-Encoding"));
}

/* Boundaries */

/* Is LINE the boundary of OPEN? *LAST when it closes the multipart. */
static bool is_boundary(Str line, Str boundary, bool *last)
{
	if (!str_present(boundary) || line.size < boundary.size + 2 ||
		memcmp(line.at + 2, boundary.at, boundary.size) != 0)
		return false;
	Str rest = str_from(line, boundary.size + 2);

	*last = str_starts(rest, "--");
	return *last || str_trim(rest).size == 0;
}

/* Does the boundary BOUNDARY stand at the beginning of a line of TEXT? */
static bool stands_in(Arena *arena, Str text, Str boundary)
{
	const char *line = str_format(arena, "--%.*s", (int)boundary.size, boundary.at).at;
	size_t at = 0;

	while ((at = str_find(text, line, at)) != STR_NOWHERE) {
		if (at == 0 || text.at[at - 1] == '\n')
			return true;
		at++;
	}
	return false;
}

static bool is_open(const Reader *reader, Str boundary)
{
	for (size_t level = 0; level < reader->open_count; level++)
		if (str_present(reader->open[level].boundary) &&
			str_equal(str_slice(boundary, 0, reader->open[level].boundary.size),
				reader->open[level].boundary))
			return true;
	return false;
}

/* The first line of TEXT that looks like a boundary and has a header behind it, without
 * its hyphens; absent when there is none before the boundary of a multipart outside. */
static Str guess_boundary(const Reader *reader, Str text)
{
	Str line, rest = text;

	while (str_next_line(&rest, &line)) {
		Str name = str_trim(str_from(line, 2)), behind = rest, next = STR_NONE;

		if (!str_starts(line, "--") || name.size == 0 || name.size > BOUNDARY_BYTES_MAX)
			continue;
		if (is_open(reader, name))
			return STR_NONE;
		if (!str_next_line(&behind, &next) || next.size == 0 || header_is_field(next))
			return name;
	}
	return STR_NONE;
}

/* The boundary between the parts of PART, whose text is TEXT. */
static Str boundary_of(Reader *reader, const MimePart *part, Str text)
{
	Str boundary = mime_parameter(reader->arena, part, "boundary");

	boundary = str_trim(boundary);
	if (boundary.size > BOUNDARY_BYTES_MAX)
		boundary = STR_NONE;
	if (reader->guesses == GUESSES_MAX)
		return boundary;
	reader->guesses++;
	if (boundary.size > 0 && stands_in(reader->arena, text, boundary))
		return boundary;
	Str guessed = guess_boundary(reader, text);

	return str_present(guessed) ? guessed : boundary;
}

/* Parts */

static bool is_message(const MimePart *part)
{
	return part->transfer == TRANSFER_PLAIN &&
		(str_is(part->type, "message/rfc822") || str_is(part->type, "message/global") ||
			str_is(part->type, "message/news"));
}

/* Adds a part that begins at offset AT: takes its header, and those of the messages it
 * is made of. Returns the offset of its body. */
static size_t begin_part(Reader *reader, size_t at, int parent)
{
	Mime *mime = &reader->mime;

	while (mime->count < MIME_PARTS_MAX) {
		Str rest = str_from(reader->bytes, at);
		int index = (int)mime->count;

		if (mime->count == reader->room) {
			reader->room = mime->count == 0 ? PARTS_FIRST_ROOM : mime->count * 2;
			mime->parts = arena_grow(reader->arena, mime->parts, mime->count,
				reader->room, sizeof *mime->parts);
		}
		MimePart *part = &mime->parts[mime->count++];

		part->parent = parent;
		part->header = header_take(&rest);
		read_header(reader, part);
		at = reader->bytes.size - rest.size;
		reader->current = index;
		reader->body_start = at;
		bool message = is_message(part);

		part->container = reader->open_count < MIME_DEPTH_MAX &&
			(message || str_starts(part->type, "multipart/"));
		if (!part->container)
			return at;
		Str boundary = message ? STR_NONE : boundary_of(reader, part, rest);

		reader->open[reader->open_count++] = (Open){ boundary, index };
		if (!message)
			return at;
		parent = index;
	}
	reader->current = MIME_NOWHERE;
	return at;
}

/* The body of PART, from START, ends at offset AT; the line end before a boundary is not its
 * own. */
static void end_body(Reader *reader, MimePart *part, size_t start, size_t at, bool boundary)
{
	if (boundary && at > start && reader->bytes.at[at - 1] == '\n')
		at--;
	if (boundary && at > start && reader->bytes.at[at - 1] == '\r')
		at--;
	part->body = str_slice(reader->bytes, start, at);
	part->cut = !boundary;
}

static void end_current(Reader *reader, size_t at, bool boundary)
{
	if (reader->current == MIME_NOWHERE)
		return;
	end_body(reader, &reader->mime.parts[reader->current], reader->body_start, at, boundary);
	reader->current = MIME_NOWHERE;
}

/* The boundary of open multipart LEVEL stands at AT, its line ends at NEXT. Returns
 * where reading goes on. */
static size_t meet_boundary(Reader *reader, size_t level, bool last, size_t at, size_t next)
{
	end_current(reader, at, true);
	reader->open_count = level + 1;
	if (!last)
		return begin_part(reader, next, reader->open[level].part);
	reader->open_count = level;
	/* What a message within holds ends with it. */
	while (reader->open_count > 0 &&
		!str_present(reader->open[reader->open_count - 1].boundary))
		reader->open_count--;
	return next;
}

/* The innermost open multipart whose boundary LINE is, or STR_NOWHERE. */
static size_t find_boundary(const Reader *reader, Str line, bool *last)
{
	if (!str_starts(line, "--"))
		return STR_NOWHERE;
	for (size_t level = reader->open_count; level-- > 0;)
		if (is_boundary(line, reader->open[level].boundary, last))
			return level;
	return STR_NOWHERE;
}

Mime mime_parse(Arena *arena, Str bytes)
{
	Reader reader = { .arena = arena, .bytes = bytes, .current = MIME_NOWHERE };
	size_t at = begin_part(&reader, 0, MIME_NOWHERE);

	while (at < bytes.size) {
		Str rest = str_from(bytes, at), line;
		bool last = false;

		str_next_line(&rest, &line);
		size_t next = bytes.size - rest.size;
		size_t level = find_boundary(&reader, line, &last);

		at = level == STR_NOWHERE ? next : meet_boundary(&reader, level, last, at, next);
	}
	for (size_t level = 0; level < reader.open_count; level++)
		reader.mime.cut = reader.mime.cut || str_present(reader.open[level].boundary);
	end_current(&reader, bytes.size, false);
	return reader.mime;
}

Str mime_body(Arena *arena, const MimePart *part)
{
	return transfer_decode(arena, part->transfer, part->body);
}

Str mime_parameter(Arena *arena, const MimePart *part, const char *name)
{
	return header_parameter(arena, part->value, name, NULL);
}

bool mime_within(const Mime *mime, size_t inner, size_t outer)
{
	for (int at = mime->parts[inner].parent; at != MIME_NOWHERE; at = mime->parts[at].parent)
		if ((size_t)at == outer)
			return true;
	return false;
}
