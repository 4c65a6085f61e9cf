#include "loop/shared_input.h"

#include <sys/stat.h>

#include <utility>

#include "base/file.h"

namespace loop {

// The most bytes of one read, and of one call of the listener.
static constexpr size_t kReadSize = 64 * 1024;

class SharedInput::Read final : public PoolRequest {
 public:
  explicit Read(SharedInput* input) : input_(input), buffer_(input->handed_.get()) {}
  void Work() override {
    got_ = base::ReadOnce(input_->fd_, buffer_, kReadSize);
    if (got_ < 0) error_ = base::Error::System("read");
  }
  void Done() override { input_->OnHandedRead(got_, error_); }

 private:
  SharedInput* input_;
  char* buffer_;
  ssize_t got_ = 0;
  base::Error error_;
};

SharedInput::SharedInput(int fd, SharedInputListener* listener) : fd_(fd), listener_(listener) {
  readable_.Bind<&SharedInput::OnReadable>(this);
}

void SharedInput::Open() {
  open_ = true;
  watched_ = false;  // a script may have opened another file under that number
  struct stat stats;
  // A descriptor that is not open is treated as a file, too: libev cannot watch it, and read(2)
  // reports the reason.
  is_file_ = ::fstat(fd_, &stats) != 0 || S_ISREG(stats.st_mode) || S_ISDIR(stats.st_mode);
  Await();
}

void SharedInput::Close() {
  open_ = false;
  readable_.Stop();
  CancelLaterTurn();
}

// Requests a read, or waits for the one that is running.
void SharedInput::Await() {
  if (delivering_ || handed_ != nullptr) return;
  if (is_file_ || !held_.empty()) return RequestLaterTurn();
  if (readable_.active()) return;
  if (watched_) return readable_.Restart();
  watched_ = true;
  readable_.Start(fd_, kReadable);
}

void SharedInput::OnLaterTurn() {
  if (held_.empty()) return ReadWhatIsThere();
  const std::string held = std::exchange(held_, {});
  Deliver(held);
}

void SharedInput::ReadWhatIsThere() {
  if (!never_waits_) return HandOver();
  ReadBuffer buffer;
  const ssize_t got = base::ReadNow(fd_, buffer.data(), kReadSize);
  if (got > 0) return Deliver({buffer.data(), static_cast<size_t>(got)});
  if (got == 0) return End({});
  const base::Error error = base::Error::System("read");
  if (error.code == EOPNOTSUPP) never_waits_ = false;
  if (error.code == EOPNOTSUPP || (error.code == EAGAIN && is_file_)) return HandOver();
  if (error.code != EAGAIN) End(error);  // another reader was faster: wait for more
}

void SharedInput::HandOver() {
  readable_.Stop();
  handed_.reset(new char[kReadSize]);
  Loop::Get().pool().Submit(std::make_unique<Read>(this));
}

void SharedInput::OnHandedRead(ssize_t got, const base::Error& error) {
  const std::unique_ptr<char[]> buffer = std::move(handed_);
  const std::string_view bytes(buffer.get(), got > 0 ? got : 0);
  if (!open_) {
    held_.append(bytes);
  } else if (!bytes.empty()) {
    Deliver(bytes);
  } else if (error.code == EAGAIN) {
    Await();  // another process has made the descriptor non-blocking
  } else {
    End(error);
  }
}

void SharedInput::Deliver(std::string_view bytes) {
  readable_.Stop();
  delivering_ = true;
  listener_->OnInput(bytes);
  delivering_ = false;
  if (open_) Await();
}

void SharedInput::End(const base::Error& error) {
  Close();
  listener_->OnInputEnd(error);
}

}  // namespace loop
