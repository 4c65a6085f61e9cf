/* <eio.h> for extension modules: libeio's entry for work that blocks, on the program's own thread
 * pool.
 *
 *     static int Work(eio_req* req) {      on a thread of the pool
 *       req->result = read_slowly(req->data);
 *       return 0;
 *     }
 *     static int Done(eio_req* req) {      on the loop's thread, with a HandleScope open
 *       ...req->result...
 *       return 0;
 *     }
 *
 *     eio_custom(Work, EIO_PRI_DEFAULT, Done, data);
 *
 * Four threads serve the pool, for the program's own files too: a request that takes minutes holds
 * one of them for minutes. Where all are held for long, others are added, up to 64. A pending
 * request keeps the program running. */
#ifndef NODE_EIO_H_
#define NODE_EIO_H_

#include <stddef.h>
#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct eio_req eio_req;
typedef int (*eio_cb)(eio_req* req);

/* A request. The program owns it, from eio_custom() until its `finish` has returned. `execute` may
 * write result, errorno and the ptr fields; nothing else is to be written. */
struct eio_req {
  void* data;     /* yours, from eio_custom() */
  ssize_t result; /* yours to set; 0 before */
  int errorno;    /* errno as `execute` left it */
  void* ptr1;     /* yours to set; of the requests for files: the path */
  void* ptr2;     /*                 the other path, or the buffer (EIO_BUF) */
  signed char pri;
  unsigned char cancelled;
  unsigned char flags; /* the program's: NODE_EIO_FREE_... */
  int int1;            /* of the requests for files: the descriptor, the flags of an open, */
  long int2;           /* a mode, a user or a second descriptor, */
  long int3;           /* a group, */
  off_t offs;          /* where: -1 is the file's own position, */
  size_t size;
  double nv1; /* and times */
  double nv2;
};
enum { NODE_EIO_FREE_PTR1 = 1, NODE_EIO_FREE_PTR2 = 2 };

#define EIO_RESULT(req) ((req)->result)
#define EIO_ERRNO(req, errno_value) ((req)->errorno = (errno_value))
#define EIO_CANCELLED(req) (__atomic_load_n(&(req)->cancelled, __ATOMIC_RELAXED))

/* Requests of a higher priority start first, those of one priority in their order. Others count as
 * the nearest. */
enum { EIO_PRI_MIN = -4, EIO_PRI_DEFAULT = 0, EIO_PRI_MAX = 4 };

/* The program's, for the functions below: one of the first two is NULL. */
__attribute__((visibility("default"))) eio_req* node_eio_custom(eio_cb execute,
                                                                void (*execute_void)(eio_req*),
                                                                int pri, eio_cb finish, void* data);

/* One for a request of which the caller has filled the fields for `execute`; NULL, and nothing
 * happens, where a pointer to free is NULL. */
__attribute__((visibility("default"))) eio_req* node_eio_submit(const eio_req* filled,
                                                                eio_cb execute, int pri,
                                                                eio_cb finish, void* data);

/* Loop's thread. Runs `execute` on a thread of the pool, and then `finish`, if there is one, on the
 * loop's thread. What they return does not matter. `execute` must not touch V8 or libev (but
 * ev_async_send()); `finish` is called by the loop, in a HandleScope and the program's context.
 * Never fails: without a thread to be had, `execute` runs at once, here. */
static inline eio_req* eio_custom(eio_cb execute, int pri, eio_cb finish, void* data) {
  return node_eio_custom(execute, NULL, pri, finish, data);
}

/* Loop's thread, before `finish` was called. It will not be; `execute` is not called either, unless
 * it is running already (it can look at EIO_CANCELLED(req)). What `data` points to is the caller's
 * to free then, once `execute` cannot use it. */
static inline void eio_cancel(eio_req* req) {
  __atomic_store_n(&req->cancelled, 1, __ATOMIC_RELAXED);
}

#ifdef __cplusplus
}

/* For an `execute` that returns nothing. */
inline eio_req* eio_custom(void (*execute)(eio_req*), int pri, eio_cb finish, void* data) {
  return node_eio_custom(NULL, execute, pri, finish, data);
}
#endif

#include "eio_calls.h"

#endif
