#include "repl/libedit.h"

#include "base/shared_library.h"

namespace repl::libedit {

decltype(init) init;
decltype(set) set;
decltype(get) get;
decltype(gets) gets;
decltype(line) line;
decltype(insert) insert;
decltype(resize) resize;
decltype(source) source;
decltype(history_init) history_init;
decltype(history) history;

base::Error Open() {
  static const base::LibrarySymbol kSymbols[] = {
      {"el_init", &init},      {"el_wset", &set},      {"el_wget", &get},
      {"el_wgets", &gets},     {"el_wline", &line},    {"el_winsertstr", &insert},
      {"el_resize", &resize},  {"el_source", &source}, {"history_winit", &history_init},
      {"history_w", &history},
  };
  static const base::Error error = base::OpenSharedLibrary("libedit.so.2", kSymbols);
  return error;
}

}  // namespace repl::libedit
