// The functions of binding("fs") that describe files:
//
//   stat, lstat(promise, path)   fstat(promise, fd) -> succeedStat()
//   statfs(promise, path) -> succeedStatfs()
//   readdir(promise, path, types) -> names; with types succeedEntries(names, types), S_IFREG and so on
//
// Numbers come in `numbers`, a Float64Array: those of a file in the order of StatCall::Succeed, those of a file system
// in that of StatfsCall::Succeed.

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "base/cached_file.h"
#include "bindings/fs_request.h"
#include "js/environment.h"
#include "js/path.h"

namespace bindings {

using js::Args;

static double Milliseconds(const timespec& time) {
  const int64_t whole = time.tv_nsec / 1000000;
  return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(whole);
}

template <size_t kCount>
static void HandOver(const double (&numbers)[kCount]) {
  static_assert(kCount <= FsState::kNumbers);
  std::memcpy(fs_state->numbers->Data(), numbers, sizeof numbers);
}

enum class StatKind : uint8_t { kStat, kLstat, kFstat };

class StatCall final : public FsRequest {
 public:
  StatCall(Args args, StatKind kind) : FsRequest(args), kind_(kind) {}
  int fd = -1;

  bool WorkAtOnce() override {
    return kind_ != StatKind::kFstat &&
           base::cached_file::Stat(path.c_str(), kind_ == StatKind::kStat, &stats_);
  }

 private:
  base::Error Perform() override {
    switch (kind_) {
      case StatKind::kStat:
        if (::stat(path.c_str(), &stats_) != 0) return base::Error::System("stat");
        base::cached_file::Learn(path.c_str(), stats_.st_dev);
        return {};
      case StatKind::kLstat:
        return ::lstat(path.c_str(), &stats_) == 0 ? base::Error{} : base::Error::System("lstat");
      case StatKind::kFstat:
        return ::fstat(fd, &stats_) == 0 ? base::Error{} : base::Error::System("fstat");
    }
    return {};
  }
  void Succeed(js::CallbackScope& scope, v8::Local<v8::Value> promise) override {
    HandOver({static_cast<double>(stats_.st_dev), static_cast<double>(stats_.st_ino),
              static_cast<double>(stats_.st_mode), static_cast<double>(stats_.st_nlink),
              static_cast<double>(stats_.st_uid), static_cast<double>(stats_.st_gid),
              static_cast<double>(stats_.st_rdev), static_cast<double>(stats_.st_size),
              static_cast<double>(stats_.st_blksize), static_cast<double>(stats_.st_blocks),
              Milliseconds(stats_.st_atim), Milliseconds(stats_.st_mtim),
              Milliseconds(stats_.st_ctim)});
    scope.Call(fs_state->succeed_stat, promise);
  }

  const StatKind kind_;
  struct stat stats_;
};

class StatfsCall final : public FsRequest {
 public:
  using FsRequest::FsRequest;

 private:
  base::Error Perform() override {
    int returned;
    do {
      returned = ::statfs(path.c_str(), &stats_);
    } while (returned != 0 && errno == EINTR);
    return returned == 0 ? base::Error{} : base::Error::System("statfs");
  }
  void Succeed(js::CallbackScope& scope, v8::Local<v8::Value> promise) override {
    HandOver({static_cast<double>(stats_.f_type), static_cast<double>(stats_.f_bsize),
              static_cast<double>(stats_.f_blocks), static_cast<double>(stats_.f_bfree),
              static_cast<double>(stats_.f_bavail), static_cast<double>(stats_.f_files),
              static_cast<double>(stats_.f_ffree), static_cast<double>(stats_.f_namelen)});
    scope.Call(fs_state->succeed_statfs, promise);
  }

  struct statfs stats_;
};

class ReaddirCall final : public FsRequest {
 public:
  using FsRequest::FsRequest;
  bool wants_types = false;

 private:
  base::Error Perform() override;
  bool Take(int folder, const dirent& entry);
  v8::Local<v8::Array> Names(v8::Isolate* isolate) const;
  bool Values(v8::Isolate* isolate, int* count, v8::Local<v8::Value>* values) override {
    *count = 1;
    values[0] = Names(isolate);
    return true;
  }
  void Succeed(js::CallbackScope& scope, v8::Local<v8::Value> promise) override;

  std::string names_;  // each followed by a NUL
  size_t name_count_ = 0;
  std::vector<mode_t> types_;  // if they are wanted
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
    if (!Take(::dirfd(folder.get()), *entry)) return base::Error::System("readdir");
  }
}

// Notes an entry. False, with errno set, where the file system does not say its type and nobody can find out.
bool ReaddirCall::Take(int folder, const dirent& entry) {
  const std::string_view name = entry.d_name;
  if (name == "." || name == "..") return true;
  if (wants_types) {
    mode_t type = DTTOIF(entry.d_type);
    if (entry.d_type == DT_UNKNOWN) {
      struct stat stats;
      if (::fstatat(folder, entry.d_name, &stats, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT;  // removed meanwhile
      type = stats.st_mode & S_IFMT;
    }
    types_.push_back(type);
  }
  names_.append(name).push_back('\0');
  ++name_count_;
  return true;
}

v8::Local<v8::Array> ReaddirCall::Names(v8::Isolate* isolate) const {
  std::vector<v8::Local<v8::Value>> names;
  names.reserve(name_count_);
  for (const char* at = names_.data(); names.size() < name_count_; at += std::strlen(at) + 1) {
    names.push_back(js::PathString(isolate, at));
  }
  return v8::Array::New(isolate, names.data(), names.size());
}

void ReaddirCall::Succeed(js::CallbackScope& scope, v8::Local<v8::Value> promise) {
  if (!wants_types) return FsRequest::Succeed(scope, promise);
  v8::Isolate* isolate = js::Environment::Current()->isolate();
  std::vector<v8::Local<v8::Value>> types;
  types.reserve(types_.size());
  for (const mode_t type : types_) {
    types.push_back(v8::Integer::NewFromUnsigned(isolate, type).As<v8::Value>());
  }
  scope.Call(fs_state->succeed_entries, promise,
             {Names(isolate), v8::Array::New(isolate, types.data(), types.size())});
}

// ---- the functions ----

template <StatKind kKind>
static void StatPath(Args args) {
  auto call = std::make_unique<StatCall>(args, kKind);
  const char* what = kKind == StatKind::kStat ? "stat: path" : "lstat: path";
  if (TakePath(args, 1, what, &call->path)) Submit(std::move(call));
}

static void Fstat(Args args) {
  auto call = std::make_unique<StatCall>(args, StatKind::kFstat);
  if (TakeInt(args, 1, "fstat: fd", &call->fd)) Submit(std::move(call));
}

static void Statfs(Args args) {
  auto call = std::make_unique<StatfsCall>(args);
  if (TakePath(args, 1, "statfs: path", &call->path)) Submit(std::move(call));
}

static void Readdir(Args args) {
  auto call = std::make_unique<ReaddirCall>(args);
  call->wants_types = args[2]->IsTrue();
  if (TakePath(args, 1, "readdir: path", &call->path)) Submit(std::move(call));
}

void AddFsStat(js::Environment& env, v8::Local<v8::Object> target) {
  js::SetFunction(env, target, "stat", StatPath<StatKind::kStat>);
  js::SetFunction(env, target, "lstat", StatPath<StatKind::kLstat>);
  js::SetFunction(env, target, "fstat", Fstat);
  js::SetFunction(env, target, "statfs", Statfs);
  js::SetFunction(env, target, "readdir", Readdir);
  v8::Local<v8::ArrayBuffer> buffer =
      v8::ArrayBuffer::New(env.isolate(), FsState::kNumbers * sizeof(double));
  fs_state->numbers = buffer->GetBackingStore();
  js::Set(env.isolate(), target, "numbers",
          v8::Float64Array::New(buffer, 0, FsState::kNumbers).As<v8::Value>());
}

}  // namespace bindings
