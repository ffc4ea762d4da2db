// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_ADDRESSES_H_
#define FARO_INDEXER_EXTRACT_ADDRESSES_H_

#include <string>
#include <string_view>
#include <vector>

namespace faro {

// The e-mail addresses in `text`, in order: the common part of RFC 5322's addr-spec (letters,
// digits and ._%+- before the @, a host name with a top-level domain after it). Linear in the
// length of the text. Thread-safe.
std::vector<std::string> FindEmailAddresses(std::string_view text);

// The http, https and www addresses in `text`, without punctuation that ends the sentence.
std::vector<std::string> FindUrls(std::string_view text);

// Whether `text` is nothing but addresses of that kind (and white space), at least one.
bool IsOnlyUrls(std::string_view text);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_ADDRESSES_H_
