// A library of the system that is opened when it is first needed, and never linked: a start does
// not pay for it, and a program that does not need it has none of it in its memory.
//
//   static base::Error OpenLibrary() {
//     static decltype(&::crc32) crc32;
//     static const base::Error error = base::OpenSharedLibrary("libz.so.1", {{"crc32", &crc32}});
//     return error;
//   }
//
// Its names stay its own (RTLD_LOCAL): they stand in for nothing that an extension module links. It
// is never closed.
#pragma once

#include <span>
#include <string>

#include "base/error.h"

namespace base {

// A function of the library, and the function pointer that gets its address.
struct LibrarySymbol {
  const char* name;
  void* pointer;  // to a pointer to a function of that type
};

// Keeps a text as long as the process runs, for an Error, which borrows its text. For errors that can
// be found only a few times: each call takes memory for good. On any thread.
const char* KeepForEver(std::string text);

// Opens the library and fills all pointers, or none: an error (LIBRARY_NOT_FOUND, LIBRARY_TOO_OLD)
// names what is missing. The text of an error is kept for ever, so the caller keeps the outcome and
// asks once.
Error OpenSharedLibrary(const char* file_name, std::span<const LibrarySymbol> symbols);

}  // namespace base
