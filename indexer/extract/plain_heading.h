// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_PLAIN_HEADING_H_
#define FARO_INDEXER_EXTRACT_PLAIN_HEADING_H_

#include <string_view>

namespace faro {

// Headings that carry no mark-up, as in text taken out of a PDF. All thread-safe.

// Whether `line`, a paragraph of its own, reads as a heading: short, starting with a capital, a
// digit or an inverted question mark, not ending like a sentence, no address, no list item. A line
// in capitals may end in a colon, unless it announces a list ("TAKE THE FOLLOWING STEPS:").
bool LooksLikeHeading(std::string_view line);

// Whether `line` is one of the section titles that manuals use again and again, in either language
// (Overview, Enlaces, Consideraciones clave, ...). Such a line is a heading wherever it stands.
bool IsSectionTitle(std::string_view line);

// The level of a heading that has headings of level 4 directly under it, without text in between.
inline constexpr int kRaisedHeadingLevel = 3;
inline constexpr int kLowestHeadingLevel = 4;

// 1 for the first heading of a document, 2 for section titles and headings in capitals, else 4.
int PlainHeadingLevel(std::string_view line, bool has_headings);

// The length of the list marker at the start of `line` with the blanks after it ("- ", "• ",
// "(iv) ", "3. ", "b) "), or 0.
size_t ListMarkerLength(std::string_view line);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_PLAIN_HEADING_H_
