// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_update.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/extract/limits.h"
#include "indexer/index_folder.h"
#include "indexer/path_removal.h"
#include "indexer/source_reader.h"
#include "lib/base/error.h"
#include "lib/index/acronym_store.h"
#include "lib/index/open_index.h"
#include "lib/index/passage_store.h"
#include "tests/indexer/temp_folder.h"

namespace faro {
namespace {

namespace fs = std::filesystem;

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

// Notes what an update says, and may do something after each source.
class Recorder : public UpdateListener {
 public:
  void OnStart(size_t sources) override { started_with = sources; }
  void OnSource(SourceAction action, const std::string& path) override {
    actions[fs::path(path).filename().string()] = action;
    ++count;
    if (after_source) after_source(count);
  }

  size_t started_with = 0;
  size_t count = 0;
  std::map<std::string, SourceAction> actions;
  std::function<void(size_t)> after_source;
};

class IndexUpdateTest : public ::testing::Test {
 protected:
  IndexUpdateTest() { manual_.MakeFolder("m"); }

  UpdateOptions Options(const std::vector<std::string>& paths) {
    UpdateOptions options;
    options.db = db_;
    options.paths = paths;
    options.translations = {};  // compiling them takes longer than all else
    return options;
  }

  // Brings the index up to date with the folder "m", or with `paths`.
  UpdateReport Update() { return Update({manual_ / "m"}); }
  UpdateReport Update(const std::vector<std::string>& paths) { return Run(Options(paths)); }
  UpdateReport Run(const UpdateOptions& options, const std::atomic<int>* stop = nullptr) {
    recorder_.actions.clear();
    recorder_.count = 0;
    return RunUpdate(options, stop, &recorder_);
  }

  UpdateReport Remove(const std::vector<std::string>& paths) {
    recorder_.actions.clear();
    return RemovePaths(Options(paths), nullptr, &recorder_);
  }

  // The text of all passages in the index.
  std::multiset<std::string> Texts() {
    std::multiset<std::string> texts;
    for (const Passage& passage : Passages()) texts.insert(passage.text);
    return texts;
  }

  std::vector<Passage> Passages() {
    const Xapian::Database database = OpenIndex(db_);
    PassageReader reader(database);
    std::vector<Passage> passages;
    for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
      passages.push_back(reader.Read(*id));
    }
    return passages;
  }

  SourceRecord RecordOf(const std::string& path) {
    const Catalogue catalogue = LoadCatalogue(OpenIndex(db_));
    const auto found = catalogue.find(SourceId(path));
    EXPECT_NE(found, catalogue.end()) << path;
    return found == catalogue.end() ? SourceRecord() : found->second;
  }

  size_t CatalogueSize() { return LoadCatalogue(OpenIndex(db_)).size(); }

  testing::TempFolder manual_;
  testing::TempFolder index_;
  std::string db_ = index_ / "db";
  Recorder recorder_;
};

// Added, updated, removed, unchanged, failed.
MATCHER_P5(Did, added, updated, removed, unchanged, failed, "") {
  *result_listener << arg.added << " added, " << arg.updated << " updated, " << arg.removed
                   << " removed, " << arg.unchanged << " unchanged, " << arg.failed.size()
                   << " failed";
  for (const Failure& failure : arg.failed) {
    *result_listener << "\n" << failure.path << ": " << failure.reason;
  }
  return arg.added == static_cast<uint64_t>(added) &&
         arg.updated == static_cast<uint64_t>(updated) &&
         arg.removed == static_cast<uint64_t>(removed) &&
         arg.unchanged == static_cast<uint64_t>(unchanged) &&
         arg.failed.size() == static_cast<size_t>(failed);
}

TEST_F(IndexUpdateTest, FirstRunAddsAll) {
  manual_.Write("m/a.md", "# Wells\n\nDig deep.\n\n## More\n\nDeeper.\n");
  manual_.Write("m/b/c.txt", "Rest.\n");
  const UpdateReport report = Update();
  EXPECT_THAT(report, Did(2, 0, 0, 0, 0));
  EXPECT_EQ(report.documents, 2u);
  EXPECT_EQ(report.passages, 3u);
  EXPECT_EQ(report.bytes, 43u);
  EXPECT_FALSE(report.interrupted);
  EXPECT_EQ(recorder_.started_with, 2u);
  EXPECT_THAT(recorder_.actions, ElementsAre(std::pair("a.md", SourceAction::kAdd),
                                             std::pair("c.txt", SourceAction::kAdd)));
  EXPECT_THAT(Texts(), UnorderedElementsAre("Dig deep.", "Deeper.", "Rest."));
}

TEST_F(IndexUpdateTest, PassagesCarryTheirDocument) {
  manual_.Write("m/b/a.md",
                "# Pozos\n\n## Cavar\n\nEscriba a desk@example.org para más.\n\n"
                "Última actualización: mayo de 2021\n");
  Update();
  const std::vector<Passage> passages = Passages();
  ASSERT_THAT(passages, SizeIs(1));
  const Passage& passage = passages[0];
  EXPECT_EQ(passage.source_id, SourceId(manual_ / "m/b/a.md"));
  EXPECT_EQ(passage.root, manual_ / "m");
  EXPECT_EQ(passage.path, "b/a.md");
  EXPECT_EQ(passage.title, "Pozos");
  EXPECT_THAT(passage.heading, ElementsAre("Cavar"));
  EXPECT_EQ(passage.language, Language::kSpanish);
  EXPECT_EQ(passage.updated, (PartialDate{2021, 5, 0}));
  EXPECT_THAT(passage.contacts, ElementsAre("desk@example.org"));
  EXPECT_EQ(passage.line, 5u);
}

TEST_F(IndexUpdateTest, LongRunsOfOneCharacterCanBeReadBack) {
  // Xapian 1.4.22 fails to decompress some records of more than 8192 bytes that compress this well.
  const std::string dots(50'000, '.');
  manual_.Write("m/a.txt", "Contents " + dots + "\n");
  Update();
  std::string together;
  for (const Passage& passage : Passages()) together += passage.text;
  EXPECT_TRUE(together == "Contents" + dots);
}

TEST_F(IndexUpdateTest, SecondRunFindsNothingToDoAndReadsNothing) {
  manual_.Write("m/a.md", "Dig.\n");
  Update();
  const UpdateReport report = Update();
  EXPECT_THAT(report, Did(0, 0, 0, 1, 0));
  EXPECT_EQ(report.bytes, 0u);
  EXPECT_EQ(report.documents, 1u);
  EXPECT_EQ(report.passages, 1u);
}

TEST_F(IndexUpdateTest, ChangedFileReplacesItsPassages) {
  manual_.Write("m/a.md", "# T\n\n## A\n\nOne.\n\n## B\n\nTwo.\n");
  manual_.Write("m/b.md", "Other.\n");
  Update();
  manual_.Write("m/a.md", "Three.\n");
  const UpdateReport report = Update();
  EXPECT_THAT(report, Did(0, 1, 0, 1, 0));
  EXPECT_EQ(report.passages, 2u);
  EXPECT_THAT(Texts(), UnorderedElementsAre("Three.", "Other."));
}

TEST_F(IndexUpdateTest, DefinitionsOfAcronymsGoWithTheirDocument) {
  manual_.Write("m/a.md", "The United Nations Country Team (UNCT) meets.\n");
  manual_.Write("m/b.md", "El equipo se llama UNCT (United Nations Country Team).\n");
  Update();
  const HarvestedExpansion team{"united nations country team", Language::kEnglish, 2};
  EXPECT_THAT(FindExpansions(OpenIndex(db_), "UNCT"), ElementsAre(team));

  manual_.Write("m/b.md", "Otra cosa.\n");
  Update();
  EXPECT_THAT(FindExpansions(OpenIndex(db_), "UNCT"),
              ElementsAre(HarvestedExpansion{team.text, team.language, 1}));
  EXPECT_THAT(
      FindAcronyms(OpenIndex(db_), Language::kEnglish, {"unit", "nation", "countri", "team"}),
      ElementsAre(HarvestedAcronym{"UNCT", 1}));

  Remove({manual_ / "m/a.md"});
  EXPECT_THAT(FindExpansions(OpenIndex(db_), "UNCT"), IsEmpty());
  EXPECT_THAT(
      FindAcronyms(OpenIndex(db_), Language::kEnglish, {"unit", "nation", "countri", "team"}),
      IsEmpty());
}

TEST_F(IndexUpdateTest, ChangedFileOfTheSameSizeIsSeenByItsTime) {
  manual_.Write("m/a.md", "One.\n");
  Update();
  manual_.Write("m/a.md", "Two.\n");
  manual_.Touch("m/a.md");
  EXPECT_THAT(Update(), Did(0, 1, 0, 0, 0));
  EXPECT_THAT(Texts(), ElementsAre("Two."));
}

TEST_F(IndexUpdateTest, TouchedFileWithTheSameBytesIsReadOnceAndUnchanged) {
  manual_.Write("m/a.md", "One.\n");
  Update();
  manual_.Touch("m/a.md");
  const UpdateReport touched = Update();
  EXPECT_THAT(touched, Did(0, 0, 0, 1, 0));
  EXPECT_EQ(touched.bytes, 5u);
  EXPECT_EQ(Update().bytes, 0u);
}

TEST_F(IndexUpdateTest, VanishedFilesAndFoldersAreRemoved) {
  manual_.Write("m/a.md", "One.\n");
  manual_.Write("m/b/c.md", "Two.\n");
  manual_.Write("m/b/d.md", "Three.\n");
  Update();
  fs::remove_all(manual_.path() / "m/b");
  const UpdateReport report = Update();
  EXPECT_THAT(report, Did(0, 0, 2, 1, 0));
  EXPECT_THAT(Texts(), ElementsAre("One."));
  EXPECT_EQ(CatalogueSize(), 1u);
}

TEST_F(IndexUpdateTest, FilesThatBecomeIgnoredAreRemovedAndComeBack) {
  manual_.Write("m/a.md", "One.\n");
  manual_.Write("m/b/c.md", "Two.\n");
  manual_.Write("m/d.md", "Three.\n");
  Update();
  const std::string rules = manual_.Write("m/.faroignore", "b/\nd.md\n[x\n");
  const UpdateReport report = Update();
  EXPECT_THAT(report, Did(0, 0, 2, 1, 0));
  EXPECT_EQ(report.ignored, 2u);
  EXPECT_THAT(report.notes, ElementsAre(HasSubstr("line 3")));
  EXPECT_THAT(Texts(), ElementsAre("One."));
  fs::remove(rules);
  EXPECT_THAT(Update(), Did(2, 0, 0, 1, 0));
}

TEST_F(IndexUpdateTest, FolderWhoseIgnoreFileCannotBeReadKeepsWhatWasIndexed) {
  manual_.Write("m/a.md", "One.\n");
  manual_.Write("m/b/c.md", "Two.\n");
  Update();
  manual_.MakeFolder("m/b/.faroignore");
  EXPECT_THAT(Update(), Did(0, 0, 0, 1, 1));
  EXPECT_THAT(Texts(), ElementsAre("One.", "Two."));
}

TEST_F(IndexUpdateTest, RenamedFileStays) {
  manual_.Write("m/a.md", "One.\n");
  Update();
  fs::rename(manual_.path() / "m/a.md", manual_.path() / "m/b.md");
  EXPECT_THAT(Update(), Did(0, 1, 0, 0, 0));
  EXPECT_EQ(Passages().at(0).path, "b.md");
}

TEST_F(IndexUpdateTest, EmptiedFolderEmptiesTheIndex) {
  manual_.Write("m/a.md", "One.\n");
  Update();
  fs::remove(manual_.path() / "m/a.md");
  const UpdateReport report = Update();
  EXPECT_THAT(report, Did(0, 0, 1, 0, 0));
  EXPECT_EQ(report.documents, 0u);
  EXPECT_THAT(Texts(), IsEmpty());
}

TEST_F(IndexUpdateTest, OtherRootsAreLeftAlone) {
  manual_.Write("m/a.md", "One.\n");
  manual_.Write("n/b.md", "Two.\n");
  manual_.Write("mm/c.md", "Three.\n");  // whose name starts with that of m
  Update({manual_ / "m", manual_ / "n", manual_ / "mm"});
  for (const char* name : {"m/a.md", "n/b.md", "mm/c.md"}) fs::remove(manual_.path() / name);
  EXPECT_THAT(Update({manual_ / "m"}), Did(0, 0, 1, 0, 0));
  EXPECT_THAT(Texts(), UnorderedElementsAre("Two.", "Three."));
}

TEST_F(IndexUpdateTest, FileOfAnotherRootBelowTheNamedFolderIsRemovedWithIt) {
  manual_.Write("m/sub/a.md", "One.\n");
  Update({manual_ / "m/sub"});
  fs::remove(manual_.path() / "m/sub/a.md");
  EXPECT_THAT(Update({manual_ / "m"}), Did(0, 0, 1, 0, 0));
}

TEST_F(IndexUpdateTest, FileNamedOnItsOwnKeepsItsFirstRoot) {
  const std::string file = manual_.Write("m/b/a.md", "One.\n");
  Update();
  manual_.Write("m/b/a.md", "Two, longer.\n");
  EXPECT_THAT(Update({file}), Did(0, 1, 0, 0, 0));
  const std::vector<Passage> passages = Passages();
  ASSERT_THAT(passages, SizeIs(1));
  EXPECT_EQ(passages[0].text, "Two, longer.");
  EXPECT_EQ(passages[0].root, manual_ / "m");
  EXPECT_EQ(passages[0].path, "b/a.md");
}

TEST_F(IndexUpdateTest, FailingFileDoesNotStopTheRunAndIsListed) {
  manual_.Write("m/a.md", "One.\n");
  const std::string bad = manual_.Write("m/b.txt", "%PDF-1.4\n");
  manual_.Write("m/c.md", "Three.\n");
  const UpdateReport report = Update();
  EXPECT_THAT(report, Did(2, 0, 0, 0, 1));
  EXPECT_EQ(report.failed[0].path, bad);
  EXPECT_EQ(report.failed[0].reason, "not a readable PDF");
  EXPECT_EQ(report.documents, 2u);
  EXPECT_EQ(recorder_.actions["b.txt"], SourceAction::kFail);
  EXPECT_EQ(RecordOf(bad).failure, "not a readable PDF");
  EXPECT_THAT(Texts(), UnorderedElementsAre("One.", "Three."));
}

TEST_F(IndexUpdateTest, FailureIsTriedAgainEachTimeUntilItIsCured) {
  const std::string file = manual_.Write("m/a.md", "");
  EXPECT_THAT(Update(), Did(0, 0, 0, 0, 1));
  EXPECT_THAT(Update(), Did(0, 0, 0, 0, 1));
  manual_.Write("m/a.md", "One.\n");
  EXPECT_THAT(Update(), Did(1, 0, 0, 0, 0));
  EXPECT_EQ(RecordOf(file).failure, "");
  EXPECT_THAT(Update(), Did(0, 0, 0, 1, 0));
}

TEST_F(IndexUpdateTest, FileThatTurnsUnreadableAsTextLosesItsPassages) {
  manual_.Write("m/a.md", "One.\n");
  Update();
  manual_.Write("m/a.md", std::string("\x89PNG\r\n"));
  const UpdateReport report = Update();
  EXPECT_THAT(report, Did(0, 0, 0, 0, 1));
  EXPECT_EQ(report.documents, 0u);
  EXPECT_THAT(Texts(), IsEmpty());
}

TEST_F(IndexUpdateTest, VanishedFailureIsForgotten) {
  manual_.Write("m/a.md", "");
  manual_.Write("m/b.md", "One.\n");
  Update();
  fs::remove(manual_.path() / "m/a.md");
  EXPECT_THAT(Update(), Did(0, 0, 0, 1, 0));
  EXPECT_EQ(CatalogueSize(), 1u);
}

TEST_F(IndexUpdateTest, FailureThatARunOverItsFolderDoesNotMeetIsForgotten) {
  manual_.Write("m/a.md", "One.\n");
  const std::string scan = manual_.Write("m/b.xls", std::string("\0\1\n", 3));
  EXPECT_THAT(Update({manual_ / "m", scan}), Did(1, 0, 0, 0, 1));
  EXPECT_EQ(CatalogueSize(), 2u);
  EXPECT_THAT(Update(), Did(0, 0, 0, 1, 0));
  EXPECT_EQ(CatalogueSize(), 1u);
}

TEST_F(IndexUpdateTest, FailuresOfTheWalkAreListedAndForgottenOnceCured) {
  manual_.Write("m/a.md", "One.\n");
  fs::create_symlink("nowhere", manual_.path() / "m/b.md");
  fs::create_directory_symlink(manual_.path() / "m", manual_.path() / "m/loop");
  const UpdateReport report = Update();
  EXPECT_THAT(report, Did(1, 0, 0, 0, 2));
  EXPECT_EQ(CatalogueSize(), 3u);
  fs::remove(manual_.path() / "m/b.md");
  fs::remove(manual_.path() / "m/loop");
  EXPECT_THAT(Update(), Did(0, 0, 0, 1, 0));
  EXPECT_EQ(CatalogueSize(), 1u);
}

TEST_F(IndexUpdateTest, FileThatFailedInTheWalkIsKnownUnderItsRootOnceCured) {
  manual_.Write("m/a.md", "One.\n");
  const std::string pipe = manual_.MakeFolder("m/b") + "/c.md";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_THAT(Update(), Did(1, 0, 0, 0, 1));
  fs::remove(pipe);
  manual_.Write("m/b/c.md", "Two.\n");
  EXPECT_THAT(Update(), Did(1, 0, 0, 1, 0));
  EXPECT_EQ(RecordOf(pipe).root, manual_ / "m");
  EXPECT_EQ(RecordOf(pipe).path, "b/c.md");
}

TEST_F(IndexUpdateTest, IndexedFileInWhosePlaceIsALinkToNowhereStaysAndIsListed) {
  manual_.Write("m/a.md", "One.\n");
  Update();
  fs::remove(manual_.path() / "m/a.md");
  fs::create_symlink("nowhere", manual_.path() / "m/a.md");
  const UpdateReport report = Update();
  ASSERT_THAT(report, Did(0, 0, 0, 0, 1));
  EXPECT_THAT(report.failed[0].reason, HasSubstr("broken link"));
  EXPECT_THAT(report.failed[0].reason, HasSubstr("faro-index remove"));
  EXPECT_EQ(report.documents, 1u);
  EXPECT_THAT(Texts(), ElementsAre("One."));
  EXPECT_THAT(RecordOf(manual_ / "m/a.md").failure, HasSubstr("broken link"));

  fs::remove(manual_.path() / "m/a.md");
  manual_.Write("m/a.md", "One.\n");
  EXPECT_THAT(Update(), Did(0, 0, 0, 1, 0));
  EXPECT_EQ(RecordOf(manual_ / "m/a.md").failure, "");
}

TEST_F(IndexUpdateTest, UnreadableFileKeepsWhatWasIndexed) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const std::string file = manual_.Write("m/a.md", "One.\n");
  Update();
  manual_.Write("m/a.md", "Two, longer.\n");
  fs::permissions(file, fs::perms::none);
  const UpdateReport report = Update();
  EXPECT_THAT(report, Did(0, 0, 0, 0, 1));
  EXPECT_EQ(report.failed[0].reason, "Permission denied");
  EXPECT_EQ(RecordOf(file).failure, "Permission denied");
  EXPECT_EQ(report.documents, 1u);
  EXPECT_THAT(Texts(), ElementsAre("One."));
  fs::permissions(file, fs::perms::owner_all);
  EXPECT_THAT(Update(), Did(0, 1, 0, 0, 0));
}

TEST_F(IndexUpdateTest, UnreadableFolderKeepsWhatWasIndexedBelowIt) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  manual_.Write("m/b/a.md", "One.\n");
  Update();
  fs::permissions(manual_.path() / "m/b", fs::perms::none);
  const UpdateReport report = Update();
  fs::permissions(manual_.path() / "m/b", fs::perms::owner_all);
  EXPECT_THAT(report, Did(0, 0, 0, 0, 1));
  EXPECT_THAT(Texts(), ElementsAre("One."));
  EXPECT_THAT(Update(), Did(0, 0, 0, 1, 0));
}

TEST_F(IndexUpdateTest, TooLargeFileFails) {
  manual_.Write("m/a.md", "x");
  fs::resize_file(manual_.path() / "m/a.md", kLargestTextFile + 1);
  const UpdateReport report = Update();
  ASSERT_THAT(report, Did(0, 0, 0, 0, 1));
  EXPECT_EQ(report.failed[0].reason, "larger than 64 MiB");
}

TEST_F(IndexUpdateTest, BothUnicodeFormsOfANameAreOneSource) {
  const std::string composed = manual_.Write("m/a\u00F1o.md", "One.\n");
  EXPECT_THAT(Update(), Did(1, 0, 0, 0, 0));
  fs::rename(composed, manual_ / "m/an\u0303o.md");
  EXPECT_THAT(Update(), Did(0, 0, 0, 1, 0));
}

TEST_F(IndexUpdateTest, TwoFilesWhoseNamesDifferInTheirUnicodeFormOnly) {
  manual_.Write("m/a\u00F1o.md", "One.\n");
  manual_.Write("m/an\u0303o.md", "Two.\n");
  const UpdateReport report = Update();
  ASSERT_THAT(report, Did(1, 0, 0, 0, 1));
  EXPECT_THAT(report.failed[0].reason, HasSubstr("Unicode form"));
}

TEST_F(IndexUpdateTest, SkippedTypesAreCounted) {
  manual_.Write("m/a.md", "One.\n");
  manual_.Write("m/b.xls", "x");
  EXPECT_THAT(Update().skipped, ElementsAre(std::pair(".xls", 1u)));
}

TEST_F(IndexUpdateTest, NothingToIndex) {
  for (const std::vector<std::string>& paths :
       {std::vector<std::string>{}, std::vector<std::string>{manual_ / "none"}}) {
    try {
      Update(paths);
      ADD_FAILURE() << "ran";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kUsage);
    }
  }
  EXPECT_FALSE(fs::exists(db_));
}

TEST_F(IndexUpdateTest, MissingPathAmongOthersIsAFailure) {
  const std::string file = manual_.Write("m/a.md", "One.\n");
  const UpdateReport report = Update({manual_ / "none.md", file});
  ASSERT_THAT(report, Did(1, 0, 0, 0, 1));
  EXPECT_EQ(report.failed[0].path, manual_ / "none.md");
}

TEST_F(IndexUpdateTest, FullRebuildDropsOtherRoots) {
  manual_.Write("m/a.md", "One.\n");
  manual_.Write("n/b.md", "Two.\n");
  Update({manual_ / "m", manual_ / "n"});
  const std::string before = PublishedGeneration(db_);
  UpdateOptions options = Options({manual_ / "m"});
  options.full = true;
  const UpdateReport report = Run(options);
  EXPECT_THAT(report, Did(1, 0, 1, 0, 0));
  EXPECT_EQ(report.documents, 1u);
  EXPECT_THAT(Texts(), ElementsAre("One."));
  EXPECT_NE(PublishedGeneration(db_), before);
}

TEST_F(IndexUpdateTest, FullRebuildThatCannotReadANamedPathLeavesTheIndexAsItWas) {
  manual_.Write("m/a.md", "One.\n");
  manual_.Write("n/b.md", "Two.\n");
  Update({manual_ / "m", manual_ / "n"});
  fs::remove_all(manual_.path() / "n");  // an unplugged disk, say
  UpdateOptions options = Options({manual_ / "m", manual_ / "n"});
  options.full = true;
  try {
    Run(options);
    ADD_FAILURE() << "ran";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kIo);
    EXPECT_THAT(error.what(), HasSubstr(manual_ / "n"));
  }
  EXPECT_THAT(Texts(), UnorderedElementsAre("One.", "Two."));
}

TEST_F(IndexUpdateTest, FullRebuildReplacesAnIndexOfAnotherSchema) {
  manual_.Write("m/a.md", "One.\n");
  Update();
  {
    Xapian::WritableDatabase database = IndexFolder(db_, 0, nullptr).OpenPublished();
    database.set_metadata(std::string(kAnalyzerVersionKey), "0");
    database.commit();
  }
  try {
    Update();
    ADD_FAILURE() << "ran";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kIndexMismatch);
  }
  UpdateOptions options = Options({manual_ / "m"});
  options.full = true;
  EXPECT_THAT(Run(options), Did(1, 0, 0, 0, 0));
}

TEST_F(IndexUpdateTest, DryRunSaysWhatItWouldDoAndDoesNothing) {
  manual_.Write("m/a.md", "One.\n");
  manual_.Write("m/b.md", "Two.\n");
  manual_.Write("m/c.md", "Three.\n");
  Update();
  manual_.Write("m/a.md", "One, and more.\n");
  fs::remove(manual_.path() / "m/b.md");
  manual_.Write("m/d.md", "Four.\n");
  manual_.Write("m/e.md", "");
  UpdateOptions options = Options({manual_ / "m"});
  options.dry_run = true;
  const UpdateReport report = Run(options);
  EXPECT_THAT(report, Did(1, 1, 1, 1, 1));
  EXPECT_THAT(
      recorder_.actions,
      ElementsAre(std::pair("a.md", SourceAction::kUpdate),
                  std::pair("b.md", SourceAction::kRemove), std::pair("c.md", SourceAction::kKeep),
                  std::pair("d.md", SourceAction::kAdd), std::pair("e.md", SourceAction::kFail)));
  EXPECT_THAT(Texts(), UnorderedElementsAre("One.", "Two.", "Three."));
  EXPECT_EQ(CatalogueSize(), 3u);
}

TEST_F(IndexUpdateTest, DryRunWithoutAnIndexMakesNone) {
  manual_.Write("m/a.md", "One.\n");
  UpdateOptions options = Options({manual_ / "m"});
  options.dry_run = true;
  EXPECT_THAT(Run(options), Did(1, 0, 0, 0, 0));
  EXPECT_FALSE(fs::exists(db_));
}

TEST_F(IndexUpdateTest, DryRunOfAFullRebuildWouldAddAll) {
  manual_.Write("m/a.md", "One.\n");
  Update();
  UpdateOptions options = Options({manual_ / "m"});
  options.dry_run = true;
  options.full = true;
  EXPECT_THAT(Run(options), Did(1, 0, 0, 0, 0));
}

TEST_F(IndexUpdateTest, StoppedRunCommitsWhatIsDone) {
  constexpr uint64_t kFiles = 30;
  std::string text;
  while (text.size() < 200'000) text += "Wells are dug deep. ";
  for (uint64_t i = 0; i < kFiles; ++i) manual_.Write("m/" + std::to_string(i) + ".md", text);
  std::atomic<int> stop{0};
  recorder_.after_source = [&](size_t count) {
    if (count == 2) stop = 15;
  };
  UpdateOptions options = Options({manual_ / "m"});
  options.jobs = 1;
  const UpdateReport report = Run(options, &stop);
  EXPECT_TRUE(report.interrupted);
  EXPECT_GE(report.added, 2u);
  EXPECT_LT(report.added, kFiles);
  EXPECT_EQ(report.documents, report.added);
  EXPECT_EQ(Texts().size(), report.passages);
  EXPECT_EQ(CatalogueSize(), report.added);

  recorder_.after_source = nullptr;
  EXPECT_THAT(Update(), Did(kFiles - report.added, 0, 0, report.added, 0));
}

TEST_F(IndexUpdateTest, StoppedRunRemovesNothingThatItHasNotLookedFor) {
  manual_.Write("m/a.md", "One.\n");
  manual_.Write("m/b.md", "Two.\n");
  Update();
  fs::remove(manual_.path() / "m/b.md");
  std::atomic<int> stop{2};
  EXPECT_TRUE(Run(Options({manual_ / "m"}), &stop).interrupted);
  EXPECT_THAT(Texts(), UnorderedElementsAre("One.", "Two."));
}

TEST_F(IndexUpdateTest, StoppedRebuildKeepsTheOldIndex) {
  manual_.Write("m/a.md", "One.\n");
  manual_.Write("m/b.md", "Two.\n");
  Update();
  const std::string before = PublishedGeneration(db_);
  std::atomic<int> stop{0};
  recorder_.after_source = [&](size_t) { stop = 15; };
  UpdateOptions options = Options({manual_ / "m"});
  options.full = true;
  EXPECT_TRUE(Run(options, &stop).interrupted);
  EXPECT_EQ(PublishedGeneration(db_), before);
  EXPECT_THAT(Texts(), UnorderedElementsAre("One.", "Two."));

  recorder_.after_source = nullptr;
  EXPECT_THAT(Update(), Did(0, 0, 0, 2, 0));
}

TEST_F(IndexUpdateTest, LockedByAnotherWriter) {
  manual_.Write("m/a.md", "One.\n");
  const IndexFolder holder(db_, 0, nullptr);
  try {
    Update();
    ADD_FAILURE() << "ran";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kLocked);
    EXPECT_THAT(error.what(), HasSubstr("process " + std::to_string(getpid())));
  }
  UpdateOptions options = Options({manual_ / "m"});
  options.dry_run = true;
  EXPECT_THAT(Run(options), Did(1, 0, 0, 0, 0));  // a dry run needs no lock
}

TEST_F(IndexUpdateTest, ReadersSeeTheIndexWhileItIsWritten) {
  manual_.Write("m/a.md", "One.\n");
  Update();
  const Xapian::Database reader = OpenIndex(db_);
  manual_.Write("m/b.md", "Two.\n");
  Update();
  EXPECT_EQ(reader.get_doccount(), 1u);
  EXPECT_THAT(Texts(), SizeIs(2));
}

TEST_F(IndexUpdateTest, AccentedSpellingsAreInTheIndex) {
  manual_.Write("m/a.md", "La evaluación del año\n");
  Update();
  const Xapian::Database database = OpenIndex(db_);
  const auto spellings = [&](const std::string& folded) {
    const std::string key = AccentKey(folded);
    return std::vector<std::string>(database.synonyms_begin(key), database.synonyms_end(key));
  };
  EXPECT_THAT(spellings("evaluacion"), ElementsAre("evaluación"));
  EXPECT_THAT(spellings("ano"), ElementsAre("año"));
  EXPECT_THAT(spellings("la"), IsEmpty());
}

TEST_F(IndexUpdateTest, LongAccentedSpellingIsCutAtACodePoint) {
  std::string word = "x";
  while (word.size() < 150) word += "é";
  manual_.Write("m/a.md", "Un " + word + "\n");
  Update();
  const Xapian::Database database = OpenIndex(db_);
  const std::string key = AccentKey("x" + std::string(59, 'e'));
  EXPECT_THAT(std::vector<std::string>(database.synonyms_begin(key), database.synonyms_end(key)),
              ElementsAre(word.substr(0, 119)));
}

TEST_F(IndexUpdateTest, RemovePathsTakesOutFilesAndFolders) {
  manual_.Write("m/a.md", "One.\n");
  manual_.Write("m/b/c.md", "Two.\n");
  manual_.Write("m/b/d.md", "Three.\n");
  manual_.Write("m/bb.md", "Four.\n");
  Update();
  const UpdateReport report = Remove({manual_ / "m/b/"});
  EXPECT_THAT(report, Did(0, 0, 2, 0, 0));
  EXPECT_EQ(report.documents, 2u);
  EXPECT_EQ(report.passages, 2u);
  EXPECT_THAT(recorder_.actions, ElementsAre(std::pair("c.md", SourceAction::kRemove),
                                             std::pair("d.md", SourceAction::kRemove)));
  EXPECT_THAT(Remove({manual_ / "m/a.md"}), Did(0, 0, 1, 0, 0));
  EXPECT_THAT(Texts(), ElementsAre("Four."));
  EXPECT_EQ(CatalogueSize(), 1u);
}

TEST_F(IndexUpdateTest, RemovePathsNeedsNoFilesAndCountsEachOnce) {
  manual_.Write("m/a.md", "One.\n");
  Update();
  fs::remove_all(manual_.path() / "m");
  EXPECT_THAT(Remove({manual_ / "m/a.md", manual_ / "m"}), Did(0, 0, 1, 0, 0));
  EXPECT_THAT(Texts(), IsEmpty());
}

TEST_F(IndexUpdateTest, RemovePathsForgetsFailuresToo) {
  const std::string bad = manual_.Write("m/a.md", "");
  Update();
  EXPECT_EQ(CatalogueSize(), 1u);
  EXPECT_THAT(Remove({bad}).failed, IsEmpty());
  EXPECT_EQ(CatalogueSize(), 0u);
}

TEST_F(IndexUpdateTest, DryRunOfRemovePathsRemovesNothing) {
  manual_.Write("m/a.md", "One.\n");
  manual_.Write("m/b.md", "Two.\n");
  Update();
  UpdateOptions options = Options({manual_ / "m/a.md"});
  options.dry_run = true;
  EXPECT_THAT(RemovePaths(options, nullptr, &recorder_), Did(0, 0, 1, 0, 0));
  EXPECT_THAT(Texts(), UnorderedElementsAre("One.", "Two."));
}

TEST_F(IndexUpdateTest, RemovePathsListsWhatTheIndexDoesNotKnow) {
  manual_.Write("m/a.md", "One.\n");
  Update();
  const UpdateReport report = Remove({manual_ / "m/none.md", manual_ / "m/a"});
  ASSERT_THAT(report, Did(0, 0, 0, 0, 2));
  EXPECT_EQ(report.failed[0].path, manual_ / "m/none.md");
  EXPECT_EQ(report.failed[0].reason, "not in the index");
  EXPECT_EQ(report.documents, 1u);
}

TEST_F(IndexUpdateTest, RemovePathsWithoutAnIndex) {
  try {
    Remove({manual_ / "m"});
    ADD_FAILURE() << "ran";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kIndexMissing);
  }
}

}  // namespace
}  // namespace faro
