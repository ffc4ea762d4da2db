// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/gist/apertium_mode.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "lib/base/error.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(ParseApertiumModeTest, SplitsAfterTheLookUpOfTranslations) {
  const ApertiumMode mode = ParseApertiumMode(
      "lt-proc '/a b/spa.bin' | tagger -g $2 'x.prob' |lt-proc -b bil.bin | lt-proc $1 gen.bin\n",
      "m");
  EXPECT_THAT(mode.analysis, ElementsAre(ElementsAre("lt-proc", "-z", "/a b/spa.bin"),
                                         ElementsAre("tagger", "-z", "-g", "x.prob"),
                                         ElementsAre("lt-proc", "-z", "-b", "bil.bin")));
  EXPECT_THAT(mode.generation, ElementsAre(ElementsAre("lt-proc", "-z", "-n", "gen.bin")));
}

TEST(ParseApertiumModeTest, RefusesWhatIsNoPipeline) {
  for (const char* text :
       {"", "|", "lt-proc -b x", "lt-proc x | gen y", "lt-proc -b 'x | gen y", "lt-proc -b x || y",
        "lt-proc -b x | gen y; rm z", "lt-proc -b $(x) | gen", "lt-proc -b x | gen > y",
        "lt-proc -b x | gen \"y\"", "lt-proc -b x | gen $HOME", "lt-proc -b x | gen a'b'"}) {
    try {
      ParseApertiumMode(text, "spa.mode");
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kBadInput);
      EXPECT_THAT(error.what(), HasSubstr("spa.mode"));
    }
  }
}

TEST(LoadApertiumModeTest, MissingDataIsNamed) {
  setenv("APERTIUM_DATADIR", "/nonexistent", 1);
  try {
    LoadApertiumMode(Language::kSpanish);
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("/nonexistent/modes/spa-eng.mode"));
  }
  unsetenv("APERTIUM_DATADIR");
}

}  // namespace
}  // namespace faro
