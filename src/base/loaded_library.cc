#include "base/loaded_library.h"

#include <link.h>

#include <string_view>

namespace base {

struct Search {
  std::string_view name;
  std::string path;
};

static int Look(dl_phdr_info* library, size_t, void* data) {
  Search& search = *static_cast<Search*>(data);
  const std::string_view path = library->dlpi_name;
  if (!path.substr(path.rfind('/') + 1).starts_with(search.name)) return 0;
  search.path = path;
  return 1;
}

std::string LoadedLibrary(const char* name) {
  Search search{name, {}};
  dl_iterate_phdr(Look, &search);
  return search.path;
}

}  // namespace base
