// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_TRANSLATION_COMPILER_H_
#define FARO_INDEXER_LEXICON_TRANSLATION_COMPILER_H_

#include <xapian.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/language/analyzer.h"

namespace faro {

// Metadata key under which an index records the sources of its translations, by content hash.
inline constexpr std::string_view kLexiconKey = "faro.lexicon";

// Where translations come from. Folders may be empty, or missing on this machine.
struct TranslationSources {
  std::string_view glossary;         // a table as ParseGlossary reads it; may be empty
  std::string glossary_name;         // for messages
  std::string apertium_folder = {};  // dictionaries
  std::string forms_folder = {};     // Apertium's too: the forms of irregular words
  bool icu_names = false;            // countries, languages, months, numbers
  // The user's glossaries (see ReadGlossaryFile) to use from now on, in place of all given before.
  // Nothing: go on with those that the index remembers.
  std::optional<std::vector<std::string>> user_glossaries = std::nullopt;
  bool parallel_documents = false;  // see LearnFromParallelDocuments
};

// The glossary that Faro comes with, and the dictionaries where Debian's packages put them.
TranslationSources DefaultTranslations();

// The names of the default sources, for people.
inline constexpr std::array<std::string_view, 5> kSourceNames = {"glossary", "apertium", "forms",
                                                                 "names", "parallel"};

// The names that SelectTranslations takes.
std::vector<std::string> TranslationSourceNames();

// Those default sources that are named in `names`, which may hold "none". Throws Error(kUsage) for
// another name.
TranslationSources SelectTranslations(const std::vector<std::string>& names);

// Names what the sources hold, but for the user's: changes when one of Faro's own does, or the way
// from them to the store. Dictionaries count by their bytes, which takes a millisecond or two.
std::string LexiconOf(const TranslationSources& sources);

// Brings the translation store of `database` up to date with `sources`: nothing is done when the
// index already holds them, else what it held is replaced. When a remembered glossary of the user's
// is gone or broken, what the index holds stays. Returns notes for the user: what was left out of
// the glossaries and why. Part of the transaction in hand. Throws Error(kBadInput) for a bad table,
// dictionary or named glossary; Xapian's errors pass through.
std::vector<std::string> CompileTranslations(const TranslationSources& sources, Analyzer* analyzer,
                                             Xapian::WritableDatabase* database);

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_TRANSLATION_COMPILER_H_
