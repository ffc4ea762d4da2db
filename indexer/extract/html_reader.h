// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_HTML_READER_H_
#define FARO_INDEXER_EXTRACT_HTML_READER_H_

#include <cstddef>
#include <string>

#include "indexer/extract/document_builder.h"
#include "indexer/extract/html_content.h"
#include "indexer/extract/html_tree.h"

namespace faro {

// Adds the content of a page to `builder`: headings; paragraphs; items of lists, terms and
// definitions included; rows of tables, their cells joined as in a Markdown table; preformatted
// text with its line ends. A table that only lays out the page (by its role, with another inside,
// with one cell a row, or with headings in a few rows) is read cell by cell. Of links, those to
// other sites are kept. Reads without recursion. Throws Error(kBadInput) beyond kMostBlocks.
void ReadHtmlContent(const HtmlTree& tree, const HtmlContent& content, DocumentBuilder* builder);

// The text of the heading `index` as a document has it.
std::string HeadingText(const HtmlTree& tree, size_t index);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_HTML_READER_H_
