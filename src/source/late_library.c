/* SPDX-License-Identifier: ISC */
#include "source/late_library.h"

#include <dlfcn.h>
#include <string.h>

bool late_library_open(LateLibrary *library)
{
	if (library->opened)
		return library->there;
	library->opened = true;
	void *handle = dlopen(library->file, RTLD_NOW | RTLD_LOCAL);

	library->there = handle != NULL;
	for (size_t i = 0; library->there && i < library->count; i++) {
		void *address = dlsym(handle, library->functions[i].name);

		/* POSIX says that the address of a function may be had this way, ISO C
		 * does not. */
		memcpy(library->functions[i].function, &address, sizeof address);
		library->there = address != NULL;
	}
	if (handle != NULL && !library->there)
		dlclose(handle);
	return library->there;
}

bool late_library_ask(LateLibrary *library)
{
	library->missed = library->missed || !library->opened;
	return library->there;
}
