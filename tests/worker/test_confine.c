/* SPDX-License-Identifier: ISC */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "worker/confine.h"

/* What a confined child found when it tried something. */
typedef enum {
	REFUSED = 10,
	ALLOWED,
	ODD
} Finding;

typedef Finding Attempt(void);

/* What the attempts need to know without asking; set before the fork. */
static ConfineLayers layers;

/* Runs ATTEMPT in a confined child whose descriptor 0 is this program and whose
 * 1 is a pipe that nobody reads; the answer is its wait status. */
static int in_confinement(Attempt *attempt)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		int self = open("/proc/self/exe", O_RDONLY);

		if (dup2(self, 0) != 0 || dup2(ends[1], 1) != 1)
			_exit(ODD);
		layers = confine(CONFINE_CPU_SECONDS);
		_exit((int)attempt());
	}
	int status = 0;

	assert_int_equal(waitpid(child, &status, 0), child);
	close(ends[0]);
	close(ends[1]);
	return status;
}

static Finding finding(bool allowed)
{
	return allowed ? ALLOWED : REFUSED;
}

static void assert_finding(Attempt *attempt, Finding expected)
{
	int status = in_confinement(attempt);

	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), expected);
}

/* Refused, or the end of the process where the call list is in force. */
static void assert_deadly(Attempt *attempt)
{
	int status = in_confinement(attempt);

	if (WIFSIGNALED(status))
		assert_int_equal(WTERMSIG(status), SIGSYS);
	else
		assert_int_equal(WEXITSTATUS(status), REFUSED);
}

static ConfineLayers layers_here(void)
{
	Text words = text_in(NULL);

	confine_describe(&words);
	ConfineLayers here = {
		.limits = str_find(text_str(&words), "limits", 0) != STR_NOWHERE,
		.landlock = str_find(text_str(&words), "Landlock", 0) != STR_NOWHERE,
		.seccomp = str_find(text_str(&words), "seccomp", 0) != STR_NOWHERE,
	};

	text_clear(&words);
	return here;
}

static Finding open_file(void)
{
	return finding(open("/etc/passwd", O_RDONLY) >= 0 || open("/dev/tty", O_RDWR) >= 0);
}

static Finding make_file(void)
{
	return finding(open("/tmp/broadsheet-test-confined", O_CREAT | O_WRONLY, 0600) >= 0 ||
		mkdir("/tmp/broadsheet-test-confined", 0700) == 0);
}

static Finding duplicate(void)
{
	return finding(dup(0) >= 0);
}

static Finding make_pipe(void)
{
	int ends[2];

	return finding(pipe(ends) == 0);
}

static Finding make_socket(void)
{
	return finding(socket(AF_INET, SOCK_STREAM, 0) >= 0);
}

static Finding start_program(void)
{
	char *const words[] = { (char[]){ "true" }, NULL };

	execve("/bin/true", words, words + 1);
	return REFUSED;
}

static Finding trace_parent(void)
{
	return finding(ptrace(PTRACE_SEIZE, getppid(), NULL, NULL) == 0);
}

static Finding fork_child(void)
{
	pid_t child = fork();

	if (child == 0)
		_exit(0);
	return finding(child > 0);
}

static Finding map_executable(void)
{
	void *at = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return finding(at != MAP_FAILED);
}

static Finding make_executable(void)
{
	void *at = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (at == MAP_FAILED)
		return ODD;
	return finding(mprotect(at, 4096, PROT_READ | PROT_EXEC) == 0);
}

static Finding signal_parent(void)
{
	return finding(kill(getppid(), 0) == 0);
}

static Finding raise_a_limit(void)
{
	struct rlimit limit = { 100, 100 };

	return finding(setrlimit(RLIMIT_NOFILE, &limit) == 0);
}

static Finding write_elsewhere(void)
{
	return finding(write(0, "x", 1) == 1);
}

static Finding do_the_work(void)
{
	char bytes[4];
	struct timespec now;
	void *large = malloc(64 << 20);
	bool works = large != NULL && pread(0, bytes, 4, 0) == 4 &&
		memcmp(bytes, "\177ELF", 4) == 0 && lseek(0, 0, SEEK_END) > 0 &&
		write(1, "answer", 6) == 6 && clock_gettime(CLOCK_MONOTONIC, &now) == 0;

	large = realloc(large, 128 << 20);
	works = works && large != NULL;
	free(large);
	return finding(works);
}

static Finding allocate_without_end(void)
{
	for (size_t taken = 0; taken <= 2 * (size_t)CONFINE_MEMORY_BYTES; taken += 1 << 20) {
		volatile char *at = malloc(1 << 20);

		if (at == NULL)
			return REFUSED;
		at[0] = 1;
	}
	return ALLOWED;
}

static Finding abort_itself(void)
{
	abort();
}

static void test_confine_lets_the_work_be_done(void **state)
{
	(void)state;
	assert_finding(do_the_work, ALLOWED);
}

static void test_confine_refuses_files(void **state)
{
	(void)state;
	assert_finding(open_file, REFUSED);
	assert_finding(make_file, REFUSED);
	assert_finding(duplicate, REFUSED);
	assert_finding(make_pipe, REFUSED);
}

static void test_confine_refuses_programs_sockets_and_tracing(void **state)
{
	(void)state;
	assert_deadly(start_program);
	assert_deadly(make_socket);
	if (!layers_here().seccomp && geteuid() == 0)
		skip(); /* only the call list binds root here */
	assert_deadly(trace_parent);
}

static void test_confine_kills_where_the_call_list_is_in_force(void **state)
{
	(void)state;
	if (!layers_here().seccomp)
		skip();
	assert_true(WIFSIGNALED(in_confinement(start_program)));
	assert_true(WIFSIGNALED(in_confinement(make_socket)));
}

static void test_confine_refuses_what_only_the_call_list_knows(void **state)
{
	(void)state;
	if (!layers_here().seccomp)
		skip();
	assert_finding(fork_child, REFUSED);
	assert_finding(map_executable, REFUSED);
	assert_finding(make_executable, REFUSED);
	assert_finding(signal_parent, REFUSED);
	assert_finding(raise_a_limit, REFUSED);
	assert_finding(write_elsewhere, REFUSED);
}

static void test_confine_bounds_memory(void **state)
{
	(void)state;
	if (!layers_here().seccomp)
		skip(); /* instrumented: memory is not limited either */
	assert_finding(allocate_without_end, REFUSED);
}

static void test_confine_leaves_abort_its_name(void **state)
{
	(void)state;
	int status = in_confinement(abort_itself);

	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGABRT);
}

static void test_confine_describe_names_the_layers(void **state)
{
	Text words = text_in(NULL);

	(void)state;
	text_add_c(&words, "confined by: ");
	confine_describe(&words);
	assert_true(str_starts(text_str(&words), "confined by: limits"));
	assert_true(str_find(text_str(&words), ", , ", 0) == STR_NOWHERE);
	text_clear(&words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_confine_lets_the_work_be_done),
		cmocka_unit_test(test_confine_refuses_files),
		cmocka_unit_test(test_confine_refuses_programs_sockets_and_tracing),
		cmocka_unit_test(test_confine_kills_where_the_call_list_is_in_force),
		cmocka_unit_test(test_confine_refuses_what_only_the_call_list_knows),
		cmocka_unit_test(test_confine_bounds_memory),
		cmocka_unit_test(test_confine_leaves_abort_its_name),
		cmocka_unit_test(test_confine_describe_names_the_layers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
