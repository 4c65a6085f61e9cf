#include "http/exchange.h"

#include <new>
#include <utility>

namespace http {

// The memory of the exchange that ended last.
static void* spare = nullptr;

void* Exchange::operator new(size_t size) {
  return spare != nullptr ? std::exchange(spare, nullptr) : ::operator new(size);
}

void Exchange::operator delete(void* memory) {
#ifndef NODE_CHECK_INVARIANTS  // there, a sanitizer shall see that it is freed
  if (spare == nullptr) std::swap(spare, memory);
#endif
  ::operator delete(memory);
}

}  // namespace http
