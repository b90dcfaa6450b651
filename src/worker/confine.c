/* SPDX-License-Identifier: ISC */
#include <config.h>

#include "worker/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef HAVE_SECCOMP
#	include <seccomp.h>
#endif

static bool is_under_valgrind(void)
{
	const char *preload = getenv("LD_PRELOAD");

	return preload != NULL && strstr(preload, "vgpreload") != NULL;
}

/* Another tool watches this process from within and needs what we take away. */
static bool is_instrumented(void)
{
#ifdef WITH_SANITIZERS
	return true;
#else
	return is_under_valgrind();
#endif
}

/* Limits */

/* The largest value RESOURCE may take is LIMIT from now on; a stricter one that
 * the user set stays. */
static bool set_limit(int resource, rlim_t soft, rlim_t hard)
{
	struct rlimit limit;

	if (getrlimit((__rlimit_resource_t)resource, &limit) != 0)
		return false;
	if (limit.rlim_max > hard)
		limit.rlim_max = hard;
	if (limit.rlim_cur > soft)
		limit.rlim_cur = soft;
	return setrlimit((__rlimit_resource_t)resource, &limit) == 0;
}

/* What is mapped now: the parent's heap and every library came along with fork
 * and would count against the page. */
static rlim_t mapped_bytes(void)
{
	char words[64] = "";
	int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return 0;
	ssize_t got = read(fd, words, sizeof words - 1);

	close(fd);
	if (got <= 0)
		return 0;
	return (rlim_t)strtoull(words, NULL, 10) * (rlim_t)sysconf(_SC_PAGESIZE);
}

static bool limit_resources(rlim_t mapped, rlim_t cpu_seconds)
{
	/* The soft limit of CPU time says what happened (SIGXCPU), the hard one ends
	 * a process that does not listen. */
	bool all = set_limit(RLIMIT_CPU, cpu_seconds, cpu_seconds + 2);

	all = set_limit(RLIMIT_CORE, 0, 0) && all;
	all = set_limit(RLIMIT_FSIZE, 0, 0) && all;
	all = set_limit(RLIMIT_NPROC, 0, 0) && all;
	if (!is_instrumented()) {
		rlim_t memory = mapped + CONFINE_MEMORY_BYTES;

		all = set_limit(RLIMIT_AS, memory, memory) && all;
	}
	return set_limit(RLIMIT_NOFILE, 0, 0) && all;
}

/* Landlock. The C library has no functions for it, and headers of the kernel may
 * be older than the kernel, so the little that is used of the interface stands
 * here (kernel documentation, userspace-api/landlock). */

enum {
	CREATE_RULESET = 444, /* system call numbers, the same on every machine */
	RESTRICT_SELF = 446,
	ASK_VERSION = 1,
};

/* A longer structure than the kernel knows is taken when the rest is zero. */
typedef struct {
	uint64_t files, net, scopes;
} Ruleset;

/* What the interface can forbid, from version FROM on. */
typedef struct {
	int from;
	Ruleset adds;
} LandlockRight;

static const LandlockRight landlock_rights[] = {
	{ 1, { .files = 0x1fff } }, /* all that opens, makes, removes or runs */
	{ 2, { .files = 1 << 13 } }, /* linking and renaming across folders */
	{ 3, { .files = 1 << 14 } }, /* truncating */
	{ 4, { .net = 0x3 } }, /* TCP: bind, connect */
	{ 5, { .files = 1 << 15 } }, /* ioctl on devices */
	{ 6, { .scopes = 0x3 } }, /* abstract sockets, signals to others */
};

/* The version in force, 0 when there is none. */
static int restrict_files(void)
{
	Ruleset all = { 0 };

	if (is_under_valgrind())
		return 0; /* it knows no such call */
	long version = syscall(CREATE_RULESET, NULL, 0, ASK_VERSION);

	if (version < 1)
		return 0;
	for (size_t i = 0; i < sizeof landlock_rights / sizeof *landlock_rights; i++) {
		if (landlock_rights[i].from > version)
			continue;
		all.files |= landlock_rights[i].adds.files;
		all.net |= landlock_rights[i].adds.net;
		all.scopes |= landlock_rights[i].adds.scopes;
	}
	long fd = syscall(CREATE_RULESET, &all, sizeof all, 0);

	if (fd < 0)
		return 0;
	long answer = syscall(RESTRICT_SELF, (int)fd, 0);

	close((int)fd);
	return answer == 0 ? (int)version : 0;
}

/* System calls */

#ifdef HAVE_SECCOMP

enum {
	ARGUMENTS_MAX = 2
};

/* A call that stays, and what its arguments must be. */
typedef struct {
	int call;
	unsigned count;
	struct scmp_arg_cmp arguments[ARGUMENTS_MAX];
} AllowedCall;

#	define ARGUMENT(index, value) \
		{ \
			.arg = (index), .op = SCMP_CMP_EQ, .datum_a = (value) \
		}
#	define NOT_EXECUTABLE(index) \
		{ \
			.arg = (index), .op = SCMP_CMP_MASKED_EQ, .datum_a = PROT_EXEC, \
			.datum_b = 0 \
		}

static const AllowedCall allowed_calls[] = {
	{ SCMP_SYS(read), 1, { ARGUMENT(0, STDIN_FILENO) } },
	{ SCMP_SYS(pread64), 1, { ARGUMENT(0, STDIN_FILENO) } },
	{ SCMP_SYS(lseek), 1, { ARGUMENT(0, STDIN_FILENO) } },
	{ SCMP_SYS(write), 1, { ARGUMENT(0, STDOUT_FILENO) } },
	{ SCMP_SYS(write), 1, { ARGUMENT(0, STDERR_FILENO) } },
	{ SCMP_SYS(fstat), 0, { { 0 } } },
	{ SCMP_SYS(close), 0, { { 0 } } },
	{ SCMP_SYS(brk), 0, { { 0 } } },
	{ SCMP_SYS(mmap), 1, { NOT_EXECUTABLE(2) } },
	{ SCMP_SYS(mprotect), 1, { NOT_EXECUTABLE(2) } },
	{ SCMP_SYS(munmap), 0, { { 0 } } },
	{ SCMP_SYS(mremap), 0, { { 0 } } },
	{ SCMP_SYS(madvise), 0, { { 0 } } },
	{ SCMP_SYS(futex), 0, { { 0 } } },
	{ SCMP_SYS(clock_gettime), 0, { { 0 } } },
	{ SCMP_SYS(getrandom), 0, { { 0 } } },
	{ SCMP_SYS(exit), 0, { { 0 } } },
	{ SCMP_SYS(exit_group), 0, { { 0 } } },
	/* abort() tells its own thread to stop; a signal that comes while writing
	 * must be able to return. */
	{ SCMP_SYS(getpid), 0, { { 0 } } },
	{ SCMP_SYS(gettid), 0, { { 0 } } },
	{ SCMP_SYS(rt_sigprocmask), 0, { { 0 } } },
	{ SCMP_SYS(rt_sigreturn), 0, { { 0 } } },
};

/* Nothing in the program asks for these: whoever does has taken it over. */
static const int deadly_calls[] = { SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(socket),
	SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv),
	SCMP_SYS(process_vm_writev), SCMP_SYS(bpf), SCMP_SYS(io_uring_setup) };

static bool add_rules(scmp_filter_ctx filter)
{
	for (size_t i = 0; i < sizeof allowed_calls / sizeof *allowed_calls; i++) {
		const AllowedCall *allowed = &allowed_calls[i];

		if (seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, allowed->call, allowed->count,
			    allowed->arguments) != 0)
			return false;
	}
	for (size_t i = 0; i < sizeof deadly_calls / sizeof *deadly_calls; i++)
		if (seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, deadly_calls[i], 0) != 0)
			return false;
	const struct scmp_arg_cmp self[] = { ARGUMENT(0, (scmp_datum_t)getpid()) };

	return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, self) == 0;
}

static bool restrict_calls(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));

	if (filter == NULL)
		return false;
	bool loaded =
		seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 &&
		add_rules(filter) && seccomp_load(filter) == 0;

	seccomp_release(filter);
	return loaded;
}

#else

static bool restrict_calls(void)
{
	return false;
}

#endif

/* The order matters: a rule set of Landlock is a descriptor, so it comes before
 * the limit that allows none; the call list comes last, as it forbids setting
 * limits. */
ConfineLayers confine(unsigned cpu_seconds)
{
	ConfineLayers layers = { 0 };
	rlim_t mapped = mapped_bytes();

	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (!is_instrumented())
		prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	layers.landlock_abi = restrict_files();
	layers.landlock = layers.landlock_abi > 0;
	layers.limits = limit_resources(mapped, cpu_seconds);
	layers.seccomp = !is_instrumented() && restrict_calls();
	return layers;
}

/* What the child of try_layers sends. */
typedef struct {
	int limits, landlock_abi, seccomp;
} LayersSent;

/* Confines a child and takes its answer over a pipe; no layers when there is no
 * child to be had. */
static LayersSent try_layers(void)
{
	LayersSent sent = { 0 };
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) != 0)
		return sent;
	pid_t child = fork();

	if (child == 0) {
		if (dup2(ends[1], STDOUT_FILENO) != STDOUT_FILENO)
			_exit(1);
		ConfineLayers layers = confine(CONFINE_CPU_SECONDS);

		sent = (LayersSent){ layers.limits, layers.landlock_abi, layers.seccomp };
		_exit(write(STDOUT_FILENO, &sent, sizeof sent) != sizeof sent);
	}
	close(ends[1]);
	if (child > 0) {
		if (read(ends[0], &sent, sizeof sent) != sizeof sent)
			sent = (LayersSent){ 0 };
		waitpid(child, NULL, 0);
	}
	close(ends[0]);
	return sent;
}

static void add_layer(Text *out, size_t start, const char *name)
{
	text_add_c(out, out->size > start ? ", " : "");
	text_add_c(out, name);
}

void confine_describe(Text *out)
{
	LayersSent layers = try_layers();
	size_t start = out->size;

	if (layers.limits)
		add_layer(out, start, "limits");
	if (layers.landlock_abi > 0) {
		add_layer(out, start, "Landlock");
		text_format(out, " (ABI %d)", layers.landlock_abi);
	}
	if (layers.seccomp)
		add_layer(out, start, "seccomp");
	if (out->size == start)
		text_add_c(out, "none");
}
