/* SPDX-License-Identifier: ISC */
#include "terminal/incoming.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <unistd.h>

#include <curses.h>

#include "base/wait.h"
#include "terminal/mouse.h"
#include "terminal/starting.h"

enum {
	SEQUENCE_MS = 500, /* after the beginning of a longer sequence */
	PASTE_MS = 5000, /* after which a paste without an end is given up */
	ANSWER_MS = 150, /* for an answer of the terminal that is still to come when we leave */
	READ_BYTES = 4096
};

void incoming_open(Incoming *incoming, int fd, Answers *answers)
{
	*incoming = (Incoming){
		.fd = fd, .answers = answers, .keys = keys_new(), .escape_ms = starting_escape_ms()
	};
	set_escdelay(incoming->escape_ms);
	starting_add_keys(incoming->keys);
}

void incoming_close(Incoming *incoming)
{
	keys_free(incoming->keys);
	incoming->keys = NULL;
}

/* Is there something to read, or an end, within TIMEOUT_MS? */
static bool comes(const Incoming *incoming, int timeout_ms, short *what)
{
	struct pollfd wait = { .fd = incoming->fd, .events = POLLIN };
	bool some = poll(&wait, 1, timeout_ms) > 0;

	*what = wait.revents;
	return some;
}

/* Reads what waits. False when the terminal is gone. */
static bool read_bytes(Incoming *incoming, bool *some)
{
	char bytes[READ_BYTES];
	short what;

	*some = false;
	if (!comes(incoming, 0, &what))
		return true;
	if ((what & POLLIN) == 0)
		return false;
	ssize_t got = read(incoming->fd, bytes, sizeof bytes);

	if (got < 0)
		return errno == EINTR || errno == EAGAIN;
	if (got == 0)
		return false;
	*some = true;
	incoming->last_byte = wait_now_ms();
	keys_feed(incoming->keys, bytes, (size_t)got);
	return true;
}

/* The wait for the rest of what is begun, from its last byte on. */
static int patience_ms(const Incoming *incoming)
{
	switch (keys_wait(incoming->keys)) {
	case KEYS_WAIT_NOT:
		return WAIT_NEVER;
	case KEYS_WAIT_ESCAPE:
		return incoming->escape_ms;
	case KEYS_WAIT_SEQUENCE:
		return SEQUENCE_MS;
	case KEYS_WAIT_PASTE:
		return PASTE_MS;
	}
	return WAIT_NEVER;
}

int incoming_wait_ms(const Incoming *incoming)
{
	int patience = patience_ms(incoming);

	return patience < 0 ? WAIT_NEVER : wait_until(incoming->last_byte + patience);
}

/* The next event of keys, bytes being read as needed; of what is begun when its time is over.
 * KEYS_NONE: nothing, and the terminal is *GONE or not. */
static KeysEvent next_event(Incoming *incoming, bool *gone)
{
	for (;;) {
		KeysEvent event = keys_next(incoming->keys, false);
		bool some;

		*gone = false;
		if (event.kind != KEYS_NONE)
			return event;
		*gone = !read_bytes(incoming, &some);
		if (*gone)
			return event;
		if (!some)
			return incoming_wait_ms(incoming) == 0 ? keys_next(incoming->keys, true)
							       : event;
	}
}

Input incoming_read(Incoming *incoming)
{
	for (;;) {
		bool gone;
		KeysEvent event = next_event(incoming, &gone);
		ViewMouse mouse;

		switch (event.kind) {
		case KEYS_NONE:
			return (Input){ .kind = gone ? INPUT_GONE : INPUT_NONE };
		case KEYS_KEY:
			return (Input){ .kind = INPUT_KEY, .text = event.text };
		case KEYS_PASTE:
			return (Input){ .kind = INPUT_PASTE, .text = event.text };
		case KEYS_MOUSE:
			if (mouse_read(event.text, &mouse))
				return (Input){ .kind = INPUT_MOUSE, .mouse = mouse };
			break;
		case KEYS_REPLY:
			answers_take(incoming->answers, event.text);
			break;
		}
	}
}

void incoming_drop(Incoming *incoming)
{
	keys_drop(incoming->keys);
}

void incoming_await_answers(Incoming *incoming)
{
	short what;

	while (incoming->answers->state == ANSWERS_AWAITED && comes(incoming, ANSWER_MS, &what) &&
		incoming_read(incoming).kind != INPUT_GONE)
		continue;
}
