// libedit, the library that edits lines: what is used of it. It is opened when it is first needed.
//
// Its header is not included, so that a build does not need it. What stands here has been the same since
// libedit has wide characters (2010).
#pragma once

#include <cstdio>
#include <cwchar>

#include "base/error.h"

namespace repl::libedit {

struct EditLine;
struct HistoryW;

struct LineInfoW {
  const wchar_t* buffer;
  const wchar_t* cursor;
  const wchar_t* lastchar;
};

struct HistEventW {
  int number;
  const wchar_t* text;
};

// Of el_wset().
inline constexpr int kPrompt = 0, kEditor = 2, kBind = 4, kSetTty = 8, kAddFunction = 9,
                     kHistory = 10, kGetCharacter = 13, kClientData = 14, kRefresh = 20;
// Of history_w().
inline constexpr int kSetSize = 1, kEnter = 10, kSetUnique = 20;
// What a function that is bound to a key returns.
inline constexpr unsigned char kNormal = 0, kRefreshLine = 4, kError = 6, kRedisplay = 8;

// The functions of those names, with "el_" before; null before Open().
extern EditLine* (*init)(const char* program, std::FILE* in, std::FILE* out, std::FILE* error);
extern int (*set)(EditLine*, int what, ...);
extern int (*get)(EditLine*, int what, ...);
extern const wchar_t* (*gets)(EditLine*, int* count);
extern const LineInfoW* (*line)(EditLine*);
extern int (*insert)(EditLine*, const wchar_t* text);
extern void (*resize)(EditLine*);
extern int (*source)(EditLine*, const char* file);
// history_winit() and history_w().
extern HistoryW* (*history_init)();
extern int (*history)(HistoryW*, HistEventW*, int what, ...);

// An error, at every call, where the system has no libedit.
base::Error Open();

}  // namespace repl::libedit
