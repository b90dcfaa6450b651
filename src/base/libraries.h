/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_LIBRARIES_H
#define BROADSHEET_BASE_LIBRARIES_H

/* For between two steps of a process that need different libraries: lets go of what is mapped
 * of the files of all libraries but the C library and the program itself, which every step
 * needs. With each page that is touched the system maps those around it, and all of them
 * count for the process from then on: most of what loading and linking a library took is not
 * needed again. What is comes back from the system's cache when it is touched; data that was
 * written, be it by the linker, stays where it is. Opens nothing and needs madvise alone, so
 * a confined process may call it. */
void libraries_rest(void);

#endif
