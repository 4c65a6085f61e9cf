// binding("statistics"): the values of node.statistics(), collected at each call.
//
//   loopDelay() -> { p50, p99, max }    milliseconds, since the last call; the first one starts the measuring
//   handles() -> { kind: number }       what is open; `bytes` counts what waits in all of it
//   refusals() -> { reason: number }    since the start of the process
//   requests() -> number                of HTTP, that servers got

#include <memory>
#include <string>

#include "base/refusals.h"
#include "bindings/bindings.h"
#include "http/server.h"
#include "js/class_builder.h"
#include "js/values.h"
#include "loop/loop_delay.h"

namespace bindings {

using js::Args;
using js::Environment;

struct Statistics final : js::BindingState {
  loop::LoopDelay delay;
};

static Statistics* statistics;

static void LoopDelay(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  statistics->delay.Start();
  const loop::LoopDelay::Report report = statistics->delay.Take();
  v8::Local<v8::Object> result = v8::Object::New(isolate);
  js::Set(isolate, result, "p50", report.p50);
  js::Set(isolate, result, "p99", report.p99);
  js::Set(isolate, result, "max", report.max);
  args.GetReturnValue().Set(result);
}

static void Handles(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Object> result = v8::Object::New(isolate);
  const js::OpenHandles handles = Environment::Current()->CountHandles();
  for (const auto& [kind, count] : handles.kinds)
    js::Set(isolate, result, kind, static_cast<double>(count));
  js::Set(isolate, result, "bytes", static_cast<double>(handles.bytes_waiting));
  args.GetReturnValue().Set(result);
}

static void Refusals(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Object> result = v8::Object::New(isolate);
  const auto set = [&](std::string_view name, base::Refusal reason) {
    const uint64_t count = base::refusals[static_cast<size_t>(reason)];
    js::Set(isolate, result, name, static_cast<double>(count));
  };
  set("maxConnections", base::Refusal::kMaxConnections);
  set("noDescriptors", base::Refusal::kNoDescriptor);
  set("datagrams", base::Refusal::kDatagram);
  for (const auto& [status, count] : http::Server::CountTotals().refusals) {
    v8::Local<v8::Value> number = v8::Number::New(isolate, static_cast<double>(count));
    v8::Local<v8::Context> context = isolate->GetCurrentContext();
    result->CreateDataProperty(context, static_cast<uint32_t>(status), number).Check();
  }
  args.GetReturnValue().Set(result);
}

static void Requests(Args args) {
  args.GetReturnValue().Set(static_cast<double>(http::Server::CountTotals().requests));
}

void RegisterStatistics(Environment& env, v8::Local<v8::Object> target) {
  statistics = env.Own(std::make_unique<Statistics>());
  js::SetFunction(env, target, "loopDelay", LoopDelay);
  js::SetFunction(env, target, "handles", Handles);
  js::SetFunction(env, target, "refusals", Refusals);
  js::SetFunction(env, target, "requests", Requests);
}

}  // namespace bindings
