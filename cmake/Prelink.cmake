# A private copy of V8's library whose references to itself are resolved at build time (tools/prelink.cc): starting takes
# less than half the time. Where the copy cannot be made or fails its self-check, the program runs on the original.

option(NODE_PRELINK "Run on a copy of V8's library with its own references resolved" ON)
if(NOT NODE_PRELINK OR NODE_SANITIZE)
  return()
endif()

add_executable(prelink tools/prelink.cc)
set(NODE_LIBRARY_DIR ${PROJECT_BINARY_DIR}/lib)
file(MAKE_DIRECTORY ${NODE_LIBRARY_DIR})
add_custom_command(TARGET node POST_BUILD
  COMMAND ${PROJECT_SOURCE_DIR}/tools/prelink.sh $<TARGET_FILE:prelink> $<TARGET_FILE:node> ${V8_LIBRARY}
          ${NODE_LIBRARY_DIR}
  VERBATIM)
set_property(TARGET node APPEND PROPERTY LINK_DEPENDS $<TARGET_FILE:prelink> ${PROJECT_SOURCE_DIR}/tools/prelink.sh)
cmake_path(GET V8_LIBRARY FILENAME library_name)  # by its soname
install(FILES ${NODE_LIBRARY_DIR}/${library_name} DESTINATION lib/node COMPONENT program OPTIONAL)
