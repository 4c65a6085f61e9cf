#include "bindings/released.h"

#include <memory>
#include <utility>

#include "js/class_builder.h"
#include "js/wrap.h"

namespace bindings {

namespace {

class Released final : public js::Wrap {
 public:
  Released(js::Environment& env, v8::Local<v8::Object> object, net::Transport given)
      : Wrap(env, object), transport(std::move(given)) {}
  static void New(js::Args args) {
    js::ThrowTypeError(args.GetIsolate(), "only a connection of HTTP is released");
  }

  net::Transport transport;
};

struct ReleasedState final : js::BindingState {
  v8::Global<v8::FunctionTemplate> made;
};

ReleasedState* state;

}  // namespace

v8::Local<v8::Value> MakeReleased(js::Environment& env, net::Transport transport) {
  v8::Isolate* isolate = env.isolate();
  if (state == nullptr) {
    state = env.Own(std::make_unique<ReleasedState>());
    js::ClassBuilder<Released> builder(env, "Released");
    state->made.Reset(isolate, builder.function_template());
  }
  v8::Local<v8::Object> object;
  if (!state->made.Get(isolate)
           ->InstanceTemplate()
           ->NewInstance(isolate->GetCurrentContext())
           .ToLocal(&object)) {
    return v8::Undefined(isolate);
  }
  new Released(env, object, std::move(transport));  // owned by its wrapper
  return object;
}

net::Transport TakeReleased(v8::Isolate* isolate, v8::Local<v8::Value> value) {
  if (state == nullptr || !state->made.Get(isolate)->HasInstance(value)) return {};
  return std::move(js::Wrap::Unwrap<Released>(value.As<v8::Object>())->transport);
}

}  // namespace bindings
