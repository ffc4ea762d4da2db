// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_EXTRACTOR_H_
#define FARO_INDEXER_EXTRACT_EXTRACTOR_H_

#include <string>
#include <string_view>

#include "indexer/document.h"

namespace faro {

// Changes whenever the same bytes would give another Document than before, or EncodeDocument
// another form of it: then what was extracted before is not used again.
inline constexpr unsigned kExtractionVersion = 1;

// Makes a Document of the bytes of a file named `path`. The content has the last word on the type:
// a text file that is written in Markdown is read as Markdown, and a file of unknown type as text.
// A document without a title takes the name of the file. Throws Error(kBadInput) with the reason
// when the bytes are not a text, or hold none. Thread-safe.
Document ExtractDocument(std::string_view path, std::string bytes);

// The title that the name of a file makes for a document without one: "site-planning.md" reads
// "site planning".
std::string TitleOfName(std::string_view path);

// Makes a document of each kind of input once, so that what libraries load at first use has been
// loaded before a process gives up its right to open files. Throws nothing.
void WarmUpExtractors();

// The extractors proper. `text` is what DecodeText returns.
Document ExtractMarkdown(std::string_view text);
Document ExtractText(std::string_view text);

// Whether a text uses Markdown's headings, emphasis or links.
bool LooksLikeMarkdown(std::string_view text);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_EXTRACTOR_H_
