// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_PDF_TEXT_H_
#define FARO_INDEXER_EXTRACT_PDF_TEXT_H_

#include <string>
#include <string_view>

namespace faro {

// Mends what PDFs do to letters, in UTF-8 (ill-formed bytes go): ligatures (U+FB00 to U+FB06)
// become their letters; letters and the accents after them are composed (NFC), also where a spacing
// accent stands before its letter ("´a", "´ı"); a character of the private use area or a symbol
// for one (U+F0B7, Wingdings' squares) at the start becomes a bullet, and elsewhere goes, as do
// U+FFFD, control characters and characters without width, except a soft hyphen at the end. White
// space is folded. Throws Error when ICU fails. Thread-safe.
std::string MendPdfText(std::string_view text);

// Whether `text` begins with a small letter.
bool StartsLower(std::string_view text);

// Whether `text` ends in a stop, colon, semicolon, question or exclamation mark, brackets and
// quotation marks after it apart.
bool EndsSentence(std::string_view text);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_PDF_TEXT_H_
