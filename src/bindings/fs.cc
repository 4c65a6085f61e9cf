// binding("fs"): the POSIX calls of node.fs, each one request to the thread pool.
//
//   rename(promise, path1, path2)      unlink(promise, path)    rmdir(promise, path)
//   mkdir(promise, path, mode)         stat(promise, path)      readdir(promise, path)
//   open(promise, path, flags, mode)   close(promise, fd)       cat(promise, path, encoding)
//   read(promise, fd, length, position, encoding)   write(promise, fd, data, position)
//       start the call; wrong arguments throw a TypeError that names the argument, and nothing is
//       started
//   setEvents({ Request: { succeed, succeedStat, fail } })   called on the promise
//       succeed(count, a, b)   with `count` values;   fail(error)
//       succeedStat()          the numbers are in `stats`, ordered as in StatCall::Succeed
//   stats: Float64Array

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "base/file.h"
#include "bindings/bindings.h"
#include "bindings/fs_request.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/path.h"

namespace bindings {

using js::Args;
using js::Environment;

// More than Linux transfers in one call.
static constexpr size_t kMaxTransfer = 0x7ffff000;

// A call that gives nothing but its outcome.
class PlainCall final : public FsRequest {
 public:
  using Function = int (*)(const PlainCall&);
  PlainCall(Args args, const char* name, Function function)
      : FsRequest(args), name_(name), function_(function) {}

  int fd = -1;
  mode_t mode = 0;

 private:
  base::Error Perform() override {
    return function_(*this) == 0 ? base::Error{} : base::Error::System(name_);
  }

  const char* name_;
  Function function_;
};

class OpenCall final : public FsRequest {
 public:
  using FsRequest::FsRequest;
  int flags = 0;
  mode_t mode = 0;

 private:
  base::Error Perform() override {
    fd_ = base::OpenFile(path.c_str(), flags, mode);
    return fd_ >= 0 ? base::Error{} : base::Error::System("open");
  }
  bool Values(v8::Isolate* isolate, int* count, v8::Local<v8::Value>* values) override {
    *count = 1;
    values[0] = v8::Integer::New(isolate, fd_);
    return true;
  }

  int fd_ = -1;
};

class StatCall final : public FsRequest {
 public:
  using FsRequest::FsRequest;

 private:
  base::Error Perform() override {
    return ::stat(path.c_str(), &stats_) == 0 ? base::Error{} : base::Error::System("stat");
  }
  void Succeed(js::CallbackScope& scope, v8::Local<v8::Value> promise) override;

  struct stat stats_;
};

static double Milliseconds(const timespec& time) {
  const int64_t whole = time.tv_nsec / 1000000;
  return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(whole);
}

void StatCall::Succeed(js::CallbackScope& scope, v8::Local<v8::Value> promise) {
  const double numbers[FsState::kStatNumbers] = {static_cast<double>(stats_.st_dev),
                                                 static_cast<double>(stats_.st_ino),
                                                 static_cast<double>(stats_.st_mode),
                                                 static_cast<double>(stats_.st_nlink),
                                                 static_cast<double>(stats_.st_uid),
                                                 static_cast<double>(stats_.st_gid),
                                                 static_cast<double>(stats_.st_rdev),
                                                 static_cast<double>(stats_.st_size),
                                                 static_cast<double>(stats_.st_blksize),
                                                 static_cast<double>(stats_.st_blocks),
                                                 Milliseconds(stats_.st_atim),
                                                 Milliseconds(stats_.st_mtim),
                                                 Milliseconds(stats_.st_ctim)};
  std::memcpy(fs_state->stats->Data(), numbers, sizeof numbers);
  scope.Call(fs_state->succeed_stat, promise);
}

class ReaddirCall final : public FsRequest {
 public:
  using FsRequest::FsRequest;

 private:
  base::Error Perform() override;
  bool Values(v8::Isolate* isolate, int* count, v8::Local<v8::Value>* values) override;

  std::string names_;  // each followed by a NUL
  size_t name_count_ = 0;
};

base::Error ReaddirCall::Perform() {
  struct Close {
    void operator()(DIR* folder) const { ::closedir(folder); }
  };
  std::unique_ptr<DIR, Close> folder(::opendir(path.c_str()));
  if (!folder) return base::Error::System("readdir");  // as the script knows the call
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(folder.get());
    if (entry == nullptr) return errno == 0 ? base::Error{} : base::Error::System("readdir");
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    names_.append(name).push_back('\0');
    ++name_count_;
  }
}

bool ReaddirCall::Values(v8::Isolate* isolate, int* count, v8::Local<v8::Value>* values) {
  std::vector<v8::Local<v8::Value>> names;
  names.reserve(name_count_);
  for (const char* at = names_.data(); names.size() < name_count_; at += std::strlen(at) + 1) {
    names.push_back(js::PathString(isolate, at));
  }
  *count = 1;
  values[0] = v8::Array::New(isolate, names.data(), names.size());
  return true;
}

class ReadCall final : public FsRequest {
 public:
  using FsRequest::FsRequest;
  int fd = -1;
  size_t length = 0;
  base::FilePosition position;
  js::Encoding encoding = js::Encoding::kRaw;

 private:
  base::Error Perform() override {
    data_.reset(new (std::nothrow) char[length]);
    if (!data_) return base::Error::System("read", ENOMEM);
    const ssize_t got = base::ReadOnce(fd, data_.get(), length, position);
    if (got < 0) return base::Error::System(position ? "pread" : "read");
    size_ = got;
    return {};
  }
  bool Values(v8::Isolate* isolate, int* count, v8::Local<v8::Value>* values) override {
    *count = 2;
    values[0] = v8::Null(isolate);
    values[1] = v8::Number::New(isolate, static_cast<double>(size_));
    return size_ == 0 || js::DecodeAll(isolate, {data_.get(), size_}, encoding).ToLocal(&values[0]);
  }

  std::unique_ptr<char[]> data_;
  size_t size_ = 0;
};

class WriteCall final : public FsRequest {
 public:
  using FsRequest::FsRequest;
  int fd = -1;
  base::ByteQueue data;
  base::FilePosition position;

 private:
  base::Error Perform() override { return base::WriteAll(fd, data.view(), position, &written_); }
  bool Values(v8::Isolate* isolate, int* count, v8::Local<v8::Value>* values) override {
    *count = 1;
    values[0] = v8::Number::New(isolate, static_cast<double>(written_));
    return true;
  }

  size_t written_ = 0;
};

class CatCall final : public FsRequest {
 public:
  using FsRequest::FsRequest;
  js::Encoding encoding = js::Encoding::kUtf8;

 private:
  base::Error Perform() override {
    return content_.ReadFrom(path.c_str(), js::DecodeLimit(encoding));
  }
  bool Values(v8::Isolate* isolate, int* count, v8::Local<v8::Value>* values) override {
    *count = 1;
    return js::DecodeAll(isolate, content_.view(), encoding).ToLocal(&values[0]);
  }

  base::FileContent content_;
};

// ---- the functions ----

static void Rename(Args args) {
  auto call = std::make_unique<PlainCall>(
      args, "rename", [](const PlainCall& c) { return ::rename(c.path.c_str(), c.path2.c_str()); });
  if (TakePath(args, 1, "rename: path1", &call->path) &&
      TakePath(args, 2, "rename: path2", &call->path2)) {
    Submit(std::move(call));
  }
}

static void Unlink(Args args) {
  auto call = std::make_unique<PlainCall>(
      args, "unlink", [](const PlainCall& c) { return ::unlink(c.path.c_str()); });
  if (TakePath(args, 1, "unlink: path", &call->path)) Submit(std::move(call));
}

static void Rmdir(Args args) {
  auto call = std::make_unique<PlainCall>(
      args, "rmdir", [](const PlainCall& c) { return ::rmdir(c.path.c_str()); });
  if (TakePath(args, 1, "rmdir: path", &call->path)) Submit(std::move(call));
}

static void Mkdir(Args args) {
  auto call = std::make_unique<PlainCall>(
      args, "mkdir", [](const PlainCall& c) { return ::mkdir(c.path.c_str(), c.mode); });
  if (TakePath(args, 1, "mkdir: path", &call->path) &&
      TakeMode(args, 2, "mkdir: mode", 0777, &call->mode)) {
    Submit(std::move(call));
  }
}

static void Close(Args args) {
  // Linux frees the descriptor even when close() is interrupted. A second try could close a
  // descriptor that another thread has just opened.
  auto call = std::make_unique<PlainCall>(args, "close", [](const PlainCall& c) {
    return ::close(c.fd) != 0 && errno != EINTR ? -1 : 0;
  });
  if (!TakeInt(args, 1, "close: fd", &call->fd)) return;
  // Behind the writes that are under way.
  const Lane writes = {call->fd, true};
  if (!fs_state->lanes.contains(writes)) return Submit(std::move(call));
  call->lane = writes;
  SubmitInLane(std::move(call));
}

static void Open(Args args) {
  auto call = std::make_unique<OpenCall>(args);
  if (TakePath(args, 1, "open: path", &call->path) &&
      TakeInt(args, 2, "open: flags", &call->flags) &&
      TakeMode(args, 3, "open: mode", 0666, &call->mode)) {
    Submit(std::move(call));
  }
}

static void Stat(Args args) {
  auto call = std::make_unique<StatCall>(args);
  if (TakePath(args, 1, "stat: path", &call->path)) Submit(std::move(call));
}

static void Readdir(Args args) {
  auto call = std::make_unique<ReaddirCall>(args);
  if (TakePath(args, 1, "readdir: path", &call->path)) Submit(std::move(call));
}

static void Read(Args args) {
  auto call = std::make_unique<ReadCall>(args);
  double length;
  if (TakeInt(args, 1, "read: fd", &call->fd) &&
      TakeInteger(args, 2, "read: length", 0, 9007199254740991, &length) &&
      TakePosition(args, 3, "read: position", &call->position) &&
      js::ParseEncoding(args.GetIsolate(), args[4], js::Encoding::kRaw, &call->encoding)) {
    call->length = std::min(static_cast<size_t>(length), kMaxTransfer);
    if (call->position) return Submit(std::move(call));
    call->lane = {call->fd, false};
    SubmitInLane(std::move(call));
  }
}

static void Write(Args args) {
  auto call = std::make_unique<WriteCall>(args);
  if (TakeInt(args, 1, "write: fd", &call->fd) &&
      TakePosition(args, 3, "write: position", &call->position) &&
      js::AppendBytes(args.GetIsolate(), args[2], js::Encoding::kUtf8, "write: data",
                      &call->data)) {
    if (call->position) return Submit(std::move(call));
    call->lane = {call->fd, true};
    SubmitInLane(std::move(call));
  }
}

static void Cat(Args args) {
  auto call = std::make_unique<CatCall>(args);
  if (TakePath(args, 1, "cat: filename", &call->path) &&
      js::ParseEncoding(args.GetIsolate(), args[2], js::Encoding::kUtf8, &call->encoding)) {
    Submit(std::move(call));
  }
}

void RegisterFs(Environment& env, v8::Local<v8::Object> target) {
  fs_state = env.Own(std::make_unique<FsState>());
  constexpr struct {
    const char* name;
    void (*function)(Args);
  } kFunctions[] = {{"rename", Rename}, {"unlink", Unlink}, {"rmdir", Rmdir}, {"mkdir", Mkdir},
                    {"close", Close},   {"open", Open},     {"stat", Stat},   {"readdir", Readdir},
                    {"read", Read},     {"write", Write},   {"cat", Cat}};
  for (const auto& entry : kFunctions) js::SetFunction(env, target, entry.name, entry.function);
  js::InstallSetEvents(env, target, {fs_state});
  v8::Local<v8::ArrayBuffer> buffer =
      v8::ArrayBuffer::New(env.isolate(), FsState::kStatNumbers * sizeof(double));
  fs_state->stats = buffer->GetBackingStore();
  js::Set(env.isolate(), target, "stats",
          v8::Float64Array::New(buffer, 0, FsState::kStatNumbers).As<v8::Value>());
}

}  // namespace bindings
