#include "loop/shared_output.h"

#include <memory>
#include <utility>

#include "base/file.h"
#include "base/terminal_line.h"

namespace loop {

class SharedOutput::Write final : public PoolRequest {
 public:
  explicit Write(SharedOutput* output) : output_(output) {}
  void Work() override { output_->WriteHanded(); }
  void Done() override { output_->OnWritten(); }

 private:
  SharedOutput* output_;
};

bool SharedOutput::Queued() {
  Loop::Get().RequestBeforeSleep(this);
  if (queue_.size() >= kEager) Push();
  if (backlog() > kLimit) Flush();
  const bool flows = backlog() <= kEager;
  if (!flows) wants_drain_ = true;
  return flows;
}

void SharedOutput::RequestDrain() {
  if (wants_drain_ && backlog() == 0) RequestLaterTurn();
}

void SharedOutput::OnLaterTurn() {
  if (backlog() > 0) return;  // more was queued meanwhile: the drain follows those bytes
  wants_drain_ = false;
  listener_->OnOutputDrain();
}

// Writes the queued bytes or hands them to the pool, unless the pool still writes: its bytes are
// older.
void SharedOutput::Push() {
  if (state_ != Handed::kNothing) return;
  ReportErrorOfHanded();
  if (!queue_.empty() && !WriteWhatIsTaken()) HandOver();
  RequestDrain();
}

// False when bytes are left for the pool.
bool SharedOutput::WriteWhatIsTaken() {
  const base::TerminalWrite aside(never_waits_ ? queue_.view() : std::string_view());
  while (never_waits_ && !queue_.empty()) {
    const ssize_t took = base::WriteNow(fd_, queue_.view());
    if (took > 0) {
      queue_.Consume(took);
      continue;
    }
    const base::Error error = base::Error::System("write");
    if (took == 0 || error.code == EAGAIN) break;
    if (error.code == EOPNOTSUPP) {
      never_waits_ = false;
      break;
    }
    queue_.Clear();
    listener_->OnOutputError(error);
  }
  return queue_.empty();
}

void SharedOutput::HandOver() {
  handed_size_ = queue_.size();
  {
    std::lock_guard lock(mutex_);
    handed_ = std::exchange(queue_, {});
    state_ = Handed::kWaiting;
  }
  Loop::Get().pool().Submit(std::make_unique<Write>(this));
}

// Pool thread. A Flush() may have been faster.
void SharedOutput::WriteHanded() {
  {
    std::lock_guard lock(mutex_);
    if (state_ != Handed::kWaiting) return;
    state_ = Handed::kWriting;
  }
  const base::Error error = [this] {
    const base::TerminalWrite aside(handed_.view());
    return base::WriteWaiting(fd_, handed_.view());
  }();
  std::lock_guard lock(mutex_);
  handed_.Clear();
  handed_error_ = error;
  state_ = Handed::kNothing;
  written_.notify_all();
}

void SharedOutput::OnWritten() {
  Push();  // at once: this may be the loop's last turn
}

void SharedOutput::ReportErrorOfHanded() {
  const base::Error error = std::exchange(handed_error_, {});
  if (error) listener_->OnOutputError(error);
}

void SharedOutput::Flush() {
  base::ByteQueue taken_back;
  {
    std::unique_lock lock(mutex_);
    written_.wait(lock, [this] { return state_ != Handed::kWriting; });
    // All threads of the pool may be blocked. So the bytes that it has not begun to write are
    // written here.
    taken_back = std::exchange(handed_, {});
    state_ = Handed::kNothing;
  }
  ReportErrorOfHanded();
  for (base::ByteQueue* bytes : {&taken_back, &queue_}) {
    const base::TerminalWrite aside(bytes->view());
    const base::Error error = base::WriteWaiting(fd_, bytes->view());
    bytes->Clear();
    if (error) listener_->OnOutputError(error);
  }
  RequestDrain();
}

}  // namespace loop
