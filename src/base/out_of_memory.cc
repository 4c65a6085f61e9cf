#include "base/out_of_memory.h"

#include <cxxabi.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>
#include <typeinfo>

namespace base {

void OutOfMemory() {
  std::fputs("node: out of memory: the system gives the process no more\n", stderr);
  std::fflush(stderr);
  std::abort();
}

// Not a new-handler: that would be called for std::nothrow, too, whose failure is an error value.
static void OnTerminate() {
  const std::type_info* const thrown = abi::__cxa_current_exception_type();
  if (thrown != nullptr && std::string_view(thrown->name()) == "St9bad_alloc") OutOfMemory();
  __gnu_cxx::__verbose_terminate_handler();
  std::abort();
}

void InstallOutOfMemoryHandler() { std::set_terminate(OnTerminate); }

}  // namespace base
