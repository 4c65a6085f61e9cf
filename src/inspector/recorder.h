// What the command line asks to be recorded: profiles that are written at the end, and snapshots at a
// signal. The files are made in the working folder.
#pragma once

#include <memory>
#include <string_view>

#include "inspector/agent.h"
#include "inspector/profiles.h"
#include "loop/watcher.h"

namespace inspector {

class Recorder {
 public:
  explicit Recorder(Agent& agent) : agent_(agent) {}

  void RecordCpu() { cpu_ = std::make_unique<Profile>(agent_, ProfileKind::kCpu); }
  void RecordHeap() { heap_ = std::make_unique<Profile>(agent_, ProfileKind::kHeap); }
  // False where there is no such signal.
  bool SnapshotAt(std::string_view signal_name);

  // Writes the profiles. What goes wrong is said on stderr.
  void Finish();

 private:
  void OnSignal();

  Agent& agent_;
  std::unique_ptr<Profile> cpu_, heap_;
  loop::SignalWatcher signal_;
};

}  // namespace inspector
