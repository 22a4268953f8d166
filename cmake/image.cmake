# The image: rules, lexicons, gazetteer and office table compiled into one blob that is linked into library, program and tests.
file(GLOB COMPILE_SOURCES CONFIGURE_DEPENDS src/compile/*.c)
add_executable(nutgraf-compile ${COMPILE_SOURCES})
target_link_libraries(nutgraf-compile PRIVATE nutgraf_core)

file(GLOB_RECURSE RULE_FILES CONFIGURE_DEPENDS rules/*)
set(IMAGE ${PROJECT_BINARY_DIR}/nutgraf.image)
add_custom_command(
  OUTPUT ${IMAGE}
  COMMAND nutgraf-compile ${IMAGE} ${PROJECT_SOURCE_DIR}/rules
  DEPENDS nutgraf-compile ${RULE_FILES}
  COMMENT "Compiling rules/"
  VERBATIM)

add_library(nutgraf_image OBJECT src/image.S)
target_compile_definitions(nutgraf_image PRIVATE NG_IMAGE_PATH="${IMAGE}")
set_source_files_properties(src/image.S PROPERTIES OBJECT_DEPENDS ${IMAGE})
