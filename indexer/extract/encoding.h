// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_ENCODING_H_
#define FARO_INDEXER_EXTRACT_ENCODING_H_

#include <string>

namespace faro {

// The text of a file as UTF-8 with '\n' line ends and no other control characters than '\t', '\n'
// and '\f'. A byte-order mark decides (UTF-8, UTF-16); otherwise UTF-8 is UTF-8, also with a few
// ill-formed bytes, which become U+FFFD, and the rest is read as Windows-1252. Throws
// Error(kBadInput) saying what it is instead when the bytes are no text (zero bytes, many control
// characters), or when there are none.
std::string DecodeText(std::string bytes);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_ENCODING_H_
