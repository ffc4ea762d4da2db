// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/link_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string Read(std::string_view text) {
  const auto address = LinkAddress::Read(text);
  return address ? address->host + " " + address->rest : "nothing";
}

TEST(LinkAddressTest, HostAndRest) {
  EXPECT_EQ(Read("https://reliefweb.int/report/camps?p=1"), "reliefweb.int /report/camps?p=1");
  EXPECT_EQ(Read("reliefweb.int/report"), "reliefweb.int /report");
  EXPECT_EQ(Read("reliefweb.int"), "reliefweb.int ");
}

TEST(LinkAddressTest, WhatMakesNoDifference) {
  for (const char* const text :
       {"http://iom.int/a", "HTTPS://www.IOM.int/a/", "//iom.int:443/a", "user:pw@iom.int/a",
        " https://iom.int./a#part ", "www.iom.int/a//"}) {
    EXPECT_EQ(Read(text), "iom.int /a") << text;
  }
}

TEST(LinkAddressTest, WhatIsNoAddress) {
  for (const char* const text : {"", "iom", "ftp://iom.int/a", "../a.b", "/a.b", ".int", "a..b",
                                 "https://", "a b.c", "iom.int:x"}) {
    EXPECT_EQ(Read(text), "nothing") << text;
  }
}

TEST(LinkAddressTest, HostFromTheLastLabelOn) {
  EXPECT_EQ(LinkAddress::Read("data.iom.int")->HostText(), "int.iom.data.");
  EXPECT_EQ(LinkAddress::Read("a.b")->HostText(), "b.a.");
}

TEST(LinkAddressTest, WholeAddressesDiffer) {
  const auto whole = [](std::string_view text) { return LinkAddress::Read(text)->WholeText(); };
  EXPECT_EQ(whole("http://iom.int/a"), whole("www.iom.int/a/"));
  EXPECT_NE(whole("iom.int/a"), whole("iom.int/A"));
  EXPECT_THAT(whole("iom.int/a"), SizeIs(9));
}

TEST(LinkTextsTest, HostsAndAddressesOnce) {
  const auto texts = LinkTexts({"https://iom.int/a", "https://iom.int/a/", "https://iom.int"});
  EXPECT_THAT(texts, ElementsAre(LinkAddress::Read("iom.int/a")->WholeText(), "int.iom."));
}

TEST(LinkTextsTest, FilesAndMailAreNoLinks) {
  EXPECT_THAT(LinkTexts({"annex.md", "../x/y.pdf", "mailto:a@b.c", "#top", ""}), IsEmpty());
}

TEST(LinkTextsTest, OnlyTheFirstCount) {
  std::vector<std::string> links;
  for (size_t i = 0; i <= kMostLinksIndexed; ++i) {
    links.push_back("https://h" + std::to_string(i) + ".org");
  }
  EXPECT_THAT(LinkTexts(links), SizeIs(kMostLinksIndexed));
}

}  // namespace
}  // namespace faro
