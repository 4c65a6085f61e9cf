# The headers for extension modules: ours, V8's in v8/ and libev's in libev/. They stand in
# include/node/ beside the program, as links, in the same order as below the prefix once installed,
# so `node --cflags` is one rule for both.

set(headers ${NODE_OUTPUT_DIR}/include/node)
file(MAKE_DIRECTORY ${headers}/libev)
file(GLOB own_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/node/*)
foreach(header IN LISTS own_headers)
  cmake_path(GET header FILENAME name)
  file(CREATE_LINK ${header} ${headers}/${name} SYMBOLIC)
endforeach()
file(CREATE_LINK ${V8_INCLUDE} ${headers}/v8 SYMBOLIC)
file(CREATE_LINK ${deps__ev_INCLUDE}/ev.h ${headers}/libev/ev.h SYMBOLIC)

install(DIRECTORY include/node/ DESTINATION include/node)
install(DIRECTORY ${V8_INCLUDE}/ DESTINATION include/node/v8 FILES_MATCHING PATTERN "*.h")
install(FILES ${deps__ev_INCLUDE}/ev.h DESTINATION include/node/libev)
