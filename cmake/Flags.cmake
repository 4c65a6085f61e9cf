# How everything here is compiled: C++20 without exceptions and without RTTI (V8 is built so), hidden by default.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1")
set(CMAKE_CXX_FLAGS_DEBUG "-Og -g -D_GLIBCXX_ASSERTIONS")

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(node_flags INTERFACE)
target_compile_options(node_flags INTERFACE
  -fno-exceptions -fno-rtti -fvisibility=hidden -fvisibility-inlines-hidden
  -Wall -Wextra -Wno-unused-parameter $<$<BOOL:${NODE_DEVELOPER}>:-Werror>)
target_compile_definitions(node_flags INTERFACE NODE_VERSION="${PROJECT_VERSION}" _GNU_SOURCE
  $<$<CONFIG:Debug>:NODE_CHECK_INVARIANTS>)

if(NODE_SANITIZE)
  target_compile_definitions(node_flags INTERFACE NODE_CHECK_INVARIANTS)
  add_compile_options(-fsanitize=${NODE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  # V8 is built without RTTI, which UBSan's check of dynamic types would need.
  add_compile_options(-fno-sanitize=vptr)
  add_link_options(-fsanitize=${NODE_SANITIZE})
endif()

# precompile(TARGET HEADER...): these and the usual ones of the C++ library are read once for all of TARGET's sources, which
# halves a first build. Not where ccache stands before the compiler, which keeps more without; nor in builds of developers
# and with sanitizers: they find the source that lacks an #include of its own, and g++ warns of what is in system headers
# when they are precompiled.
function(precompile target)
  if(NOT CMAKE_CXX_COMPILER_LAUNCHER AND NOT NODE_SANITIZE AND NOT NODE_DEVELOPER)
    list(TRANSFORM ARGN REPLACE "(.+)" "<\\1>")
    target_precompile_headers(${target} PRIVATE ${ARGN}
      <algorithm> <cstdint> <cstring> <functional> <map> <memory> <optional> <string> <string_view> <utility> <vector>)
    target_compile_options(${target} PRIVATE -w)  # of its own std::string
  endif()
endfunction()
