/* SPDX-License-Identifier: ISC */
#include "terminal/gathering.h"

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <unistd.h>

#include "terminal/tty.h"

enum {
	FILE_BYTES_MIN = 16 << 20 /* a process that may write no such file gathers nothing */
};

void gathering_open(Gathering *gathering, int out, int tty)
{
	struct rlimit limit;
	bool may = getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur >= FILE_BYTES_MIN;

	*gathering = (Gathering){ .tty = tty, .out = out, .file = -1 };
	if (may)
		gathering->file = memfd_create("screen", MFD_CLOEXEC);
}

void gathering_close(Gathering *gathering)
{
	if (gathering->file >= 0)
		close(gathering->file);
	gathering->file = -1;
}

void gathering_begin(Gathering *gathering)
{
	if (gathering->file >= 0 && dup2(gathering->file, gathering->out) < 0)
		gathering_close(gathering);
}

/* Takes what was kept out of the file. */
static void empty_file(const Gathering *gathering, Text *bytes)
{
	off_t size = lseek(gathering->file, 0, SEEK_END);

	if (size > 0) {
		char *room = text_reserve(bytes, (size_t)size);
		ssize_t got = pread(gathering->file, room, (size_t)size, 0);

		bytes->size = got > 0 ? (size_t)got : 0;
	}
	lseek(gathering->file, 0, SEEK_SET);
	if (ftruncate(gathering->file, 0) != 0)
		bytes->size = 0; /* else it would be sent again and again */
}

void gathering_end(Gathering *gathering, bool at_once)
{
	Text bytes = text_in(NULL), fewer = text_in(NULL);

	if (gathering->file < 0)
		return;
	dup2(gathering->tty, gathering->out);
	empty_file(gathering, &bytes);
	if (at_once)
		text_add_c(&fewer, "\033[?2026h");
	thrift_add(&gathering->thrift, text_str(&bytes), &fewer);
	if (at_once)
		text_add_c(&fewer, "\033[?2026l");
	if (bytes.size > 0) {
		tty_write(gathering->tty, text_str(&fewer));
		gathering->bytes += fewer.size;
		gathering->writes++;
	}
	text_clear(&bytes);
	text_clear(&fewer);
}
