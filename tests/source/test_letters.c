/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "contained.h"
#include "documents.h"

/* MHTML and mail. */

static void assert_list(Str bytes, const char *wanted)
{
	Arena *arena = arena_new();
	Str list = contained_list(arena, bytes);

	if (!str_is(list, wanted))
		fail_msg("\"%.*s\", not \"%s\"", (int)list.size, list.at, wanted);
	arena_free(arena);
}

static void assert_page(Str bytes, size_t index, const char *wanted)
{
	Arena *arena = arena_new();
	Str page = contained_page(arena, bytes, index);

	if (!str_is(page, wanted))
		fail_msg("\"%.*s\", not \"%s\"", (int)page.size, page.at, wanted);
	arena_free(arena);
}

static void test_mhtml_of_chrome(void **state)
{
	(void)state;
	assert_list(document("chrome.mhtml"),
		"mhtml\nitem A caf\xc3\xa9 opens | http://paper.example/story | "
		"2026-11-23T19:42:30Z | text/html\n");
	/* Parts named by id get their address, frames follow as srcdoc. */
	assert_page(document("chrome.mhtml"), 0,
		"<meta charset=\"utf-8\"><p>The caf\xc3\xa9 <img src=\"http://paper.example/p.png\"> "
		"opens<iframe src=\"http://comments.example/f\"></iframe>\n"
		"<iframe srcdoc=\"<p class=&quot;x&quot;>Ann &amp; Bob\"></iframe>\n");
}

static void test_mhtml_of_explorer_with_an_alternative_inside(void **state)
{
	Arena *arena = arena_new();
	ContainerPage page;
	Error err;

	(void)state;
	assert_list(document("explorer.mht"),
		"mhtml\nitem Harbour | http://paper.example/h | 2009-11-06T13:00:11Z | text/html\n");
	assert_true(contained_read(arena, document("explorer.mht"), 0, &page, &err));
	assert_true(str_is(page.charset, "windows-1252"));
	assert_true(str_is(text_str(&page.bytes), "<p>caf\xe9 & more"));
	assert_false(page.truncated);
	assert_int_equal(page.damage.size, 0);
	container_page_clear(&page);
	arena_free(arena);
}

static void test_mhtml_takes_the_snapshot_not_the_first_part(void **state)
{
	static const Str message =
		STR("Snapshot-Content-Location: http://x/b\nMIME-Version: 1.0\n"
		    "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n"
		    "Content-Location: http://x/a\n\n<p>frame\n--b\nContent-Type: text/html\n"
		    "Content-Location: http://x/b\n\n<p>page\n--b--\n");
	static const Str start = STR(
		"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; start=\"<two>\"\n\n"
		"--b\nContent-Type: text/html\n\n<p>one\n--b\nContent-Type: text/html\n"
		"Content-ID: <two>\n\n<p>two\n--b--\n");

	(void)state;
	assert_page(message, 0, "<p>page\n<iframe srcdoc=\"<p>frame\"></iframe>\n");
	assert_page(start, 0, "<p>two\n<iframe srcdoc=\"<p>one\"></iframe>\n");
}

static void test_mhtml_that_was_cut_says_so(void **state)
{
	Arena *arena = arena_new();
	ContainerPage page;
	Error err;
	static const Str cut =
		STR("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
		    "--b\nContent-Type: text/html\n"
		    "Content-Transfer-Encoding: base64\n\nPHA+b25lPC9w");
	static const Str open =
		STR("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
		    "Content-Type: text/html\n\n<p>one\n--b\nContent-Type: text/css\n\np{}\n");

	(void)state;
	assert_true(contained_read(arena, cut, 0, &page, &err));
	assert_true(str_is(text_str(&page.bytes), "<p>one</p"));
	assert_true(page.truncated);
	container_page_clear(&page);
	assert_true(contained_read(arena, open, 0, &page, &err));
	assert_true(str_is(text_str(&page.bytes), "<p>one"));
	assert_false(page.truncated);
	assert_true(page.damage.size > 0);
	container_page_clear(&page);
	arena_free(arena);
}

static void test_mhtml_of_one_part_and_of_word(void **state)
{
	static const Str single = STR(
		"From: <Saved by Microsoft Internet Explorer 5>\nSubject: One\nMIME-Version: 1.0\n"
		"Content-Type: text/html; charset=\"iso-8859-1\"\n"
		"Content-Transfer-Encoding: quoted-printable\n"
		"Content-Location: http://x/s\n\n<p>=E9t=E9");
	static const Str word =
		STR("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=w\n\n"
		    "--w\nContent-Location: file:///C:/1/Doc1.htm\n"
		    "Content-Type: text/html; charset=\"us-ascii\"\n\n<p>caf\xe9\n--w--\n");
	Arena *arena = arena_new();
	ContainerPage page;
	Error err;

	(void)state;
	assert_list(single, "mhtml\nitem One | http://x/s | - | text/html\n");
	assert_page(single, 0, "<p>\xe9t\xe9");
	assert_true(contained_read(arena, word, 0, &page, &err));
	/* Not all of it is ASCII, so it is in another set than it says. */
	assert_false(str_present(page.charset));
	assert_true(str_is(page.address, "file:///C:/1/Doc1.htm"));
	container_page_clear(&page);
	arena_free(arena);
}

static void test_mhtml_without_a_page(void **state)
{
	(void)state;
	assert_list(
		(Str)STR("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
			 "Content-Type: image/png\n\nx\n--b--\n"),
		"mhtml\nloss no part of it is a page\n");
}

static void test_mail_takes_its_markup(void **state)
{
	Arena *arena = arena_new();
	ContainerPage page;
	Error err;

	(void)state;
	assert_list(document("letter.eml"),
		"mail\nitem <iso-8859-1:Caf\xe9> opens | - | - | text/html\n");
	assert_true(contained_read(arena, document("letter.eml"), 0, &page, &err));
	assert_true(str_is(page.charset, "iso-8859-1"));
	assert_true(str_is(page.byline, "<koi8-r:\xf7\xc5\xd3\xd4\xc9>"));
	assert_true(str_is(page.published, "2009-11-03T07:30:00Z"));
	assert_true(str_ends(text_str(&page.bytes), "<p>The caf\xe9 opens</p>"));
	/* The subject is the title, in any character set; the attachment is no text. */
	assert_true(str_starts(text_str(&page.bytes), "<title>"));
	assert_true(str_find(text_str(&page.bytes), "<p>no", 0) == STR_NOWHERE);
	container_page_clear(&page);
	arena_free(arena);
}

static void test_mail_passes_over_a_stub(void **state)
{
	Arena *arena = arena_new();
	Text mail = text_in(arena);

	(void)state;
	text_add_c(&mail,
		"From: a@b.example\nTo: c@d.example\nSubject: S\n"
		"Content-Type: multipart/alternative; boundary=b\n\n--b\n\n");
	for (int i = 0; i < 100; i++)
		text_add_c(&mail, "plain words ");
	text_add_c(&mail, "\n--b\nContent-Type: text/html\n\n<p>See the text.\n--b--\n");
	assert_true(str_starts(contained_page(arena, text_str(&mail), 0), "plain words"));
	arena_free(arena);
}

static void test_mail_joins_texts_around_pictures(void **state)
{
	(void)state;
	assert_page((Str)STR("From: a@b.example\nTo: c@d.example\nSubject: S\n"
			     "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n"
			     "Content-Type: image/png\n\nx\n--b\n\ntwo\n--b--\n"),
		0, "one\ntwo");
}

static void test_mbox_parts_and_unquotes_its_messages(void **state)
{
	(void)state;
	assert_list(document("letters.mbox"),
		"mail\nitem One | - | - | text/plain\nitem Two | - | - | text/html\n");
	/* "From the pier" is text: it has no clock in it. */
	assert_page(document("letters.mbox"), 0,
		"From the pier.\nFrom the harbour\n>From the boat\n\n");
	assert_page(document("letters.mbox"), 1, "<title>Two</title>\n<p>Second\n\n");
}

static void test_letters_are_no_plain_texts(void **state)
{
	(void)state;
	assert_list((Str)STR("Subject: a story\nDate: Monday\n\nOnce upon a time"), "none");
	assert_list((Str)STR("Note: this\n\nis text"), "none");
	assert_list((Str)STR("<html>From: a\nTo: b"), "none");
}

static void test_mail_reads_what_it_forwards_where_it_says_little(void **state)
{
	Arena *arena = arena_new();
	Text mail = text_in(arena);
	ContainerPage page;
	Error err;

	(void)state;
	text_add_c(&mail,
		"From: b@b.example\nTo: c@d.example\nSubject: Fwd: S\n"
		"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n--b\n"
		"Content-Type: message/rfc822\n\nFrom: Ann <a@b.example>\nSubject: S\n"
		"Date: Tue, 3 Nov 2009 07:30:00 GMT\n\n");
	for (int i = 0; i < 20; i++)
		text_add_c(&mail, "forwarded words ");
	text_add_c(&mail, "\n--b--\n");
	assert_list(text_str(&mail), "mail\nitem S | - | - | text/plain\n");
	assert_true(contained_read(arena, text_str(&mail), 0, &page, &err));
	assert_true(str_starts(text_str(&page.bytes), "forwarded words"));
	assert_true(str_is(page.byline, "Ann"));
	assert_true(str_is(page.published, "2009-11-03T07:30:00Z"));
	container_page_clear(&page);
	arena_free(arena);
}

static void test_mail_reads_what_is_attached_where_that_is_all(void **state)
{
	(void)state;
	assert_page((Str)STR("From: a@b.example\nTo: c@d.example\nSubject: S\n"
			     "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
			     "Content-Type: image/png\n\nx\n--b\nContent-Type: text/html\n"
			     "Content-Disposition: attachment\n\n<title>T</title><p>one\n--b--\n"),
		0, "<title>T</title><p>one");
}

static void test_mbox_whose_separators_have_no_time(void **state)
{
	(void)state;
	assert_list((Str)STR("From MAILER-DAEMON\nFrom: a@b.example\nSubject: One\nTo: c@d\n\n"
			     "From here\nFrom here\n\nFrom MAILER-DAEMON\nSubject: Two\n"
			     "From: a@b.example\nTo: c@d\n\ntwo\n"),
		"mail\nitem One | - | - | text/plain\nitem Two | - | - | text/plain\n");
}

static void test_mhtml_address_is_no_name_within_it(void **state)
{
	(void)state;
	assert_list((Str)STR("Snapshot-Content-Location: cid:frame-1\nMIME-Version: 1.0\n"
			     "Content-Type: multipart/related; boundary=b\n\n--b\n"
			     "Content-Type: text/html\nContent-Location: http://x/a\n\n<p>page\n"
			     "--b--\n"),
		"mhtml\nitem - | http://x/a | - | text/html\n");
}

/* A line with the number of its bytes, the message, and a property list. */
static void test_mail_of_apple_mail(void **state)
{
	static const char message[] =
		"From: Ann <a@b.example>\nTo: c@d.example\nSubject: S\n\nWords.\n";
	static const char list[] = "<?xml version=\"1.0\"?>\n<plist version=\"1.0\"><dict>"
				   "<key>flags</key><integer>1</integer></dict></plist>\n";
	const struct {
		int error; /* of the number */
		const char *behind, *told;
	} cases[] = {
		{ 0, list, "mail\nitem S | - | - | text/plain\n" },
		{ 0, "", "mail\nitem S | - | - | text/plain\n" },
		{ -3, list,
			"mail\nitem S | - | - | text/plain\n"
			"loss the length of the message is wrong\n" },
		{ 1000, list,
			"mail\nitem S | - | - | text/plain\n"
			"loss the length of the message is wrong\n" },
		{ 40, "", "mail\nitem S | - | - | text/plain\nloss the message is cut\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Arena *arena = arena_new();
		Text bytes = text_in(arena);

		text_format(&bytes, "%-10d\n%s%s", (int)(sizeof message - 1) + cases[i].error,
			message, cases[i].behind);
		assert_list(text_str(&bytes), cases[i].told);
		assert_page(text_str(&bytes), 0, "Words.\n");
		arena_free(arena);
	}
	assert_list((Str)STR("1234\n\nwords"), "none");
	assert_list((Str)STR("1234"), "none");
}

static void test_mail_in_utf7(void **state)
{
	static const Str mail = STR(
		"From: a@paper.example\nSubject: =?unicode-1-1-utf-7?Q?The_+ZeVnLIqe-_=2B-_x?=\n"
		"MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-7\n\n"
		"Caf+AOk- +2D3eAA +- 1 +2D0- A+AOk.B+ C\n");
	Arena *arena = arena_new();
	ContainerPage page;
	Error err;

	(void)state;
	assert_list(mail,
		"mail\nitem The \xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e + x | - | - | text/plain\n");
	assert_true(contained_read(arena, mail, 0, &page, &err));
	assert_true(str_is(page.charset, "utf-8"));
	/* A pair of halves, one half alone, no minus behind, a plus that begins nothing. */
	assert_true(str_is(text_str(&page.bytes),
		"Caf\xc3\xa9 \xf0\x9f\x98\x80 + 1 \xef\xbf\xbd A\xc3\xa9.B+ C\n"));
	container_page_clear(&page);
	arena_free(arena);
}

static void test_mailbox_of_mmdf(void **state)
{
	static const Str box =
		STR("\1\1\1\1\nFrom: a@paper.example\nSubject: One\n\nFirst.\n"
		    "From the pier.\n\1\1\1\1\n\1\1\1\1\nFrom b Tue Nov  3 2009\n"
		    "Subject: Two\nContent-Type: text/html\n\n<p>Second\n\1\1\1\1\n");
	static const Str dos = STR("\1\1\1\1\r\n\r\nSubject: One\r\n\r\nFirst.\r\n"
				   "\1\1\1\1\r\n\1\1\1\1\r\nSubject: Two\r\n\r\nSecond.");

	(void)state;
	assert_list(box, "mail\nitem One | - | - | text/plain\nitem Two | - | - | text/html\n");
	assert_page(box, 0, "First.\nFrom the pier.\n");
	assert_page(box, 1, "<title>Two</title>\n<p>Second\n");
	assert_list(dos, "mail\nitem One | - | - | text/plain\nitem Two | - | - | text/plain\n");
	assert_page(dos, 1, "Second.");
	assert_list((Str)STR("\1\1\1\1\nno header\n"), "none");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mhtml_of_chrome),
		cmocka_unit_test(test_mhtml_of_explorer_with_an_alternative_inside),
		cmocka_unit_test(test_mhtml_takes_the_snapshot_not_the_first_part),
		cmocka_unit_test(test_mhtml_that_was_cut_says_so),
		cmocka_unit_test(test_mhtml_of_one_part_and_of_word),
		cmocka_unit_test(test_mhtml_without_a_page),
		cmocka_unit_test(test_mail_takes_its_markup),
		cmocka_unit_test(test_mail_passes_over_a_stub),
		cmocka_unit_test(test_mail_joins_texts_around_pictures),
		cmocka_unit_test(test_mbox_parts_and_unquotes_its_messages),
		cmocka_unit_test(test_letters_are_no_plain_texts),
		cmocka_unit_test(test_mail_reads_what_it_forwards_where_it_says_little),
		cmocka_unit_test(test_mail_reads_what_is_attached_where_that_is_all),
		cmocka_unit_test(test_mbox_whose_separators_have_no_time),
		cmocka_unit_test(test_mhtml_address_is_no_name_within_it),
		cmocka_unit_test(test_mail_of_apple_mail),
		cmocka_unit_test(test_mail_in_utf7),
		cmocka_unit_test(test_mailbox_of_mmdf),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
