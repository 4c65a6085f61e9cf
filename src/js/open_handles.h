// OpenHandles: what the process has open, by kind, and the bytes that wait in it. For
// node.statistics(), which asks each wrap: nothing is counted as handles come and go.
#pragma once

#include <cstddef>
#include <map>
#include <string_view>

namespace js {

struct OpenHandles {
  // `kind` is a literal.
  void Add(std::string_view kind, size_t bytes = 0, size_t count = 1) {
    kinds[kind] += count;
    bytes_waiting += bytes;
  }

  std::map<std::string_view, size_t> kinds;
  size_t bytes_waiting = 0;  // given to be sent or written, and still here
};

}  // namespace js
