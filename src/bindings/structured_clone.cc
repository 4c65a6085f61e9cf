// binding("structured_clone"): copies of values, by V8's serializer.
//
//   clone(value, buffers) -> a copy; the ArrayBuffers of the array `buffers` are moved to it
//   shell() -> an object that has no members, and whose copies are made by the events:
//   setEvents({ Clone: { error(message) -> what is thrown for a value that has no copy
//                        write(shell) -> an array of what a copy needs; undefined: it has none
//                        read(shell, array): makes a new shell the copy } })

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
  js::Event error{this, "error"}, write{this, "write"}, read{this, "read"};
  v8::Global<v8::ObjectTemplate> shell;
};

static CloneEvents* events;

static v8::MaybeLocal<v8::Value> Call(v8::Isolate* isolate, const js::Event& event,
                                      std::initializer_list<v8::Local<v8::Value>> arguments) {
  std::vector<v8::Local<v8::Value>> list(arguments);
  return event.Get(isolate)->Call(isolate->GetCurrentContext(), v8::Undefined(isolate),
                                  static_cast<int>(list.size()), list.data());
}

static void ThrowCloneError(v8::Isolate* isolate, v8::Local<v8::Value> message) {
  v8::Local<v8::Value> error;
  if (Call(isolate, events->error, {message}).ToLocal(&error)) isolate->ThrowException(error);
}

using SharedMemory = std::vector<std::shared_ptr<v8::BackingStore>>;

// Shared memory is not copied: its id is its place in `shared`.
class Writing final : public v8::ValueSerializer::Delegate {
 public:
  explicit Writing(v8::Isolate* isolate) : isolate_(isolate), serializer_(isolate, this) {}

  void ThrowDataCloneError(v8::Local<v8::String> message) override {
    ThrowCloneError(isolate_, message);
  }
  v8::Maybe<bool> WriteHostObject(v8::Isolate*, v8::Local<v8::Object> object) override {
    v8::Local<v8::Value> parts;
    if (!Call(isolate_, events->write, {object}).ToLocal(&parts)) return v8::Nothing<bool>();
    if (parts->IsArray()) return serializer_.WriteValue(isolate_->GetCurrentContext(), parts);
    ThrowDataCloneError(js::Name(isolate_, "a native object cannot be cloned"));
    return v8::Nothing<bool>();
  }
  v8::Maybe<uint32_t> GetSharedArrayBufferId(v8::Isolate*,
                                             v8::Local<v8::SharedArrayBuffer> buffer) override {
    shared_.push_back(buffer->GetBackingStore());
    return v8::Just(static_cast<uint32_t>(shared_.size() - 1));
  }

  v8::ValueSerializer* serializer() { return &serializer_; }
  const SharedMemory& shared() const { return shared_; }

 private:
  v8::Isolate* isolate_;
  v8::ValueSerializer serializer_;
  SharedMemory shared_;
};

class Reading final : public v8::ValueDeserializer::Delegate {
 public:
  Reading(v8::Isolate* isolate, const SharedMemory& shared, const uint8_t* bytes, size_t size)
      : shared_(shared), deserializer_(isolate, bytes, size, this) {}

  // V8 lets no code of JavaScript run now: the shells are completed at the end.
  v8::MaybeLocal<v8::Object> ReadHostObject(v8::Isolate* isolate) override {
    v8::Local<v8::Context> context = isolate->GetCurrentContext();
    v8::Local<v8::Value> parts;
    v8::Local<v8::Object> shell;
    if (!deserializer_.ReadValue(context).ToLocal(&parts) ||
        !events->shell.Get(isolate)->NewInstance(context).ToLocal(&shell))
      return {};
    Incomplete& last = shells_.emplace_back();
    last.shell.Reset(isolate, shell);
    last.parts.Reset(isolate, parts);
    return shell;
  }
  bool CompleteShells(v8::Isolate* isolate) {
    for (const auto& [shell, parts] : shells_) {
      if (Call(isolate, events->read, {shell.Get(isolate), parts.Get(isolate)}).IsEmpty())
        return false;
    }
    return true;
  }
  v8::MaybeLocal<v8::SharedArrayBuffer> GetSharedArrayBufferFromId(v8::Isolate* isolate,
                                                                   uint32_t id) override {
    if (id >= shared_.size()) return {};
    return v8::SharedArrayBuffer::New(isolate, shared_[id]);
  }

  v8::ValueDeserializer* deserializer() { return &deserializer_; }

 private:
  const SharedMemory& shared_;
  v8::ValueDeserializer deserializer_;
  struct Incomplete {
    v8::Global<v8::Object> shell;
    v8::Global<v8::Value> parts;
  };
  std::vector<Incomplete> shells_;
};

// The ArrayBuffers of a list; false where one cannot be moved, with an exception.
static bool TakeBuffers(v8::Isolate* isolate, v8::Local<v8::Array> list,
                        std::vector<v8::Local<v8::ArrayBuffer>>* buffers) {
  for (uint32_t i = 0; i < list->Length(); ++i) {
    v8::Local<v8::Value> value;
    if (!list->Get(isolate->GetCurrentContext(), i).ToLocal(&value)) return false;
    if (!value->IsArrayBuffer() || !value.As<v8::ArrayBuffer>()->IsDetachable()) {
      ThrowCloneError(isolate, js::Name(isolate, "an ArrayBuffer cannot be moved"));
      return false;
    }
    buffers->push_back(value.As<v8::ArrayBuffer>());
  }
  return true;
}

static void Clone(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  std::vector<v8::Local<v8::ArrayBuffer>> buffers;
  if (!TakeBuffers(isolate, args[1].As<v8::Array>(), &buffers)) return;
  Writing writing(isolate);
  v8::ValueSerializer* serializer = writing.serializer();
  for (uint32_t i = 0; i < buffers.size(); ++i) serializer->TransferArrayBuffer(i, buffers[i]);
  serializer->WriteHeader();
  if (!serializer->WriteValue(context, args[0]).FromMaybe(false)) return;
  const std::pair<uint8_t*, size_t> bytes = serializer->Release();
  const std::unique_ptr<uint8_t, decltype(&std::free)> owner(bytes.first, &std::free);
  Reading reading(isolate, writing.shared(), bytes.first, bytes.second);
  v8::ValueDeserializer* deserializer = reading.deserializer();
  for (uint32_t i = 0; i < buffers.size(); ++i) {
    v8::Local<v8::ArrayBuffer> moved = v8::ArrayBuffer::New(isolate, buffers[i]->GetBackingStore());
    buffers[i]->Detach();
    deserializer->TransferArrayBuffer(i, moved);
  }
  v8::Local<v8::Value> copy;
  if (deserializer->ReadHeader(context).FromMaybe(false) &&
      deserializer->ReadValue(context).ToLocal(&copy) && reading.CompleteShells(isolate)) {
    args.GetReturnValue().Set(copy);
  }
}

static void Shell(Args args) {
  v8::Local<v8::Object> object;
  if (events->shell.Get(args.GetIsolate())
          ->NewInstance(args.GetIsolate()->GetCurrentContext())
          .ToLocal(&object))
    args.GetReturnValue().Set(object);
}

void RegisterStructuredClone(Environment& env, v8::Local<v8::Object> target) {
  events = env.Own(std::make_unique<CloneEvents>());
  v8::Local<v8::ObjectTemplate> shell = v8::ObjectTemplate::New(env.isolate());
  shell->SetInternalFieldCount(1);  // what makes V8's serializer ask for it
  events->shell.Reset(env.isolate(), shell);
  js::SetFunction(env, target, "clone", Clone);
  js::SetFunction(env, target, "shell", Shell);
  js::InstallSetEvents(env, target, {events});
}

}  // namespace bindings
