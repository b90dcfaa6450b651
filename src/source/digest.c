/* SPDX-License-Identifier: ISC */
#include "source/digest.h"

#include <stdint.h>
#include <string.h>

enum {
	BLOCK_BYTES = 64,
	SHA1_BYTES = 20,
	SHA256_BYTES = 32,
	SUM_BYTES_MAX = SHA256_BYTES,
	WORDS_MAX = 8,
};

static uint32_t rotate_left(uint32_t x, unsigned n)
{
	return x << n | x >> (32 - n);
}

static uint32_t rotate_right(uint32_t x, unsigned n)
{
	return x >> n | x << (32 - n);
}

static uint32_t word_at(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* One step of SHA-1 (FIPS 180-4, 6.1.2) with F of its function and K of its constant and word. The
 * five variables trade places from step to step; the caller names them so, which moves nothing. */
static inline void sha1_step(uint32_t a, uint32_t *b, uint32_t *e, uint32_t f, uint32_t k)
{
	*e += rotate_left(a, 5) + f + k;
	*b = rotate_left(*b, 30);
}

static inline uint32_t choice(uint32_t x, uint32_t y, uint32_t z)
{
	return (x & y) | (~x & z);
}

static inline uint32_t parity(uint32_t x, uint32_t y, uint32_t z)
{
	return x ^ y ^ z;
}

static inline uint32_t majority(uint32_t x, uint32_t y, uint32_t z)
{
	return (x & y) | (x & z) | (y & z);
}

/* Twenty steps with one function and constant, on the words W. */
static inline void sha1_steps(uint32_t s[5], uint32_t (*function)(uint32_t, uint32_t, uint32_t),
	uint32_t constant, const uint32_t w[20])
{
	uint32_t a = s[0], b = s[1], c = s[2], d = s[3], e = s[4];

	for (unsigned i = 0; i < 20; i += 5) {
		sha1_step(a, &b, &e, function(b, c, d), constant + w[i]);
		sha1_step(e, &a, &d, function(a, b, c), constant + w[i + 1]);
		sha1_step(d, &e, &c, function(e, a, b), constant + w[i + 2]);
		sha1_step(c, &d, &b, function(d, e, a), constant + w[i + 3]);
		sha1_step(b, &c, &a, function(c, d, e), constant + w[i + 4]);
	}
	s[0] = a;
	s[1] = b;
	s[2] = c;
	s[3] = d;
	s[4] = e;
}

static void sha1_block(uint32_t state[WORDS_MAX], const unsigned char *block)
{
	uint32_t w[80], s[5];

	for (unsigned i = 0; i < 16; i++)
		w[i] = word_at(block + 4 * i);
	for (unsigned i = 16; i < 80; i++)
		w[i] = rotate_left(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
	memcpy(s, state, sizeof s);
	sha1_steps(s, choice, 0x5a827999, w);
	sha1_steps(s, parity, 0x6ed9eba1, w + 20);
	sha1_steps(s, majority, 0x8f1bbcdc, w + 40);
	sha1_steps(s, parity, 0xca62c1d6, w + 60);
	for (unsigned i = 0; i < 5; i++)
		state[i] += s[i];
}

static const uint32_t sha256_constants[64] = { 0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5,
	0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
	0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
	0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152,
	0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
	0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624,
	0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3,
	0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
	0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2 };

static void sha256_block(uint32_t state[WORDS_MAX], const unsigned char *block)
{
	uint32_t w[64], s[WORDS_MAX];

	for (unsigned i = 0; i < 16; i++)
		w[i] = word_at(block + 4 * i);
	for (unsigned i = 16; i < 64; i++) {
		uint32_t low =
			rotate_right(w[i - 15], 7) ^ rotate_right(w[i - 15], 18) ^ w[i - 15] >> 3;
		uint32_t high =
			rotate_right(w[i - 2], 17) ^ rotate_right(w[i - 2], 19) ^ w[i - 2] >> 10;

		w[i] = w[i - 16] + low + w[i - 7] + high;
	}
	memcpy(s, state, sizeof s);
	for (unsigned i = 0; i < 64; i++) {
		uint32_t sum =
			rotate_right(s[4], 6) ^ rotate_right(s[4], 11) ^ rotate_right(s[4], 25);
		uint32_t first = s[7] + sum + choice(s[4], s[5], s[6]) + sha256_constants[i] + w[i];
		uint32_t other =
			rotate_right(s[0], 2) ^ rotate_right(s[0], 13) ^ rotate_right(s[0], 22);

		other += majority(s[0], s[1], s[2]);
		memmove(s + 1, s, 7 * sizeof *s);
		s[4] += first;
		s[0] = first + other;
	}
	for (unsigned i = 0; i < WORDS_MAX; i++)
		state[i] += s[i];
}

typedef struct {
	const char *name;
	size_t bytes; /* of the sum */
	uint32_t start[WORDS_MAX];
	void (*block)(uint32_t state[WORDS_MAX], const unsigned char *block);
} Algorithm;

static const Algorithm algorithms[] = {
	{ "sha1:", SHA1_BYTES, { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0 },
		sha1_block },
	{ "sha256:", SHA256_BYTES,
		{ 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c,
			0x1f83d9ab, 0x5be0cd19 },
		sha256_block },
	{ "sha-256:", SHA256_BYTES,
		{ 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c,
			0x1f83d9ab, 0x5be0cd19 },
		sha256_block },
};

static void sum_of(const Algorithm *algorithm, Str bytes, unsigned char sum[SUM_BYTES_MAX])
{
	const unsigned char *at = (const unsigned char *)bytes.at;
	unsigned char last[2 * BLOCK_BYTES] = { 0 };
	uint32_t state[WORDS_MAX];
	size_t whole = bytes.size / BLOCK_BYTES * BLOCK_BYTES;
	size_t rest = bytes.size - whole;
	size_t padded = rest + 9 <= BLOCK_BYTES ? BLOCK_BYTES : 2 * BLOCK_BYTES;
	uint64_t bits = (uint64_t)bytes.size * 8;

	memcpy(state, algorithm->start, sizeof state);
	for (size_t i = 0; i < whole; i += BLOCK_BYTES)
		algorithm->block(state, at + i);
	if (rest > 0)
		memcpy(last, at + whole, rest);
	last[rest] = 0x80;
	for (size_t i = 0; i < 8; i++)
		last[padded - 1 - i] = (unsigned char)(bits >> (8 * i));
	for (size_t i = 0; i < padded; i += BLOCK_BYTES)
		algorithm->block(state, last + i);
	for (size_t i = 0; i < algorithm->bytes; i++)
		sum[i] = (unsigned char)(state[i / 4] >> (24 - 8 * (i % 4)));
}

/* The value of C as a digit of base 32 or 16, or -1. */
static int digit(char c, bool base32)
{
	char upper = ascii_upper(c);

	if (base32)
		return ascii_is_upper(upper)   ? upper - 'A'
			: c >= '2' && c <= '7' ? c - '2' + 26
					       : -1;
	return ascii_is_digit(c) ? c - '0' : upper >= 'A' && upper <= 'F' ? upper - 'A' + 10 : -1;
}

/* Is WORDS the sum, BYTES long, in one of the two ways to write it? */
static bool is_written(Str words, const unsigned char *sum, size_t bytes, bool base32)
{
	unsigned width = base32 ? 5 : 4;
	size_t digits = (bytes * 8 + width - 1) / width;
	uint32_t held = 0;
	unsigned held_bits = 0;
	size_t taken = 0;

	while (words.size > digits && words.at[words.size - 1] == '=')
		words.size--;
	if (words.size != digits)
		return false;
	for (size_t i = 0; i < digits; i++) {
		int value = digit(words.at[i], base32);

		if (value < 0)
			return false;
		held = held << width | (uint32_t)value;
		held_bits += width;
		if (held_bits < 8)
			continue;
		held_bits -= 8;
		if (taken < bytes && sum[taken++] != (unsigned char)(held >> held_bits))
			return false;
	}
	return true;
}

/* Is SIZE the length of a written sum of so many BYTES? */
static bool has_length(size_t size, size_t bytes)
{
	return size == bytes * 2 || size == (bytes * 8 + 4) / 5;
}

DigestAnswer digest_check(Str digest, Str bytes)
{
	const Algorithm *algorithm = NULL;
	unsigned char sum[SUM_BYTES_MAX];

	for (size_t i = 0; i < sizeof algorithms / sizeof *algorithms; i++) {
		if (!str_starts_nocase(digest, algorithms[i].name))
			continue;
		algorithm = &algorithms[i];
		digest = str_from(digest, strlen(algorithm->name));
	}
	if (algorithm == NULL && has_length(digest.size, SHA1_BYTES))
		algorithm = &algorithms[0];
	if (algorithm == NULL)
		return DIGEST_UNKNOWN;
	sum_of(algorithm, bytes, sum);
	return is_written(digest, sum, algorithm->bytes, false) ||
			is_written(digest, sum, algorithm->bytes, true)
		? DIGEST_MATCHES
		: DIGEST_DIFFERS;
}
