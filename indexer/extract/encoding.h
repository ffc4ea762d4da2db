// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_ENCODING_H_
#define FARO_INDEXER_EXTRACT_ENCODING_H_

#include <string>
#include <string_view>

namespace faro {

// The text of a file as UTF-8 with '\n' line ends and no other control characters than '\t', '\n'
// and '\f'. A byte-order mark decides (UTF-8, UTF-16); otherwise UTF-8 is UTF-8, also with a few
// ill-formed bytes, which become U+FFFD, and the rest is read as Windows-1252. Where `declared`
// names an encoding that ICU knows, it decides over all that is not well-formed UTF-8; its labels
// mean what the WHATWG's Encoding Standard says (ISO 8859-1 is Windows-1252), and those of
// Unicode's own encodings say nothing, since a text that is one shows it. Throws Error(kBadInput)
// saying what it is instead when the bytes are no text (zero bytes, many control characters), or
// when there are none.
std::string DecodeText(std::string bytes, std::string_view declared = {});

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_ENCODING_H_
