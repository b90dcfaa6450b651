/* SPDX-License-Identifier: ISC */
#include "worker/call_filter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/syscall.h>

/* What the kernel does with the program is done here step by step, so that the verdict on any
 * call can be asked for without making it. test_confine makes some of them. */

enum {
	SELF = 4711,
	CALLS_END = 1024, /* numbers of calls are below */
	REFUSED = SECCOMP_RET_ERRNO | EPERM
};

#if defined(__x86_64__)
#	define HERE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#	define HERE AUDIT_ARCH_AARCH64
#elif defined(__riscv)
#	define HERE AUDIT_ARCH_RISCV64
#else
#	define HERE 0
#endif

typedef struct {
	struct sock_filter steps[CALL_FILTER_STEPS_MAX];
	size_t count;
} Program;

static bool holds(uint16_t code, uint32_t loaded, uint32_t value)
{
	switch (BPF_OP(code)) {
	case BPF_JEQ:
		return loaded == value;
	case BPF_JGE:
		return loaded >= value;
	case BPF_JSET:
		return (loaded & value) != 0;
	default:
		fail();
		return false;
	}
}

static uint32_t verdict_on(const Program *program, const struct seccomp_data *call)
{
	uint32_t loaded = 0;

	for (size_t at = 0; at < program->count; at++) {
		const struct sock_filter *step = &program->steps[at];

		if (BPF_CLASS(step->code) == BPF_RET)
			return step->k;
		if (BPF_CLASS(step->code) == BPF_LD) {
			assert_true(step->k % 4 == 0 && step->k < sizeof *call);
			memcpy(&loaded, (const char *)call + step->k, sizeof loaded);
		} else {
			at += holds(step->code, loaded, step->k) ? step->jt : step->jf;
		}
	}
	fail_msg("the program ends without a verdict");
	return 0;
}

static Program program_here(void)
{
	Program program;

	program.count = call_filter_write(program.steps, SELF);
	if (program.count == 0)
		skip();
	assert_true(program.count <= CALL_FILTER_STEPS_MAX);
	return program;
}

static uint32_t verdict(const Program *program, int number, unsigned argument, uint64_t value)
{
	struct seccomp_data call = { .nr = number, .arch = HERE };

	call.args[argument] = value;
	return verdict_on(program, &call);
}

/* Each call there may be, with all arguments zero and with all bits set. */
static void test_call_filter_leaves_these_calls_and_no_other(void **state)
{
	static const int zeros[] = { SYS_pread64, SYS_brk, SYS_mmap, SYS_munmap, SYS_mremap,
		SYS_madvise, SYS_mprotect, SYS_read, SYS_lseek, SYS_fstat, SYS_close, SYS_futex,
		SYS_clock_gettime, SYS_getrandom, SYS_exit, SYS_exit_group, SYS_getpid, SYS_gettid,
		SYS_rt_sigprocmask, SYS_rt_sigreturn };
	static const int with_conditions[] = { SYS_pread64, SYS_mmap, SYS_mprotect, SYS_read,
		SYS_lseek };
	Program program = program_here();
	size_t allowed = 0, allowed_full = 0;

	(void)state;
	for (int number = 0; number < CALLS_END; number++) {
		struct seccomp_data call = { .nr = number, .arch = HERE };

		allowed += verdict_on(&program, &call) == SECCOMP_RET_ALLOW;
		memset(call.args, 0xff, sizeof call.args);
		allowed_full += verdict_on(&program, &call) == SECCOMP_RET_ALLOW;
	}
	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
		assert_int_equal(verdict(&program, zeros[i], 0, 0), SECCOMP_RET_ALLOW);
	assert_int_equal(allowed, sizeof zeros / sizeof *zeros);
	assert_int_equal(allowed_full,
		sizeof zeros / sizeof *zeros - sizeof with_conditions / sizeof *with_conditions);
}

static void test_call_filter_looks_at_descriptors(void **state)
{
	static const struct {
		int number;
		bool of[4]; /* is descriptor 0, 1, 2, 3 allowed? */
	} calls[] = {
		{ SYS_read, { true } },
		{ SYS_pread64, { true } },
		{ SYS_lseek, { true } },
		{ SYS_write, { false, true, true } },
		{ SYS_close, { true, true, true, true } },
		{ SYS_dup, { false } },
		{ SYS_sendfile, { false } },
	};
	Program program = program_here();

	(void)state;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		for (unsigned fd = 0; fd < 4; fd++)
			assert_int_equal(verdict(&program, calls[i].number, 0, fd),
				calls[i].of[fd] ? SECCOMP_RET_ALLOW : REFUSED);
}

static void test_call_filter_gives_no_memory_that_runs(void **state)
{
	Program program = program_here();

	(void)state;
	for (uint64_t protection = 0; protection < 8; protection++) {
		uint32_t expected = (protection & PROT_EXEC) != 0 ? REFUSED : SECCOMP_RET_ALLOW;

		assert_int_equal(verdict(&program, SYS_mmap, 2, protection), expected);
		assert_int_equal(verdict(&program, SYS_mprotect, 2, protection), expected);
	}
}

static void test_call_filter_lets_it_stop_itself_alone(void **state)
{
	Program program = program_here();

	(void)state;
	assert_int_equal(verdict(&program, SYS_tgkill, 0, SELF), SECCOMP_RET_ALLOW);
	assert_int_equal(verdict(&program, SYS_tgkill, 0, SELF + 1), REFUSED);
	assert_int_equal(verdict(&program, SYS_kill, 0, SELF), REFUSED);
}

static void test_call_filter_ends_who_takes_it_over(void **state)
{
	static const int calls[] = { SYS_execve, SYS_execveat, SYS_socket, SYS_socketpair,
		SYS_connect, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_bpf,
		SYS_io_uring_setup };
	Program program = program_here();
	struct seccomp_data foreign = { .nr = SYS_getpid, .arch = AUDIT_ARCH_I386 };

	(void)state;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		assert_int_equal(verdict(&program, calls[i], 0, 0), SECCOMP_RET_KILL_PROCESS);
	assert_int_equal(verdict_on(&program, &foreign), SECCOMP_RET_KILL_PROCESS);
	assert_int_equal(
		verdict(&program, 0x40000000 + SYS_getpid, 0, 0), SECCOMP_RET_KILL_PROCESS);
	assert_int_equal(verdict(&program, -1, 0, 0), SECCOMP_RET_KILL_PROCESS);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_call_filter_leaves_these_calls_and_no_other),
		cmocka_unit_test(test_call_filter_looks_at_descriptors),
		cmocka_unit_test(test_call_filter_gives_no_memory_that_runs),
		cmocka_unit_test(test_call_filter_lets_it_stop_itself_alone),
		cmocka_unit_test(test_call_filter_ends_who_takes_it_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
