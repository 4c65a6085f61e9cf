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
/* Macros, which leave the functions alone: their addresses are libev's. */
#define NODE_EV_CALL(name)                                                \
  template <class... Arguments>                                           \
  inline auto node_##name(struct ev_loop* loop, Arguments... arguments) { \
    return name(loop, arguments...);                                      \
  }                                                                       \
  template <class... Arguments>                                           \
  inline auto node_##name(Arguments... arguments) {                       \
    return name(EV_DEFAULT_ arguments...);                                \
  }
NODE_EV_CALL(ev_async_send)
NODE_EV_CALL(ev_async_start)
NODE_EV_CALL(ev_async_stop)
NODE_EV_CALL(ev_check_start)
NODE_EV_CALL(ev_check_stop)
NODE_EV_CALL(ev_child_start)
NODE_EV_CALL(ev_child_stop)
NODE_EV_CALL(ev_clear_pending)
NODE_EV_CALL(ev_embed_start)
NODE_EV_CALL(ev_embed_stop)
NODE_EV_CALL(ev_embed_sweep)
NODE_EV_CALL(ev_feed_event)
NODE_EV_CALL(ev_fork_start)
NODE_EV_CALL(ev_fork_stop)
NODE_EV_CALL(ev_idle_start)
NODE_EV_CALL(ev_idle_stop)
NODE_EV_CALL(ev_invoke)
NODE_EV_CALL(ev_io_start)
NODE_EV_CALL(ev_io_stop)
NODE_EV_CALL(ev_now)
NODE_EV_CALL(ev_now_update)
NODE_EV_CALL(ev_once)
NODE_EV_CALL(ev_periodic_again)
NODE_EV_CALL(ev_periodic_start)
NODE_EV_CALL(ev_periodic_stop)
NODE_EV_CALL(ev_prepare_start)
NODE_EV_CALL(ev_prepare_stop)
NODE_EV_CALL(ev_ref)
NODE_EV_CALL(ev_signal_start)
NODE_EV_CALL(ev_signal_stop)
NODE_EV_CALL(ev_stat_start)
NODE_EV_CALL(ev_stat_stat)
NODE_EV_CALL(ev_stat_stop)
NODE_EV_CALL(ev_timer_again)
NODE_EV_CALL(ev_timer_remaining)
NODE_EV_CALL(ev_timer_start)
NODE_EV_CALL(ev_timer_stop)
NODE_EV_CALL(ev_unref)
#undef NODE_EV_CALL
#define ev_async_send(...) node_ev_async_send(__VA_ARGS__)
#define ev_async_start(...) node_ev_async_start(__VA_ARGS__)
#define ev_async_stop(...) node_ev_async_stop(__VA_ARGS__)
#define ev_check_start(...) node_ev_check_start(__VA_ARGS__)
#define ev_check_stop(...) node_ev_check_stop(__VA_ARGS__)
#define ev_child_start(...) node_ev_child_start(__VA_ARGS__)
#define ev_child_stop(...) node_ev_child_stop(__VA_ARGS__)
#define ev_clear_pending(...) node_ev_clear_pending(__VA_ARGS__)
#define ev_embed_start(...) node_ev_embed_start(__VA_ARGS__)
#define ev_embed_stop(...) node_ev_embed_stop(__VA_ARGS__)
#define ev_embed_sweep(...) node_ev_embed_sweep(__VA_ARGS__)
#define ev_feed_event(...) node_ev_feed_event(__VA_ARGS__)
#define ev_fork_start(...) node_ev_fork_start(__VA_ARGS__)
#define ev_fork_stop(...) node_ev_fork_stop(__VA_ARGS__)
#define ev_idle_start(...) node_ev_idle_start(__VA_ARGS__)
#define ev_idle_stop(...) node_ev_idle_stop(__VA_ARGS__)
#define ev_invoke(...) node_ev_invoke(__VA_ARGS__)
#define ev_io_start(...) node_ev_io_start(__VA_ARGS__)
#define ev_io_stop(...) node_ev_io_stop(__VA_ARGS__)
#define ev_now(...) node_ev_now(__VA_ARGS__)
#define ev_now_update(...) node_ev_now_update(__VA_ARGS__)
#define ev_once(...) node_ev_once(__VA_ARGS__)
#define ev_periodic_again(...) node_ev_periodic_again(__VA_ARGS__)
#define ev_periodic_start(...) node_ev_periodic_start(__VA_ARGS__)
#define ev_periodic_stop(...) node_ev_periodic_stop(__VA_ARGS__)
#define ev_prepare_start(...) node_ev_prepare_start(__VA_ARGS__)
#define ev_prepare_stop(...) node_ev_prepare_stop(__VA_ARGS__)
#define ev_ref(...) node_ev_ref(__VA_ARGS__)
#define ev_signal_start(...) node_ev_signal_start(__VA_ARGS__)
#define ev_signal_stop(...) node_ev_signal_stop(__VA_ARGS__)
#define ev_stat_start(...) node_ev_stat_start(__VA_ARGS__)
#define ev_stat_stat(...) node_ev_stat_stat(__VA_ARGS__)
#define ev_stat_stop(...) node_ev_stat_stop(__VA_ARGS__)
#define ev_timer_again(...) node_ev_timer_again(__VA_ARGS__)
#define ev_timer_remaining(...) node_ev_timer_remaining(__VA_ARGS__)
#define ev_timer_start(...) node_ev_timer_start(__VA_ARGS__)
#define ev_timer_stop(...) node_ev_timer_stop(__VA_ARGS__)
#define ev_unref(...) node_ev_unref(__VA_ARGS__)
#endif

#endif
