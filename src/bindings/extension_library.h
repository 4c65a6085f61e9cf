// Opens an extension module: a shared library with a C function `init`, compiled for this program
// (API document, "Extension API").
#pragma once

#include <v8.h>

#include <string>

namespace bindings {

struct ExtensionLibrary {
  using Init = void (*)(v8::Local<v8::Object> target);

  void* handle = nullptr;  // the same for every path of one library; it is never closed
  Init init = nullptr;
  std::string error;  // the reason why `init` is null, for people, with the path
};

// `path` has a slash in it. If this opens the library for the first time, its static constructors
// run. `init` is not called.
ExtensionLibrary OpenExtensionLibrary(const std::string& path);

}  // namespace bindings
