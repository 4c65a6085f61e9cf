#include "js/callback_scope.h"

namespace js {

CallbackScope::CallbackScope(Environment& env) : env_(env), handles_(env.isolate()) {
  ++env.callback_depth;
}

CallbackScope::~CallbackScope() {
  env_.RunMicrotasksIfOutermost();
  --env_.callback_depth;
}

v8::MaybeLocal<v8::Value> CallbackScope::Call(v8::Local<v8::Function> function,
                                              v8::Local<v8::Value> receiver, int argc,
                                              v8::Local<v8::Value>* argv) {
  v8::TryCatch caught(env_.isolate());
  if (__builtin_expect(env_.is_watched(), false)) {
    if (env_.gc_stress() && env_.callback_depth == 1)
      env_.isolate()->RequestGarbageCollectionForTesting(v8::Isolate::kFullGarbageCollection);
    // What is not caught here is uncaught for debuggers, too. V8 reports it then (Environment::Environment).
    caught.SetVerbose(env_.is_debugged());
  }
  v8::MaybeLocal<v8::Value> result =
      function->Call(env_.isolate()->GetCurrentContext(), receiver, argc, argv);
  if (__builtin_expect(result.IsEmpty(), false) && caught.HasCaught() && !caught.IsVerbose())
    Report(caught);
  return result;
}

void CallbackScope::Report(v8::TryCatch& caught) {
  if (caught.HasTerminated()) return;
  v8::Local<v8::Value> error = caught.Exception();
  v8::Local<v8::Message> message = caught.Message();
  caught.Reset();
  env_.ReportUncaught(error, message);
}

}  // namespace js
