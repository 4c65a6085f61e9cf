// Texts that V8 compiles: where they come from, and errors about them.
#pragma once

#include <v8.h>

#include <string_view>

#include "js/v8_compat.h"

namespace js {

// The origin of a module, classic or ES, by its absolute path or URL. V8 hands the name on to whoever
// loads what the text imports dynamically. `column` is that of the first character of the text:
// less than 0 where something stands in front of it that the author did not write.
v8::ScriptOrigin ModuleOrigin(v8::Isolate* isolate, v8::Local<v8::String> name, bool is_es = false,
                              int column = 0);

// Rethrows the compiler's error with its place in front of the message and `note` behind it. The
// message for the display of uncaught errors stays unchanged.
void RethrowWithPlace(v8::Isolate* isolate, v8::TryCatch* caught, std::string_view note = {});

}  // namespace js
