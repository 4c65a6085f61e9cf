// binding("worker"): this process as one of several that share their ports (src/net/worker.h).
//
//   stopTimeout        how long it may take to stop, in ms
//   awaitAlone()       alone() follows once no connection is open that a server has accepted
//   setEvents({ Worker: { alone() } })

#include "net/worker.h"

#include <memory>

#include "bindings/bindings.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "js/values.h"
#include "net/seat.h"

namespace bindings {

using js::Args;
using js::Environment;

struct Worker final : js::BindingState, js::Events, loop::LaterTurn {
  Worker() : Events("worker", "Worker") {}

  void OnLaterTurn() override {
    if (net::Seat::all() > 0) return;  // one was accepted meanwhile
    Environment& env = *Environment::Current();
    js::CallbackScope scope(env);
    scope.Call(alone, v8::Undefined(env.isolate()));
  }

  js::Event alone{this, "alone"};
};

static Worker* worker;

static void AwaitAlone(Args) {
  net::Seat::OnEmpty([] { worker->RequestLaterTurn(); });
  if (net::Seat::all() == 0) worker->RequestLaterTurn();
}

void RegisterWorker(Environment& env, v8::Local<v8::Object> target) {
  worker = env.Own(std::make_unique<Worker>());
  const unsigned seconds = net::Worker::Get() == nullptr ? 0 : net::Worker::Get()->stop_timeout();
  js::Set(env.isolate(), target, "stopTimeout", 1000 * seconds);
  js::SetFunction(env, target, "awaitAlone", AwaitAlone);
  js::InstallSetEvents(env, target, {worker});
}

}  // namespace bindings
