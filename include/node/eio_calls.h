/* libeio's requests for files, over the pool of <eio.h>, which includes this.
 *
 * Each makes the system call of its name on a thread: `result` is what that gave, `errorno` its
 * errno where the result is -1. Paths are copied; a caller's buffer must last until `cb`. What a
 * request allocates lasts until `cb` has returned: its paths, and EIO_BUF of eio_stat and its like,
 * of eio_readlink, of eio_readdir (`result` names, a NUL after each) and of an eio_read into NULL.
 * NULL where there is no memory for a path. */
#ifndef NODE_EIO_CALLS_H_
#define NODE_EIO_CALLS_H_

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#ifdef __cplusplus
extern "C" {
#endif

#define EIO_BUF(req) ((req)->ptr2)
#define EIO_STAT_BUF(req) ((struct stat*)EIO_BUF(req))
#define EIO_PATH(req) ((char*)(req)->ptr1)

/* ---- what runs on the pool ---- */

#define NODE_EIO_CALL(name, call)                  \
  static inline int node_do_##name(eio_req* req) { \
    req->result = (call);                          \
    return 0;                                      \
  }

/* Room for an answer, which the request frees. */
static inline void* node_eio_room(eio_req* req, size_t size) {
  req->flags |= NODE_EIO_FREE_PTR2;
  req->ptr2 = malloc(size);
  if (req->ptr2 == NULL) errno = ENOMEM;
  return req->ptr2;
}
static inline ssize_t node_eio_do_read(eio_req* req) {
  if (req->ptr2 == NULL && node_eio_room(req, req->size) == NULL) return -1;
  return req->offs < 0 ? read(req->int1, req->ptr2, req->size)
                       : pread(req->int1, req->ptr2, req->size, req->offs);
}
static inline ssize_t node_eio_do_readlink(eio_req* req) {
  return node_eio_room(req, PATH_MAX) == NULL ? -1
                                              : readlink(EIO_PATH(req), (char*)req->ptr2, PATH_MAX);
}
static inline int node_eio_do_stat(eio_req* req, int (*call)(const char*, struct stat*)) {
  return node_eio_room(req, sizeof(struct stat)) == NULL ? -1
                                                         : call(EIO_PATH(req), EIO_STAT_BUF(req));
}
static inline int node_eio_do_fstat(eio_req* req) {
  return node_eio_room(req, sizeof(struct stat)) == NULL ? -1 : fstat(req->int1, EIO_STAT_BUF(req));
}
static inline struct timeval* node_eio_times(const eio_req* req, struct timeval times[2]) {
  times[0].tv_sec = (time_t)req->nv1;
  times[0].tv_usec = (suseconds_t)((req->nv1 - (double)times[0].tv_sec) * 1e6);
  times[1].tv_sec = (time_t)req->nv2;
  times[1].tv_usec = (suseconds_t)((req->nv2 - (double)times[1].tv_sec) * 1e6);
  return times;
}
static inline int node_eio_do_utime(eio_req* req) {
  struct timeval times[2];
  return utimes(EIO_PATH(req), node_eio_times(req, times));
}
static inline int node_eio_do_futime(eio_req* req) {
  struct timeval times[2];
  return futimes(req->int1, node_eio_times(req, times));
}
/* Appends one name; -1 where there is no memory. */
static inline int node_eio_add_name(eio_req* req, const char* name) {
  const size_t length = strlen(name) + 1;
  void* const longer = realloc(req->ptr2, req->size + length);
  if (longer == NULL) return -1;
  req->ptr2 = longer;
  memcpy((char*)longer + req->size, name, length);
  req->size += length;
  return 0;
}
static inline ssize_t node_eio_do_readdir(eio_req* req) {
  ssize_t count = 0;
  struct dirent* entry;
  DIR* const directory = opendir(EIO_PATH(req));
  if (directory == NULL || node_eio_room(req, 1) == NULL) count = -1;
  while (count >= 0 && (errno = 0, entry = readdir(directory)) != NULL) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    count = node_eio_add_name(req, entry->d_name) < 0 ? -1 : count + 1;
  }
  if (count >= 0 && errno != 0) count = -1;
  if (directory != NULL) {
    const int error = errno;
    closedir(directory);
    errno = error;
  }
  return count;
}

NODE_EIO_CALL(nop, 0)
NODE_EIO_CALL(busy, usleep((useconds_t)(req->nv1 * 1e6)))
NODE_EIO_CALL(sync, (sync(), 0))
NODE_EIO_CALL(fsync, fsync(req->int1))
NODE_EIO_CALL(fdatasync, fdatasync(req->int1))
NODE_EIO_CALL(close, close(req->int1))
NODE_EIO_CALL(readahead, posix_fadvise(req->int1, req->offs, (off_t)req->size, POSIX_FADV_WILLNEED))
NODE_EIO_CALL(read, node_eio_do_read(req))
NODE_EIO_CALL(write, req->offs < 0 ? write(req->int1, req->ptr2, req->size)
                                   : pwrite(req->int1, req->ptr2, req->size, req->offs))
NODE_EIO_CALL(fstat, node_eio_do_fstat(req))
NODE_EIO_CALL(futime, node_eio_do_futime(req))
NODE_EIO_CALL(ftruncate, ftruncate(req->int1, req->offs))
NODE_EIO_CALL(fchmod, fchmod(req->int1, (mode_t)req->int2))
NODE_EIO_CALL(fchown, fchown(req->int1, (uid_t)req->int2, (gid_t)req->int3))
NODE_EIO_CALL(dup2, dup2(req->int1, (int)req->int2))
NODE_EIO_CALL(sendfile, sendfile(req->int1, (int)req->int2, &req->offs, req->size))
NODE_EIO_CALL(open, open(EIO_PATH(req), req->int1, (mode_t)req->int2))
NODE_EIO_CALL(utime, node_eio_do_utime(req))
NODE_EIO_CALL(truncate, truncate(EIO_PATH(req), req->offs))
NODE_EIO_CALL(chown, chown(EIO_PATH(req), (uid_t)req->int2, (gid_t)req->int3))
NODE_EIO_CALL(chmod, chmod(EIO_PATH(req), (mode_t)req->int2))
NODE_EIO_CALL(mkdir, mkdir(EIO_PATH(req), (mode_t)req->int2))
NODE_EIO_CALL(readdir, node_eio_do_readdir(req))
NODE_EIO_CALL(rmdir, rmdir(EIO_PATH(req)))
NODE_EIO_CALL(unlink, unlink(EIO_PATH(req)))
NODE_EIO_CALL(readlink, node_eio_do_readlink(req))
NODE_EIO_CALL(stat, node_eio_do_stat(req, stat))
NODE_EIO_CALL(lstat, node_eio_do_stat(req, lstat))
NODE_EIO_CALL(mknod, mknod(EIO_PATH(req), (mode_t)req->int2, (dev_t)req->offs))
NODE_EIO_CALL(link, link(EIO_PATH(req), (char*)req->ptr2))
NODE_EIO_CALL(symlink, symlink(EIO_PATH(req), (char*)req->ptr2))
NODE_EIO_CALL(rename, rename(EIO_PATH(req), (char*)req->ptr2))
#undef NODE_EIO_CALL

/* ---- requests ---- */

static inline eio_req node_eio_on(int fd) {
  eio_req req;
  memset(&req, 0, sizeof req);
  req.int1 = fd;
  return req;
}
static inline eio_req node_eio_at(const char* path) {
  eio_req req = node_eio_on(-1);
  req.ptr1 = strdup(path);
  req.flags = NODE_EIO_FREE_PTR1;
  return req;
}

/* NODE_EIO_REQUEST(name, parameters, a new request, its fields) */
#define NODE_EIO_REQUEST(name, parameters, made, fields)         \
  static inline eio_req* eio_##name parameters {                 \
    eio_req req = made;                                          \
    fields;                                                      \
    return node_eio_submit(&req, node_do_##name, pri, cb, data); \
  }
#define NODE_EIO_PARAMETERS int pri, eio_cb cb, void *data
NODE_EIO_REQUEST(nop, (NODE_EIO_PARAMETERS), node_eio_on(-1), (void)0)
NODE_EIO_REQUEST(busy, (double delay, NODE_EIO_PARAMETERS), node_eio_on(-1), req.nv1 = delay)
NODE_EIO_REQUEST(sync, (NODE_EIO_PARAMETERS), node_eio_on(-1), (void)0)
NODE_EIO_REQUEST(fsync, (int fd, NODE_EIO_PARAMETERS), node_eio_on(fd), (void)0)
NODE_EIO_REQUEST(fdatasync, (int fd, NODE_EIO_PARAMETERS), node_eio_on(fd), (void)0)
NODE_EIO_REQUEST(close, (int fd, NODE_EIO_PARAMETERS), node_eio_on(fd), (void)0)
NODE_EIO_REQUEST(fstat, (int fd, NODE_EIO_PARAMETERS), node_eio_on(fd), (void)0)
NODE_EIO_REQUEST(readahead, (int fd, off_t offset, size_t length, NODE_EIO_PARAMETERS),
                 node_eio_on(fd), (req.offs = offset, req.size = length))
NODE_EIO_REQUEST(read, (int fd, void* buf, size_t length, off_t offset, NODE_EIO_PARAMETERS),
                 node_eio_on(fd), (req.ptr2 = buf, req.size = length, req.offs = offset))
NODE_EIO_REQUEST(write, (int fd, void* buf, size_t length, off_t offset, NODE_EIO_PARAMETERS),
                 node_eio_on(fd), (req.ptr2 = buf, req.size = length, req.offs = offset))
NODE_EIO_REQUEST(futime, (int fd, double atime, double mtime, NODE_EIO_PARAMETERS), node_eio_on(fd),
                 (req.nv1 = atime, req.nv2 = mtime))
NODE_EIO_REQUEST(ftruncate, (int fd, off_t offset, NODE_EIO_PARAMETERS), node_eio_on(fd),
                 req.offs = offset)
NODE_EIO_REQUEST(fchmod, (int fd, mode_t mode, NODE_EIO_PARAMETERS), node_eio_on(fd),
                 req.int2 = mode)
NODE_EIO_REQUEST(fchown, (int fd, uid_t uid, gid_t gid, NODE_EIO_PARAMETERS), node_eio_on(fd),
                 (req.int2 = uid, req.int3 = gid))
NODE_EIO_REQUEST(dup2, (int fd, int fd2, NODE_EIO_PARAMETERS), node_eio_on(fd), req.int2 = fd2)
NODE_EIO_REQUEST(sendfile,
                 (int out_fd, int in_fd, off_t offset, size_t length, NODE_EIO_PARAMETERS),
                 node_eio_on(out_fd), (req.int2 = in_fd, req.offs = offset, req.size = length))
NODE_EIO_REQUEST(open, (const char* path, int flags, mode_t mode, NODE_EIO_PARAMETERS),
                 node_eio_at(path), (req.int1 = flags, req.int2 = mode))
NODE_EIO_REQUEST(utime, (const char* path, double atime, double mtime, NODE_EIO_PARAMETERS),
                 node_eio_at(path), (req.nv1 = atime, req.nv2 = mtime))
NODE_EIO_REQUEST(truncate, (const char* path, off_t offset, NODE_EIO_PARAMETERS), node_eio_at(path),
                 req.offs = offset)
NODE_EIO_REQUEST(chown, (const char* path, uid_t uid, gid_t gid, NODE_EIO_PARAMETERS),
                 node_eio_at(path), (req.int2 = uid, req.int3 = gid))
NODE_EIO_REQUEST(chmod, (const char* path, mode_t mode, NODE_EIO_PARAMETERS), node_eio_at(path),
                 req.int2 = mode)
NODE_EIO_REQUEST(mkdir, (const char* path, mode_t mode, NODE_EIO_PARAMETERS), node_eio_at(path),
                 req.int2 = mode)
NODE_EIO_REQUEST(readdir, (const char* path, NODE_EIO_PARAMETERS), node_eio_at(path), (void)0)
NODE_EIO_REQUEST(rmdir, (const char* path, NODE_EIO_PARAMETERS), node_eio_at(path), (void)0)
NODE_EIO_REQUEST(unlink, (const char* path, NODE_EIO_PARAMETERS), node_eio_at(path), (void)0)
NODE_EIO_REQUEST(readlink, (const char* path, NODE_EIO_PARAMETERS), node_eio_at(path), (void)0)
NODE_EIO_REQUEST(stat, (const char* path, NODE_EIO_PARAMETERS), node_eio_at(path), (void)0)
NODE_EIO_REQUEST(lstat, (const char* path, NODE_EIO_PARAMETERS), node_eio_at(path), (void)0)
NODE_EIO_REQUEST(mknod, (const char* path, mode_t mode, dev_t dev, NODE_EIO_PARAMETERS),
                 node_eio_at(path), (req.int2 = mode, req.offs = (off_t)dev))
NODE_EIO_REQUEST(link, (const char* path, const char* new_path, NODE_EIO_PARAMETERS),
                 node_eio_at(path), (req.ptr2 = strdup(new_path), req.flags |= NODE_EIO_FREE_PTR2))
NODE_EIO_REQUEST(symlink, (const char* path, const char* new_path, NODE_EIO_PARAMETERS),
                 node_eio_at(path), (req.ptr2 = strdup(new_path), req.flags |= NODE_EIO_FREE_PTR2))
NODE_EIO_REQUEST(rename, (const char* path, const char* new_path, NODE_EIO_PARAMETERS),
                 node_eio_at(path), (req.ptr2 = strdup(new_path), req.flags |= NODE_EIO_FREE_PTR2))
#undef NODE_EIO_PARAMETERS
#undef NODE_EIO_REQUEST

#ifdef __cplusplus
}
#endif

#endif
