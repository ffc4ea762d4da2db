// SPDX-License-Identifier: GPL-3.0-or-later
// faro-index check: what it finds in indexes that are damaged, each in one way.

#include <xapian.h>

#include <random>

#include "lib/index/schema.h"
#include "tests/cli/cli_test.h"

namespace faro::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class CheckTest : public CliTest {
 protected:
  void SetUp() override {
    CliTest::SetUp();
    for (int i = 0; i < 30; ++i) {
      std::string page = "# Page " + std::to_string(i) + "\n";
      for (int k = 0; k < 20; ++k) {
        page += "\n## Part " + std::to_string(k) + "\n\nSentence " + std::to_string(i * k) +
                " on water, latrines and shelter for all of the camp.\n";
      }
      Write("docs/page" + std::to_string(i) + ".md", page);
    }
    Report({"docs"});
  }

  std::filesystem::path Generation() const { return folder_ / "ix/generation-000001"; }

  // What check says after `damage` was done to the index.
  template <typename Damage>
  ProcessResult CheckAfter(Damage damage) {
    {
      Xapian::WritableDatabase database(Generation().string());
      damage(&database);
      database.commit();
    }
    return Index({"check"});
  }
};

TEST_F(CheckTest, SoundIndexIsSound) {
  const ProcessResult result = Index({"check"});
  EXPECT_EQ(result.status, 0) << ::testing::PrintToString(result);
  EXPECT_EQ(result.out, "The index is sound: 600 passages.\n");
}

TEST_F(CheckTest, SoundAfterUpdatesInPlace) {
  for (int i = 0; i < 3; ++i) {
    Write("docs/page7.md", "# Seven\n\nVersion " + std::to_string(i) + " of this page.\n");
    Report({"docs"});
  }
  EXPECT_EQ(Index({"check"}).status, 0);
}

TEST_F(CheckTest, FindsAPassageThatIsGone) {
  const auto result = CheckAfter([](auto* database) { database->delete_document(5); });
  EXPECT_EQ(result.status, 3);
  EXPECT_THAT(result.err, HasSubstr("20 passages recorded, 19 found"));
  EXPECT_THAT(result.err, HasSubstr("a gap before its passage 4"));
}

TEST_F(CheckTest, FindsAPassageOfAnUnknownSource) {
  const auto result = CheckAfter([](auto* database) {
    Xapian::Document stray = database->get_document(1);
    stray.add_value(SlotNumber(Slot::kSource), "0123456789abcdef");
    database->add_document(stray);
  });
  EXPECT_EQ(result.status, 3);
  EXPECT_THAT(result.err, HasSubstr("not recorded: 0123456789abcdef"));
}

TEST_F(CheckTest, FindsARecordThatStandsInTheWrongPlace) {
  const auto result = CheckAfter([](auto* database) {
    Xapian::Document wrong = database->get_document(17);
    wrong.set_data(database->get_document(1).get_data());
    database->replace_document(17, wrong);
  });
  EXPECT_EQ(result.status, 3);
  EXPECT_THAT(result.err, HasSubstr("passage 16 has the record of another"));
}

TEST_F(CheckTest, FindsARecordThatCannotBeRead) {
  const auto result = CheckAfter([](auto* database) {
    Xapian::Document leader = database->get_document(1);
    std::string data = leader.get_data();
    data.back() = static_cast<char>(data.back() ^ 1);
    leader.set_data(data);
    database->replace_document(1, leader);
  });
  EXPECT_EQ(result.status, 3);
  EXPECT_THAT(result.err, HasSubstr("passage 0 cannot be read"));
}

TEST_F(CheckTest, FindsTermsThatTheTextDoesNotGive) {
  const auto result = CheckAfter([](auto* database) {
    Xapian::Document wrong = database->get_document(1);
    wrong.add_term("elsewhere");
    database->replace_document(1, wrong);
  });
  EXPECT_EQ(result.status, 3);
  EXPECT_THAT(result.err, HasSubstr("passage 0 has other terms than its text gives"));
}

TEST_F(CheckTest, FindsAccentedWordsThatAreNotAmongTheSpellings) {
  Write("docs/agua.md", "# Agua\n\nLa evaluación rápida.\n");
  Report({"docs"});
  EXPECT_EQ(Index({"check"}).status, 0);
  const auto result = CheckAfter([](auto* database) {
    for (auto key = database->synonym_keys_begin(); key != database->synonym_keys_end(); ++key) {
      database->clear_synonyms(*key);
    }
  });
  EXPECT_EQ(result.status, 3);
  EXPECT_THAT(result.err, HasSubstr("missing from the spellings: evaluación"));
}

// Xapian's own check can crash on such tables. What is flipped may lie in parts of blocks that are
// not in use, so not every flip is a fault; but none ends otherwise than as sound or as damaged.
TEST_F(CheckTest, FlippedBytesNeverCrashIt) {
  const std::filesystem::path sound = folder_ / "sound";
  std::filesystem::copy(Generation(), sound, std::filesystem::copy_options::recursive);
  std::vector<std::filesystem::path> tables;
  for (const auto& entry : std::filesystem::directory_iterator(sound)) {
    if (entry.file_size() > 0) tables.push_back(entry.path());
  }
  std::sort(tables.begin(), tables.end());
  std::mt19937 random(20);  // NOLINT: the same flips each time
  int found = 0;
  constexpr int kFlips = 60;
  for (int i = 0; i < kFlips; ++i) {
    const std::filesystem::path& table = tables[random() % tables.size()];
    const std::filesystem::path target = Generation() / table.filename();
    std::filesystem::copy_file(table, target, std::filesystem::copy_options::overwrite_existing);
    const auto at = static_cast<std::streamoff>(random() % std::filesystem::file_size(target));
    {
      std::fstream file(target, std::ios::in | std::ios::out | std::ios::binary);
      file.seekg(at);
      const int byte = file.get();
      file.seekp(at);
      file.put(static_cast<char>(byte ^ static_cast<int>(1 + random() % 255)));
    }
    const ProcessResult result = Index({"check"});
    SCOPED_TRACE(table.filename().string() + " at " + std::to_string(at));
    EXPECT_TRUE(result.status == 0 || result.status == 2 || result.status == 3)
        << ::testing::PrintToString(result);
    if (result.status != 0) {
      ++found;
      EXPECT_THAT(result.err, HasSubstr("faro-index: "));
      EXPECT_THAT(result.out, Not(HasSubstr("sound")));
    }
    std::filesystem::copy_file(table, target, std::filesystem::copy_options::overwrite_existing);
  }
  EXPECT_GT(found, kFlips / 3);
  EXPECT_EQ(Index({"check"}).status, 0);
}

TEST_F(CheckTest, TruncatedAndMissingTablesAreDamage) {
  std::filesystem::resize_file(Generation() / "postlist.glass", 9000);
  EXPECT_THAT(Index({"check"}).status, ::testing::AnyOf(2, 3));
  std::filesystem::remove(Generation() / "postlist.glass");
  const ProcessResult result = Index({"check"});
  EXPECT_THAT(result.status, ::testing::AnyOf(2, 3)) << ::testing::PrintToString(result);
  EXPECT_THAT(result.err, HasSubstr("faro-index: "));
}

}  // namespace
}  // namespace faro::testing
