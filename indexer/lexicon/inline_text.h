// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_INLINE_TEXT_H_
#define FARO_INDEXER_LEXICON_INLINE_TEXT_H_

#include <cstddef>
#include <string>

#include "indexer/lexicon/xml_stream.h"

namespace faro {

// The text of the element that `xml` has just opened, up to its end. The codes of TMX and TBX (bpt,
// ept, it, ph, sub, ut) are dropped with what they hold; a placeholder (ph, ut) becomes a blank,
// since it may stand for a line break or a picture; highlighted text (hi) stays. Longer text than
// `limit` bytes is cut short, at a byte beyond it. Throws as XmlStream does.
std::string ReadInlineText(XmlStream* xml, size_t limit);

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_INLINE_TEXT_H_
