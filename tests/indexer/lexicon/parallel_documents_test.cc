// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/parallel_documents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/index_update.h"
#include "indexer/path_removal.h"
#include "lib/index/open_index.h"
#include "lib/index/translation_store.h"
#include "lib/language/content_stems.h"
#include "tests/indexer/temp_folder.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kTable =
    "a\tx\twater\t\tagua\t\n"
    "b\tx\tcamp\t\tcampamento\t\n"
    "c\tx\trope\t\tcuerda\t\n"
    "d\tx\ttruck\t\tcamión\t\n"
    "e\tx\triver\t\trío\t\n"
    "f\tx\tfamily\t\tfamilia\t\n"
    "g\tx\tteam\t\tequipo\t\n"
    "h\tx\tday\t\tdía\t\n"
    "i\tx\tgets\t\trecibe\t\n"
    "j\tx\tclean\t\tlimpio\t\n";

// A document and its translation; no dictionary has their word for what they are about.
std::string English(const std::string& word) {
  return "The camp has 250 families. The " + word + " is near the river. Each family gets a " +
         word + " and 3 ropes. The truck brings water on day 12. A team repairs the " + word +
         " with rope. The " + word + " must be clean. Every " + word +
         " costs 40 dollars in Managua.\n";
}
std::string Spanish(const std::string& word) {
  return "El campamento tiene 250 familias. El " + word +
         " está cerca del río. Cada familia recibe un " + word +
         " y 3 cuerdas. El camión trae agua el día 12. Un equipo repara el " + word +
         " con cuerda. El " + word + " debe estar limpio. Cada " + word +
         " cuesta 40 dólares en Managua.\n";
}

// Text about the same things that translates nothing.
const std::string kOtherSpanish =
    "Las reuniones se celebran los lunes en la oficina y duran una hora. Quien preside reparte el "
    "orden de las intervenciones y cierra la sesión. El acta se envía por correo a los socios "
    "antes del viernes, y las tareas se apuntan con su responsable. El almacén guarda mantas, "
    "linternas y jabón para seis meses.\n";

class ParallelDocumentsTest : public ::testing::Test {
 protected:
  UpdateOptions Options(const std::vector<std::string>& paths) const {
    UpdateOptions options;
    options.db = db_;
    options.paths = paths;
    options.translations = {};
    options.translations.glossary = kTable;
    options.translations.glossary_name = "table.tsv";
    options.translations.parallel_documents = true;
    return options;
  }

  UpdateReport Update(const std::atomic<int>* stop = nullptr) {
    UpdateListener listener;
    return RunUpdate(Options({manual_ / "m"}), stop, &listener);
  }

  void WritePair() {
    manual_.Write("m/en/tools.md", English("widgetry"));
    manual_.Write("m/es/tools.md", Spanish("zorbalito"));
  }

  // What was learnt, as KEY=VALUE.
  std::vector<std::string> Learnt() const { return LearntIn(OpenIndex(db_)); }
  static std::vector<std::string> LearntIn(const Xapian::Database& database) {
    std::vector<std::string> learnt;
    const std::string prefix(kLearntKeyPrefix);
    for (auto key = database.synonym_keys_begin(prefix); key != database.synonym_keys_end(prefix);
         ++key) {
      for (auto value = database.synonyms_begin(*key); value != database.synonyms_end(*key);
           ++value) {
        learnt.push_back((*key).substr(prefix.size()) + "=" + *value);
      }
    }
    return learnt;
  }

  // Puts a mark into what was learnt, which goes when it is written again.
  void Mark() const {
    Xapian::WritableDatabase database(db_, Xapian::DB_OPEN);
    database.add_synonym(std::string(kLearntKeyPrefix) + "mark", "mark");
    database.commit();
  }
  bool IsMarked() const {
    const Xapian::Database database = OpenIndex(db_);
    const std::string key = std::string(kLearntKeyPrefix) + "mark";
    return database.synonyms_begin(key) != database.synonyms_end(key);
  }

  // The sentence pairs of two documents.
  static std::vector<ParallelSentences> Align(const std::vector<std::string>& english,
                                              const std::vector<std::string>& spanish) {
    const testing::TempFolder folder;
    const Xapian::WritableDatabase database(folder / "index", Xapian::DB_CREATE);
    Analyzer analyzer;
    AnchorFinder anchors(database, &analyzer);
    return AlignDocuments({english, 1, 0}, {spanish, 0, 1}, &anchors);
  }

  testing::TempFolder manual_;
  testing::TempFolder index_;
  std::string db_ = index_ / "db";
};

MATCHER(IsWidgetry, "") {
  return ::testing::ExplainMatchResult(
      ElementsAre("en widgetri=estp:zorbalito", "es zorbalit=entp:widgetry"), arg, result_listener);
}

TEST_F(ParallelDocumentsTest, WordsThatNothingTranslatesAreLearnt) {
  WritePair();
  Update();
  EXPECT_THAT(Learnt(), IsWidgetry());
}

TEST_F(ParallelDocumentsTest, SearchesFindThemBesideTheLexicon) {
  WritePair();
  Update();
  Analyzer analyzer;
  const auto found = FindTranslations(
      OpenIndex(db_),
      TranslationKey(Language::kEnglish, ContentStems("widgetry", Language::kEnglish, &analyzer)));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].text, "zorbalito");
  EXPECT_EQ(OriginNames(found[0].origins), "parallel documents");
}

TEST_F(ParallelDocumentsTest, WordsOfTheLexiconStayAsTheyAre) {
  manual_.Write("m/en/tools.md", English("truck"));
  manual_.Write("m/es/tools.md", Spanish("zorbalito"));
  Update();
  EXPECT_THAT(Learnt(), ElementsAre("es zorbalit=entp:truck"));
}

TEST_F(ParallelDocumentsTest, NotByDefaultWithoutTheSource) {
  WritePair();
  UpdateListener listener;
  UpdateOptions options = Options({manual_ / "m"});
  options.translations.parallel_documents = false;
  RunUpdate(options, nullptr, &listener);
  EXPECT_THAT(Learnt(), IsEmpty());
  Update();
  EXPECT_THAT(Learnt(), IsWidgetry());
  RunUpdate(options, nullptr, &listener);
  EXPECT_THAT(Learnt(), IsEmpty());
}

// Recognition.

TEST_F(ParallelDocumentsTest, UnrelatedDocumentsWithPairedNamesAreRefused) {
  manual_.Write("m/en/tools.md", English("widgetry"));
  manual_.Write("m/es/tools.md", kOtherSpanish);
  Update();
  EXPECT_THAT(Learnt(), IsEmpty());
}

TEST_F(ParallelDocumentsTest, TranslationsWithOtherNamesAreNotLookedFor) {
  manual_.Write("m/en/tools.md", English("widgetry"));
  manual_.Write("m/es/herramientas.md", Spanish("zorbalito"));
  Update();
  EXPECT_THAT(Learnt(), IsEmpty());
}

TEST_F(ParallelDocumentsTest, BothInOneLanguageAreRefused) {
  manual_.Write("m/en/tools.md", English("widgetry"));
  manual_.Write("m/es/tools.md", English("zorbalito"));
  Update();
  EXPECT_THAT(Learnt(), IsEmpty());
}

TEST_F(ParallelDocumentsTest, UnrelatedSentencesAreNotAligned) {
  const std::vector<std::string> english = {"The camp in Managua has 250 tents.",
                                            "Write to wash@example.org."};
  EXPECT_THAT(Align(english, {"Hay 250 carpas en Managua.", "Escriba a wash@example.org."}),
              SizeIs(2));
  EXPECT_THAT(Align(english, {"Hay 300 carpas en Granada.", "Escriba a agua@ejemplo.net."}),
              IsEmpty());
}

TEST_F(ParallelDocumentsTest, MuchLongerDocumentsAreRefused) {
  std::vector<std::string> english = {"In 2019 Managua had 250 tents.", "In 2020 Managua had 300."};
  const std::vector<std::string> spanish = {"En 2019 Managua tenía 250 carpas.",
                                            "En 2020 Managua tenía 300."};
  EXPECT_THAT(Align(english, spanish), SizeIs(2));
  for (int i = 0; i < 4; ++i) english.push_back("Nobody wrote down what happened afterwards.");
  EXPECT_THAT(Align(english, spanish), IsEmpty());
}

TEST_F(ParallelDocumentsTest, ExplainedWordsAreLeftOut) {
  const auto aligned = Align({"The widgetry in Managua has 250 hooks."},
                             {"El zorbalito de Managua tiene 250 ganchos."});
  ASSERT_THAT(aligned, SizeIs(1));
  EXPECT_EQ(aligned[0].unexplained.english, "widgetry hooks");
  EXPECT_EQ(aligned[0].unexplained.spanish, "zorbalito ganchos");
}

TEST_F(ParallelDocumentsTest, EmptyDocuments) { EXPECT_THAT(Align({}, {}), IsEmpty()); }

TEST_F(ParallelDocumentsTest, RepeatedSentencesCountOnce) {
  for (int i = 0; i < 5; ++i) {
    const std::string name = "/page" + std::to_string(i) + ".md";
    manual_.Write("m/en" + name, "The widgetry of the camp is near the river in Managua.\n");
    manual_.Write("m/es" + name, "El zorbalito del campamento está cerca del río en Managua.\n");
  }
  Update();
  EXPECT_THAT(Learnt(), IsEmpty());
}

// Updates.

TEST_F(ParallelDocumentsTest, UnchangedRunWritesNothing) {
  WritePair();
  Update();
  Mark();
  Update();
  EXPECT_TRUE(IsMarked());
}

TEST_F(ParallelDocumentsTest, ChangeOfOtherDocumentsWritesNothing) {
  WritePair();
  Update();
  Mark();
  manual_.Write("m/en/other.md", "Nothing to do with it.\n");
  EXPECT_EQ(Update().added, 1U);
  EXPECT_TRUE(IsMarked());
}

TEST_F(ParallelDocumentsTest, ChangedDocumentIsLearntAgain) {
  WritePair();
  Update();
  manual_.Write("m/es/tools.md", Spanish("trambolico"));
  Update();
  EXPECT_THAT(Learnt(), ElementsAre("en widgetri=estp:trambolico", "es trambol=entp:widgetry"));
}

TEST_F(ParallelDocumentsTest, VanishedDocumentTakesItsWordsAlong) {
  WritePair();
  Update();
  std::filesystem::remove(manual_ / "m/es/tools.md");
  Update();
  EXPECT_THAT(Learnt(), IsEmpty());
}

TEST_F(ParallelDocumentsTest, RemovedDocumentTakesItsWordsAlong) {
  WritePair();
  Update();
  UpdateListener listener;
  RemovePaths(Options({manual_ / "m/en"}), nullptr, &listener);
  EXPECT_THAT(Learnt(), IsEmpty());
}

TEST_F(ParallelDocumentsTest, PairThatCompletesLaterIsLearnt) {
  manual_.Write("m/en/tools.md", English("widgetry"));
  Update();
  EXPECT_THAT(Learnt(), IsEmpty());
  WritePair();
  Update();
  EXPECT_THAT(Learnt(), IsWidgetry());
}

TEST_F(ParallelDocumentsTest, RebuildLearnsAgain) {
  WritePair();
  Update();
  UpdateListener listener;
  UpdateOptions options = Options({manual_ / "m"});
  options.full = true;
  RunUpdate(options, nullptr, &listener);
  EXPECT_THAT(Learnt(), IsWidgetry());
}

TEST_F(ParallelDocumentsTest, ChangedLexiconIsHeldAgainstWhatWasLearnt) {
  WritePair();
  Update();
  const std::string table = std::string(kTable) + "k\tx\twidgetry\t\tzorbalito\t\n";
  UpdateListener listener;
  UpdateOptions options = Options({manual_ / "m"});
  options.translations.glossary = table;
  RunUpdate(options, nullptr, &listener);
  EXPECT_THAT(Learnt(), IsEmpty());
}

// Interruptions.

class StopAtTheLast : public UpdateListener {
 public:
  explicit StopAtTheLast(std::atomic<int>* stop) : stop_(stop) {}
  void OnSource(SourceAction /*action*/, const std::string& path) override {
    if (path.ends_with("es/tools.md")) *stop_ = 2;
  }

 private:
  std::atomic<int>* stop_;
};

TEST_F(ParallelDocumentsTest, InterruptedRunLearnsNothingAndTheNextDoes) {
  WritePair();
  std::atomic<int> stop{0};
  StopAtTheLast listener(&stop);
  EXPECT_TRUE(RunUpdate(Options({manual_ / "m"}), &stop, &listener).interrupted);
  EXPECT_THAT(Learnt(), IsEmpty());
  EXPECT_EQ(Update().unchanged, 2U);
  EXPECT_THAT(Learnt(), IsWidgetry());
}

TEST_F(ParallelDocumentsTest, StopLeavesWhatWasLearntBefore) {
  WritePair();
  Update();
  manual_.Write("m/es/tools.md", Spanish("trambolico"));
  UpdateListener listener;
  UpdateOptions options = Options({manual_ / "m"});
  options.translations.parallel_documents = false;
  Xapian::WritableDatabase database(db_, Xapian::DB_OPEN);
  database.set_metadata(std::string(kParallelKey), "of other documents");
  Analyzer analyzer;
  const std::atomic<int> stop{2};
  EXPECT_FALSE(LearnFromParallelDocuments(LoadCatalogue(database), &stop, &analyzer, &database));
  EXPECT_THAT(LearntIn(database), IsWidgetry());
  EXPECT_EQ(database.get_metadata(std::string(kParallelKey)), "of other documents");
}

TEST_F(ParallelDocumentsTest, KilledRunLeavesWhatWasLearntBefore) {
  WritePair();
  Update();
  {
    Xapian::WritableDatabase database(db_, Xapian::DB_OPEN);
    Analyzer analyzer;
    database.begin_transaction();
    EXPECT_TRUE(LearnFromParallelDocuments({}, nullptr, &analyzer, &database));
    EXPECT_THAT(LearntIn(database), IsEmpty());
  }  // closed without a commit, as by a kill
  EXPECT_THAT(Learnt(), IsWidgetry());
  Mark();
  Update();
  EXPECT_TRUE(IsMarked()) << "it is still what the documents say";
}

}  // namespace
}  // namespace faro
