// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_HTML_SOURCE_H_
#define FARO_INDEXER_EXTRACT_HTML_SOURCE_H_

#include <string>
#include <string_view>

namespace faro {

// What is looked at in the source of a page before it is parsed. All are linear in its length and
// thread-safe.

// The encoding that a page names in <meta charset>, <meta http-equiv> or the XML declaration, as it
// is written there; empty when the first four kilobytes name none. The result points into `bytes`.
std::string_view DeclaredCharset(std::string_view bytes);

// A page as UTF-8 with '\n' line ends: see DecodeText, which this calls.
std::string DecodeHtml(std::string_view bytes);

// Whether a page says that it is XHTML, by an XML declaration or its namespace.
bool IsXhtml(std::string_view text);

// `text` with the entities that HTML knows by name as what they stand for, without XML's own five.
std::string ExpandHtmlEntities(std::string_view text);

// The greatest number of attributes that a tag of the page has, counted up to `enough`.
size_t MostAttributes(std::string_view text, size_t enough);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_HTML_SOURCE_H_
