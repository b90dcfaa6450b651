/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_PRINTING_LOSSES_H
#define BROADSHEET_PRINTING_LOSSES_H

/* Each loss is told once: an index names an archive that is not there for each batch of its
 * captures, and children that share a file may meet the same damage. */

#include <stdbool.h>

#include "base/error.h"
#include "library/key_index.h"

/* Zeroed, nothing has been told. */
typedef struct {
	KeyIndex told; /* owned: hashes of the sentences; the rows say nothing */
} Losses;

/* Says LOSS on standard error, with its hint. False when that was done before. */
bool losses_tell(Losses *losses, const Error *loss);

/* Forgets all, and frees what that took. */
void losses_clear(Losses *losses);

#endif
