// Transport: one connection as a movable object: its descriptor, an optional filter (TLS), and the
// bytes that wait in either direction.
//
// Every operation is one attempt, which never blocks. Without a filter it is one system call.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include "base/byte_queue.h"
#include "base/error.h"
#include "base/unique_fd.h"
#include "net/seat.h"

namespace net {

// The outcome of one attempt.
struct Transfer {
  enum class Kind : uint8_t {
    kBytes,       // `size` bytes moved; a handshake or an end is complete
    kWantsRead,   // to be tried again once the descriptor is readable
    kWantsWrite,  // ... once it is writable
    kWantsOwner,  // ... once the owner has decided what the filter asks (a handshake only)
    kEnd,         // the peer ended its direction in an orderly way
    kError,       // `code` is an errno
  };
  static Transfer Bytes(size_t size) { return {Kind::kBytes, 0, size}; }
  static Transfer Wants(Kind kind) { return {kind, 0, 0}; }
  static Transfer End() { return {Kind::kEnd, 0, 0}; }
  static Transfer Error(int code) { return {Kind::kError, code, 0}; }

  Kind kind;
  int code;
  size_t size;
};

// A non-blocking descriptor: a socket, or one end of a pipe.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(base::UniqueFd fd) : fd_(std::move(fd)) {}

  int fd() const { return fd_.get(); }
  void Close() {
    fd_.reset();
    seat_.GiveBack();
  }
  // Of a connection that a server has accepted, until it is closed.
  void Take(Seat seat) { seat_ = std::move(seat); }

  Transfer Receive(char* bytes, size_t size);
  Transfer Transmit(std::string_view bytes);
  // Sends up to `size` bytes of a file from `offset` on; 0 at its end.
  Transfer TransmitFile(int file, off_t offset, size_t size);
  // Ends our direction of a socket. A failure is not reported: the next read reports it.
  void FinishWriting();
  // Whether there is something to read: bytes, an end or an error.
  bool HasInput() const;

 private:
  base::UniqueFd fd_;
  Seat seat_;
  bool is_socket_ = true;  // until a call shows that it is not
};

// A layer between a connection's bytes and its descriptor. The operations are those of Transport.
// Each is given the descriptor to use.
class Filter {
 public:
  virtual ~Filter() = default;
  virtual Transfer Handshake(Descriptor* below) = 0;
  virtual Transfer Receive(Descriptor* below, char* bytes, size_t size) = 0;
  virtual Transfer Transmit(Descriptor* below, std::string_view bytes) = 0;
  virtual Transfer FinishWriting(Descriptor* below) = 0;
  virtual bool has_buffered() const = 0;
  // The error behind the last kError. No error if its errno is sufficient.
  virtual base::Error error() const { return {}; }

 private:
  friend class Transport;
  base::ByteQueue plain_;  // sent before its handshake
  bool ready_ = false;     // its handshake is done
};

class Transport {
 public:
  Transport() = default;
  // A connected, non-blocking descriptor. A filter begins with its handshake.
  Transport(base::UniqueFd fd, std::unique_ptr<Filter> filter = nullptr)  // NOLINT: a conversion
      : descriptor_(std::move(fd)), filter_(std::move(filter)) {}

  int fd() const { return descriptor_.fd(); }
  bool open() const { return fd() >= 0; }
  // Closes the descriptor and drops the filter.
  void Close();

  // What waits in `output` is sent as it is, before the handshake.
  void StartFilter(std::unique_ptr<Filter> filter);
  // Null where there is none.
  Filter* filter() const { return filter_.get(); }

  // Whether no handshake is outstanding. The other operations must wait for that.
  bool ready() const { return filter_ == nullptr || filter_->ready_; }
  Transfer Handshake();

  Transfer Receive(char* bytes, size_t size) {
    return filter_ == nullptr ? descriptor_.Receive(bytes, size)
                              : filter_->Receive(&descriptor_, bytes, size);
  }
  Transfer Transmit(std::string_view bytes) {
    return filter_ == nullptr ? descriptor_.Transmit(bytes)
                              : filter_->Transmit(&descriptor_, bytes);
  }
  // Only without a filter.
  Transfer TransmitFile(int file, off_t offset, size_t size) {
    return descriptor_.TransmitFile(file, offset, size);
  }
  // Ends our direction. The caller repeats it until it is complete; after that it does nothing.
  // `half`: the other direction continues. Otherwise the descriptor is about to be closed, and
  // closing it is sufficient.
  Transfer FinishWriting(bool half);

  // Whether Receive() has bytes that the descriptor will not announce.
  bool has_buffered() const { return filter_ != nullptr && filter_->has_buffered(); }
  // Whether there are bytes, or an end, of the peer. Bytes that a filter finds are put into
  // `input`.
  bool HasInput();

  // The error of a kError, made in `call`.
  base::Error ErrorOf(const Transfer& failed, const char* call) const;

  // As Descriptor::Take().
  void Take(Seat seat) { descriptor_.Take(std::move(seat)); }

  base::ByteQueue input;   // received, and not used yet
  base::ByteQueue output;  // not sent yet

 private:
  Descriptor descriptor_;
  std::unique_ptr<Filter> filter_;
};

}  // namespace net
