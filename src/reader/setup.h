/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_SETUP_H
#define BROADSHEET_READER_SETUP_H

/* What the configuration and the command line say of the reader. */

#include "reader/reader.h"
#include "reader/state.h"

/* The lines of the configuration, then what the command line says. Faults are told when the screen
 * has been left, and the first one in the message row. False with the reader's error. */
bool setup_configure(Reader *reader, const ReaderOptions *options);

/* The labels that are kept, into the view. */
void setup_read_labels(Reader *reader);

/* Finds the theme that is chosen. False with the reader's error. */
bool setup_find_theme(Reader *reader, const ReaderOptions *options);

#endif
