// The functions of binding("fs") that need a line each: paths and numbers go in, and nothing, or a path, comes out.
//
//   rename(promise, path1, path2)   link(promise, path1, path2)    symlink(promise, target, path)
//   unlink(promise, path)           rmdir(promise, path)           remove(promise, path, recursive)
//   mkdir(promise, path, mode, parents)                            copy(promise, path1, path2)
//   chmod(promise, path, mode)      chown, lchown(promise, path, uid, gid)
//   fchmod(promise, fd, mode)       utimes(promise, path, atime, mtime)
//   truncate(promise, path, length) ftruncate(promise, fd, length)
//   fsync, fdatasync, close(promise, fd)   access(promise, path, mode)
//   readlink, realpath(promise, path) -> path   mkdtemp(promise, prefix) -> path

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <climits>
#include <cmath>
#include <cstdlib>
#include <string>

#include "base/cached_file.h"
#include "base/file_copy.h"
#include "base/file_tree.h"
#include "bindings/fs_request.h"
#include "js/path.h"

namespace bindings {

using base::Error;
using js::Args;

struct Function;

class SystemCall final : public FsRequest {
 public:
  SystemCall(Args args, const Function& function) : FsRequest(args), function_(function) {}
  bool WorkAtOnce() override;

  int fd = -1;
  mode_t mode = 0;
  uid_t uid = 0;
  gid_t gid = 0;
  off_t length = 0;
  timespec times[2] = {};
  bool flag = false;
  std::optional<std::string> result;  // a path

  const char* from() const { return path.c_str(); }
  const char* to() const { return path2.c_str(); }
  // The outcome of a call that sets errno.
  Error Outcome(int returned) const;

 private:
  Error Perform() override;
  bool Values(v8::Isolate* isolate, int* count, v8::Local<v8::Value>* values) override {
    *count = result ? 1 : 0;
    if (result) values[0] = js::PathString(isolate, *result);
    return true;
  }

  const Function& function_;
};

// What a function takes: how an argument is read, its name in errors, its value where it is absent.
struct Argument {
  enum class Kind : uint8_t {
    kNone,
    kPath,
    kPath2,
    kFd,
    kMode,
    kUid,
    kGid,
    kLength,
    kAtime,
    kMtime,
    kFlag
  };
  static constexpr double kRequired = -1;

  Kind kind = Kind::kNone;
  const char* name = "";
  double absent = kRequired;
};
using Kind = Argument::Kind;

// Whether a call waits for the writes to its descriptor that were called before.
enum class Order : uint8_t { kNone, kAfterWrites };

struct Function {
  const char* name;
  Argument arguments[3];
  Error (*call)(SystemCall&);
  Order order = Order::kNone;
  bool (*call_at_once)(SystemCall&) = nullptr;  // as FsRequest::WorkAtOnce()
};

static constexpr Argument kPath = {Kind::kPath, "path"}, kPath1 = {Kind::kPath, "path1"},
                          kPath2 = {Kind::kPath2, "path2"}, kFd = {Kind::kFd, "fd"},
                          kMode = {Kind::kMode, "mode"}, kUid = {Kind::kUid, "uid"},
                          kGid = {Kind::kGid, "gid"}, kLength = {Kind::kLength, "length", 0},
                          kFlag = {Kind::kFlag};

// Repeats a call that may be interrupted and does no harm when made twice.
template <class Call>
static int Repeating(Call call) {
  int returned;
  do {
    returned = call();
  } while (returned != 0 && errno == EINTR);
  return returned;
}

// Linux frees the descriptor even when close() is interrupted. A second try could close a descriptor
// that another thread has just opened.
static int CloseOnce(int fd) { return ::close(fd) != 0 && errno != EINTR ? -1 : 0; }

static Error ReadLink(SystemCall& c) {
  std::string text(PATH_MAX, '\0');
  const ssize_t size = ::readlink(c.from(), text.data(), text.size());
  if (size < 0) return c.Outcome(-1);
  c.result = text.substr(0, size);
  return {};
}

static Error RealPath(SystemCall& c) {
  char* found = ::realpath(c.from(), nullptr);
  if (found == nullptr) return c.Outcome(-1);
  c.result = found;
  std::free(found);
  return {};
}

// The six characters that the system chooses stand behind the prefix, or in the place of the X that it ends in.
static Error MakeTemporaryFolder(SystemCall& c) {
  static constexpr std::string_view kPlace = "XXXXXX";
  std::string made = c.path;
  if (!made.ends_with(kPlace)) made += kPlace;
  if (::mkdtemp(made.data()) == nullptr) return c.Outcome(-1);
  c.result = made;
  return {};
}

using C = SystemCall;
static constexpr Function kFunctions[] = {
    {"rename", {kPath1, kPath2}, [](C& c) { return c.Outcome(::rename(c.from(), c.to())); }},
    {"link", {kPath1, kPath2}, [](C& c) { return c.Outcome(::link(c.from(), c.to())); }},
    {"symlink",
     {{Kind::kPath, "target"}, {Kind::kPath2, "path"}},
     [](C& c) { return c.Outcome(::symlink(c.from(), c.to())); }},
    {"unlink", {kPath}, [](C& c) { return c.Outcome(::unlink(c.from())); }},
    {"rmdir", {kPath}, [](C& c) { return c.Outcome(::rmdir(c.from())); }},
    {"remove", {kPath, kFlag}, [](C& c) { return base::Remove(&c.path, c.flag); }},
    {"mkdir",
     {kPath, {Kind::kMode, "mode", 0777}, kFlag},
     [](C& c) {
       return c.flag ? base::MakeFolders(c.path, c.mode) : c.Outcome(::mkdir(c.from(), c.mode));
     }},
    {"copy", {kPath1, kPath2}, [](C& c) { return base::CopyFile(c.path, c.path2); }},
    {"chmod", {kPath, kMode}, [](C& c) { return c.Outcome(::chmod(c.from(), c.mode)); }},
    {"fchmod", {kFd, kMode}, [](C& c) { return c.Outcome(::fchmod(c.fd, c.mode)); }},
    {"chown", {kPath, kUid, kGid}, [](C& c) { return c.Outcome(::chown(c.from(), c.uid, c.gid)); }},
    {"lchown",
     {kPath, kUid, kGid},
     [](C& c) { return c.Outcome(::lchown(c.from(), c.uid, c.gid)); }},
    {"utimes",
     {kPath, {Kind::kAtime, "atime"}, {Kind::kMtime, "mtime"}},
     [](C& c) { return c.Outcome(::utimensat(AT_FDCWD, c.from(), c.times, 0)); }},
    {"truncate",
     {kPath, kLength},
     [](C& c) { return c.Outcome(Repeating([&] { return ::truncate(c.from(), c.length); })); }},
    {"ftruncate",
     {kFd, kLength},
     [](C& c) { return c.Outcome(Repeating([&] { return ::ftruncate(c.fd, c.length); })); },
     Order::kAfterWrites},
    {"fsync",
     {kFd},
     [](C& c) { return c.Outcome(Repeating([&] { return ::fsync(c.fd); })); },
     Order::kAfterWrites},
    {"fdatasync",
     {kFd},
     [](C& c) { return c.Outcome(Repeating([&] { return ::fdatasync(c.fd); })); },
     Order::kAfterWrites},
    {"close",
     {kFd},
     [](C& c) { return c.Outcome(CloseOnce(c.fd)); },
     Order::kAfterWrites,
     [](C& c) { return base::cached_file::Close(c.fd); }},
    {"access",
     {kPath, {Kind::kMode, "mode", F_OK}},
     [](C& c) { return c.Outcome(::access(c.from(), static_cast<int>(c.mode))); }},
    {"readlink", {kPath}, ReadLink},
    {"realpath", {kPath}, RealPath},
    {"mkdtemp", {{Kind::kPath, "prefix"}}, MakeTemporaryFolder},
};

Error SystemCall::Outcome(int returned) const {
  return returned == 0 ? Error{} : Error::System(function_.name);
}

Error SystemCall::Perform() { return function_.call(*this); }

bool SystemCall::WorkAtOnce() {
  return function_.call_at_once != nullptr && function_.call_at_once(*this);
}

// ---- arguments ----

// A user or group: -1, or 2^32 - 1, leaves it as it is.
static bool TakeOwner(Args args, int index, const char* what, uint32_t* owner) {
  double number;
  if (!TakeInteger(args, index, what, -1, UINT32_MAX, &number)) return false;
  *owner = static_cast<uint32_t>(static_cast<int64_t>(number));
  return true;
}

// A Date, or the seconds since 1970 with a fraction.
static bool TakeTime(Args args, int index, const char* what, timespec* time) {
  constexpr double kMost = 8.64e12;  // as far as a Date goes
  const v8::Local<v8::Value> value = args[index];
  double seconds = NAN;
  if (value->IsDate()) seconds = value.As<v8::Date>()->ValueOf() / 1000;
  if (value->IsNumber()) seconds = value.As<v8::Number>()->Value();
  if (value->IsNumberObject()) seconds = value.As<v8::NumberObject>()->ValueOf();
  if (!(std::fabs(seconds) <= kMost)) {
    js::ThrowTypeError(args.GetIsolate(),
                       std::string(what) + " must be a Date, or a number of seconds since 1970");
    return false;
  }
  // To the microsecond, which is as precise as a number of seconds is: less would lose a millisecond.
  const auto microseconds = static_cast<int64_t>(std::floor(seconds * 1e6 + 0.5));
  const int64_t fraction = ((microseconds % 1000000) + 1000000) % 1000000;
  time->tv_sec = (microseconds - fraction) / 1000000;
  time->tv_nsec = fraction * 1000;
  return true;
}

static bool Take(Args args, int index, const Argument& argument, const char* call, SystemCall* to) {
  const std::string name = std::string(call) + ": " + argument.name;
  const char* what = name.c_str();
  const bool absent = argument.absent != Argument::kRequired && args[index]->IsNullOrUndefined();
  double number = argument.absent;
  switch (argument.kind) {
    case Kind::kNone:
      return true;
    case Kind::kPath:
      return TakePath(args, index, what, &to->path);
    case Kind::kPath2:
      return TakePath(args, index, what, &to->path2);
    case Kind::kFd:
      return TakeInt(args, index, what, &to->fd);
    case Kind::kMode:
      if (!absent && !TakeInteger(args, index, what, 0, INT_MAX, &number)) return false;
      to->mode = static_cast<mode_t>(number);
      return true;
    case Kind::kUid:
      return TakeOwner(args, index, what, &to->uid);
    case Kind::kGid:
      return TakeOwner(args, index, what, &to->gid);
    case Kind::kLength:
      if (!absent && !TakeInteger(args, index, what, 0, kMaxInteger, &number)) return false;
      to->length = static_cast<off_t>(number);
      return true;
    case Kind::kAtime:
      return TakeTime(args, index, what, &to->times[0]);
    case Kind::kMtime:
      return TakeTime(args, index, what, &to->times[1]);
    case Kind::kFlag:
      to->flag = args[index]->IsTrue();
      return true;
  }
  return false;
}

static void Start(Args args) {
  const auto& function = *static_cast<const Function*>(args.Data().As<v8::External>()->Value());
  auto call = std::make_unique<SystemCall>(args, function);
  int index = 0;
  for (const Argument& argument : function.arguments) {
    if (!Take(args, ++index, argument, function.name, call.get())) return;
  }
  const Lane writes = {call->fd, true};
  if (function.order == Order::kNone || !fs_state->lanes.contains(writes))
    return Submit(std::move(call));
  call->lane = writes;
  SubmitInLane(std::move(call));
}

void AddFsCalls(js::Environment& env, v8::Local<v8::Object> target) {
  for (const Function& function : kFunctions) {
    v8::Local<v8::Value> data =
        v8::External::New(env.isolate(), const_cast<Function*>(&function)).As<v8::Value>();
    js::SetFunction(env, target, function.name, Start, data);
  }
}

}  // namespace bindings
