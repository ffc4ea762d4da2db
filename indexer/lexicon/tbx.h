// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_TBX_H_
#define FARO_INDEXER_LEXICON_TBX_H_

#include "indexer/lexicon/glossary_builder.h"
#include "indexer/lexicon/xml_stream.h"

namespace faro {

// Reads the rest of a TBX document (TermBase eXchange, ISO 30042) whose root element `xml` has just
// opened: martif with termEntry, langSet and tig or ntig (2008), or tbx with conceptEntry, langSec
// and termSec (2019), kinds of terms in either style (termNote, or an element of a module). Throws
// as XmlStream does, and when ICU fails.
void ReadTbx(XmlStream* xml, GlossaryBuilder* builder);

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_TBX_H_
