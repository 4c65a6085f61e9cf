// ExtensionScope: what callbacks of extension modules find open, as in a program of 2009 whose main()
// kept a HandleScope and the Context::Scope around its loop (API document, "Extension API").
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
