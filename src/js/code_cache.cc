// The form: for each file the two sizes, the name and the code, each of the three padded so that
// the next one is aligned as V8 wants its data.

#include "js/code_cache.h"

#include <cstdint>
#include <cstring>

// Both are absent, which is address 0, in programs without a cache.
extern "C" {
extern const char node_code_cache_begin[] __attribute__((weak));
extern const char node_code_cache_end[] __attribute__((weak));
}

namespace js {

static constexpr size_t kAlignment = 16;

struct Sizes {
  uint64_t name, code;
};
static_assert(sizeof(Sizes) == kAlignment);

static size_t Padded(size_t size) { return (size + kAlignment - 1) / kAlignment * kAlignment; }

std::string_view FindCachedCode(std::string_view name) {
  const char* at = node_code_cache_begin;
  while (at < node_code_cache_end) {
    Sizes sizes;
    std::memcpy(&sizes, at, sizeof sizes);
    at += sizeof sizes;
    const std::string_view entry(at, sizes.name);
    at += Padded(sizes.name);
    if (entry == name) return {at, sizes.code};
    at += Padded(sizes.code);
  }
  return {};
}

static void AppendPadded(std::string_view bytes, std::string* cache) {
  cache->append(bytes);
  cache->append(Padded(bytes.size()) - bytes.size(), '\0');
}

void AppendCachedCode(std::string_view name, std::string_view code, std::string* cache) {
  const Sizes sizes{name.size(), code.size()};
  cache->append(reinterpret_cast<const char*>(&sizes), sizeof sizes);
  AppendPadded(name, cache);
  AppendPadded(code, cache);
}

}  // namespace js
