// Editor: lines that a person types and edits on the terminal, with libedit, on a thread of its own.
//
// libedit waits for keys inside of its functions (an Escape waits for what follows, a search in the
// history for all of its keys), so it has a thread, and the loop goes on. What else is written to the
// terminal meanwhile has the line step aside (base::TerminalLine). decisions/repl.md has the reasons.
#pragma once

#include <pthread.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/terminal_line.h"
#include "base/unique_fd.h"
#include "repl/history_file.h"
#include "repl/libedit.h"

namespace repl {

// What the editor reports, once for each Ask() but kComplete. Texts are UTF-8.
struct EditorEvent {
  enum class Kind {
    kLine,      // `text` was entered
    kEnd,       // Ctrl-D in an empty line, or the terminal is gone
    kCleared,   // Clear() came first; `text` is what stood there
    kComplete,  // `text` stands before the cursor, and the key for completion was pressed
  };
  Kind kind;
  std::string text = {};
};

class Editor final : private base::TerminalLine {
 public:
  // The most characters of a line; what is more of it is lost.
  static constexpr size_t kMaxLine = 4 * 1024 * 1024;

  // `on_event` is called on the editor's thread behind each event that Take() has then.
  explicit Editor(std::function<void()> on_event) : on_event_(std::move(on_event)) {}

  // Begins on stdin and stdout, once. An error where there is no libedit, no terminal, or no thread.
  base::Error Start(std::string history_file, size_t max_history);
  // Has one line edited.
  void Ask(std::string prompt);
  // Adds an entry to the history, and to its file.
  void Remember(std::string entry);
  // Gives up the line that is being edited.
  void Clear();
  // Answers kComplete: what is to be inserted, and the text that is to be shown above the line.
  void Complete(std::string insertion, std::string shown);
  // The terminal has another size.
  void Resize();

  std::vector<EditorEvent> Take();

 private:
  struct Completion {
    std::string insertion, shown;
  };

  // base::TerminalLine
  void Hide() override;
  void Show() override;

  static int ReadCharacter(libedit::EditLine* edit, wchar_t* character);
  static unsigned char CompleteLine(libedit::EditLine* edit, int key);
  static wchar_t* PromptOf(libedit::EditLine* edit);
  static Editor* Of(libedit::EditLine* edit);

  static void* Main(void* self);
  bool Prepare();
  void Run();
  void EditLine();
  int NextCharacter(wchar_t* character);
  bool TakeCharacter(wchar_t* character);
  bool Wait(bool for_keys);
  void GrantWishes();
  void StepAside(std::unique_lock<std::mutex>& lock);
  void EraseLine();
  void LeaveLine();
  unsigned char CompleteHere();
  void Post(EditorEvent::Kind kind, std::string text = {});
  void Wake();

  const std::function<void()> on_event_;
  std::atomic<bool> is_continued_ = false;  // the process was stopped, and goes on
  base::UniqueFd wake_;                     // an eventfd: there is a wish
  std::optional<HistoryFile> file_;

  // Of the editor's thread.
  libedit::EditLine* edit_ = nullptr;
  libedit::HistoryW* history_ = nullptr;
  std::wstring prompt_;
  std::string input_;     // read, and not used yet
  bool is_over_ = false;  // the terminal is gone

  std::mutex mutex_;  // of all below
  std::condition_variable changed_;
  std::vector<EditorEvent> events_;
  std::vector<std::string> entries_;  // for the history
  size_t max_history_ = 0;
  std::optional<std::string> asked_;  // a prompt
  std::optional<Completion> completion_;
  int hides_ = 0;  // calls of Hide() without their Show()
  bool is_editing_ = false, is_hidden_ = false, is_cleared_ = false, is_resized_ = false;
};

}  // namespace repl
