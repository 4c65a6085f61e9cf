// Streams of node.compress: a coder with what waits for it, as lib/compress.js and HTTP use it.
#pragma once

#include <v8.h>

#include "compress/coder.h"
#include "js/environment.h"
#include "js/events.h"

namespace bindings {

// The class Coder of binding("compress"). Returns its events, for setEvents().
js::Events* RegisterCoder(js::Environment& env, v8::Local<v8::Object> target);

// An index into compress::kLevels, as lib/ gives it; false, with a TypeError thrown, for no such.
bool TakeFormat(v8::Isolate* isolate, v8::Local<v8::Value> value, compress::Format* format);

}  // namespace bindings
