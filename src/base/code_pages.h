/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_CODE_PAGES_H
#define BROADSHEET_BASE_CODE_PAGES_H

/* For between two steps of a process that need different code: lets go of what is mapped of
 * the files of the program and its libraries. With each page that is touched the system maps
 * those around it, and all of them count for the process from then on, though most of what
 * loading and setting up took is not needed again. What is comes back from the system's cache
 * when it is touched; data that was written, be it by the linker, stays where it is. Opens
 * nothing and needs madvise alone, so a confined process may call it. */
void code_pages_release(void);

#endif
