#include "repl/editor.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <clocale>
#include <csignal>
#include <utility>

#include "base/file.h"
#include "base/terminal.h"
#include "repl/screen.h"

namespace repl {

// ---- for the loop's thread ----

base::Error Editor::Start(std::string history_file, size_t max_history) {
  if (base::Error error = libedit::Open()) return error;
  base::TerminalSize size;
  if (base::Error error = base::GetTerminalSize(STDOUT_FILENO, &size)) return error;
  if (base::Error error = base::SetTerminalMode(STDIN_FILENO, base::TerminalMode::kKeys))
    return error;
  wake_.reset(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (wake_.get() < 0) return base::Error::System("eventfd");
  file_.emplace(std::move(history_file));
  entries_ = file_->Read(max_history);
  max_history_ = max_history;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  const int failure = pthread_create(&thread, nullptr, Main, this);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (failure != 0) return base::Error::System("pthread_create", failure);
  pthread_detach(thread);
  base::TerminalLine::current = this;
  static Editor* self;
  self = this;
  base::OnTerminalContinue([] {
    self->is_continued_ = true;
    self->Wake();
  });
  return {};
}

void Editor::Wake() { eventfd_write(wake_.get(), 1); }

void Editor::Ask(std::string prompt) {
  {
    const std::lock_guard lock(mutex_);
    asked_ = std::move(prompt);
    is_cleared_ = false;
  }
  changed_.notify_all();
}

void Editor::Remember(std::string entry) {
  file_->Add(entry);
  const std::lock_guard lock(mutex_);
  entries_.push_back(std::move(entry));
}

void Editor::Clear() {
  {
    const std::lock_guard lock(mutex_);
    is_cleared_ = true;
  }
  Wake();
}

void Editor::Complete(std::string insertion, std::string shown) {
  {
    const std::lock_guard lock(mutex_);
    completion_ = Completion{std::move(insertion), std::move(shown)};
  }
  Wake();
}

void Editor::Resize() {
  {
    const std::lock_guard lock(mutex_);
    is_resized_ = true;
  }
  Wake();
}

std::vector<EditorEvent> Editor::Take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(events_, {});
}

// ---- for other writers to the terminal ----

void Editor::Hide() {
  std::unique_lock lock(mutex_);
  ++hides_;
  if (!is_editing_) return;
  Wake();
  changed_.wait(lock, [this] { return is_hidden_ || !is_editing_; });
}

void Editor::Show() {
  {
    const std::lock_guard lock(mutex_);
    --hides_;
  }
  changed_.notify_all();
}

// ---- the editor's thread ----

Editor* Editor::Of(libedit::EditLine* edit) {
  void* editor = nullptr;
  libedit::get(edit, libedit::kClientData, &editor);
  return static_cast<Editor*>(editor);
}

void* Editor::Main(void* self) {
  auto* const editor = static_cast<Editor*>(self);
  UseUtf8();
  if (editor->Prepare()) {
    editor->Run();
  } else {
    editor->Post(EditorEvent::Kind::kEnd);
  }
  return nullptr;
}

// What a person has set in ~/.editrc comes last. Between two lines the terminal stays as it is while one is edited:
// keys that come then wait for the next.
bool Editor::Prepare() {
  edit_ = libedit::init("node", stdin, stdout, stderr);
  history_ = libedit::history_init();
  if (edit_ == nullptr || history_ == nullptr) return false;
  libedit::HistEventW event;
  libedit::history(history_, &event, libedit::kSetSize, static_cast<int>(max_history_));
  libedit::history(history_, &event, libedit::kSetUnique, 1);
  libedit::set(edit_, libedit::kClientData, this);
  libedit::set(edit_, libedit::kEditor, L"emacs");
  libedit::set(edit_, libedit::kPrompt, PromptOf);
  libedit::set(edit_, libedit::kHistory, libedit::history, history_);
  libedit::set(edit_, libedit::kGetCharacter, ReadCharacter);
  libedit::set(edit_, libedit::kAddFunction, L"node-complete", L"names and properties",
               CompleteLine);
  static constexpr struct {
    const wchar_t *key, *function;
  } kKeys[] = {
      {L"^I", L"node-complete"},           {L"^R", L"em-inc-search-prev"},
      {L"\\e[1~", L"ed-move-to-beg"},      {L"\\e[4~", L"ed-move-to-end"},
      {L"\\e[3~", L"ed-delete-next-char"}, {L"\\e[1;5C", L"em-next-word"},
      {L"\\e[1;5D", L"ed-prev-word"},
  };
  for (const auto& [key, function] : kKeys)
    libedit::set(edit_, libedit::kBind, key, function, nullptr);
  libedit::set(edit_, libedit::kSetTty, L"-x", L"-icanon", L"-echo", L"-iexten", nullptr);
  libedit::source(edit_, nullptr);
  return true;
}

void Editor::Run() {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return asked_.has_value(); });
      prompt_ = ToWide(*std::exchange(asked_, {}));
      for (const std::string& entry : std::exchange(entries_, {})) {
        libedit::HistEventW event;
        libedit::history(history_, &event, libedit::kEnter, ToWide(entry).c_str());
      }
      changed_.wait(lock, [this] { return hides_ == 0; });
      is_editing_ = true;
      if (is_resized_) libedit::resize(edit_);
      is_resized_ = is_continued_ = false;
    }
    EditLine();
  }
}

// One line, from its prompt to its event.
void Editor::EditLine() {
  if (!base::TerminalLine::at_line_start.exchange(true))
    (void)base::WriteWaiting(STDOUT_FILENO, "\r\n");
  int count = 0;
  const wchar_t* line = is_over_ ? nullptr : libedit::gets(edit_, &count);
  std::string text = line == nullptr ? "" : ToUtf8({line, static_cast<size_t>(count)});
  bool is_cleared;
  {
    const std::lock_guard lock(mutex_);
    is_cleared = is_cleared_;
    is_editing_ = is_hidden_ = is_cleared_ = false;
  }
  changed_.notify_all();
  if (is_cleared) {
    const libedit::LineInfoW* const left = libedit::line(edit_);
    return Post(EditorEvent::Kind::kCleared,
                ToUtf8({left->buffer, static_cast<size_t>(left->lastchar - left->buffer)}));
  }
  if (text.empty()) return Post(EditorEvent::Kind::kEnd);
  if (text.back() == '\n') text.pop_back();
  Post(EditorEvent::Kind::kLine, std::move(text));
}

void Editor::Post(EditorEvent::Kind kind, std::string text) {
  {
    const std::lock_guard lock(mutex_);
    events_.push_back({kind, std::move(text)});
  }
  on_event_();
}

wchar_t* Editor::PromptOf(libedit::EditLine* edit) { return Of(edit)->prompt_.data(); }

// ---- keys ----

int Editor::ReadCharacter(libedit::EditLine* edit, wchar_t* character) {
  return Of(edit)->NextCharacter(character);
}

// As read(2): 1, 0 at the end, -1 where the line is given up.
int Editor::NextCharacter(wchar_t* character) {
  const libedit::LineInfoW* const line = libedit::line(edit_);
  while (!TakeCharacter(character)) {
    if (!Wait(true)) return -1;
    if (is_over_) return 0;
  }
  const bool is_full = static_cast<size_t>(line->lastchar - line->buffer) >= kMaxLine;
  return is_full && *character >= L' ' ? NextCharacter(character) : 1;
}

bool Editor::TakeCharacter(wchar_t* character) {
  const size_t taken = DecodeCharacter(input_, character);
  input_.erase(0, taken);
  return taken > 0;
}

// Waits for a wish or, `for_keys`, for more input. False where the line is given up.
bool Editor::Wait(bool for_keys) {
  pollfd fds[] = {{wake_.get(), POLLIN, 0}, {for_keys ? STDIN_FILENO : -1, POLLIN, 0}};
  if (poll(fds, 2, -1) < 0) return true;
  if (fds[0].revents != 0) {
    eventfd_t count;
    eventfd_read(wake_.get(), &count);
    GrantWishes();
    if (is_cleared_) {
      LeaveLine();
      return false;
    }
  }
  if (fds[1].revents == 0) return true;
  char buffer[4096];
  const ssize_t got = read(STDIN_FILENO, buffer, sizeof buffer);
  if (got > 0) input_.append(buffer, static_cast<size_t>(got));
  is_over_ = got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN);
  return true;
}

void Editor::GrantWishes() {
  std::unique_lock lock(mutex_);
  if (is_resized_) {
    is_resized_ = false;
    EraseLine();
    libedit::resize(edit_);
    libedit::set(edit_, libedit::kRefresh);
  }
  if (is_continued_.exchange(false)) {
    (void)base::WriteWaiting(STDOUT_FILENO, "\r\x1b[J");
    libedit::set(edit_, libedit::kRefresh);
  }
  if (hides_ > 0) StepAside(lock);
}

void Editor::StepAside(std::unique_lock<std::mutex>& lock) {
  EraseLine();
  is_hidden_ = true;
  changed_.notify_all();
  changed_.wait(lock, [this] { return hides_ == 0; });
  is_hidden_ = false;
  if (!base::TerminalLine::at_line_start.exchange(true))
    (void)base::WriteWaiting(STDOUT_FILENO, "\r\n");
  libedit::set(edit_, libedit::kRefresh);
}

// ---- the screen ----

static std::wstring_view Before(const libedit::LineInfoW* line) {
  return {line->buffer, static_cast<size_t>(line->cursor - line->buffer)};
}

static std::wstring_view Whole(const libedit::LineInfoW* line) {
  return {line->buffer, static_cast<size_t>(line->lastchar - line->buffer)};
}

static int Columns() {
  base::TerminalSize size;
  const base::Error error = base::GetTerminalSize(STDOUT_FILENO, &size);
  return error || size.columns <= 0 ? 80 : size.columns;
}

void Editor::EraseLine() {
  const Place cursor = PlaceBehind(prompt_ + std::wstring(Before(libedit::line(edit_))), Columns());
  std::string codes = "\r";
  if (cursor.row > 0) codes += "\x1b[" + std::to_string(cursor.row) + "A";
  (void)base::WriteWaiting(STDOUT_FILENO, codes + "\x1b[J");
}

// Goes below the line, and leaves it there.
void Editor::LeaveLine() {
  const libedit::LineInfoW* const line = libedit::line(edit_);
  const Place cursor = PlaceBehind(prompt_ + std::wstring(Before(line)), Columns()),
              end = PlaceBehind(prompt_ + std::wstring(Whole(line)), Columns());
  std::string codes = "\r";
  if (end.row > cursor.row) codes += "\x1b[" + std::to_string(end.row - cursor.row) + "B";
  if (end.column > 0) codes += "\x1b[" + std::to_string(end.column) + "C";
  (void)base::WriteWaiting(STDOUT_FILENO, codes + "^C\r\n");
}

// ---- completion ----

unsigned char Editor::CompleteLine(libedit::EditLine* edit, int) {
  return Of(edit)->CompleteHere();
}

unsigned char Editor::CompleteHere() {
  {
    const std::lock_guard lock(mutex_);
    completion_.reset();
  }
  Post(EditorEvent::Kind::kComplete, ToUtf8(Before(libedit::line(edit_))));
  std::optional<Completion> completion;
  for (;;) {
    if (!Wait(false)) return libedit::kError;
    const std::lock_guard lock(mutex_);
    completion = std::exchange(completion_, {});
    if (completion) break;
  }
  if (!completion->shown.empty()) {
    EraseLine();
    (void)base::WriteWaiting(STDOUT_FILENO, completion->shown);
  }
  if (!completion->insertion.empty()) libedit::insert(edit_, ToWide(completion->insertion).c_str());
  return completion->shown.empty() ? libedit::kRefreshLine : libedit::kRedisplay;
}

}  // namespace repl
