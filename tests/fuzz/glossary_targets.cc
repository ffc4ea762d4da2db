// SPDX-License-Identifier: GPL-3.0-or-later
// Glossaries that users name: TSV, TBX, TMX, told apart by their content.
#include <sys/mman.h>
#include <unistd.h>

#include <string>

#include "indexer/lexicon/glossary_file.h"
#include "lib/base/error.h"
#include "lib/base/owned_fd.h"
#include "lib/base/utf8.h"
#include "tests/fuzz/targets.h"

namespace faro::testing {

void FuzzGlossary(std::string_view bytes) {
  // A file in memory, since glossaries are read from files.
  const OwnedFd file(memfd_create("glossary", MFD_CLOEXEC));
  Promise(write(file.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
          "a file in memory can be written");
  GlossaryFile glossary;
  try {
    glossary = ReadGlossaryFile("/proc/self/fd/" + std::to_string(file.get()));
  } catch (const Error& error) {
    Promise(error.code() == ErrorCode::kBadInput, "glossaries are refused as bad input");
    return;
  }
  for (const GlossaryConcept& entry : glossary.concepts) {
    for (const auto* names : {&entry.english, &entry.spanish}) {
      for (const std::string& term : names->terms) Promise(IsValidUtf8(term), "term is UTF-8");
    }
  }
}

}  // namespace faro::testing
