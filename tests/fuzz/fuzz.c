/* SPDX-License-Identifier: ISC */
/* libFuzzer's side: it calls these with bytes of its own making. Which target they go
 * to, the environment says: FUZZ_TARGET. tests/fuzz/run does all of this. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "targets.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const FuzzTarget *target;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	const char *name = getenv("FUZZ_TARGET");

	(void)argc;
	(void)argv;
	target = name == NULL ? NULL : fuzz_target(name);
	if (target != NULL)
		return 0;
	fprintf(stderr, "FUZZ_TARGET has to name one of:");
	for (size_t i = 0; fuzz_target_at(i) != NULL; i++)
		fprintf(stderr, " %s", fuzz_target_at(i)->name);
	fprintf(stderr, "\n");
	exit(2);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	target->run(str_of((const char *)bytes, size));
	return 0;
}
