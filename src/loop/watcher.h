// RAII watchers: libev's watchers as members that stop themselves.
//
// A watcher is bound once to a member function and then started and stopped at will; its callback
// runs on the loop thread. It may be stopped, restarted or destroyed from within its own callback.
// An active watcher keeps the loop alive, unless it is unreferenced (the last template below) while
// it is active.
#pragma once

#include <ev.h>
#include <fcntl.h>

#include <type_traits>

namespace loop {

enum IoEvents : int { kReadable = EV_READ, kWritable = EV_WRITE };

// The common part of all kinds. `Derived` supplies the libev type and its start and stop calls.
template <class Ev, void (*kStart)(struct ev_loop*, Ev*), void (*kStop)(struct ev_loop*, Ev*)>
class Watcher {
 public:
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;
  ~Watcher() { Stop(); }

  // Calls self->*kMethod() on each event. `self` must outlive the watcher.
  template <auto kMethod, class T>
  void Bind(T* self) {
    ev_.data = self;
    ev_set_cb(&ev_, [](struct ev_loop*, Ev* ev, int) { (static_cast<T*>(ev->data)->*kMethod)(); });
  }

  bool active() const { return ev_is_active(&ev_); }

  void Stop() {
    if (unreferenced_) Ref();
    kStop(EV_DEFAULT_UC, &ev_);
  }

  // Unref: active, but does not keep the loop alive. Stop() undoes it.
  void Unref() {
    if (!active() || unreferenced_) return;
    unreferenced_ = true;
    ev_unref(EV_DEFAULT_UC);
  }
  void Ref() {
    if (!unreferenced_) return;
    unreferenced_ = false;
    ev_ref(EV_DEFAULT_UC);
  }

 protected:
  Watcher() { ev_init(&ev_, nullptr); }
  void StartEv() { kStart(EV_DEFAULT_UC, &ev_); }

  Ev ev_;
  bool unreferenced_ = false;
  // For an IoWatcher: whether its owner has started it, and whether the kernel has refused it since
  // it was last watched.
  bool started_ = false;
  bool refused_ = false;
};

// Readiness of a descriptor. A watcher for each direction keeps the callbacks simple; libev merges
// them in the kernel. Stop it before the descriptor is closed: libev applies its changes, by
// descriptor number, before it next sleeps.
class IoWatcher : public Watcher<ev_io, ev_io_start, ev_io_stop> {
 public:
  // libev stops a watcher whose descriptor the kernel refuses to watch. If that is for lack of
  // memory, the watcher is started again in the next iteration. If the descriptor is not open, the
  // next use of it reports that.
  template <auto kMethod, class T>
  void Bind(T* self) {
    ev_.data = self;
    ev_set_cb(&ev_, [](struct ev_loop*, ev_io* ev, int events) {
      static_assert(std::is_standard_layout_v<IoWatcher>);  // ev_ stands at the beginning
      const bool refused = (events & EV_ERROR) != 0 && fcntl(ev->fd, F_GETFD) >= 0;
      if (refused) return reinterpret_cast<IoWatcher*>(ev)->Restart();
      (static_cast<T*>(ev->data)->*kMethod)();
    });
  }

  void Start(int fd, IoEvents events) {
    if (active()) return;
    ev_io_set(&ev_, fd, static_cast<int>(events));
    StartEv();
    started_ = true;
  }
  // Starts again with the descriptor of the last Start(), which has stayed open. It takes no system
  // call if the loop has not slept in between.
  void Restart() {
    if (active()) return;
    NoteRefusal();
    if (refused_) ev_io_set(&ev_, ev_.fd, ev_.events);  // as new, else libev takes it for watched
    StartEv();
    started_ = true;
    refused_ = false;
  }
  void Stop() {
    NoteRefusal();
    started_ = false;
    Watcher::Stop();
  }

 private:
  void NoteRefusal() { refused_ = refused_ || (started_ && !active()); }
};

// One-shot or repeating time; seconds, counted from now (not from the loop's cached time).
class TimerWatcher : public Watcher<ev_timer, ev_timer_start, ev_timer_stop> {
 public:
  template <auto kMethod, class T>
  void Bind(T* self) {
    ev_.data = self;
    ev_set_cb(&ev_, [](struct ev_loop*, ev_timer* ev, int) {
      static_assert(std::is_standard_layout_v<TimerWatcher>);  // ev_ stands at the beginning
      if (ev->repeat == kOnce) reinterpret_cast<TimerWatcher*>(ev)->Stop();
      (static_cast<T*>(ev->data)->*kMethod)();
    });
  }

  void Start(double after, double repeat = 0) {
    Stop();
    ev_now_update(EV_DEFAULT_UC);
    ev_timer_set(&ev_, after, repeat > 0 ? repeat : kOnce);
    StartEv();
  }

 private:
  // libev's own one-shot timers stop by themselves, and then an unreferenced one would be
  // subtracted twice from the count that keeps the loop alive. So ours repeat after a very long
  // time, and are stopped when they fire.
  static constexpr double kOnce = 1e9;
};

// Runs in every iteration of the loop, before the other events that it found.
class CheckWatcher : public Watcher<ev_check, ev_check_start, ev_check_stop> {
 public:
  CheckWatcher() { ev_set_priority(&ev_, EV_MAXPRI); }
  void Start() { StartEv(); }
};

// Keeps the loop from sleeping while it is started. Runs in iterations that found nothing else.
class IdleWatcher : public Watcher<ev_idle, ev_idle_start, ev_idle_stop> {
 public:
  void Start() { StartEv(); }
};

// Runs before the loop sleeps.
class PrepareWatcher : public Watcher<ev_prepare, ev_prepare_start, ev_prepare_stop> {
 public:
  void Start() { StartEv(); }
};

// The same, behind all other prepare watchers.
class LastPrepareWatcher : public PrepareWatcher {
 public:
  LastPrepareWatcher() { ev_set_priority(&ev_, EV_MINPRI); }
};

// Runs once for each Request(), when the loop has handled all other events that it found. Never
// started, only fed. It is a prepare watcher because it must be of some kind.
class AfterEvents : public Watcher<ev_prepare, ev_prepare_start, ev_prepare_stop> {
 public:
  AfterEvents() { ev_set_priority(&ev_, EV_MINPRI); }
  // A second request changes nothing.
  void Request() { ev_feed_event(EV_DEFAULT_UC, &ev_, EV_CUSTOM); }
  void Cancel() { ev_clear_pending(EV_DEFAULT_UC, &ev_); }
};

// A signal, delivered on the loop.
class SignalWatcher : public Watcher<ev_signal, ev_signal_start, ev_signal_stop> {
 public:
  void Start(int signal) {
    Stop();
    ev_signal_set(&ev_, signal);
    StartEv();
  }
};

// The end of a child process; status as waitpid gives it.
class ChildWatcher : public Watcher<ev_child, ev_child_start, ev_child_stop> {
 public:
  void Start(int pid) {
    Stop();
    ev_child_set(&ev_, pid, 0);
    StartEv();
  }
  int status() const { return ev_.rstatus; }
};

// Wakes the loop from any thread. Send() is the only call in this file that other threads may make.
class AsyncWatcher : public Watcher<ev_async, ev_async_start, ev_async_stop> {
 public:
  void Start() { StartEv(); }
  void Send() { ev_async_send(EV_DEFAULT_UC, &ev_); }
};

}  // namespace loop
