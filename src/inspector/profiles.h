// Profiles and snapshots of the running program, in the formats that DevTools opens.
#pragma once

#include <v8.h>

#include <memory>
#include <string>

#include "base/error.h"
#include "inspector/agent.h"

namespace inspector {

// What is recorded: where the time goes (.cpuprofile), or which functions allocate (.heapprofile).
enum class ProfileKind { kCpu, kHeap };

// One recording, from its construction on.
class Profile {
 public:
  Profile(Agent& agent, ProfileKind kind);
  ~Profile();
  // Ends it. JSON.
  std::string Stop();

 private:
  class Recorder;
  std::unique_ptr<Recorder> recorder_;
  const ProfileKind kind_;
};

// Writes all objects of the heap to a file, piece by piece (.heapsnapshot). The program stands still
// meanwhile. A file that could not be written whole is removed.
base::Error WriteHeapSnapshot(v8::Isolate* isolate, const std::string& path);

// "CPU.20261129.052012.4711.cpuprofile": the kind, the local time, the process, `extension`. Where there is such a file
// already, ".2" and so on stands behind the process.
std::string ProfileName(const char* kind, const char* extension);

}  // namespace inspector
