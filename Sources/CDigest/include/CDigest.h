// SHA-256 as FIPS 180-4 defines it, for the fingerprints of source files.
//
// In C because the processor's own SHA instructions, where it has them, are reached from C only; in
// Swift the digest alone would cost a quarter of the whole analysis.
#ifndef CDIGEST_H
#define CDIGEST_H

#include <stddef.h>
#include <stdint.h>

/// Writes the 32 bytes of the digest.
void cdigest_sha256(const uint8_t *bytes, size_t length, uint8_t digest[32]);

/// The same without the processor's instructions; the two must agree.
void cdigest_sha256_portable(const uint8_t *bytes, size_t length, uint8_t digest[32]);

#endif
