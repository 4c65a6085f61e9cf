#include "bindings/extension_library.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <link.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <string_view>

#include "base/unique_fd.h"
#include "node/exports.h"

namespace bindings {

// A symbol of the library itself. dlsym() would also search the libraries that it was linked with.
static void* OwnSymbol(void* handle, const char* name) {
  void* const symbol = dlsym(handle, name);
  link_map* library;
  link_map* owner;
  Dl_info info;
  if (symbol == nullptr || dlinfo(handle, RTLD_DI_LINKMAP, &library) != 0) return nullptr;
  if (dladdr1(symbol, &info, reinterpret_cast<void**>(&owner), RTLD_DL_LINKMAP) == 0)
    return nullptr;
  return owner == library ? symbol : nullptr;
}

// The reason why an opened library cannot be used; "" if there is none.
static std::string Objection(void* handle) {
  const char* const tag = static_cast<const char*>(OwnSymbol(handle, "node_module_tag"));
  if (tag == nullptr) {
    return "it is no module compiled with what node --cflags prints (this is " NODE_MODULE_TAG ")";
  }
  if (std::strcmp(tag, NODE_MODULE_TAG) != 0) {
    return std::string("it was compiled for ") + tag + "; this is " NODE_MODULE_TAG;
  }
  if (OwnSymbol(handle, "init") == nullptr) return "it has no function init()";
  return "";
}

// Whether the file ends before what its program headers have the linker map. The linker does not look: it maps what is
// not there, and the first access is a SIGBUS. What is no library of this machine at all, dlopen() refuses itself.
static bool IsCut(const std::string& path) {
  const base::UniqueFd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status;
  ElfW(Ehdr) header;
  if (!fd || fstat(fd.get(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  if (pread(fd.get(), &header, sizeof header, 0) != sizeof header) return false;
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 ||
      header.e_phentsize != sizeof(ElfW(Phdr))) {
    return false;
  }
  const auto size = static_cast<uint64_t>(status.st_size);
  for (int i = 0; i < header.e_phnum; ++i) {
    ElfW(Phdr) part;
    const auto at = static_cast<off_t>(header.e_phoff + i * sizeof part);
    if (pread(fd.get(), &part, sizeof part, at) != sizeof part) return true;
    if (part.p_type != PT_LOAD) continue;
    if (part.p_offset > size || part.p_filesz > size - part.p_offset) return true;
  }
  return false;
}

// The dynamic linker's words without the path that they may start with.
static std::string LinkerError(const std::string& path) {
  std::string_view text = dlerror();
  if (text.starts_with(path + ": ")) text.remove_prefix(path.size() + 2);
  return std::string(text);
}

ExtensionLibrary OpenExtensionLibrary(const std::string& path) {
  ExtensionLibrary library;
  std::string objection;
  if (IsCut(path)) {
    library.error = "cannot load " + path + ": the file is shorter than its header says";
    return library;
  }
  void* handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle != nullptr) {
    objection = Objection(handle);
  } else {
    objection = LinkerError(path);
    // Missing symbols may only mean that the library was made for another program. That is the more
    // useful message, so symbols are not resolved yet.
    handle = dlopen(path.c_str(), RTLD_LAZY | RTLD_LOCAL);
    const std::string better = handle == nullptr ? "" : Objection(handle);
    if (!better.empty()) objection = better;
  }
  if (objection.empty()) {
    library.handle = handle;
    library.init = reinterpret_cast<ExtensionLibrary::Init>(OwnSymbol(handle, "init"));
    return library;
  }
  if (handle != nullptr) dlclose(handle);
  library.error = "cannot load " + path + ": " + objection;
  return library;
}

}  // namespace bindings
