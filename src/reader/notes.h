/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_NOTES_H
#define BROADSHEET_READER_NOTES_H

/* The reader's notes between their files and the view. */

#include "reader/state.h"

/* The article in the view is complete: its notes are shown. */
void reader_notes_arrive(Reader *reader);

/* Carries out EFFECT_NOTE_ADD, EFFECT_NOTE_REMOVE, EFFECT_NOTEBOOK and EFFECT_NOTES_EXPORT. */
void reader_notes_add(Reader *reader, Effect effect);
void reader_notes_remove(Reader *reader, Effect effect);
void reader_notes_open_notebook(Reader *reader);
void reader_notes_export(Reader *reader, Effect effect);

#endif
