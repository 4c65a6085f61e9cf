// What include/node/eio.h declares: libeio's entry for work that blocks, on the loop's thread pool.

#include <algorithm>
#include <cerrno>
#include <memory>

#include "bindings/extension_scope.h"
#include "loop/loop.h"
#include "node/eio.h"

namespace bindings {

class EioRequest final : public loop::PoolRequest {
 public:
  EioRequest(eio_cb execute, void (*execute_void)(eio_req*), int pri, eio_cb finish, void* data)
      : execute_(execute), execute_void_(execute_void), finish_(finish) {
    priority = std::clamp<int>(pri, EIO_PRI_MIN, EIO_PRI_MAX);
    req_.pri = static_cast<signed char>(priority);
    req_.data = data;
  }

  void Work() override {
    if (EIO_CANCELLED(&req_)) return;
    errno = 0;
    if (execute_ != nullptr) {
      execute_(&req_);
    } else {
      execute_void_(&req_);
    }
    req_.errorno = errno;
  }
  // A pass of the loop may finish any number of requests, so each has a scope of its own.
  void Done() override {
    if (finish_ == nullptr || EIO_CANCELLED(&req_)) return;
    const ExtensionScope scope;
    finish_(&req_);
  }

  eio_req* req() { return &req_; }

 private:
  const eio_cb execute_;
  void (*const execute_void_)(eio_req*);
  const eio_cb finish_;
  eio_req req_ = {};
};

}  // namespace bindings

eio_req* node_eio_custom(eio_cb execute, void (*execute_void)(eio_req*), int pri, eio_cb finish,
                         void* data) {
  auto request = std::make_unique<bindings::EioRequest>(execute, execute_void, pri, finish, data);
  eio_req* const req = request->req();
  loop::Loop::Get().pool().Submit(std::move(request));
  return req;
}
