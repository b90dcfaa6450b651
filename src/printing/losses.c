/* SPDX-License-Identifier: ISC */
#include "printing/losses.h"

#include "printing/dump.h"

bool losses_tell(Losses *losses, const Error *loss)
{
	uint64_t hash = key_hash(str(loss->text));

	if (key_index_first(&losses->told, hash) != NULL)
		return false;
	key_index_add(&losses->told, hash, 0);
	dump_complain(loss);
	return true;
}

void losses_clear(Losses *losses)
{
	key_index_clear(&losses->told);
}
