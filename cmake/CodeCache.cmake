# Code cache: lib/*.js compiled when the program is built, for faster starts (src/js/code_cache.h). A first program, which
# has none, runs a script; what V8 then gives is linked into node. Where that fails, node does without, and it is said.

option(NODE_CODE_CACHE "Link what V8 compiles of lib/*.js into the program" ON)
if(NOT NODE_CODE_CACHE OR NODE_SANITIZE)
  return()
endif()

add_executable(code_cache tools/code_cache.cc)
target_link_libraries(code_cache PRIVATE node_glue)
set_target_properties(code_cache PROPERTIES LINK_LIBRARY_OVERRIDE "WHOLE_ARCHIVE,deps::ev")

set(cache ${PROJECT_BINARY_DIR}/generated/code_cache)
set(script ${PROJECT_SOURCE_DIR}/tools/code_cache_script.js)
file(GLOB_RECURSE modules CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tools/code_cache_modules/*)
add_custom_command(
  OUTPUT ${cache}.bin
  COMMAND sh -c "\"$1\" \"$2\" \"$3\" > /dev/null || { echo 'code cache: none, starting will take longer'; : > \"$3\"; }"
          code_cache $<TARGET_FILE:code_cache> ${script} ${cache}.bin
  DEPENDS code_cache ${script} ${modules}
  COMMENT "Compiling lib/*.js"
  VERBATIM)
file(CONFIGURE OUTPUT ${cache}.cc CONTENT [[
asm(R"(
  .section .rodata
  .balign 16
  .globl node_code_cache_begin, node_code_cache_end
node_code_cache_begin:
  .incbin "@cache@.bin"
node_code_cache_end:
  .byte 0
  .previous
)");
]] @ONLY)
set_source_files_properties(${cache}.cc PROPERTIES OBJECT_DEPENDS ${cache}.bin)
target_sources(node PRIVATE ${cache}.cc)
