// binding("fs"): the POSIX calls of node.fs, each one request to the thread pool.
//
//   open(promise, path, flags, mode)   cat(promise, path, encoding)   append(promise, path, data, encoding)
//   read(promise, fd, length, position, encoding)   write(promise, fd, data, position)
//   openToPump(promise, path) -> fd, size or -1 for what is no file   readAhead(promise, fd, position, size)
//       start the call; wrong arguments throw a TypeError that names the argument, and nothing is
//       started
//   peek(fd, position) -> as base::PeekFile(), at once
//   setEvents({ Request: { succeed, succeedStat, ..., fail } })   called on the promise
//       succeed(count, a, b)   with `count` values;   fail(error)
//
// This file has those that move bytes; fs_calls.cc and fs_stat.cc the others.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <memory>
#include <string>

#include "base/cached_file.h"
#include "base/file.h"
#include "base/unique_fd.h"
#include "bindings/bindings.h"
#include "bindings/fs_request.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"

namespace bindings {

using js::Args;
using js::Environment;

// More than Linux transfers in one call.
static constexpr size_t kMaxTransfer = 0x7ffff000;

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

// open() and fstat() in one.
class OpenToPumpCall final : public FsRequest {
 public:
  using FsRequest::FsRequest;

  bool WorkAtOnce() override {
    off_t size;
    fd_ = base::cached_file::Open(path.c_str(), &size);
    if (fd_ >= 0) size_ = static_cast<double>(size);
    return fd_ >= 0;
  }

 private:
  base::Error Perform() override {
    base::UniqueFd fd(base::OpenFile(path.c_str(), O_RDONLY));
    struct stat stats;
    if (!fd) return base::Error::System("open");
    if (::fstat(fd.get(), &stats) != 0) return base::Error::System("fstat");
    size_ = S_ISREG(stats.st_mode) ? static_cast<double>(stats.st_size) : -1;
    base::cached_file::Learn(path.c_str(), stats.st_dev);
    fd_ = fd.release();
    return {};
  }
  bool Values(v8::Isolate* isolate, int* count, v8::Local<v8::Value>* values) override {
    *count = 2;
    values[0] = v8::Integer::New(isolate, fd_);
    values[1] = v8::Number::New(isolate, size_);
    return true;
  }

  int fd_;
  double size_;  // -1: of no regular file
};

class ReadAheadCall final : public FsRequest {
 public:
  using FsRequest::FsRequest;
  int fd = -1;
  off_t position = 0;
  size_t size = 0;

 private:
  base::Error Perform() override {
    base::ReadAhead(fd, position, size);
    return {};
  }
};

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

// The bytes go to the end of the file in one write, so those of several processes do not mix.
class AppendCall final : public FsRequest {
 public:
  using FsRequest::FsRequest;
  base::ByteQueue data;

 private:
  base::Error Perform() override { return base::AppendToFile(path.c_str(), data.view()); }
};

// ---- the functions ----

static void Open(Args args) {
  auto call = std::make_unique<OpenCall>(args);
  if (TakePath(args, 1, "open: path", &call->path) &&
      TakeInt(args, 2, "open: flags", &call->flags) &&
      TakeMode(args, 3, "open: mode", 0666, &call->mode)) {
    Submit(std::move(call));
  }
}

static void Read(Args args) {
  auto call = std::make_unique<ReadCall>(args);
  double length;
  if (TakeInt(args, 1, "read: fd", &call->fd) &&
      TakeInteger(args, 2, "read: length", 0, kMaxInteger, &length) &&
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

static void OpenToPump(Args args) {
  auto call = std::make_unique<OpenToPumpCall>(args);
  if (TakePath(args, 1, "open: path", &call->path)) Submit(std::move(call));
}

static void ReadAhead(Args args) {
  auto call = std::make_unique<ReadAheadCall>(args);
  call->fd = js::Int32Of(args[1]);
  call->position = static_cast<off_t>(js::LengthOf(args[2]));
  call->size = static_cast<size_t>(js::LengthOf(args[3]));
  Submit(std::move(call));
}

static void Peek(Args args) {
  const auto position = static_cast<off_t>(js::LengthOf(args[1]));
  args.GetReturnValue().Set(base::PeekFile(js::Int32Of(args[0]), position));
}

static void Append(Args args) {
  auto call = std::make_unique<AppendCall>(args);
  js::Encoding encoding;
  if (TakePath(args, 1, "append: path", &call->path) &&
      js::ParseEncoding(args.GetIsolate(), args[3], js::Encoding::kUtf8, &encoding) &&
      js::AppendBytes(args.GetIsolate(), args[2], encoding, "append: data", &call->data)) {
    Submit(std::move(call));
  }
}

void RegisterFs(Environment& env, v8::Local<v8::Object> target) {
  fs_state = env.Own(std::make_unique<FsState>());
  const std::pair<const char*, void (*)(Args)> functions[] = {
      {"open", Open},           {"read", Read},
      {"write", Write},         {"cat", Cat},
      {"append", Append},       {"openToPump", OpenToPump},
      {"readAhead", ReadAhead}, {"peek", Peek}};
  for (const auto& [name, function] : functions) js::SetFunction(env, target, name, function);
  AddFsCalls(env, target);
  AddFsStat(env, target);
  js::InstallSetEvents(env, target, {fs_state});
}

}  // namespace bindings
