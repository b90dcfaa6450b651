/* SPDX-License-Identifier: ISC */
#include "source/wacz.h"

#include "source/zip.h"

/* Ends of the names of what holds records, and of a WACZ within. */
static const char *const archive_ends[] = { ".warc.gz", ".warc", ".arc.gz", ".arc", ".wacz" };

static bool is_archive(const ZipMember *member)
{
	for (size_t i = 0; i < sizeof archive_ends / sizeof *archive_ends; i++)
		if (str_ends_nocase(member->name, archive_ends[i]))
			return true;
	return false;
}

static void list_archive(const Zip *zip, const ZipMember *member, ContainerWalk *walk)
{
	Extent extent = { member->offset, member->packed };
	Error err = { 0 };
	SourceInput *inner = zip_input(zip, member, &err);

	if (inner == NULL)
		walk_loss(walk, extent.offset, "%.*s %s", (int)member->name.size, member->name.at,
			err.text);
	else if (!walk_within(walk, extent, inner))
		walk_loss(walk, extent.offset, "%.*s is no archive of records",
			(int)member->name.size, member->name.at);
	input_free(inner);
}

static void wacz_list(SourceInput *input, ContainerWalk *walk)
{
	const Zip *zip = zip_open(input);
	size_t archives = 0;

	if (zip == NULL)
		return;
	if (zip_is_damaged(zip))
		walk_loss(walk, 0, "its directory is damaged, cut, or names members that overlap");
	for (size_t i = 0; i < zip_count(zip) && !walk_stopped(walk); i++) {
		if (!is_archive(zip_member(zip, i)))
			continue;
		archives++;
		list_archive(zip, zip_member(zip, i), walk);
	}
	if (archives == 0)
		walk_loss(walk, 0, "no archive of records is in it");
}

static bool wacz_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	(void)input;
	(void)page;
	return error_set(err, ERROR_FORMAT, "the member at byte %llu is no page",
		(unsigned long long)extent.offset);
}

static SourceInput *wacz_open(SourceInput *input, Extent extent, Error *err)
{
	const Zip *zip = zip_open(input);
	const ZipMember *member = zip != NULL ? zip_at(zip, extent.offset) : NULL;
	SourceInput *inner = NULL;

	if (member != NULL)
		inner = zip_input(zip, member, err);
	else
		error_set(err, ERROR_FORMAT, "no member begins at byte %llu",
			(unsigned long long)extent.offset);
	return inner;
}

static bool wacz_recognise(Str beginning, SourceInput *input)
{
	if (!str_starts(beginning, "PK\3\4"))
		return false;
	const Zip *zip = zip_open(input);
	bool is = zip != NULL && zip_find(zip, str("datapackage.json")) != NULL;

	for (size_t i = 0; zip != NULL && !is && i < zip_count(zip); i++)
		is = str_starts(zip_member(zip, i)->name, "archive/") &&
			is_archive(zip_member(zip, i));
	return is;
}

const ContainerKind wacz_kind = {
	.name = "wacz",
	.title = "a WACZ file",
	.recognise = wacz_recognise,
	.list = wacz_list,
	.read = wacz_read,
	.open = wacz_open,
};
