// Opens an extension module: a shared library with a C function `init`, compiled for this program
// (API document, "Extension API").
#pragma once

#include <v8.h>

#include <string>

namespace bindings {

struct ExtensionLibrary {
  using Init = void (*)(v8::Local<v8::Object> target);

  void* handle = nullptr;  // the same for every path that leads to the library; it is never closed
  Init init = nullptr;
  std::string error;  // where `init` is null: why, for people, with the path
};

// `path` has a slash in it. Runs the library's static constructors when it is opened first, init
// never.
ExtensionLibrary OpenExtensionLibrary(const std::string& path);

}  // namespace bindings
