// counter.node: a class in C++, in the style of 2009: methods, a property with accessors, and
// events from a libev timer.
//
//   var counter = new Counter(start);       start: an integer, 0 if left out
//   counter.next()                          the next number
//   counter.value                           the last one; can be set
//   counter.tick(milliseconds, times)       calls next() that often, and emits "tick" (value) each
//   time, then "done" counter.stop()                          ends the ticking, without "done"
//   alive()                                 how many counters exist

#include <node/events.h>
#include <node/node.h>

using namespace v8;
using namespace node;

#define VALUE_SYMBOL String::NewSymbol("value")

class Counter : public EventEmitter {
 public:
  static void Initialize(Handle<Object> target) {
    HandleScope scope;
    Local<FunctionTemplate> t = FunctionTemplate::New(New);
    constructor = Persistent<FunctionTemplate>::New(t);
    t->SetClassName(String::NewSymbol("Counter"));
    t->Inherit(EventEmitter::constructor_template);
    t->InstanceTemplate()->SetInternalFieldCount(1);
    NODE_SET_PROTOTYPE_METHOD(t, "next", Next);
    NODE_SET_PROTOTYPE_METHOD(t, "tick", Tick);
    NODE_SET_PROTOTYPE_METHOD(t, "stop", Stop);
    t->PrototypeTemplate()->SetAccessor(VALUE_SYMBOL, GetValue, SetValue);
    target->Set(String::NewSymbol("Counter"), t->GetFunction());
    NODE_SET_METHOD(target, "alive", Alive);
  }

 private:
  explicit Counter(int start) : value_(start) {
    ++alive;
    ev_init(&timer_, OnTimer);
    timer_.data = this;
  }
  ~Counter() { --alive; }

  // While it ticks, the timer will call back: the counter must not be collected.
  void StartTicking(double seconds, int times) {
    StopTicking();
    if (times <= 0) return;
    times_ = times;
    ev_timer_set(&timer_, seconds, seconds);
    ev_timer_start(EV_DEFAULT_ & timer_);
    Attach();
  }
  void StopTicking() {
    if (!ev_is_active(&timer_)) return;
    ev_timer_stop(EV_DEFAULT_ & timer_);
    Detach();
  }

  static void OnTimer(EV_P_ ev_timer* timer, int revents) {
    HandleScope scope;
    Counter* counter = static_cast<Counter*>(timer->data);
    // A listener may stop the counter and forget it.
    counter->Attach();
    const bool last = --counter->times_ == 0;
    if (last) counter->StopTicking();
    Handle<Value> value = Integer::New(++counter->value_);
    counter->Emit("tick", 1, &value);
    if (last) counter->Emit("done", 0, NULL);
    counter->Detach();
  }

  static Handle<Value> New(const Arguments& args) {
    HandleScope scope;
    if (!args.IsConstructCall())
      return ThrowException(Exception::TypeError(String::New("use new Counter()")));
    Counter* counter = new Counter(args[0]->Int32Value());
    counter->Wrap(args.This());
    return args.This();
  }

  static Handle<Value> Next(const Arguments& args) {
    HandleScope scope;
    Counter* counter = ObjectWrap::Unwrap<Counter>(args.This());
    return scope.Close(Integer::New(++counter->value_));
  }

  static Handle<Value> Tick(const Arguments& args) {
    HandleScope scope;
    Counter* counter = ObjectWrap::Unwrap<Counter>(args.This());
    if (!args[0]->IsNumber() || !args[1]->IsNumber()) {
      return ThrowException(
          Exception::TypeError(String::New("tick(milliseconds, times) takes two numbers")));
    }
    counter->StartTicking(args[0]->NumberValue() / 1000, args[1]->Int32Value());
    return Undefined();
  }

  static Handle<Value> Stop(const Arguments& args) {
    HandleScope scope;
    ObjectWrap::Unwrap<Counter>(args.This())->StopTicking();
    return Undefined();
  }

  // An accessor on a prototype is called for whatever inherits from it, so it asks whether that is
  // a Counter.
  static Handle<Value> GetValue(Local<String> property, const AccessorInfo& info) {
    HandleScope scope;
    if (!constructor->HasInstance(info.This())) return Undefined();
    return scope.Close(Integer::New(ObjectWrap::Unwrap<Counter>(info.This())->value_));
  }
  static void SetValue(Local<String> property, Local<Value> value, const AccessorInfo& info) {
    HandleScope scope;
    if (!constructor->HasInstance(info.This())) return;
    ObjectWrap::Unwrap<Counter>(info.This())->value_ = value->Int32Value();
  }

  static Handle<Value> Alive(const Arguments& args) { return Integer::New(alive); }

  static Persistent<FunctionTemplate> constructor;
  static int alive;

  int value_;
  int times_;
  ev_timer timer_;
};

Persistent<FunctionTemplate> Counter::constructor;
int Counter::alive = 0;

extern "C" void init(Handle<Object> target) { Counter::Initialize(target); }
