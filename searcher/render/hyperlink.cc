// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/hyperlink.h"

namespace faro {
namespace {

void AppendEncoded(std::string_view bytes, std::string* address) {
  constexpr std::string_view kKept =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : bytes) {
    if (kKept.find(c) != std::string_view::npos) {
      *address += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      *address += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
}

}  // namespace

std::string FileAddress(const Passage& passage, std::string_view host) {
  std::string address = "file://";
  AppendEncoded(host, &address);
  AppendEncoded(passage.root + "/" + passage.path, &address);
  if (passage.page > 0) {
    address += "#page=" + std::to_string(passage.page);
  } else if (passage.line > 0) {
    address += "#" + std::to_string(passage.line);
  }
  return address;
}

std::string Hyperlink(std::string_view address, std::string_view text) {
  constexpr std::string_view kStart = "\x1b]8;;";
  constexpr std::string_view kEnd = "\x1b\\";
  std::string link(kStart);
  link.append(address).append(kEnd).append(text).append(kStart).append(kEnd);
  return link;
}

}  // namespace faro
