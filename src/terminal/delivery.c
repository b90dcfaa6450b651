/* SPDX-License-Identifier: ISC */
#include "terminal/delivery.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <unistd.h>

#include "terminal/hyperlinks.h"
#include "terminal/tty.h"

enum {
	FILE_BYTES_MIN = 16 << 20 /* a process that may write no such file gathers nothing */
};

void delivery_open(Delivery *delivery, int out, int tty)
{
	struct rlimit limit;
	bool may = getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur >= FILE_BYTES_MIN;

	*delivery = (Delivery){ .tty = tty, .out = out, .file = -1 };
	if (may)
		delivery->file = memfd_create("screen", MFD_CLOEXEC);
}

void delivery_close(Delivery *delivery)
{
	if (delivery->file >= 0)
		close(delivery->file);
	delivery->file = -1;
}

void delivery_drop(const Delivery *delivery)
{
	int nowhere = delivery->file < 0 ? open("/dev/null", O_WRONLY | O_CLOEXEC) : -1;

	(void)dup2(nowhere >= 0 ? nowhere : delivery->file, delivery->out);
	if (nowhere >= 0)
		close(nowhere);
}

void delivery_resize(Delivery *delivery, int rows)
{
	scroll_region_resize(&delivery->thrift.region, scroll_region_can() ? rows : 0);
}

void delivery_forget(Delivery *delivery)
{
	delivery->thrift = (Thrift){ .region.rows = delivery->thrift.region.rows };
}

void delivery_release_rows(Delivery *delivery)
{
	Text bytes = text_in(NULL);

	scroll_region_release(&delivery->thrift.region, &bytes);
	tty_write(delivery->tty, text_str(&bytes));
	text_clear(&bytes);
}

void delivery_begin(Delivery *delivery)
{
	if (delivery->file >= 0 && dup2(delivery->file, delivery->out) < 0)
		delivery_close(delivery);
}

/* Takes what was kept out of the file. */
static void empty_file(const Delivery *delivery, Text *bytes)
{
	off_t size = lseek(delivery->file, 0, SEEK_END);

	if (size > 0) {
		char *room = text_reserve(bytes, (size_t)size);
		ssize_t got = pread(delivery->file, room, (size_t)size, 0);

		bytes->size = got > 0 ? (size_t)got : 0;
	}
	lseek(delivery->file, 0, SEEK_SET);
	if (ftruncate(delivery->file, 0) != 0)
		bytes->size = 0; /* else it would be sent again and again */
}

/* Puts hyperlinks in place of marks in BYTES. */
static void add_hyperlinks(const Delivery *delivery, Text *bytes)
{
	Text with = text_in(NULL);

	hyperlinks_add(delivery->links, text_str(bytes), &with);
	text_clear(bytes);
	*bytes = with;
}

void delivery_end(Delivery *delivery, bool at_once)
{
	Text bytes = text_in(NULL), fewer = text_in(NULL);

	if (delivery->file < 0)
		return;
	dup2(delivery->tty, delivery->out);
	empty_file(delivery, &bytes);
	if (at_once)
		text_add_c(&fewer, "\033[?2026h");
	thrift_add(&delivery->thrift, text_str(&bytes), &fewer);
	if (delivery->links != NULL)
		add_hyperlinks(delivery, &fewer);
	if (at_once)
		text_add_c(&fewer, "\033[?2026l");
	if (bytes.size > 0) {
		tty_write(delivery->tty, text_str(&fewer));
		delivery->bytes += fewer.size;
		delivery->writes++;
	}
	text_clear(&bytes);
	text_clear(&fewer);
}
