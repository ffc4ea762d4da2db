// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/link_terms.h"

#include <xxhash.h>

#include <algorithm>
#include <set>

#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

std::optional<std::string_view> WithoutScheme(std::string_view text) {
  const size_t mark = text.find("://");
  if (mark != std::string_view::npos && mark < text.find_first_of("/?#")) {
    const std::string scheme = CaseFolded(text.substr(0, mark));
    if (scheme != "http" && scheme != "https") return std::nullopt;
    return text.substr(mark + 3);
  }
  if (text.starts_with("//")) return text.substr(2);
  return text;
}

}  // namespace

std::optional<LinkAddress> LinkAddress::Read(std::string_view text) {
  const auto address = WithoutScheme(TrimAscii(text));
  if (!address) return std::nullopt;
  const size_t host_end = std::min(address->find_first_of("/?#"), address->size());
  std::string_view host = address->substr(0, host_end);
  if (const size_t user = host.rfind('@'); user != std::string_view::npos) {
    host.remove_prefix(user + 1);
  }
  if (const size_t port = host.find(':'); port != std::string_view::npos) {
    const std::string_view digits = host.substr(port + 1);
    if (!std::all_of(digits.begin(), digits.end(), IsAsciiDigit)) return std::nullopt;
    host = host.substr(0, port);
  }
  if (host.ends_with('.')) host.remove_suffix(1);
  LinkAddress read;
  read.host = CaseFolded(host);
  constexpr std::string_view kWww = "www.";
  if (read.host.starts_with(kWww)) read.host.erase(0, kWww.size());
  const size_t dot = read.host.find('.');
  if (dot == std::string::npos || dot == 0 || read.host.find("..") != std::string::npos ||
      std::any_of(read.host.begin(), read.host.end(),
                  [](char c) { return IsAsciiSpace(c) || c == '\0'; })) {
    return std::nullopt;
  }
  std::string_view rest = address->substr(host_end);
  rest = rest.substr(0, rest.find('#'));
  while (rest.ends_with('/')) rest.remove_suffix(1);
  read.rest = rest;
  return read;
}

std::string LinkAddress::HostText() const {
  std::string text;
  for (size_t end = host.size();;) {
    const size_t dot = host.rfind('.', end - 1);
    const size_t begin = dot == std::string::npos ? 0 : dot + 1;
    text.append(host, begin, end - begin);
    text += '.';
    if (dot == std::string::npos) return text;
    end = dot;
  }
}

std::string LinkAddress::WholeText() const {
  static constexpr std::string_view kLetters =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  const std::string address = host + rest;
  uint64_t hash = XXH3_64bits(address.data(), address.size());
  std::string text = "=";
  for (int i = 0; i < 8; ++i, hash >>= 6) text += kLetters[hash & 63];
  return text;
}

std::vector<std::string> LinkTexts(const std::vector<std::string>& links) {
  std::set<std::string> texts;
  const size_t count = std::min(links.size(), kMostLinksIndexed);
  for (size_t i = 0; i < count; ++i) {
    // Without a scheme it is a file beside this one, whatever its name looks like.
    if (links[i].find("//") == std::string::npos) continue;
    const auto address = LinkAddress::Read(links[i]);
    if (!address) continue;
    texts.insert(address->HostText());
    if (!address->rest.empty()) texts.insert(address->WholeText());
  }
  return {texts.begin(), texts.end()};
}

}  // namespace faro
