// binding("structured_clone"): copies of values, by V8's serializer.
//
//   clone(value, buffers) -> a copy; the ArrayBuffers of the array `buffers` are moved to it
//   setEvents({ Clone: { error(message) -> what is thrown for a value that has no copy } })

#include <cstdlib>
#include <memory>
#include <vector>

#include "bindings/bindings.h"
#include "js/class_builder.h"
#include "js/events.h"

namespace bindings {

using js::Args;
using js::Environment;

struct CloneEvents final : js::BindingState, js::Events {
  CloneEvents() : Events("structured_clone", "Clone") {}
  js::Event error{this, "error"};
};

static CloneEvents* events;

class Delegate final : public v8::ValueSerializer::Delegate {
 public:
  explicit Delegate(v8::Isolate* isolate) : isolate_(isolate) {}

  void ThrowDataCloneError(v8::Local<v8::String> message) override {
    v8::Local<v8::Context> context = isolate_->GetCurrentContext();
    v8::Local<v8::Value> argument = message, error;
    if (v8::Local<v8::Function>::New(isolate_, events->error)
            ->Call(context, v8::Undefined(isolate_), 1, &argument)
            .ToLocal(&error)) {
      isolate_->ThrowException(error);
    }
  }
  v8::Maybe<bool> WriteHostObject(v8::Isolate*, v8::Local<v8::Object>) override {
    ThrowDataCloneError(js::Name(isolate_, "a native object cannot be cloned"));
    return v8::Nothing<bool>();
  }

 private:
  v8::Isolate* isolate_;
};

static void Clone(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  Delegate delegate(isolate);
  v8::ValueSerializer serializer(isolate, &delegate);
  v8::Local<v8::Array> list = args[1].As<v8::Array>();
  std::vector<v8::Local<v8::ArrayBuffer>> buffers;
  for (uint32_t i = 0; i < list->Length(); ++i) {
    buffers.push_back(list->Get(context, i).ToLocalChecked().As<v8::ArrayBuffer>());
    serializer.TransferArrayBuffer(i, buffers.back());
  }
  serializer.WriteHeader();
  if (!serializer.WriteValue(context, args[0]).FromMaybe(false)) return;
  const std::pair<uint8_t*, size_t> bytes = serializer.Release();
  const std::unique_ptr<uint8_t, decltype(&std::free)> owner(bytes.first, &std::free);
  v8::ValueDeserializer deserializer(isolate, bytes.first, bytes.second);
  for (uint32_t i = 0; i < buffers.size(); ++i) {
    v8::Local<v8::ArrayBuffer> moved = v8::ArrayBuffer::New(isolate, buffers[i]->GetBackingStore());
    buffers[i]->Detach();
    deserializer.TransferArrayBuffer(i, moved);
  }
  v8::Local<v8::Value> copy;
  if (deserializer.ReadHeader(context).FromMaybe(false) &&
      deserializer.ReadValue(context).ToLocal(&copy)) {
    args.GetReturnValue().Set(copy);
  }
}

void RegisterStructuredClone(Environment& env, v8::Local<v8::Object> target) {
  events = env.Own(std::make_unique<CloneEvents>());
  js::SetFunction(env, target, "clone", Clone);
  js::InstallSetEvents(env, target, {events});
}

}  // namespace bindings
