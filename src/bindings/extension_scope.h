// ExtensionScope: opens a HandleScope and the program's context for callbacks of extension modules.
// The main() of a 2009 program kept both open around its loop (API document, "Extension API").
#pragma once

#include <v8.h>

#include "js/environment.h"

namespace bindings {

class ExtensionScope {
 public:
  ExtensionScope()
      : handles_(js::Environment::Current()->isolate()),
        context_(js::Environment::Current()->context()) {}

 private:
  v8::HandleScope handles_;
  v8::Context::Scope context_;
};

}  // namespace bindings
