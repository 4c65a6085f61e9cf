// binding("dlopen"): libraries that extend the program.
//
//   open(path) -> number       a number for the library at `path`, the same one each time; throws
//   an Error naming the file init(number, target)       calls the library's init(target); throws an
//   Error naming the file where it has none

#include <dlfcn.h>

#include <memory>
#include <string>
#include <vector>

#include "bindings/bindings.h"
#include "js/class_builder.h"
#include "js/exceptions.h"

namespace bindings {

using js::Args;
using js::Environment;

using InitFunction = void (*)(v8::Local<v8::Object> target);

// Never closed: what a library gave to scripts lives as long as they do.
struct Libraries final : js::BindingState {
  struct Library {
    void* handle;
    std::string path;
  };
  std::vector<Library> opened;
};

static Libraries* libraries;

// Bound at once, not lazily: a symbol that is missing is an Error here, and not the end of the
// process at its first call.
static void Open(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  const std::string path = js::ToUtf8(isolate, args[0]);
  void* const handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) return js::ThrowError(isolate, "cannot load " + path + ": " + dlerror());
  std::vector<Libraries::Library>& opened = libraries->opened;
  size_t index = 0;
  while (index < opened.size() && opened[index].handle != handle) ++index;
  if (index == opened.size()) opened.push_back({handle, path});
  args.GetReturnValue().Set(static_cast<uint32_t>(index));
}

static void Init(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  const Libraries::Library& library = libraries->opened[args[0].As<v8::Uint32>()->Value()];
  auto init = reinterpret_cast<InitFunction>(dlsym(library.handle, "init"));
  if (init == nullptr) {
    return js::ThrowError(
        isolate, "cannot load " + library.path + ": it has no function init (extern \"C\")");
  }
  init(args[1].As<v8::Object>());
}

void RegisterDlopen(Environment& env, v8::Local<v8::Object> target) {
  libraries = env.Own(std::make_unique<Libraries>());
  js::SetFunction(env, target, "open", Open);
  js::SetFunction(env, target, "init", Init);
}

}  // namespace bindings
