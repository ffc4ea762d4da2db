// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_HTML_H_
#define FARO_INDEXER_EXTRACT_HTML_H_

#include <string_view>

#include "indexer/document.h"
#include "indexer/extract/document_builder.h"

namespace faro {

// Makes a Document of a page of HTML or XHTML in any encoding that DecodeText reads, with the one
// that the page declares. What a page shows besides its content (see html_content.h), what it does
// not show, controls of forms and marks of footnotes are left out; nothing is ever fetched. The
// line of a block is that of the source.
//
// A page's title often names its site as well, and its first <h1> may name nothing else. So the
// title is the first <h1> or <h2> of the content that <title> begins with, up to a separator; else
// the first <h1> that it names at all; else one outside the content that it begins with; else
// og:title where <title> names that; else <title>, else og:title, else the first heading.
//
// The date is the one of modification in the metadata, else what the text says, else one of
// publication in the metadata. The language is that of <html lang>, or of Content-Language.
//
// An image's alternative text counts only where a figure or a heading has no other.
//
// Throws Error(kBadInput) with the reason when the bytes are no text, when the page goes beyond
// limits.h, or when it holds no text of its own. Thread-safe; prints nothing.
Document ExtractHtml(std::string_view bytes);

// Adds headings, blocks and contacts of one part of a book to `builder`. All that the part shows is
// content, but for navigation; a part without text is none the less a part. Lines are those of the
// part. Throws as ExtractHtml does.
void ExtractHtmlInto(std::string_view bytes, DocumentBuilder* builder);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_HTML_H_
