/* SPDX-License-Identifier: ISC */
#include "worker/tools.h"

#include <unistd.h>

#include "source/brotli.h"
#include "source/zstd.h"

/* How the names of files end that hold many pages ... */
static const char *const collection_ends[] = { ".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz",
	".wacz", ".zip", ".epub", ".htmlz", ".maff", ".mht", ".mhtml", ".mbox", ".eml",
	".webarchive", ".xml", ".rss", ".atom", ".json", ".csv", ".cdx", ".cdxj", ".cdx.gz" };

/* ... and those without markup. */
static const char *const bare_ends[] = { ".txt", ".text", ".cdx", ".cdxj", ".cdx.gz" };

unsigned tools_likely(Str name, ToolsPurpose purpose)
{
	bool collection = str_ends_in_one(
		name, collection_ends, sizeof collection_ends / sizeof *collection_ends);

	if (collection && purpose == TOOLS_FOR_PAGES)
		return TOOLS_ALL;
	if (purpose == TOOLS_FOR_INDEX || (collection && purpose == TOOLS_FOR_ITEMS))
		return 0;
	return str_ends_in_one(name, bare_ends, sizeof bare_ends / sizeof *bare_ends)
		? 0
		: TOOLS_PARSER;
}

enum {
	MEMORY_PART = 2 /* of the machine's memory one page may take one in so many */
};

/* The system is asked before the child is confined. */
static size_t memory_to_spend(void)
{
	long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
	uint64_t memory = pages > 0 && page > 0 ? (uint64_t)pages * (uint64_t)page / MEMORY_PART
						: TOOLS_MEMORY_BYTES_MAX;

	return memory < TOOLS_MEMORY_BYTES_MAX ? (size_t)memory : (size_t)TOOLS_MEMORY_BYTES_MAX;
}

Tools tools_open(unsigned asked)
{
	Tools tools = {
		.asked = asked,
		.converters = converters_open(asked & TOOLS_CONVERTERS),
		.memory_bytes = memory_to_spend(),
	};

	if ((asked & TOOLS_UNPACKERS) != 0) {
		(void)brotli_prepare();
		(void)zstd_prepare();
	}
	if ((asked & TOOLS_PARSER) != 0)
		tools.parser = extract_prepare(&tools.no_parser);
	return tools;
}

void tools_close(Tools *tools)
{
	converters_close(tools->converters);
	*tools = (Tools){ 0 };
}

static Str decode_words(void *converters, Arena *arena, Str label, Str bytes)
{
	return charset_words(arena, label, bytes, converters);
}

Decoder tools_decoder(const Tools *tools)
{
	return (Decoder){ decode_words, tools->converters };
}

bool tools_have(Tools *tools, unsigned what)
{
	tools->missed |= what & ~tools->asked;
	return tools_missed(tools) == 0;
}

unsigned tools_missed(const Tools *tools)
{
	unsigned unpackers = brotli_missed() || zstd_missed() ? TOOLS_UNPACKERS : 0;

	return tools->missed | converters_missed(tools->converters) | (unpackers & ~tools->asked);
}
