// Random bytes from the kernel's generator, which seeds itself and needs no library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace crypto {

// Fills `data`; any thread. Until the kernel has been seeded, early in the boot, it waits.
void RandomBytes(void* data, size_t size);

// A number from 0 to `limit` - 1, each with the same probability. `limit` is not 0.
uint64_t RandomBelow(uint64_t limit);

// A UUID of version 4 (RFC 9562): "3d0c2f0e-6d0f-4c0e-8f5c-6a4f1b1b8a1e".
std::string RandomUuid();

}  // namespace crypto
