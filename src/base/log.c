/* SPDX-License-Identifier: ISC */
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* One program, one log. */
static int log_fd = -1;
static struct timespec log_start;

bool log_open(const char *file, Error *err)
{
	log_close();
	log_fd = open(file, O_WRONLY | O_APPEND | O_CREAT | O_NOCTTY | O_CLOEXEC, 0600);
	if (log_fd < 0)
		return error_system(err, errno, "%s: cannot write the log", file);
	clock_gettime(CLOCK_MONOTONIC, &log_start);
	return true;
}

void log_line(const char *format, ...)
{
	char line[1024];
	struct timespec now;
	va_list list;

	if (log_fd < 0)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	double seconds = (double)(now.tv_sec - log_start.tv_sec) +
		(double)(now.tv_nsec - log_start.tv_nsec) / 1e9;
	int head = snprintf(line, sizeof line, "%.6f ", seconds);

	va_start(list, format);
	int body = vsnprintf(line + head, sizeof line - (size_t)head - 1, format, list);
	va_end(list);
	if (body < 0)
		return;
	size_t size = (size_t)head + (size_t)body;

	if (size > sizeof line - 2)
		size = sizeof line - 2;
	for (size_t i = 0; i < size; i++)
		if ((unsigned char)line[i] < 0x20 || line[i] == 0x7F)
			line[i] = '?';
	line[size++] = '\n';
	/* A log that cannot be written is given up, so that reading goes on. */
	if (write(log_fd, line, size) < 0)
		log_close();
}

void log_close(void)
{
	if (log_fd >= 0)
		close(log_fd);
	log_fd = -1;
}
