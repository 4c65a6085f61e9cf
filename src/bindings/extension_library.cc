#include "bindings/extension_library.h"

#include <dlfcn.h>
#include <link.h>

#include <cstring>
#include <string_view>

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

// The dynamic linker's message without the path that it may begin with.
static std::string LinkerError(const std::string& path) {
  std::string_view text = dlerror();
  if (text.starts_with(path + ": ")) text.remove_prefix(path.size() + 2);
  return std::string(text);
}

ExtensionLibrary OpenExtensionLibrary(const std::string& path) {
  ExtensionLibrary library;
  std::string objection;
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
