// The line that is edited on the terminal, and whatever else is written there meanwhile: the line steps
// aside for it.
#pragma once

#include <atomic>
#include <string_view>

namespace base {

// The owner of the line that is being edited. Both may be called from any thread, also by several at a time.
class TerminalLine {
 public:
  // Takes the line off the screen, and blocks until that is done.
  virtual void Hide() = 0;
  // Shows it again, on a line of its own.
  virtual void Show() = 0;

  // The one that there is; null in a program that edits no lines.
  static inline std::atomic<TerminalLine*> current = nullptr;
  // Whether what was written last ended its line.
  static inline std::atomic<bool> at_line_start = true;

 protected:
  ~TerminalLine() = default;
};

// Stands around what writes to stdout or stderr: `bytes`.
class TerminalWrite {
 public:
  explicit TerminalWrite(std::string_view bytes) : line_(TerminalLine::current) {
    if (line_ == nullptr || bytes.empty()) return;
    line_->Hide();
    TerminalLine::at_line_start = bytes.back() == '\n';
    hides_ = true;
  }
  ~TerminalWrite() {
    if (hides_) line_->Show();
  }
  TerminalWrite(const TerminalWrite&) = delete;
  TerminalWrite& operator=(const TerminalWrite&) = delete;

 private:
  TerminalLine* const line_;
  bool hides_ = false;
};

}  // namespace base
