// What crossing into JavaScript costs, the converter, and the loops that lib/ runs: timers, emit.
#include <benchmark/benchmark.h>
#include <v8.h>

#include <iterator>
#include <string>

#include "base/byte_queue.h"
#include "bindings/bindings.h"
#include "js/builtins.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/environment.h"
#include "js/platform.h"
#include "js/values.h"
#include "loop/loop.h"

namespace {

js::Environment& Env() { return *js::Environment::Current(); }

// The function that a JavaScript expression gives.
v8::Local<v8::Function> Function(const char* expression) {
  v8::Isolate* isolate = Env().isolate();
  v8::Local<v8::Context> context = Env().context();
  return v8::Script::Compile(context, js::String(isolate, expression))
      .ToLocalChecked()
      ->Run(context)
      .ToLocalChecked()
      .As<v8::Function>();
}

// One call from the loop: a scope, the call, the microtasks.
void CallFromLoop(benchmark::State& state) {
  v8::HandleScope handles(Env().isolate());
  const v8::Global<v8::Function> function(Env().isolate(),
                                          Function("(function (a) { return a; })"));
  for (auto _ : state) {
    js::CallbackScope scope(Env());
    v8::Local<v8::Value> undefined = v8::Undefined(Env().isolate());
    benchmark::DoNotOptimize(scope.Call(function, undefined, {undefined}));
  }
}
BENCHMARK(CallFromLoop);

void Decode(benchmark::State& state, js::Encoding encoding) {
  const std::string bytes(static_cast<size_t>(state.range(0)), 'x');
  for (auto _ : state) {
    v8::HandleScope handles(Env().isolate());
    benchmark::DoNotOptimize(js::DecodeAll(Env().isolate(), bytes, encoding));
  }
  state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK_CAPTURE(Decode, ascii, js::Encoding::kAscii)->Arg(100)->Arg(65536);
BENCHMARK_CAPTURE(Decode, utf8, js::Encoding::kUtf8)->Arg(100)->Arg(65536);
BENCHMARK_CAPTURE(Decode, raw, js::Encoding::kRaw)->Arg(100)->Arg(65536);
BENCHMARK_CAPTURE(Decode, bytes, js::Encoding::kBytes)->Arg(100)->Arg(65536);

void Encode(benchmark::State& state, js::Encoding encoding) {
  v8::HandleScope handles(Env().isolate());
  const std::string bytes(static_cast<size_t>(state.range(0)), 'x');
  v8::Local<v8::Value> value = js::DecodeAll(Env().isolate(), bytes, encoding).ToLocalChecked();
  for (auto _ : state) {
    base::ByteQueue queue;
    js::AppendBytes(Env().isolate(), value, encoding, "value", &queue);
    benchmark::DoNotOptimize(queue.view().data());
  }
  state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK_CAPTURE(Encode, ascii, js::Encoding::kAscii)->Arg(100)->Arg(65536);
BENCHMARK_CAPTURE(Encode, utf8, js::Encoding::kUtf8)->Arg(100)->Arg(65536);
BENCHMARK_CAPTURE(Encode, raw, js::Encoding::kRaw)->Arg(100)->Arg(65536);
BENCHMARK_CAPTURE(Encode, bytes, js::Encoding::kBytes)->Arg(100)->Arg(65536);

// A thousand at a time, so that calling the function does not count.
void Thousand(benchmark::State& state, const char* expression) {
  v8::HandleScope handles(Env().isolate());
  v8::Local<v8::Function> function = Function(expression);
  for (auto _ : state) {
    v8::HandleScope call(Env().isolate());
    function->Call(Env().context(), v8::Undefined(Env().isolate()), 0, nullptr).ToLocalChecked();
  }
  state.SetItemsProcessed(state.iterations() * 1000);
}
BENCHMARK_CAPTURE(Thousand, emit, R"((function () {
  var emitter = new node.EventEmitter(), sum = 0;
  emitter.addListener("tick", function (a, b) { sum += a - b; });
  return function () { for (var i = 0; i < 1000; i++) emitter.emit("tick", [i, 1]); };
})())");
BENCHMARK_CAPTURE(Thousand, set_and_clear_timer, R"((function () {
  function nothing() {}
  return function () { for (var i = 0; i < 1000; i++) clearTimeout(setTimeout(nothing, i % 100)); };
})())");

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  js::Platform platform(loop::Loop::Get());
  v8::V8::InitializePlatform(&platform);
  v8::V8::Initialize();
  js::Environment env(&platform);
  v8::HandleScope handles(env.isolate());
  v8::Context::Scope context(env.context());
  js::InitBytes(env);
  if (js::LoadBootstrap(env, bindings::kBindings, std::size(bindings::kBindings)).IsEmpty())
    return 1;
  benchmark::RunSpecifiedBenchmarks();
  env.Exit(0);
}
