// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/heading_key.h"

#include "lib/language/folding.h"

namespace faro {
namespace {

std::string KeyFrom(const AnalyzedText& text, size_t first) {
  std::string key;
  for (size_t i = first; i < text.tokens().size(); ++i) {
    if (!key.empty()) key += ' ';
    key += text.Exact(text.tokens()[i]);
  }
  return FoldAccentsAndTilde(key);
}

}  // namespace

std::string HeadingKey(const AnalyzedText& heading) {
  size_t first = 0;
  while (first < heading.tokens().size() && !heading.tokens()[first].stemmable) ++first;
  std::string key = KeyFrom(heading, first);
  return key.size() > kLongestHeadingKey ? std::string() : key;
}

std::string CompletionKey(const AnalyzedText& text) { return KeyFrom(text, 0); }

}  // namespace faro
