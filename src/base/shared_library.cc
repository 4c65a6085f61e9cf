#include "base/shared_library.h"

#include <dlfcn.h>

#include <cstring>
#include <deque>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace base {

const char* KeepForEver(std::string text) {
  static std::mutex mutex;
  static auto* const kept = new std::deque<std::string>;
  const std::lock_guard lock(mutex);
  return kept->emplace_back(std::move(text)).c_str();
}

static Error Failure(const char* name, std::string text) {
  return Error::Named(name, KeepForEver(std::move(text)));
}

Error OpenSharedLibrary(const char* file_name, std::span<const LibrarySymbol> symbols) {
  void* const library = ::dlopen(file_name, RTLD_NOW | RTLD_LOCAL);
  // dlerror() begins with the name of the library.
  if (library == nullptr) return Failure("LIBRARY_NOT_FOUND", ::dlerror());
  std::vector<void*> addresses;
  addresses.reserve(symbols.size());
  for (const LibrarySymbol& symbol : symbols) {
    addresses.push_back(::dlsym(library, symbol.name));
    if (addresses.back() != nullptr) continue;
    const std::string text = std::string(file_name) + " has no " + symbol.name;
    ::dlclose(library);
    return Failure("LIBRARY_TOO_OLD", text);
  }
  for (size_t i = 0; i < symbols.size(); ++i)
    std::memcpy(symbols[i].pointer, &addresses[i], sizeof addresses[i]);
  return {};
}

}  // namespace base
