#include "http/exchange.h"

#include "base/spare_memory.h"

namespace http {

static base::SpareMemory<1> spare;

void* Exchange::operator new(size_t size) { return spare.Take(size); }
void Exchange::operator delete(void* memory) { spare.Give(memory); }

}  // namespace http
