#include "crypto/random.h"

#include <sys/random.h>

#include <bit>
#include <cerrno>

#include "base/binary_text.h"
#include "base/check.h"

namespace crypto {

void RandomBytes(void* data, size_t size) {
  char* at = static_cast<char*>(data);
  while (size > 0) {
    const ssize_t got = ::getrandom(at, size, 0);
    if (got < 0) {
      // It fails for a wrong address or flag only, and on kernels older than 3.17.
      CHECK(errno == EINTR);
      continue;
    }
    at += got;
    size -= static_cast<size_t>(got);
  }
}

uint64_t RandomBelow(uint64_t limit) {
  // Of as many bits as the limit has, those beyond it are drawn anew: less than half of them.
  const uint64_t mask = ~uint64_t{0} >> std::countl_zero((limit - 1) | 1);
  while (true) {
    uint64_t number;
    RandomBytes(&number, sizeof number);
    number &= mask;
    if (number < limit) return number;
  }
}

std::string RandomUuid() {
  unsigned char bytes[16];
  RandomBytes(bytes, sizeof bytes);
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | 0x40);  // the version
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);  // the variant
  std::string text(32, '\0');
  base::ToText(base::BinaryText::kHex, {reinterpret_cast<char*>(bytes), sizeof bytes}, text.data());
  for (const size_t at : {8, 13, 18, 23}) text.insert(at, 1, '-');
  return text;
}

}  // namespace crypto
