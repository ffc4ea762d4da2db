// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are found elsewhere: what an update makes of them is what a fresh index would hold.
#include "indexer/source_moves.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/index_update.h"
#include "lib/index/open_index.h"
#include "lib/index/passage_store.h"
#include "tests/indexer/temp_folder.h"

namespace faro {
namespace {

namespace fs = std::filesystem;

using ::testing::ElementsAre;
using ::testing::Pair;

class Recorder : public UpdateListener {
 public:
  void OnSource(SourceAction action, const std::string& path) override {
    actions[fs::path(path).filename().string()] = action;
    if (after_source) after_source();
  }

  std::map<std::string, SourceAction> actions;
  std::function<void()> after_source;
};

// All that is stored of the passage at `id`, as text.
std::string Dump(const Xapian::Database& database, PassageReader* reader, Xapian::docid id) {
  const Passage passage = reader->Read(id);
  std::string dump = passage.Id() + " " + passage.root + " " + passage.path + "\n" + passage.title +
                     "\n" + std::string(LanguageCode(passage.language)) + " " +
                     std::to_string(passage.page) + " " + std::to_string(passage.line) + " " +
                     std::to_string(passage.offset) + "\n";
  for (const std::string& heading : passage.heading) dump += heading + " > ";
  for (const std::string& link : passage.links) dump += link + " ";
  for (const std::string& contact : passage.contacts) dump += contact + " ";
  dump += passage.text + "\n";
  const Xapian::Document document = database.get_document(id);
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    dump += *term + " " + std::to_string(term.get_wdf()) + " " +
            std::to_string(database.get_termfreq(*term)) + "\n";
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    dump += std::to_string(value.get_valueno()) + " " + *value + "\n";
  }
  return dump;
}

// Passages in the order of their names, then the catalogue.
std::vector<std::string> Dump(const std::string& db) {
  const Xapian::Database database = OpenIndex(db);
  PassageReader reader(database);
  std::vector<std::string> dump;
  for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
    dump.push_back(Dump(database, &reader, *id));
  }
  std::sort(dump.begin(), dump.end());
  for (const auto& [id, record] : LoadCatalogue(database)) {
    dump.push_back(id + " " + record.AbsolutePath() + " " + std::to_string(record.size) + " " +
                   std::to_string(record.modified) + " " + std::to_string(record.inode) + " " +
                   record.hash + " " + std::to_string(record.passages) + " " + record.failure);
  }
  return dump;
}

class SourceMovesTest : public ::testing::Test {
 protected:
  SourceMovesTest() { manual_.MakeFolder("m"); }

  UpdateOptions Options(const std::string& db) {
    UpdateOptions options;
    options.db = db;
    options.paths = {manual_ / "m"};
    options.translations = {};
    options.sandbox = false;
    return options;
  }

  UpdateReport Update(const std::vector<std::string>& paths = {}) {
    UpdateOptions options = Options(db_);
    if (!paths.empty()) options.paths = paths;
    return Run(options);
  }
  UpdateReport Run(const UpdateOptions& options, const std::atomic<int>* stop = nullptr) {
    recorder_.actions.clear();
    return RunUpdate(options, stop, &recorder_);
  }

  // That the index is what one made from nothing would be.
  void ExpectAsFresh(const std::vector<std::string>& paths = {}) {
    UpdateOptions options = Options(index_ / "fresh");
    options.full = true;
    if (!paths.empty()) options.paths = paths;
    RunUpdate(options, nullptr, &recorder_);
    EXPECT_EQ(Dump(db_), Dump(options.db));
  }

  void Rename(const std::string& from, const std::string& to) {
    fs::create_directories((manual_.path() / to).parent_path());
    fs::rename(manual_.path() / from, manual_.path() / to);
  }

  // Moves as between file systems: another file with the same content.
  void CopyAndRemove(const std::string& from, const std::string& to) {
    fs::create_directories((manual_.path() / to).parent_path());
    fs::copy_file(manual_.path() / from, manual_.path() / to);
    fs::remove(manual_.path() / from);
  }

  testing::TempFolder manual_;
  testing::TempFolder index_;
  std::string db_ = index_ / "db";
  Recorder recorder_;
};

// Added, updated, moved, removed, unchanged.
MATCHER_P5(Did, added, updated, moved, removed, unchanged, "") {
  *result_listener << arg.added << " added, " << arg.updated << " updated, " << arg.moved
                   << " moved, " << arg.removed << " removed, " << arg.unchanged << " unchanged, "
                   << arg.failed.size() << " failed";
  return arg.added == static_cast<uint64_t>(added) &&
         arg.updated == static_cast<uint64_t>(updated) &&
         arg.moved == static_cast<uint64_t>(moved) &&
         arg.removed == static_cast<uint64_t>(removed) &&
         arg.unchanged == static_cast<uint64_t>(unchanged) && arg.failed.empty();
}

// More than a group of passages, with all that a passage can have.
std::string LongText(const std::string& title) {
  std::string text = "# " + title + "\n\nUpdated: 2 May 2021\n\nAsk wash@example.org.\n\n";
  for (int i = 0; i < 40; ++i) {
    text += "## Part " + std::to_string(i) + "\n\nSee the [table](http://example.org/" +
            std::to_string(i) + "). The World Food Programme (WFP) digs well number " +
            std::to_string(i) + " near the camp.\n\nEl pozo está al lado del río.\n\n";
  }
  return text;
}

TEST_F(SourceMovesTest, RenamedFileKeepsItsPassages) {
  manual_.Write("m/a.md", LongText("Wells"));
  manual_.Write("m/b.md", "# Other\n\nText.\n");
  Update();
  Rename("m/a.md", "m/deep/z.md");
  const UpdateReport report = Update();
  EXPECT_THAT(report, Did(0, 1, 1, 0, 1));
  EXPECT_EQ(report.bytes, 0u);
  EXPECT_EQ(report.documents, 2u);
  EXPECT_THAT(recorder_.actions,
              ElementsAre(Pair("b.md", SourceAction::kKeep), Pair("z.md", SourceAction::kMove)));
  ExpectAsFresh();
  EXPECT_THAT(Update(), Did(0, 0, 0, 0, 2));
}

TEST_F(SourceMovesTest, TitleThatIsTheNameFollowsTheName) {
  manual_.Write("m/camp-wells.txt", "Dig deep. Agua limpia para todos.\n");
  Update();
  Rename("m/camp-wells.txt", "m/letrinas_únicas.txt");
  EXPECT_THAT(Update(), Did(0, 1, 1, 0, 0));
  ExpectAsFresh();
}

TEST_F(SourceMovesTest, FileMovedBetweenFileSystemsIsKnownByItsContent) {
  manual_.Write("m/a.md", LongText("Wells"));
  Update();
  CopyAndRemove("m/a.md", "m/b.md");
  EXPECT_THAT(Update(), Did(0, 1, 1, 0, 0));
  ExpectAsFresh();
}

TEST_F(SourceMovesTest, FileMovedAndEditedIsAnother) {
  manual_.Write("m/a.md", "# One\n\nText.\n");
  Update();
  Rename("m/a.md", "m/b.md");
  manual_.Write("m/b.md", "# One\n\nTexts.\n");
  EXPECT_THAT(Update(), Did(1, 0, 0, 1, 0));
  ExpectAsFresh();
}

TEST_F(SourceMovesTest, FileOfTheSameSizeIsAnother) {
  manual_.Write("m/a.md", "# One\n\nText.\n");
  Update();
  CopyAndRemove("m/a.md", "m/b.md");
  manual_.Write("m/b.md", "# Two\n\nText.\n");
  EXPECT_THAT(Update(), Did(1, 0, 0, 1, 0));
  ExpectAsFresh();
}

TEST_F(SourceMovesTest, CopyIsNoMove) {
  manual_.Write("m/a.md", "# One\n\nText.\n");
  Update();
  fs::copy_file(manual_.path() / "m/a.md", manual_.path() / "m/b.md");
  EXPECT_THAT(Update(), Did(1, 0, 0, 0, 1));
  ExpectAsFresh();
}

TEST_F(SourceMovesTest, FileOfAnotherTypeIsReadAnew) {
  manual_.Write("m/a.md", "# One\n\nText.\n");
  Update();
  Rename("m/a.md", "m/a.txt");
  EXPECT_THAT(Update(), Did(1, 0, 0, 1, 0));
  ExpectAsFresh();
}

TEST_F(SourceMovesTest, EachVanishedSourceMovesOnce) {
  manual_.Write("m/a.md", "# One\n\nText.\n");
  manual_.Write("m/b.md", "# One\n\nText.\n");
  Update();
  CopyAndRemove("m/a.md", "m/c.md");
  fs::remove(manual_.path() / "m/b.md");
  EXPECT_THAT(Update(), Did(0, 1, 1, 1, 0));
  ExpectAsFresh();
  CopyAndRemove("m/c.md", "m/d.md");
  fs::copy_file(manual_.path() / "m/d.md", manual_.path() / "m/e.md");
  EXPECT_THAT(Update(), Did(1, 1, 1, 0, 0));
  ExpectAsFresh();
}

TEST_F(SourceMovesTest, TheVeryFileBeatsOneWithTheSameContent) {
  manual_.Write("m/b.txt", "The same text.\n");
  Update();
  Rename("m/b.txt", "m/z.txt");
  manual_.Write("m/a.txt", "The same text.\n");
  Update();
  EXPECT_THAT(recorder_.actions,
              ElementsAre(Pair("a.txt", SourceAction::kAdd), Pair("z.txt", SourceAction::kMove)));
  ExpectAsFresh();
}

TEST_F(SourceMovesTest, SwappedNamesAreReadAnew) {
  manual_.Write("m/a.md", "# One\n\nText.\n");
  manual_.Write("m/b.md", "# Two\n\nText.\n");
  Update();
  Rename("m/a.md", "m/c.md");
  Rename("m/b.md", "m/a.md");
  Rename("m/c.md", "m/b.md");
  EXPECT_THAT(Update(), Did(0, 2, 0, 0, 0));
  ExpectAsFresh();
}

TEST_F(SourceMovesTest, FileInThePlaceOfAnotherIsAnUpdateOfThat) {
  manual_.Write("m/a.md", "# One\n\nText.\n");
  manual_.Write("m/b.md", "# Two\n\nText.\n");
  Update();
  Rename("m/a.md", "m/b.md");
  EXPECT_THAT(Update(), Did(0, 1, 0, 1, 0));
  ExpectAsFresh();
}

TEST_F(SourceMovesTest, FileMovedToWhereOneHadFailed) {
  manual_.Write("m/a.md", "# One\n\nText.\n");
  manual_.Write("m/b.md", "");
  Update();
  Rename("m/a.md", "m/b.md");
  EXPECT_THAT(Update(), Did(0, 1, 1, 0, 0));
  ExpectAsFresh();
}

TEST_F(SourceMovesTest, OtherUnicodeFormOfTheNameIsTheSameSource) {
  manual_.Write("m/agua-pot\u00E1vel.md", "# One\n\nText.\n");
  Update();
  Rename("m/agua-pot\u00E1vel.md", "m/agua-pota\u0301vel.md");
  EXPECT_THAT(Update(), Did(0, 0, 0, 0, 1));
}

TEST_F(SourceMovesTest, BetweenRoots) {
  manual_.MakeFolder("n");
  manual_.Write("m/a.md", "# One\n\nText.\n");
  manual_.Write("n/b.md", "# Two\n\nText.\n");
  const std::vector<std::string> roots = {manual_ / "m", manual_ / "n"};
  Update(roots);
  Rename("m/a.md", "n/a.md");
  EXPECT_THAT(Update(roots), Did(0, 1, 1, 0, 1));
  ExpectAsFresh(roots);
}

TEST_F(SourceMovesTest, RootThatIsNotNamedKeepsItsSources) {
  manual_.MakeFolder("n");
  manual_.Write("m/a.md", "# One\n\nText.\n");
  Update();
  Rename("m/a.md", "n/a.md");
  EXPECT_THAT(Update({manual_ / "n"}), Did(1, 0, 0, 0, 0));
  EXPECT_THAT(Update(), Did(0, 0, 0, 1, 0));
}

TEST_F(SourceMovesTest, FileBehindABrokenLinkHasNotMoved) {
  manual_.Write("m/a.md", "# One\n\nText.\n");
  Update();
  Rename("m/a.md", "m/b.md");
  fs::create_symlink("nowhere.md", manual_.path() / "m/a.md");
  const UpdateReport report = Update();
  EXPECT_EQ(report.added, 1u);
  EXPECT_EQ(report.moved, 0u);
  EXPECT_EQ(report.documents, 2u);
}

TEST_F(SourceMovesTest, VerifyTrustsTheContentAlone) {
  const std::string path = manual_.Write("m/a.md", "# One\n\nText.\n");
  Update();
  const auto time = fs::last_write_time(path);
  std::fstream(path) << "# Two";  // as a tool that keeps sizes and times would
  fs::last_write_time(path, time);
  Rename("m/a.md", "m/b.md");
  UpdateOptions options = Options(db_);
  options.verify = true;
  EXPECT_THAT(Run(options), Did(1, 0, 0, 1, 0));
  ExpectAsFresh();
  Rename("m/b.md", "m/c.md");
  EXPECT_THAT(Run(options), Did(0, 1, 1, 0, 0));
  ExpectAsFresh();
}

TEST_F(SourceMovesTest, DryRunSaysWhatWouldMove) {
  manual_.Write("m/a.md", "# One\n\nText.\n");
  Update();
  const std::vector<std::string> before = Dump(db_);
  Rename("m/a.md", "m/b.md");
  UpdateOptions options = Options(db_);
  options.dry_run = true;
  EXPECT_THAT(Run(options), Did(0, 1, 1, 0, 0));
  EXPECT_THAT(recorder_.actions, ElementsAre(Pair("b.md", SourceAction::kMove)));
  EXPECT_EQ(Dump(db_), before);
}

TEST_F(SourceMovesTest, RenamedFolderBesideManyNewFilesThatAreBuiltInBulk) {
  for (int i = 0; i < 20; ++i) {
    manual_.Write("m/old/" + std::to_string(i) + ".md", LongText("Wells " + std::to_string(i)));
  }
  Update();
  Rename("m/old", "m/new");
  std::string text;
  while (text.size() < 300'000) text += "Latrines stand away from wells. ";
  for (int i = 0; i < 5; ++i) manual_.Write("m/more/" + std::to_string(i) + ".txt", text);
  EXPECT_THAT(Update(), Did(5, 20, 20, 0, 0));
  ExpectAsFresh();
}

TEST_F(SourceMovesTest, StoppedRunLeavesWholeSourcesBehind) {
  for (int i = 0; i < 10; ++i) {
    manual_.Write("m/old/" + std::to_string(i) + ".md", LongText("Wells " + std::to_string(i)));
  }
  Update();
  Rename("m/old", "m/new");
  std::atomic<int> stop{0};
  recorder_.after_source = [&] { stop = 1; };
  const UpdateReport report = Run(Options(db_), &stop);
  recorder_.after_source = nullptr;
  EXPECT_TRUE(report.interrupted);
  EXPECT_EQ(report.moved, 1u);
  EXPECT_EQ(report.documents, 10u);
  EXPECT_THAT(Update(), Did(0, 9, 9, 0, 1));
  ExpectAsFresh();
}

}  // namespace
}  // namespace faro
