#include "net/transport.h"

#include <poll.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace net {

// Repeats a system call while it is interrupted. recv() and send() are cheaper than read() and
// write(), which go through the file system's layer, but only sockets have them.
template <class OnSocket, class OnFile>
static ssize_t Call(bool* is_socket, OnSocket on_socket, OnFile on_file) {
  ssize_t result = -1;
  do {
    if (*is_socket) {
      result = on_socket();
      *is_socket = result >= 0 || errno != ENOTSOCK;
    }
    if (!*is_socket) result = on_file();
  } while (result < 0 && errno == EINTR);
  return result;
}

Transfer Descriptor::Receive(char* bytes, size_t size) {
  const ssize_t received = Call(
      &is_socket_, [&] { return recv(fd(), bytes, size, 0); },
      [&] { return read(fd(), bytes, size); });
  if (received > 0) return Transfer::Bytes(static_cast<size_t>(received));
  if (received == 0) return Transfer::End();
  return errno == EAGAIN ? Transfer::Wants(Transfer::Kind::kWantsRead) : Transfer::Error(errno);
}

Transfer Descriptor::Transmit(std::string_view bytes) {
  const ssize_t sent = Call(
      &is_socket_, [&] { return send(fd(), bytes.data(), bytes.size(), MSG_NOSIGNAL); },
      [&] { return write(fd(), bytes.data(), bytes.size()); });
  if (sent >= 0) return Transfer::Bytes(static_cast<size_t>(sent));
  return errno == EAGAIN ? Transfer::Wants(Transfer::Kind::kWantsWrite) : Transfer::Error(errno);
}

Transfer Descriptor::TransmitFile(int file, off_t offset, size_t size) {
  ssize_t sent;
  do {
    sent = sendfile(fd(), file, &offset, size);
  } while (sent < 0 && errno == EINTR);
  if (sent >= 0) return Transfer::Bytes(static_cast<size_t>(sent));
  return errno == EAGAIN ? Transfer::Wants(Transfer::Kind::kWantsWrite) : Transfer::Error(errno);
}

void Descriptor::FinishWriting() { shutdown(fd(), SHUT_WR); }

bool Descriptor::HasInput() const {
  pollfd readable{fd(), POLLIN, 0};
  return poll(&readable, 1, 0) > 0;
}

void Transport::Close() {
  descriptor_.Close();
  filter_.reset();
}

void Transport::StartFilter(std::unique_ptr<Filter> filter) {
  filter_ = std::move(filter);
  filter_->plain_ = std::move(output);
}

Transfer Transport::Handshake() {
  if (ready()) return Transfer::Bytes(0);
  if (base::ByteQueue& plain = filter_->plain_; !plain.empty()) {
    const Transfer sent = descriptor_.Transmit(plain.view());
    if (sent.kind != Transfer::Kind::kBytes) return sent;
    plain.Consume(sent.size);
    if (!plain.empty()) return Transfer::Wants(Transfer::Kind::kWantsWrite);
  }
  const Transfer outcome = filter_->Handshake(&descriptor_);
  filter_->ready_ = outcome.kind == Transfer::Kind::kBytes;
  return outcome;
}

Transfer Transport::FinishWriting(bool half) {
  Transfer outcome = Transfer::Bytes(0);
  if (filter_ != nullptr) outcome = filter_->FinishWriting(&descriptor_);
  if (half && outcome.kind == Transfer::Kind::kBytes) descriptor_.FinishWriting();
  return outcome;
}

bool Transport::HasInput() {
  if (filter_ == nullptr || !ready()) return descriptor_.HasInput();
  char byte;
  const Transfer found = Receive(&byte, 1);
  if (found.kind == Transfer::Kind::kBytes) input.Append({&byte, found.size});
  return found.kind != Transfer::Kind::kWantsRead && found.kind != Transfer::Kind::kWantsWrite;
}

base::Error Transport::ErrorOf(const Transfer& failed, const char* call) const {
  const base::Error error = filter_ != nullptr ? filter_->error() : base::Error();
  return error ? error : base::Error::System(call, failed.code);
}

}  // namespace net
