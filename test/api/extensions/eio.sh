#!/bin/sh
# eio_custom runs its work off the loop and its end on it, by priority; eio_cancel keeps a request from both.
. "$(dirname "$0")/fixtures/compile.sh"
cat > "$out/eio.cc" <<'END'
#include <errno.h>
#include <node.h>
#include <pthread.h>
#include <semaphore.h>
using namespace v8;

static pthread_t loop_thread;
static sem_t gate;  // the first four requests hold all threads until all are submitted
static sem_t worked;
static Persistent<Function> report;

static int Block(eio_req* req) { sem_wait(&gate); return 0; }
static int order;
static void Work(eio_req* req) {  // returns nothing, as in later releases of libeio
  req->result = pthread_equal(pthread_self(), loop_thread) ? -1 : __sync_add_and_fetch(&order, 1);
  sem_post(&worked);
  errno = EDOM;
}
static int Done(eio_req* req) {
  node_today::CallbackScope scope;
  bool right = pthread_equal(pthread_self(), loop_thread) && EIO_RESULT(req) > 0 && req->errorno == EDOM;
  Handle<Value> argv[] = {String::New(static_cast<char*>(req->data)), Boolean::New(right), Integer::New(EIO_RESULT(req))};
  report->Call(Context::GetCurrent()->Global(), 3, argv);
  return 0;
}
static Handle<Value> Start(const Arguments& args) {
  report = Persistent<Function>::New(Handle<Function>::Cast(args[0]));
  for (int i = 0; i < 4; ++i) eio_custom(Block, EIO_PRI_MAX, NULL, NULL);
  eio_custom(Work, EIO_PRI_MIN, Done, const_cast<char*>("low"));
  eio_custom(Work, EIO_PRI_DEFAULT, Done, const_cast<char*>("middle"));
  eio_cancel(eio_custom(Work, EIO_PRI_DEFAULT, Done, const_cast<char*>("cancelled")));
  eio_custom(Work, 99, Done, const_cast<char*>("high"));
  sem_post(&gate);  // one thread goes on, alone: the order is the pool's, which adds none while the loop stands
  for (int i = 0; i < 3; ++i) sem_wait(&worked);
  return Undefined();
}
static Handle<Value> Open(const Arguments& args) {
  for (int i = 0; i < 3; ++i) sem_post(&gate);
  return Undefined();
}
extern "C" void init(Handle<Object> target) {
  loop_thread = pthread_self();
  sem_init(&gate, 0, 0);
  sem_init(&worked, 0, 0);
  NODE_SET_METHOD(target, "start", Start);
  NODE_SET_METHOD(target, "open", Open);
}
END
module "$out/eio.cc"
script test.js <<'END'
var eio = require("eio.node");
var seen = [];
eio.start(function (name, right, order) {
  node.assert(right, name);
  seen.push(name + order);
  if (seen.length === 3) eio.open();
});
process.addListener("exit", function () { node.assert(seen.join() === "high1,middle2,low3", seen.join()); });
END
