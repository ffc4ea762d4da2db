// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_INDEX_LINK_TERMS_H_
#define FARO_LIB_INDEX_LINK_TERMS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace faro {

// An address on the web, as Field::kLink has it: the scheme, a www before the host, user, port, the
// fragment and a slash at the end make no difference.
struct LinkAddress {
  std::string host;  // case-folded
  std::string rest;  // path and query; empty: none

  // Reads http and https addresses, and such without a scheme. Nothing for any other (mailto:, a
  // file), and for a host without a full stop.
  static std::optional<LinkAddress> Read(std::string_view text);

  // What terms of the host and of hosts within it begin with: its labels from the last to the
  // first, each with a full stop (org.example.www.).
  std::string HostText() const;

  // The term of the whole address: '=' and 48 bits of its XXH3 as 8 letters. Of 100,000 addresses
  // another one has that of a given one with a probability of 4e-10.
  std::string WholeText() const;
};

// The texts of the terms (Field::kLink) of a passage with these links: its web addresses and their
// hosts, without duplicates. Of more than kMostLinksIndexed links the first count.
inline constexpr size_t kMostLinksIndexed = 100;
std::vector<std::string> LinkTexts(const std::vector<std::string>& links);

}  // namespace faro

#endif  // FARO_LIB_INDEX_LINK_TERMS_H_
