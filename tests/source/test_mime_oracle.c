/* SPDX-License-Identifier: ISC */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/text.h"
#include "documents.h"
#include "source/mime.h"

/* Our reader of MIME beside another: the leaves of a message, by type and decoded bytes.
 * Left out where GMime is not installed. With files as arguments it tells of each whether
 * the two agree on it. */

#ifdef HAVE_GMIME

/* GLib's headers are not made for all our warnings. */
#	pragma GCC diagnostic push
#	pragma GCC diagnostic ignored "-Wconversion"
#	pragma GCC diagnostic ignored "-Wshadow"
#	include <gmime/gmime.h>
#	pragma GCC diagnostic pop

typedef struct {
	Text *out;
	GMimeObject *waiting[MIME_PARTS_MAX]; /* objects still to be looked at, last first */
	size_t count;
} Theirs;

static void add_leaf(Text *out, Str type, Str body)
{
	text_add(out, type);
	text_format(out, " %zu [", body.size);
	text_add(out, body);
	text_add_c(out, "]\n");
}

static void push(Theirs *theirs, GMimeObject *object)
{
	if (object != NULL && theirs->count < MIME_PARTS_MAX)
		theirs->waiting[theirs->count++] = object;
}

static void add_part(Text *out, GMimeObject *object)
{
	GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(object));
	GMimeStream *memory = g_mime_stream_mem_new();
	char *type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object));

	if (content != NULL)
		(void)g_mime_data_wrapper_write_to_stream(content, memory);
	GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));

	add_leaf(out, str(type), str_of((const char *)bytes->data, bytes->len));
	g_free(type);
	g_object_unref(memory);
}

static void look_at(Theirs *theirs, GMimeObject *object)
{
	if (GMIME_IS_MESSAGE_PART(object)) {
		GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));

		push(theirs, inner == NULL ? NULL : g_mime_message_get_mime_part(inner));
	} else if (GMIME_IS_MULTIPART(object)) {
		GMimeMultipart *multipart = GMIME_MULTIPART(object);

		for (int i = g_mime_multipart_get_count(multipart); i-- > 0;)
			push(theirs, g_mime_multipart_get_part(multipart, i));
	} else if (GMIME_IS_PART(object)) {
		add_part(theirs->out, object);
	}
}

static void list_theirs(Str message, Text *out)
{
	static Theirs theirs;
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(message.at, message.size);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *parsed = g_mime_parser_construct_message(parser, NULL);

	theirs = (Theirs){ .out = out };
	push(&theirs, parsed == NULL ? NULL : g_mime_message_get_mime_part(parsed));
	while (theirs.count > 0)
		look_at(&theirs, theirs.waiting[--theirs.count]);
	if (parsed != NULL)
		g_object_unref(parsed);
	g_object_unref(parser);
	g_object_unref(stream);
}

static void list_ours(Arena *arena, Str message, Text *out)
{
	Mime mime = mime_parse(arena, message);

	for (size_t i = 0; i < mime.count; i++)
		if (!mime.parts[i].container)
			add_leaf(out, mime.parts[i].type, mime_body(arena, &mime.parts[i]));
}

static void assert_same(const char *name, Str message)
{
	Arena *arena = arena_new();
	Text ours = text_in(arena), theirs = text_in(arena);

	list_ours(arena, message, &ours);
	list_theirs(message, &theirs);
	if (!str_equal(text_str(&ours), text_str(&theirs)))
		fail_msg("%s: ours\n%.*stheirs\n%.*s", name, (int)ours.size, ours.at,
			(int)theirs.size, theirs.at);
	arena_free(arena);
}

static void test_mime_parts_are_those_of_gmime(void **state)
{
	static const char *const names[] = { "chrome.mhtml", "explorer.mht", "letter.eml" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_same(names[i], document(names[i]));
}

/* Quirks of messages on which both must agree. */
static void test_mime_quirks_are_those_of_gmime(void **state)
{
	static const char *const messages[] = {
		"Content-Type: multipart/mixed; boundary=b\n\npre\n--b\n\none\n--b\n\n\n--b--\nepi\n",
		"Content-Type: multipart/mixed; boundary=\"a b\"\r\n\r\n--a b\r\n\r\none\r\n\r\n--a b--\r\n",
		"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/related;\n"
		" boundary=\"bb\"\n\n--bb\nContent-Type: text/html\n\n<p>\n--bb--\n--b\n\ntwo\n--b--\n",
		"Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/mixed; "
		"boundary=i\n\n--i\n\none\n--o\n\ntwo\n--o--\n",
		"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
		"Subject: x\nContent-Type: text/html\n\n<p>in\n--b\n\ntwo\n--b--\n",
		"Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: x\n\nin\n--b--\n",
		"Content-Type: multipart/mixed; boundary*0=lo; boundary*1=ng\n\n--long\n\none\n--long--\n",
		"Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n"
		"a=3Db=\nc=C3=A9 =\n=20end=\n",
		"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nYWJj\nZGVm\nZw==\n",
		"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nYWJjZGVm",
		"Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\n"
		"begin 644 a.txt\n#0V%T\n`\nend\n",
		"Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ncut of",
		"Subject: no type\n\nwords\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof messages / sizeof *messages; i++)
		assert_same(messages[i], str(messages[i]));
}

static size_t count_lines(Str text)
{
	size_t lines = 0;

	for (size_t at = 0; (at = str_find(text, "]\n", at)) != STR_NOWHERE; at++)
		lines++;
	return lines;
}

/* Both readers' parts of the file at PATH; false where they differ. */
static bool compare_file(const char *path)
{
	Arena *arena = arena_new();
	Text message = text_in(arena), ours = text_in(arena), theirs = text_in(arena);
	FILE *file = fopen(path, "rb");
	char part[4096];
	size_t got;

	while (file != NULL && (got = fread(part, 1, sizeof part, file)) > 0)
		text_add(&message, str_of(part, got));
	if (file != NULL)
		fclose(file);
	list_ours(arena, text_str(&message), &ours);
	list_theirs(text_str(&message), &theirs);
	bool same = file != NULL && str_equal(text_str(&ours), text_str(&theirs));

	printf("%s: %s, %zu lines of parts, GMime %zu\n", path, same ? "same" : "different",
		count_lines(text_str(&ours)), count_lines(text_str(&theirs)));
	arena_free(arena);
	return same;
}

int main(int count, char **words)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mime_parts_are_those_of_gmime),
		cmocka_unit_test(test_mime_quirks_are_those_of_gmime),
	};
	int failed = 0;

	g_mime_init();
	for (int i = 1; i < count; i++)
		failed += !compare_file(words[i]);
	if (count == 1)
		failed = cmocka_run_group_tests(tests, NULL, NULL);

	g_mime_shutdown();
	return failed;
}

#else

enum {
	TEST_SKIPPED = 77
};

int main(void)
{
	return TEST_SKIPPED;
}

#endif
