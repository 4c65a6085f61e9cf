// What include/node/eio.h declares: libeio's entry for work that blocks, on the loop's thread pool.

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>

#include "bindings/extension_scope.h"
#include "loop/loop.h"
#include "node/eio.h"

namespace bindings {

class EioRequest final : public loop::PoolRequest {
 public:
  EioRequest(const eio_req& filled, eio_cb execute, void (*execute_void)(eio_req*), int pri,
             eio_cb finish, void* data)
      : execute_(execute), execute_void_(execute_void), finish_(finish), req_(filled) {
    priority = std::clamp<int>(pri, EIO_PRI_MIN, EIO_PRI_MAX);
    req_.pri = static_cast<signed char>(priority);
    req_.data = data;
  }

  ~EioRequest() override {
    if (req_.flags & NODE_EIO_FREE_PTR1) std::free(req_.ptr1);
    if (req_.flags & NODE_EIO_FREE_PTR2) std::free(req_.ptr2);
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
  // One turn of the loop may finish any number of requests, so each has a scope of its own.
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
  eio_req req_;
};

static eio_req* Submit(const eio_req& filled, eio_cb execute, void (*execute_void)(eio_req*),
                       int pri, eio_cb finish, void* data) {
  auto request = std::make_unique<EioRequest>(filled, execute, execute_void, pri, finish, data);
  eio_req* const req = request->req();
  loop::Loop::Get().pool().Submit(std::move(request));
  return req;
}

}  // namespace bindings

eio_req* node_eio_custom(eio_cb execute, void (*execute_void)(eio_req*), int pri, eio_cb finish,
                         void* data) {
  return bindings::Submit({}, execute, execute_void, pri, finish, data);
}

eio_req* node_eio_submit(const eio_req* filled, eio_cb execute, int pri, eio_cb finish,
                         void* data) {
  const bool ptr1_lacks = (filled->flags & NODE_EIO_FREE_PTR1) != 0 && filled->ptr1 == nullptr;
  const bool ptr2_lacks = (filled->flags & NODE_EIO_FREE_PTR2) != 0 && filled->ptr2 == nullptr;
  if (!ptr1_lacks && !ptr2_lacks) {
    return bindings::Submit(*filled, execute, nullptr, pri, finish, data);
  }
  if ((filled->flags & NODE_EIO_FREE_PTR1) != 0) std::free(filled->ptr1);
  if ((filled->flags & NODE_EIO_FREE_PTR2) != 0) std::free(filled->ptr2);
  return nullptr;
}
