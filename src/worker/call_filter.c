/* SPDX-License-Identifier: ISC */
#include <config.h>

#include "worker/call_filter.h"

#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef HAVE_LINUX_SECCOMP_H

#	include <errno.h>
#	include <linux/audit.h>
#	include <linux/filter.h>
#	include <linux/seccomp.h>
#	include <sys/mman.h>

/* Numbers of calls are those of the machine the program is built for; what the kernel calls
 * that machine. All of these pass arguments in 64 bits, the low half first. */
#	if defined(__x86_64__) && defined(__LP64__)
#		define MACHINE AUDIT_ARCH_X86_64
#	elif defined(__aarch64__) && defined(__LP64__) && defined(__AARCH64EL__)
#		define MACHINE AUDIT_ARCH_AARCH64
#	elif defined(__riscv) && __riscv_xlen == 64
#		define MACHINE AUDIT_ARCH_RISCV64
#	endif

#endif

#ifdef MACHINE

enum {
	FOREIGN_BIT = 0x40000000, /* in a number: the call is made as the x32 machine's */
	VALUES_MAX = 2
};

/* When a call of the table is allowed, by one of its arguments. */
typedef enum {
	ALWAYS,
	ONE_OF, /* it is one of the values */
	WITHOUT /* it has none of the first value's bits */
} Condition;

typedef struct {
	uint32_t call;
	Condition condition;
	unsigned argument; /* from 0 */
	unsigned value_count;
	uint32_t values[VALUES_MAX];
} AllowedCall;

/* The ones asked for most come first. */
static const AllowedCall allowed_calls[] = {
	{ SYS_pread64, ONE_OF, 0, 1, { STDIN_FILENO } },
	{ SYS_write, ONE_OF, 0, 2, { STDOUT_FILENO, STDERR_FILENO } },
	{ SYS_brk, .condition = ALWAYS },
	{ SYS_mmap, WITHOUT, 2, 1, { PROT_EXEC } },
	{ SYS_munmap, .condition = ALWAYS },
	{ SYS_mremap, .condition = ALWAYS },
	{ SYS_madvise, .condition = ALWAYS },
	{ SYS_mprotect, WITHOUT, 2, 1, { PROT_EXEC } },
	{ SYS_read, ONE_OF, 0, 1, { STDIN_FILENO } },
	{ SYS_lseek, ONE_OF, 0, 1, { STDIN_FILENO } },
	{ SYS_fstat, .condition = ALWAYS },
	{ SYS_close, .condition = ALWAYS },
	{ SYS_futex, .condition = ALWAYS },
	{ SYS_clock_gettime, .condition = ALWAYS },
	{ SYS_getrandom, .condition = ALWAYS },
	{ SYS_exit, .condition = ALWAYS },
	{ SYS_exit_group, .condition = ALWAYS },
	/* abort() tells its own thread to stop (and tgkill, see below); a signal that comes
	 * while writing must be able to return. */
	{ SYS_getpid, .condition = ALWAYS },
	{ SYS_gettid, .condition = ALWAYS },
	{ SYS_rt_sigprocmask, .condition = ALWAYS },
	{ SYS_rt_sigreturn, .condition = ALWAYS },
};

static const uint32_t deadly_calls[] = { SYS_execve, SYS_execveat, SYS_socket, SYS_socketpair,
	SYS_connect, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_bpf,
	SYS_io_uring_setup };

/* The program as it is written. A step that compares has two distances: how many steps are
 * passed over where it holds, and where it does not. */
typedef struct {
	struct sock_filter *steps;
	size_t count;
} Writing;

static void put(Writing *writing, uint16_t code, uint32_t value, uint8_t held, uint8_t not_held)
{
	writing->steps[writing->count++] = (struct sock_filter){ code, held, not_held, value };
}

static void load(Writing *writing, size_t offset)
{
	put(writing, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void answer(Writing *writing, uint32_t verdict)
{
	put(writing, BPF_RET | BPF_K, verdict, 0, 0);
}

static void refuse(Writing *writing)
{
	answer(writing, SECCOMP_RET_ERRNO | EPERM);
}

/* What is answered where what was loaded is VALUE; else the program goes on behind it. */
static void answer_if(Writing *writing, uint32_t value, uint32_t verdict)
{
	put(writing, BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1);
	answer(writing, verdict);
}

/* All about one call; the program goes on behind it for other calls, whose number is still
 * loaded then. */
static void put_call(Writing *writing, const AllowedCall *allowed)
{
	size_t begin = writing->count;

	if (allowed->condition == ALWAYS) {
		answer_if(writing, allowed->call, SECCOMP_RET_ALLOW);
		return;
	}
	put(writing, BPF_JMP | BPF_JEQ | BPF_K, allowed->call, 0, 0);
	/* The low half is all there is to descriptors, processes and protections. */
	load(writing, offsetof(struct seccomp_data, args[allowed->argument]));
	for (unsigned i = 0; i < allowed->value_count && allowed->condition == ONE_OF; i++)
		answer_if(writing, allowed->values[i], SECCOMP_RET_ALLOW);
	if (allowed->condition == WITHOUT) {
		put(writing, BPF_JMP | BPF_JSET | BPF_K, allowed->values[0], 1, 0);
		answer(writing, SECCOMP_RET_ALLOW);
	}
	refuse(writing);
	writing->steps[begin].jf = (uint8_t)(writing->count - begin - 1);
}

size_t call_filter_write(struct sock_filter *steps, pid_t self)
{
	const AllowedCall stop_itself = { SYS_tgkill, ONE_OF, 0, 1, { (uint32_t)self } };
	Writing writing = { steps, 0 };

	load(&writing, offsetof(struct seccomp_data, arch));
	put(&writing, BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0);
	answer(&writing, SECCOMP_RET_KILL_PROCESS);
	load(&writing, offsetof(struct seccomp_data, nr));
	put(&writing, BPF_JMP | BPF_JGE | BPF_K, FOREIGN_BIT, 0, 1);
	answer(&writing, SECCOMP_RET_KILL_PROCESS);
	for (size_t i = 0; i < sizeof allowed_calls / sizeof *allowed_calls; i++)
		put_call(&writing, &allowed_calls[i]);
	put_call(&writing, &stop_itself);
	for (size_t i = 0; i < sizeof deadly_calls / sizeof *deadly_calls; i++)
		answer_if(&writing, deadly_calls[i], SECCOMP_RET_KILL_PROCESS);
	refuse(&writing);
	return writing.count;
}

bool call_filter_load(void)
{
	struct sock_filter steps[CALL_FILTER_STEPS_MAX];
	struct sock_fprog program = { (unsigned short)call_filter_write(steps, getpid()), steps };

	return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}

#else

size_t call_filter_write(struct sock_filter *steps, pid_t self)
{
	(void)steps;
	(void)self;
	return 0;
}

bool call_filter_load(void)
{
	return false;
}

#endif
