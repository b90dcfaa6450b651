/* SPDX-License-Identifier: ISC */
#ifdef HAVE_CONFIG_H
#	include <config.h>
#endif

#include "extract/icu_stand_in.h"

#include <stddef.h>

#ifdef HAVE_ICU_STAND_IN

#	include <dlfcn.h>
#	include <stdio.h>
#	include <sys/mman.h>
#	include <unistd.h>

static const unsigned char library[] = {
#	include "extract/icu_bytes.h"
};

void *icu_stand_in_open(void)
{
	char path[32];
	void *handle = NULL;
	int fd = memfd_create("icu-stand-in", MFD_CLOEXEC);

	if (fd < 0)
		return NULL;
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	if (write(fd, library, sizeof library) == (ssize_t)sizeof library)
		handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	close(fd);
	return handle;
}

void icu_stand_in_close(void *stand_in)
{
	if (stand_in != NULL)
		dlclose(stand_in);
}

#else

void *icu_stand_in_open(void)
{
	return NULL;
}

void icu_stand_in_close(void *stand_in)
{
	(void)stand_in;
}

#endif
