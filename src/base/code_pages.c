/* SPDX-License-Identifier: ISC */
#include "base/code_pages.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef __GLIBC__

#	include <link.h>

typedef struct dl_phdr_info Object;

static uintptr_t part_start(const Object *object, const ElfW(Phdr) * part)
{
	return object->dlpi_addr + part->p_vaddr;
}

/* Has the linker written to what is not to be written to? */
static bool has_text_relocations(const Object *object)
{
	for (size_t i = 0; i < object->dlpi_phnum; i++) {
		if (object->dlpi_phdr[i].p_type != PT_DYNAMIC)
			continue;
		const ElfW(Dyn) *entry = (const void *)part_start(object, &object->dlpi_phdr[i]);

		for (; entry->d_tag != DT_NULL; entry++)
			if (entry->d_tag == DT_TEXTREL ||
				(entry->d_tag == DT_FLAGS && entry->d_un.d_val & DF_TEXTREL))
				return true;
	}
	return false;
}

/* What of OBJECT is only read lies in a row, so that one call does for all of it: each costs as
 * much as many pages. */
static int release(Object *object, size_t size, void *context)
{
	const size_t *page = context;
	uintptr_t first = UINTPTR_MAX, end = 0;

	(void)size;
	if (has_text_relocations(object))
		return 0;
	for (size_t i = 0; i < object->dlpi_phnum; i++) {
		const ElfW(Phdr) *part = &object->dlpi_phdr[i];
		uintptr_t start = part_start(object, part);

		if (part->p_type != PT_LOAD)
			continue;
		if (part->p_flags & PF_W)
			break;
		first = start < first ? start - start % *page : first;
		end = start + part->p_memsz;
	}
	if (first < end)
		(void)madvise((void *)first, end - first, MADV_DONTNEED);
	return 0;
}

void code_pages_release(void)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);

	(void)dl_iterate_phdr(release, &page);
}

#else

void code_pages_release(void)
{
}

#endif
