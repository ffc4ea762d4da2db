// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_TERM_TABLE_H_
#define FARO_INDEXER_LEXICON_TERM_TABLE_H_

#include <string>
#include <string_view>

#include "indexer/lexicon/glossary_builder.h"

namespace faro {

// Reads a table of two or six columns separated by tabs: see ReadGlossaryFile. `name` stands for
// the file in messages. Throws Error(kBadInput) naming the line as ParseGlossary does.
void ReadTermTable(std::string_view tsv, const std::string& name, GlossaryBuilder* builder);

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_TERM_TABLE_H_
