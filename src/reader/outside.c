/* SPDX-License-Identifier: ISC */
#include "reader/outside.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "terminal/signals.h"

enum {
	WORDS_MAX = 32,
	STATUS_NOT_RUN = 127,
	SIGNALS_LOOK_MS = 200 /* between looks whether the program is to end */
};

/* What a child has to undo of our own habits. */
static void become_plain(void)
{
	static const int changed[] = { SIGPIPE, SIGXFSZ, SIGINT, SIGQUIT, SIGTSTP, SIGTERM, SIGHUP,
		SIGWINCH, SIGCONT };
	sigset_t none;

	for (size_t i = 0; i < sizeof changed / sizeof *changed; i++)
		signal(changed[i], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Its standard streams: INPUT (-1: the terminal's), and the terminal, or nothing where it is
 * QUIET. */
static void set_streams(int input, bool quiet)
{
	int tty = open(quiet ? "/dev/null" : "/dev/tty", O_RDWR | O_NOCTTY);

	if (input >= 0)
		dup2(input, STDIN_FILENO);
	else if (tty >= 0)
		dup2(tty, STDIN_FILENO);
	if (tty >= 0) {
		dup2(tty, STDOUT_FILENO);
		dup2(tty, STDERR_FILENO);
	}
	if (tty > STDERR_FILENO)
		close(tty);
}

static pid_t start(char **words, int input, bool quiet)
{
	pid_t child = fork();

	if (child != 0)
		return child;
	become_plain();
	set_streams(input, quiet);
	execvp(words[0], words);
	_exit(STATUS_NOT_RUN);
}

/* Hands all of TEXT to FD, which is closed then; a reader that went away is no fault. */
static void feed(int fd, Str text)
{
	size_t done = 0;

	while (done < text.size) {
		ssize_t n = write(fd, text.at + done, text.size - done);

		if (n < 0 && errno != EINTR)
			break;
		done += n > 0 ? (size_t)n : 0;
	}
	close(fd);
}

static bool await(pid_t child, const char *name, Error *err)
{
	int status;

	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return error_system(err, errno, "%s: cannot be waited for", name);
	if (WIFEXITED(status) && WEXITSTATUS(status) == STATUS_NOT_RUN)
		return error_set(err, ERROR_SYSTEM, "%s: cannot be run", name);
	if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
		return error_set(
			err, ERROR_SYSTEM, "%s: ended with status %d", name, WEXITSTATUS(status));
	return true;
}

static bool run(char **words, Str input, bool quiet, Error *err)
{
	int ends[2] = { -1, -1 };

	if (str_present(input) && pipe2(ends, O_CLOEXEC) != 0)
		return error_system(err, errno, "%s: cannot be run", words[0]);
	pid_t child = start(words, ends[0], quiet);

	if (ends[0] >= 0)
		close(ends[0]);
	if (child < 0) {
		if (ends[1] >= 0)
			close(ends[1]);
		return error_system(err, errno, "%s: cannot be run", words[0]);
	}
	if (ends[1] >= 0)
		feed(ends[1], input);
	return await(child, words[0], err);
}

bool outside_shell(Str command, Str input, bool quiet, Error *err)
{
	static char shell[] = "sh", option[] = "-c";
	Arena *arena = arena_new();
	char *own = getenv("SHELL");
	char *words[] = { shell, option, str_c(arena, command), NULL };
	char *alone[] = { own != NULL && own[0] == '/' ? own : shell, NULL };
	bool ran = run(str_empty(command) ? alone : words, input, quiet, err);

	arena_free(arena);
	return ran;
}

bool outside_may_open(Str address)
{
	static const char *const schemes[] = { "http://", "https://", "mailto:", "file://" };

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (str_starts_nocase(address, schemes[i]))
			return true;
	return false;
}

bool outside_open(Str program, Str what, Error *err)
{
	Arena *arena = arena_new();
	const char *browser = getenv("BROWSER");
	char *words[WORDS_MAX + 2];
	size_t count = 0;
	bool placed = false;
	Str rest = !str_empty(program)                  ? program
		: browser != NULL && browser[0] != '\0' ? str(browser)
							: str("xdg-open");
	Str word;

	while (count < WORDS_MAX && str_next_word(&rest, &word)) {
		bool place = str_is(word, "%s");

		words[count++] = str_c(arena, place ? what : word);
		placed = placed || place;
	}
	if (!placed)
		words[count++] = str_c(arena, what);
	words[count] = NULL;
	bool ran = run(words, STR_NONE, false, err);
	arena_free(arena);
	return ran;
}

void outside_wait_for_enter(void)
{
	static const char words[] = "[ENTER goes back]";
	int tty = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
	struct pollfd wait = { .fd = tty, .events = POLLIN };
	bool more = true;
	char c = '\0';

	if (tty < 0)
		return;
	if (write(tty, words, sizeof words - 1) < 0)
		more = false;
	while (more && c != '\n' && !signals_must_end())
		if (poll(&wait, 1, SIGNALS_LOOK_MS) > 0)
			more = read(tty, &c, 1) > 0;
	close(tty);
}
