/* <ev.h> for extension modules: libev's own header, and its calls without a loop argument.
 *
 * The program is linked with all of libev and runs its default loop, EV_DEFAULT: a watcher started
 * on it is served. Do not run, break or destroy that loop. Active watchers keep the program
 * running; ev_unref() lets it end all the same.
 *
 * Everything is for the loop's thread, but for ev_async_send(). A callback finds a HandleScope, the
 * same for all callbacks of one pass of the loop, and the program's context open. It calls
 * JavaScript with Emit() (events.h) or within a node::CallbackScope (node.h).
 *
 * Errors: none; libev aborts where memory or the kernel give out. A descriptor's watcher must be
 * stopped before the descriptor is closed.
 *
 * libev can be built without loop arguments, and programs of 2009 were: so in C++ each call may
 * leave out its loop. The callbacks take one always: `static void cb(EV_P_ ev_io* watcher, int
 * revents)`. */
#ifndef NODE_EV_H_
#define NODE_EV_H_

#if defined(EV_MULTIPLICITY) && !EV_MULTIPLICITY
#error \
    "the program's libev has EV_MULTIPLICITY; leave it alone, and leave out loop arguments at will"
#endif

/* Installed, libev's header stands beside this one; without that folder it is the next on the path.
 */
#if __has_include("libev/ev.h")
#include "libev/ev.h"
#else
#include_next <ev.h>
#endif

#ifdef __cplusplus
inline void ev_async_send(ev_async* watcher) { ev_async_send(EV_DEFAULT_ watcher); }
inline void ev_async_start(ev_async* watcher) { ev_async_start(EV_DEFAULT_ watcher); }
inline void ev_async_stop(ev_async* watcher) { ev_async_stop(EV_DEFAULT_ watcher); }
inline void ev_check_start(ev_check* watcher) { ev_check_start(EV_DEFAULT_ watcher); }
inline void ev_check_stop(ev_check* watcher) { ev_check_stop(EV_DEFAULT_ watcher); }
inline void ev_child_start(ev_child* watcher) { ev_child_start(EV_DEFAULT_ watcher); }
inline void ev_child_stop(ev_child* watcher) { ev_child_stop(EV_DEFAULT_ watcher); }
inline void ev_idle_start(ev_idle* watcher) { ev_idle_start(EV_DEFAULT_ watcher); }
inline void ev_idle_stop(ev_idle* watcher) { ev_idle_stop(EV_DEFAULT_ watcher); }
inline void ev_io_start(ev_io* watcher) { ev_io_start(EV_DEFAULT_ watcher); }
inline void ev_io_stop(ev_io* watcher) { ev_io_stop(EV_DEFAULT_ watcher); }
inline void ev_periodic_again(ev_periodic* watcher) { ev_periodic_again(EV_DEFAULT_ watcher); }
inline void ev_periodic_start(ev_periodic* watcher) { ev_periodic_start(EV_DEFAULT_ watcher); }
inline void ev_periodic_stop(ev_periodic* watcher) { ev_periodic_stop(EV_DEFAULT_ watcher); }
inline void ev_prepare_start(ev_prepare* watcher) { ev_prepare_start(EV_DEFAULT_ watcher); }
inline void ev_prepare_stop(ev_prepare* watcher) { ev_prepare_stop(EV_DEFAULT_ watcher); }
inline void ev_signal_start(ev_signal* watcher) { ev_signal_start(EV_DEFAULT_ watcher); }
inline void ev_signal_stop(ev_signal* watcher) { ev_signal_stop(EV_DEFAULT_ watcher); }
inline void ev_stat_start(ev_stat* watcher) { ev_stat_start(EV_DEFAULT_ watcher); }
inline void ev_stat_stat(ev_stat* watcher) { ev_stat_stat(EV_DEFAULT_ watcher); }
inline void ev_stat_stop(ev_stat* watcher) { ev_stat_stop(EV_DEFAULT_ watcher); }
inline void ev_timer_again(ev_timer* watcher) { ev_timer_again(EV_DEFAULT_ watcher); }
inline ev_tstamp ev_timer_remaining(ev_timer* watcher) {
  return ev_timer_remaining(EV_DEFAULT_ watcher);
}
inline void ev_timer_start(ev_timer* watcher) { ev_timer_start(EV_DEFAULT_ watcher); }
inline void ev_timer_stop(ev_timer* watcher) { ev_timer_stop(EV_DEFAULT_ watcher); }
inline int ev_clear_pending(void* watcher) { return ev_clear_pending(EV_DEFAULT_ watcher); }
inline void ev_feed_event(void* watcher, int revents) {
  ev_feed_event(EV_DEFAULT_ watcher, revents);
}
inline ev_tstamp ev_now() { return ev_now(EV_DEFAULT); }
inline void ev_ref() { ev_ref(EV_DEFAULT); }
inline void ev_unref() { ev_unref(EV_DEFAULT); }
#endif

#endif
