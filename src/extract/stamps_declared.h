/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_STAMPS_DECLARED_H
#define BROADSHEET_EXTRACT_STAMPS_DECLARED_H

/* The dates a page declares for machines. */

#include "extract/stamp_reading.h"

/* Gathers the dates of publication in JSON-LD, meta elements, schema.org properties and time
 * elements, in this order; those of a change are set at once. */
void stamps_declare(Stamps *stamps);

/* Infers the publication from the address: 2009/11/02 or 2009-11-02 in it, unless that is
 * behind the last change. */
void stamps_read_address(Stamps *stamps);

/* Infers it from the one date of publication that the data of all scripts agree on. */
void stamps_read_scripts(Stamps *stamps);

#endif
