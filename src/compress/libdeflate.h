// libdeflate: gzip and the zlib format, whole and fast.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/error.h"
#include "compress/coder.h"
#include "compress/whole.h"

namespace compress {

base::Error DeflateWhole(Format format, int level, std::string_view data, Buffer* out);

enum class Inflated : uint8_t {
  kDone,
  kTooLong,  // than max_bytes
  kUnclear,  // broken, without a reason from libdeflate, or more than one stream
  kNoMemory,
};
// Fills `out` where all of `data` is one stream.
Inflated InflateWhole(Format format, std::string_view data, size_t max_bytes, Buffer* out);

}  // namespace compress
