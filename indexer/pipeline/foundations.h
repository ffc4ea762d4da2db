// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_PIPELINE_FOUNDATIONS_H_
#define FARO_INDEXER_PIPELINE_FOUNDATIONS_H_

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/lexicon/translation_compiler.h"

namespace faro {

// A database with what an index has beside passages and sources: what it is (DescribeIndex), and
// the translations.
struct Foundations {
  std::filesystem::path database;  // to be read only
  std::vector<std::string> notes;  // on the translations
};

// Makes the foundations of a new index, at `scratch` if they have to be made. Compiling the
// translations takes a second of processor time, so those without glossaries of the user's are kept
// in `cache_folder`/lexicon, by their sources; an empty `cache_folder` means not to. A cache that
// cannot be used costs that second and nothing else. Throws Error as CompileTranslations does.
Foundations LayFoundations(const TranslationSources& translations,
                           const std::filesystem::path& scratch,
                           const std::filesystem::path& cache_folder);

}  // namespace faro

#endif  // FARO_INDEXER_PIPELINE_FOUNDATIONS_H_
