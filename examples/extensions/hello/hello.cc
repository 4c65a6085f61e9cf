// The API document's sample module. See doc/extensions.md for how it is built and loaded.

#include <v8.h>

using namespace v8;

extern "C" void init(Handle<Object> target) {
  HandleScope scope;
  target->Set(String::New("hello"), String::New("World"));
}
