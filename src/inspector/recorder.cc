#include "inspector/recorder.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <utility>

#include "base/error.h"
#include "base/signal_names.h"
#include "js/callback_scope.h"

namespace inspector {

static void Complain(const std::string& path, const base::Error& error) {
  std::fprintf(stderr, "node: %s: %s\n", path.c_str(), base::ErrorMessage(error).c_str());
}

static void Write(std::unique_ptr<Profile> profile, const char* kind, const char* extension) {
  if (profile == nullptr) return;
  const std::string path = ProfileName(kind, extension);
  const std::string json = profile->Stop();
  const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(path.c_str(), "wxe"), std::fclose);
  if (file == nullptr) return Complain(path, base::Error::System("open"));
  if (std::fwrite(json.data(), 1, json.size(), file.get()) != json.size() ||
      std::fflush(file.get()) != 0) {
    Complain(path, base::Error::System("write"));
    std::remove(path.c_str());
  }
}

void Recorder::Finish() {
  Write(std::move(cpu_), "CPU", "cpuprofile");
  Write(std::move(heap_), "Heap", "heapprofile");
}

bool Recorder::SnapshotAt(std::string_view signal_name) {
  for (const base::SignalName* entry = base::kSignalNames; entry->name != nullptr; ++entry) {
    if (signal_name != entry->name) continue;
    signal_.Bind<&Recorder::OnSignal>(this);
    signal_.Start(entry->number);
    signal_.Unref();
    return true;
  }
  return false;
}

void Recorder::OnSignal() {
  js::CallbackScope scope(*js::Environment::Current());
  const std::string path = ProfileName("Heap", "heapsnapshot");
  if (const base::Error error = WriteHeapSnapshot(js::Environment::Current()->isolate(), path))
    Complain(path, error);
}

}  // namespace inspector
