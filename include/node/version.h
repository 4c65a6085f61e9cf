/* The release of node that these headers belong to, as numbers for #if and as text.
 *
 * `node --cflags` defines the numbers as well; they must agree, or the flags are those of one
 * installation and the headers those of another. */
#ifndef NODE_VERSION_H_
#define NODE_VERSION_H_

#if defined(NODE_MAJOR_VERSION) && \
    (NODE_MAJOR_VERSION != 0 || NODE_MINOR_VERSION != 1 || NODE_PATCH_VERSION != 9)
#error "these headers are of node 0.1.9, the flags of another: use what the same node prints"
#endif

#undef NODE_MAJOR_VERSION
#undef NODE_MINOR_VERSION
#undef NODE_PATCH_VERSION
#define NODE_MAJOR_VERSION 0
#define NODE_MINOR_VERSION 1
#define NODE_PATCH_VERSION 9

#ifndef NODE_VERSION
#define NODE_VERSION "0.1.9"
#endif

#endif
