// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/inline_text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace faro {
namespace {

constexpr std::array<std::string_view, 6> kCodes = {"bpt", "ept", "it", "ph", "sub", "ut"};

}  // namespace

std::string ReadInlineText(XmlStream* xml, size_t limit) {
  std::string text;
  for (size_t depth = 1; depth > 0;) {
    switch (xml->Next()) {
      case XmlStream::Event::kText:
        text += xml->text().substr(0, limit + 1 - text.size());
        break;
      case XmlStream::Event::kOpen:
        if (std::find(kCodes.begin(), kCodes.end(), xml->name()) == kCodes.end()) {
          ++depth;
          break;
        }
        if ((xml->name() == "ph" || xml->name() == "ut") && text.size() < limit) text += ' ';
        xml->SkipElement();
        break;
      case XmlStream::Event::kClose:
        --depth;
        break;
      case XmlStream::Event::kEnd:
        return text;
    }
  }
  return text;
}

}  // namespace faro
