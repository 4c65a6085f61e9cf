// binding("service"): the service manager that started the program (src/net/service_manager.h).
//
//   descriptors() -> [[fd, name], ...]   the sockets that it passed on
//   ready()                              reports readiness; throws the system's error

#include "bindings/bindings.h"
#include "js/class_builder.h"
#include "js/exceptions.h"
#include "js/values.h"
#include "net/service_manager.h"

namespace bindings {

using js::Args;
using js::Environment;

static void Descriptors(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Array> result = v8::Array::New(isolate);
  for (const net::PassedDescriptor& passed : net::ServiceManager::PassedDescriptors()) {
    v8::Local<v8::Value> pair[] = {v8::Integer::New(isolate, passed.fd),
                                   js::String(isolate, passed.name)};
    result->CreateDataProperty(context, result->Length(), v8::Array::New(isolate, pair, 2)).Check();
  }
  args.GetReturnValue().Set(result);
}

static void Ready(Args args) {
  const base::Error error = net::ServiceManager::Get().Ready();
  if (error) js::Throw(args.GetIsolate(), error);
}

void RegisterService(Environment& env, v8::Local<v8::Object> target) {
  js::SetFunction(env, target, "descriptors", Descriptors);
  js::SetFunction(env, target, "ready", Ready);
}

}  // namespace bindings
