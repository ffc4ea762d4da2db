// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_TMX_H_
#define FARO_INDEXER_LEXICON_TMX_H_

#include "indexer/lexicon/glossary_builder.h"
#include "indexer/lexicon/xml_stream.h"

namespace faro {

// Reads the rest of a TMX document (Translation Memory eXchange 1.4b) whose root element `xml` has
// just opened: see ReadGlossaryFile. Throws as XmlStream does, and when ICU fails.
void ReadTmx(XmlStream* xml, GlossaryBuilder* builder);

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_TMX_H_
