// Requests of node.fs: a call of the system that runs on the pool and settles a promise, and how its
// arguments are read (API document, "File I/O"). fs.cc, fs_calls.cc and fs_stat.cc have the calls themselves.
#pragma once

#include <sys/types.h>
#include <v8.h>

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/file.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "loop/loop.h"

namespace bindings {

class FsRequest;

// Which requests must follow one another: those that read, or those that write, at the current
// position of one descriptor.
struct Lane {
  int fd;
  bool writes;
  auto operator<=>(const Lane&) const = default;
};

struct FsState final : js::BindingState, js::Events {
  FsState() : Events("fs", "Request") {}
  static constexpr int kNumbers = 13;
  // Holds a lane while one of its requests is on the pool, with the requests that wait for it.
  std::map<Lane, std::deque<std::unique_ptr<FsRequest>>> lanes;
  js::Event succeed{this, "succeed"}, succeed_stat{this, "succeedStat"},
      succeed_statfs{this, "succeedStatfs"}, succeed_entries{this, "succeedEntries"},
      fail{this, "fail"};
  std::shared_ptr<v8::BackingStore> numbers;  // V8's interface wants it shared
};

extern FsState* fs_state;

// One call: its arguments, its error, and the promise that it settles.
class FsRequest : public loop::PoolRequest {
 public:
  explicit FsRequest(js::Args args) : promise_(args.GetIsolate(), args[0]) {}

  // The paths that a call takes, one or two; the error names them.
  std::string path, path2;
  std::optional<Lane> lane;  // set for SubmitInLane()

  // Does the work where nothing must be waited for. Else it does nothing, gives false, and Work() will be called.
  virtual bool WorkAtOnce() { return false; }
  void Work() final { error_ = Perform(); }
  void Done() final;

 protected:
  virtual base::Error Perform() = 0;  // pool thread
  // Stores the values of "success", one or two; none unless overridden. False, with an exception
  // thrown, when they cannot be made.
  virtual bool Values(v8::Isolate* isolate, int* count, v8::Local<v8::Value>* values) {
    return true;
  }
  virtual void Succeed(js::CallbackScope& scope, v8::Local<v8::Value> promise);

 private:
  v8::Global<v8::Value> promise_;
  base::Error error_;
};

// The functions of fs_calls.cc and of fs_stat.cc.
void AddFsCalls(js::Environment& env, v8::Local<v8::Object> target);
void AddFsStat(js::Environment& env, v8::Local<v8::Object> target);

// Beyond it a number does not say which integer is meant.
inline constexpr double kMaxInteger = 9007199254740991;

// Starts the request, on the pool unless its work can be done at once; its promise is settled later either way.
void Submit(std::unique_ptr<FsRequest> request);
// Starts the request when all earlier requests of its lane are done.
void SubmitInLane(std::unique_ptr<FsRequest> request);

// Each of these reads one argument. For a value of the wrong type they throw a TypeError that names
// it `what`, and return false.
bool TakeInteger(js::Args args, int index, const char* what, double least, double most,
                 double* number);
bool TakeInt(js::Args args, int index, const char* what, int* number);
bool TakeMode(js::Args args, int index, const char* what, mode_t absent, mode_t* mode);
// Anything that is not a number, NaN among it, is the current position.
bool TakePosition(js::Args args, int index, const char* what, base::FilePosition* position);
bool TakePath(js::Args args, int index, const char* what, std::string* path);

}  // namespace bindings
