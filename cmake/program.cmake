# The library, and the program, which holds everything of the library itself: one file that works alone.
add_library(nutgraf $<TARGET_OBJECTS:nutgraf_objects> $<TARGET_OBJECTS:nutgraf_image>)
add_library(nutgraf::nutgraf ALIAS nutgraf)
target_include_directories(nutgraf PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_link_libraries(nutgraf PRIVATE $<BUILD_INTERFACE:nutgraf_flags> $<BUILD_INTERFACE:PkgConfig::DEPS> $<BUILD_INTERFACE:m>)
set_target_properties(nutgraf PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION 0)

file(GLOB CLI_SOURCES CONFIGURE_DEPENDS src/cli/*.c)
if(CLI_SOURCES)
  add_executable(nutgraf-program ${CLI_SOURCES} $<TARGET_OBJECTS:nutgraf_image>)
  set_target_properties(nutgraf-program PROPERTIES OUTPUT_NAME nutgraf)
  find_package(Threads REQUIRED)
  target_link_libraries(nutgraf-program PRIVATE nutgraf_core nutgraf_store Threads::Threads)
  # The addresses in its tables are written down in 4 KB rather than 110 KB.
  include(CheckLinkerFlag)
  check_linker_flag(C -Wl,-z,pack-relative-relocs CAN_PACK_RELOCATIONS)
  if(CAN_PACK_RELOCATIONS)
    target_link_options(nutgraf-program PRIVATE -Wl,-z,pack-relative-relocs)
  endif()
  if(NUTGRAF_STATIC)
    target_link_options(nutgraf-program PRIVATE -static-libgcc)
  endif()

  # The man page is what the program says about its own options.
  set(MAN_PAGE ${PROJECT_BINARY_DIR}/nutgraf.1)
  add_custom_command(
    OUTPUT ${MAN_PAGE}
    COMMAND nutgraf-program --man > ${MAN_PAGE}
    DEPENDS nutgraf-program
    VERBATIM)
  add_custom_target(man ALL DEPENDS ${MAN_PAGE})
endif()
