/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_PROCESSORS_H
#define BROADSHEET_BASE_PROCESSORS_H

#include <stddef.h>

/* How many processors there are to work with, MOST at most, at least 1. */
size_t processors_up_to(size_t most);

#endif
