/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_KEY_NAMES_H
#define BROADSHEET_TERMINAL_KEY_NAMES_H

/* What keys are called whose sequences most terminals send, a row a key; names are static. Keys
 * that a terminal's own description tells of come from there (keys_add). */

/* The key of "ESC [ ... FINAL" and "ESC O FINAL", of "ESC [ NUMBER ~", and of "ESC O FINAL" of a
 * keypad in application mode, which is named by what is printed on it. NULL: there is none. */
const char *key_final_name(char final);
const char *key_tilde_name(unsigned number);
const char *key_keypad_name(char final);

/* What goes before the name for the modifiers of a parameter: 1 + (1 Shift, 2 Alt, 4 Control);
 * "" for 0, none. */
const char *key_modifier_prefix(unsigned modifier);

#endif
