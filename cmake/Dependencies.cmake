# Every library that is not ours, one imported target each, so that nothing leaks onto a path that should not see it.

find_package(Threads REQUIRED)

# dep_archive(TARGET header archive): a static library, with the folder of its header.
function(dep_archive target header archive)
  string(MAKE_C_IDENTIFIER ${target} id)
  find_path(${id}_INCLUDE ${header} REQUIRED)
  find_library(${id}_LIBRARY ${archive} REQUIRED)
  mark_as_advanced(${id}_INCLUDE ${id}_LIBRARY)
  add_library(${target} STATIC IMPORTED)
  set_target_properties(${target} PROPERTIES
    IMPORTED_LOCATION ${${id}_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${${id}_INCLUDE})
endfunction()

dep_archive(deps::ev ev.h libev.a)

# c-ares stays private: V8's library brings a shared one of its own, which ours must not stand in for.
dep_archive(deps::cares ares.h libcares.a)
set_target_properties(deps::cares PROPERTIES
  # A newer c-ares calls deprecated what the oldest that we build with has only.
  INTERFACE_COMPILE_DEFINITIONS "CARES_STATICLIB;CARES_NO_DEPRECATED"
  INTERFACE_LINK_OPTIONS -Wl,--exclude-libs,libcares.a)

# Digests. A library that nothing else in the process needs would cost each start what it takes to load.
dep_archive(deps::md sha256.h libmd.a)
set_target_properties(deps::md PROPERTIES INTERFACE_LINK_OPTIONS -Wl,--exclude-libs,libmd.a)

# OpenSSL: its headers only. src/crypto opens the system's library when it is first needed.
find_path(OPENSSL_INCLUDE openssl/evp.h REQUIRED)
add_library(deps::openssl_headers INTERFACE IMPORTED)
target_include_directories(deps::openssl_headers SYSTEM INTERFACE ${OPENSSL_INCLUDE})

# Compression: headers only, too. src/compress opens each library when it is first needed.
foreach(header IN ITEMS zlib.h libdeflate.h brotli/encode.h zstd.h)
  string(MAKE_C_IDENTIFIER COMPRESSION_${header} id)
  find_path(${id} ${header} REQUIRED)
  mark_as_advanced(${id})
endforeach()

find_path(BOOST_INCLUDE boost/beast/http/basic_parser.hpp REQUIRED)
add_library(deps::boost INTERFACE IMPORTED)
target_include_directories(deps::boost SYSTEM INTERFACE ${BOOST_INCLUDE})
target_compile_definitions(deps::boost INTERFACE BOOST_NO_EXCEPTIONS BOOST_NO_RTTI BOOST_NO_TYPEID
                                                 BOOST_EXCEPTION_DISABLE BOOST_ASIO_NO_TYPEID)

# V8 lives in libnode.so: installed, or unpacked by ./configure. Its headers are taken from a folder that holds nothing
# else; /usr/include/node is another runtime's and must stay off every path.
set(V8_ROOT "" CACHE PATH "Where libnode-dev and the library it names are unpacked, if not installed in /")
unset(V8_LIBRARY)
foreach(root IN ITEMS ${V8_ROOT} / ${PROJECT_SOURCE_DIR}/deps/v8)
  file(GLOB library ${root}/usr/lib/${CMAKE_LIBRARY_ARCHITECTURE}/libnode.so.[0-9]*)
  cmake_path(APPEND root usr/include/nodejs/deps/v8/include OUTPUT_VARIABLE include)
  if(library AND EXISTS ${include}/v8.h)
    list(GET library 0 V8_LIBRARY)
    set(V8_INCLUDE ${include})
    cmake_path(COMPARE ${root} NOT_EQUAL / V8_IS_PRIVATE)
    break()
  endif()
endforeach()
if(NOT V8_LIBRARY)
  message(FATAL_ERROR "V8 was not found (Debian's libnode-dev and the library it names): run ./configure")
endif()
message(STATUS "V8: ${V8_LIBRARY}")
add_library(deps::v8 SHARED IMPORTED)
set_target_properties(deps::v8 PROPERTIES
  IMPORTED_LOCATION ${V8_LIBRARY}
  INTERFACE_INCLUDE_DIRECTORIES ${V8_INCLUDE})
