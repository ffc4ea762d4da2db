# SPDX-License-Identifier: GPL-3.0-or-later
# Man pages and shell completions. The programs write their own, from the table of their options.
set(FARO_SHARE ${CMAKE_BINARY_DIR}/share)
set(FARO_MAN_FOLDER ${FARO_SHARE}/man/man1)
set(FARO_BASH_FOLDER ${FARO_SHARE}/bash-completion/completions)
set(FARO_ZSH_FOLDER ${FARO_SHARE}/zsh/site-functions)
set(FARO_FISH_FOLDER ${FARO_SHARE}/fish/vendor_completions.d)
file(MAKE_DIRECTORY ${FARO_MAN_FOLDER} ${FARO_BASH_FOLDER} ${FARO_ZSH_FOLDER} ${FARO_FISH_FOLDER})

set(FARO_SHELL_FILES)
foreach(program faro-index faro-search)
  set(man ${FARO_MAN_FOLDER}/${program}.1)
  set(bash ${FARO_BASH_FOLDER}/${program})
  set(zsh ${FARO_ZSH_FOLDER}/_${program})
  set(fish ${FARO_FISH_FOLDER}/${program}.fish)
  add_custom_command(
    OUTPUT ${man} ${bash} ${zsh} ${fish}
    COMMAND ${program} --man > ${man}
    COMMAND ${program} --completion bash > ${bash}
    COMMAND ${program} --completion zsh > ${zsh}
    COMMAND ${program} --completion fish > ${fish}
    DEPENDS ${program}
    COMMENT "Writing the man page and the completions of ${program}"
    VERBATIM)
  list(APPEND FARO_SHELL_FILES ${man} ${bash} ${zsh} ${fish})
endforeach()
add_custom_target(faro_shell_files ALL DEPENDS ${FARO_SHELL_FILES})

install(DIRECTORY ${FARO_SHARE}/ DESTINATION share)
file(GLOB FARO_MANUAL_PAGES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/docs/man/*.7)
install(FILES ${FARO_MANUAL_PAGES} DESTINATION share/man/man7)
