#include "bindings/fs_request.h"

#include <climits>
#include <cmath>
#include <utility>

#include "js/environment.h"
#include "js/exceptions.h"
#include "js/path.h"

namespace bindings {

using js::Args;
using js::Environment;

FsState* fs_state;

// With more requests under way the pool's threads are awake, and cost less than the calls it takes not to wait.
static constexpr size_t kFew = 48;

void Submit(std::unique_ptr<FsRequest> request) {
  loop::ThreadPool& pool = Environment::Current()->loop().pool();
  if (pool.pending() < kFew && request->WorkAtOnce()) return pool.SubmitDone(std::move(request));
  pool.Submit(std::move(request));
}

void SubmitInLane(std::unique_ptr<FsRequest> request) {
  const auto [at, is_free] = fs_state->lanes.try_emplace(*request->lane);
  if (is_free) return Submit(std::move(request));
  at->second.push_back(std::move(request));
}

static void StartNextIn(Lane lane) {
  const auto at = fs_state->lanes.find(lane);
  if (at->second.empty()) {
    fs_state->lanes.erase(at);
    return;
  }
  Submit(std::move(at->second.front()));
  at->second.pop_front();
}

void FsRequest::Done() {
  if (lane) StartNextIn(*lane);
  v8::Isolate* isolate = Environment::Current()->isolate();
  js::CallbackScope scope(*Environment::Current());
  v8::Local<v8::Value> promise = promise_.Get(isolate);
  if (!error_) return Succeed(scope, promise);
  scope.Call(fs_state->fail, promise, {js::MakeError(isolate, error_, path, path2)});
}

void FsRequest::Succeed(js::CallbackScope& scope, v8::Local<v8::Value> promise) {
  v8::Isolate* isolate = Environment::Current()->isolate();
  v8::Local<v8::Value> undefined = v8::Undefined(isolate);
  v8::Local<v8::Value> values[] = {undefined, undefined};
  int count = 0;
  v8::Local<v8::Value> error;
  {
    v8::TryCatch caught(isolate);
    if (!Values(isolate, &count, values)) error = caught.Exception();
  }
  if (!error.IsEmpty()) {
    scope.Call(fs_state->fail, promise, {error});
    return;
  }
  scope.Call(fs_state->succeed, promise, {v8::Integer::New(isolate, count), values[0], values[1]});
}

bool TakeInteger(Args args, int index, const char* what, double least, double most,
                 double* number) {
  v8::Local<v8::Value> value = args[index];
  if (value->IsNumberObject())
    value = v8::Number::New(args.GetIsolate(), value.As<v8::NumberObject>()->ValueOf());
  if (value->IsNumber()) {
    *number = value.As<v8::Number>()->Value();
    if (*number >= least && *number <= most && *number == std::trunc(*number)) return true;
  }
  js::ThrowTypeError(args.GetIsolate(), std::string(what) + " must be an integer" +
                                            (least == 0 ? " and not negative" : ""));
  return false;
}

bool TakeInt(Args args, int index, const char* what, int* number) {
  double value;
  if (!TakeInteger(args, index, what, INT_MIN, INT_MAX, &value)) return false;
  *number = static_cast<int>(value);
  return true;
}

bool TakeMode(Args args, int index, const char* what, mode_t absent, mode_t* mode) {
  *mode = absent;
  if (args[index]->IsNullOrUndefined()) return true;
  double value;
  if (!TakeInteger(args, index, what, 0, INT_MAX, &value)) return false;
  *mode = static_cast<mode_t>(value);
  return true;
}

bool TakePosition(Args args, int index, const char* what, base::FilePosition* position) {
  const v8::Local<v8::Value> value = args[index];
  const bool number = value->IsNumberObject() ||
                      (value->IsNumber() && !std::isnan(value.As<v8::Number>()->Value()));
  if (!number) return true;
  double offset;
  if (!TakeInteger(args, index, what, -kMaxInteger, kMaxInteger, &offset)) return false;
  *position = static_cast<off_t>(offset);
  return true;
}

bool TakePath(Args args, int index, const char* what, std::string* path) {
  return js::ParsePath(args.GetIsolate(), args[index], what, path);
}

}  // namespace bindings
