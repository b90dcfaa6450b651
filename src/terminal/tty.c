/* SPDX-License-Identifier: ISC */
#include "terminal/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
	USUAL_ROWS = 24,
	USUAL_COLUMNS = 80,
	ROWS_MAX = 500,
	COLUMNS_MAX = 1000
};

FILE *tty_open(int fd, const char *mode, Error *err)
{
	int own = isatty(fd) ? fcntl(fd, F_DUPFD_CLOEXEC, 3)
			     : open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	FILE *stream = own >= 0 ? fdopen(own, mode) : NULL;

	if (stream != NULL)
		return stream;
	if (own >= 0)
		close(own);
	error_set(err, ERROR_TERMINAL, "there is no terminal to read at: %s", strerror(errno));
	error_hint(err, "--dump prints the text instead");
	return NULL;
}

/* VALUE, or where the terminal does not say it what the environment has, or OTHERWISE. */
static int size_of(int value, const char *variable, int otherwise, int most)
{
	const char *words = getenv(variable);
	unsigned long number;

	if (value <= 0)
		value = words != NULL && str_number(str(words), &number) && number > 0 &&
				number <= (unsigned long)most
			? (int)number
			: otherwise;
	return value < most ? value : most;
}

void tty_size(int fd, int *rows, int *columns)
{
	struct winsize size = { 0 };

	if (ioctl(fd, TIOCGWINSZ, &size) != 0)
		size.ws_row = size.ws_col = 0;
	*rows = size_of(size.ws_row, "LINES", USUAL_ROWS, ROWS_MAX);
	*columns = size_of(size.ws_col, "COLUMNS", USUAL_COLUMNS, COLUMNS_MAX);
}

void tty_write(int fd, Str bytes)
{
	size_t done = 0;

	while (done < bytes.size) {
		ssize_t wrote = write(fd, bytes.at + done, bytes.size - done);

		if (wrote < 0 && errno != EINTR)
			return;
		done += wrote > 0 ? (size_t)wrote : 0;
	}
}
