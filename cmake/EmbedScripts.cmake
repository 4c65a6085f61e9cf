# embed_scripts(OUT script...): OUT becomes the name of a generated source that defines what
# src/js/builtins_data.h declares, made anew when a script changes or one comes or goes.
function(embed_scripts out)
  set(generated ${PROJECT_BINARY_DIR}/generated/builtins_data.cc)
  set(generator ${PROJECT_SOURCE_DIR}/tools/embed_scripts.sh)
  # The list is a file of its own so that a script that goes makes the source anew, too.
  string(REPLACE ";" "\n" list "${ARGN}")
  file(CONFIGURE OUTPUT ${generated}.list CONTENT "${list}\n")
  add_custom_command(
    OUTPUT ${generated}
    COMMAND sh ${generator} ${generated} ${ARGN}
    DEPENDS ${generator} ${generated}.list ${ARGN}
    COMMENT "Embedding lib/*.js"
    VERBATIM)
  set(${out} ${generated} PARENT_SCOPE)
endfunction()
