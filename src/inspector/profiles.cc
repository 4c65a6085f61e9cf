#include "inspector/profiles.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <v8-profiler.h>

#include <cerrno>
#include <ctime>

#include "base/unique_fd.h"

namespace inspector {

// A session of our own, which asks as a debugger would.
class Profile::Recorder final : public Agent::LocalSession {
 public:
  using LocalSession::LocalSession;

  // The value of `name` in the result, as JSON.
  std::string Take(const char* method, std::string_view name) {
    const std::string answer = Call(method);
    const std::string begin = "{\"" + std::string(name) + "\":";
    const size_t at = answer.find(begin);
    return at == answer.npos
               ? "{}"
               : answer.substr(at + begin.size(), answer.size() - at - begin.size() - 2);
  }
};

Profile::Profile(Agent& agent, ProfileKind kind)
    : recorder_(std::make_unique<Recorder>(agent)), kind_(kind) {
  recorder_->Call(kind_ == ProfileKind::kCpu ? "Profiler.enable" : "HeapProfiler.enable");
  recorder_->Call(kind_ == ProfileKind::kCpu ? "Profiler.start" : "HeapProfiler.startSampling");
}

Profile::~Profile() = default;

std::string Profile::Stop() {
  return kind_ == ProfileKind::kCpu ? recorder_->Take("Profiler.stop", "profile")
                                    : recorder_->Take("HeapProfiler.stopSampling", "profile");
}

namespace {

// Writes what V8 gives to a descriptor.
class FileStream final : public v8::OutputStream {
 public:
  explicit FileStream(int fd) : fd_(fd) {}
  int error() const { return error_; }

 private:
  int GetChunkSize() override { return 64 * 1024; }
  void EndOfStream() override {}
  WriteResult WriteAsciiChunk(char* data, int size) override {
    while (size > 0) {
      const ssize_t written = write(fd_, data, static_cast<size_t>(size));
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) {
        error_ = errno;
        return kAbort;
      }
      data += written;
      size -= static_cast<int>(written);
    }
    return kContinue;
  }

  const int fd_;
  int error_ = 0;
};

}  // namespace

base::Error WriteHeapSnapshot(v8::Isolate* isolate, const std::string& path) {
  base::UniqueFd fd(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (!fd) return base::Error::System("open");
  v8::HandleScope handles(isolate);
  const v8::HeapSnapshot* snapshot = isolate->GetHeapProfiler()->TakeHeapSnapshot();
  FileStream stream(fd.get());
  snapshot->Serialize(&stream);
  const_cast<v8::HeapSnapshot*>(snapshot)->Delete();
  if (stream.error() == 0) return {};
  struct stat status;
  if (fstat(fd.get(), &status) == 0 && S_ISREG(status.st_mode)) unlink(path.c_str());
  return base::Error::System("write", stream.error());
}

std::string ProfileName(const char* kind, const char* extension) {
  const time_t now = time(nullptr);
  tm local{};
  localtime_r(&now, &local);
  char stamp[32];
  strftime(stamp, sizeof stamp, "%Y%m%d.%H%M%S", &local);
  const std::string begin = std::string(kind) + "." + stamp + "." + std::to_string(getpid());
  std::string name = begin + "." + extension;
  for (int number = 2; access(name.c_str(), F_OK) == 0; ++number)
    name = begin + "." + std::to_string(number) + "." + extension;
  return name;
}

}  // namespace inspector
