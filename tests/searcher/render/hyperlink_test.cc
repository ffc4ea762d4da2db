// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/hyperlink.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace faro {
namespace {

Passage At(const std::string& root, const std::string& path) {
  Passage passage;
  passage.root = root;
  passage.path = path;
  return passage;
}

TEST(FileAddressTest, NamesHostAndPath) {
  EXPECT_EQ(FileAddress(At("/srv/manual", "en/water.md"), "desk"),
            "file://desk/srv/manual/en/water.md");
  EXPECT_EQ(FileAddress(At("", "water.md"), ""), "file:///water.md") << "indexed from /";
}

TEST(FileAddressTest, HasThePageElseTheLine) {
  Passage passage = At("/m", "a.pdf");
  passage.page = 12;
  EXPECT_EQ(FileAddress(passage, ""), "file:///m/a.pdf#page=12");
  passage.page = 0;
  passage.line = 7;
  EXPECT_EQ(FileAddress(passage, ""), "file:///m/a.pdf#7");
}

TEST(FileAddressTest, EncodesWhatIsNotPlain) {
  EXPECT_EQ(FileAddress(At("/m", "agua y señal.md"), ""), "file:///m/agua%20y%20se%C3%B1al.md");
  EXPECT_EQ(FileAddress(At("/m", "100%#1?.md"), ""), "file:///m/100%25%231%3F.md");
  EXPECT_EQ(FileAddress(At("/m", "\xFF.md"), ""), "file:///m/%FF.md") << "no UTF-8";
}

TEST(FileAddressTest, NoPathAndNoHostBringsAControlCharacter) {
  std::string bytes;
  for (int byte = 1; byte < 256; ++byte) bytes += static_cast<char>(byte);
  const std::string address = FileAddress(At("/" + bytes, bytes), bytes);
  EXPECT_TRUE(std::all_of(address.begin(), address.end(), [](unsigned char c) {
    return c > 0x20 && c < 0x7F;
  })) << address;
}

TEST(HyperlinkTest, IsClosedAgain) {
  EXPECT_EQ(Hyperlink("file:///a", "A"), "\x1b]8;;file:///a\x1b\\A\x1b]8;;\x1b\\");
}

}  // namespace
}  // namespace faro
