// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/glossary_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <string>
#include <vector>

#include "indexer/lexicon/glossary_bytes.h"
#include "tests/indexer/temp_folder.h"
#include "tests/lib/expect_error.h"

namespace faro {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using testing::ErrorOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;
using testing::TempFolder;

constexpr const char* kTmxStart = "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><body>\n";
constexpr const char* kTmxEnd = "</body></tmx>\n";

class GlossaryFileTest : public ::testing::Test {
 protected:
  GlossaryFile Read(const std::string& name, const std::string& content) {
    return ReadGlossaryFile(folder_.Write(name, content));
  }

  // The message of what reading the file throws, without the folder.
  std::string Complaint(const std::string& name, const std::string& content) {
    return ComplaintOf(folder_.Write(name, content));
  }
  std::string ComplaintOf(const std::string& path) {
    const auto error = ErrorOf([&] { ReadGlossaryFile(path); });
    if (!error) return "";
    EXPECT_EQ(error->code(), ErrorCode::kBadInput);
    std::string message = error->what();
    const std::string folder = folder_.path().string() + "/";
    const size_t at = message.find(folder);
    EXPECT_NE(at, std::string::npos) << message;
    return message.erase(at, folder.size());
  }

  // English names, "=", Spanish names; acronyms with a mark.
  static std::vector<std::string> Lines(const GlossaryFile& file) {
    std::vector<std::string> lines;
    for (const GlossaryConcept& entry : file.concepts) {
      lines.push_back(Names(entry.english) + "= " + Names(entry.spanish));
      lines.back().pop_back();
    }
    return lines;
  }
  static std::string Names(const GlossaryConcept::Names& names) {
    std::string line;
    for (const std::string& term : names.terms) line += term + " ";
    for (const std::string& acronym : names.acronyms) line += acronym + "! ";
    return line;
  }

  static std::string Unit(const std::string& english, const std::string& spanish) {
    return "<tu><tuv xml:lang=\"en\"><seg>" + english + "</seg></tuv><tuv xml:lang=\"es\"><seg>" +
           spanish + "</seg></tuv></tu>\n";
  }

  GlossaryFile ReadTmx(const std::string& units) {
    return Read("m.tmx", kTmxStart + units + kTmxEnd);
  }

  TempFolder folder_;
};

TEST_F(GlossaryFileTest, TableOfTwoColumns) {
  EXPECT_THAT(Lines(Read("a.tsv", "water truck | tanker\tcamión cisterna\nWHO\tOMS | la OMS\n")),
              ElementsAre("water truck tanker = camión cisterna", "WHO! = la OMS OMS!"));
}

TEST_F(GlossaryFileTest, TableOfSixColumns) {
  EXPECT_THAT(Lines(Read("a.tsv", "w\twash\tshelter\tSH\talbergue | refugio\t\n")),
              ElementsAre("shelter SH! = albergue refugio"));
}

TEST_F(GlossaryFileTest, TableWithMarkAndWindowsLineEnds) {
  EXPECT_THAT(Lines(Read("a.tsv",
                         "\xEF\xBB\xBF"
                         "tent\tcarpa\r\n\r\n# note\r\nrope\tcuerda\r\n")),
              ElementsAre("tent = carpa", "rope = cuerda"));
}

TEST_F(GlossaryFileTest, TableWithoutALastLineEnd) {
  EXPECT_THAT(Lines(Read("a.tsv", "tent\tcarpa\nrope\tcuerda")), SizeIs(2));
}

TEST_F(GlossaryFileTest, NamesOfColumnsAreNoTerms) {
  EXPECT_THAT(Lines(Read("a.tsv", "# ours\nEnglish\tEspañol\ntent\tcarpa\n")),
              ElementsAre("tent = carpa"));
  EXPECT_THAT(Lines(Read("a.tsv", "tent\tcarpa\nEnglish\tEspañol\n")), SizeIs(2));
}

TEST_F(GlossaryFileTest, BadTablesNameFileAndLine) {
  EXPECT_EQ(Complaint("a.tsv", "tent\tcarpa\nrope\n"), "a.tsv:2: 1 column instead of 2");
  EXPECT_EQ(Complaint("a.tsv", "a\tb\tc\n"), "a.tsv:1: 3 columns instead of 2 or 6");
  EXPECT_EQ(Complaint("a.tsv", "# x\n\na\tx\ttent\t\tcarpa\t\na\tb\n"),
            "a.tsv:4: 2 columns instead of 6");
  EXPECT_EQ(Complaint("a.tsv", "tent\tcarpa\nro\x07pe\tcuerda\n"), "a.tsv:2: a control character");
  EXPECT_EQ(Complaint("a.tsv", "\ntent\tcarp\xE1\n"), "a.tsv:2: not UTF-8");
  EXPECT_EQ(Complaint("a.tsv", "tent\t \n"), "a.tsv:1: no Spanish term");
  EXPECT_EQ(Complaint("a.tsv", " | \tcarpa\n"), "a.tsv:1: no English term");
}

TEST_F(GlossaryFileTest, NothingInItIsANote) {
  for (const char* const content : {"", "\n\n", "# nothing yet\n", "\xEF\xBB\xBF"}) {
    const GlossaryFile file = Read("a.tsv", content);
    EXPECT_THAT(file.concepts, IsEmpty());
    EXPECT_THAT(file.notes, ElementsAre(HasSubstr("a.tsv: nothing in both"))) << content;
  }
}

TEST_F(GlossaryFileTest, TermsAreComposedWithSingleBlanks) {
  EXPECT_THAT(Lines(Read("a.tsv", "water   truck\tcamio\xCC\x81n\n")),
              ElementsAre("water truck = cami\xC3\xB3n"));
}

TEST_F(GlossaryFileTest, TermsTooLongForTheIndexAreLeftOut) {
  const std::string longest(kLongestName, 'a');
  const GlossaryFile file =
      Read("a.tsv", longest + "\tuno\n" + longest + "b\tdos\ntent | " + longest + "c\ttres\n");
  EXPECT_THAT(Lines(file), ElementsAre(longest + " = uno", "tent = tres"));
  EXPECT_THAT(file.notes, ElementsAre(HasSubstr("terms longer than 200 bytes: 2")));
}

// U+0958 is two letters when it is composed, three bytes each.
TEST_F(GlossaryFileTest, TermsThatComposingMakesTooLongAreLeftOut) {
  std::string letters;
  for (int i = 0; i < 60; ++i) letters += "\xE0\xA5\x98";
  const GlossaryFile file = Read("a.tsv", letters + "\tuno\ntent\tcarpa\n");
  EXPECT_THAT(Lines(file), ElementsAre("tent = carpa"));
  EXPECT_THAT(file.notes, ElementsAre(HasSubstr("terms longer than 200 bytes: 1")));
}

TEST_F(GlossaryFileTest, ConceptsWithTooManyNamesLoseSome) {
  std::string names = "tent";
  for (size_t i = 1; i < kMostNames; ++i) names += "|tent " + std::to_string(i);
  GlossaryFile file = Read("a.tsv", names + "\tcarpa\n");
  EXPECT_THAT(file.notes, IsEmpty());
  file = Read("a.tsv", names + "|one more\tcarpa\n");
  EXPECT_THAT(file.concepts[0].english.terms, SizeIs(kMostNames));
  EXPECT_THAT(file.notes, ElementsAre(HasSubstr("names beyond the first 100")));
}

TEST_F(GlossaryFileTest, SentencesBeyondTheMemoryForThemAreLeftOut) {
  const std::string side = std::string(kLongestSegment - 1, 'a') + ".";
  const size_t fitting = kMostSentenceBytes / (2 * kLongestSegment);
  std::string units;
  const std::string unit = Unit(side, side.substr(1) + "!");
  for (size_t i = 0; i < fitting + 2; ++i) units += unit;
  const GlossaryFile file = ReadTmx(units);
  EXPECT_THAT(file.sentences, SizeIs(fitting));
  EXPECT_THAT(file.notes, ElementsAre(HasSubstr("sentence pairs beyond the first 8192: 2")));
}

TEST_F(GlossaryFileTest, ContentDecidesBeforeTheName) {
  EXPECT_THAT(Lines(Read("a.tsv", kTmxStart + Unit("tent", "carpa") + kTmxEnd)),
              ElementsAre("tent = carpa"));
  EXPECT_THAT(Lines(Read("a.txt", "<5 years\t<5 años\n")), ElementsAre("<5 years = <5 años"));
  EXPECT_THAT(Complaint("a.tbx", "tent\tcarpa\n"), HasSubstr("a.tbx: no XML"));
}

TEST_F(GlossaryFileTest, WhatIsNoGlossaryIsRefused) {
  using namespace std::string_literals;
  EXPECT_EQ(Complaint("a.bin", "PK\x03\x04\0\0abc"s), "a.bin: a binary file");
  EXPECT_EQ(Complaint("a.tsv", "\xFF\xFEt\0e\0"s), "a.tsv: text in UTF-16");
  EXPECT_THAT(Complaint("a.xml", "<html><body/></html>"),
              AllOf(StartsWith("a.xml: neither TBX nor TMX"), HasSubstr("html")));
}

TEST_F(GlossaryFileTest, WhatIsNoFileIsRefused) {
  EXPECT_THAT(ComplaintOf(folder_ / "missing.tsv"), HasSubstr("missing.tsv: No such file"));
  EXPECT_THAT(ComplaintOf(folder_.MakeFolder("folder")), HasSubstr("folder: it is a folder"));
  ASSERT_EQ(mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  EXPECT_THAT(ComplaintOf(folder_ / "pipe"), HasSubstr("pipe: not a regular file"));
}

TEST_F(GlossaryFileTest, LargerThanTheLimitIsRefused) {
  const std::string path = folder_.Write("a.tsv", "tent\tcarpa\n");
  std::filesystem::resize_file(path, kLargestGlossary + 1);
  EXPECT_THAT(ComplaintOf(path), HasSubstr("larger than 1024 MiB"));
}

TEST_F(GlossaryFileTest, TmxSplitsNamesFromSentences) {
  const GlossaryFile file =
      ReadTmx(Unit("water point", "punto de agua") + Unit("Fill the tank.", "Llene el tanque.") +
              Unit("the emergency water supply point of camps", "el punto de agua de campamentos") +
              Unit("Where is it?", "¿Dónde está") + Unit("and a fever", "y fiebre") +
              Unit("the camp", "el campamento"));
  EXPECT_THAT(Lines(file), ElementsAre("water point = punto de agua", "the camp = el campamento"));
  EXPECT_THAT(file.sentences, ElementsAre(SentencePair{"Fill the tank.", "Llene el tanque."},
                                          SentencePair{"the emergency water supply point of camps",
                                                       "el punto de agua de campamentos"},
                                          SentencePair{"Where is it?", "¿Dónde está"},
                                          SentencePair{"and a fever", "y fiebre"}));
}

TEST_F(GlossaryFileTest, FourContentWordsAreATermFiveAreASentence) {
  const GlossaryFile file = ReadTmx(Unit("alpha bravo charlie delta", "uva") +
                                    Unit("alpha bravo charlie delta echo", "uva"));
  EXPECT_THAT(file.concepts, SizeIs(1));
  EXPECT_THAT(file.sentences, SizeIs(1));
}

TEST_F(GlossaryFileTest, SentencesEndBehindQuotesAndBrackets) {
  EXPECT_THAT(ReadTmx(Unit("(Stop.)", "(Alto.)") + Unit("“Stop!”", "«Alto»")).sentences, SizeIs(2));
}

TEST_F(GlossaryFileTest, TmxDropsCodesAndKeepsWhatTheyMark) {
  const GlossaryFile file = ReadTmx(
      Unit("<bpt i=\"1\">&lt;b <sub>alt text</sub>&gt;</bpt>water<ept i=\"1\">&lt;/b&gt;</ept> <hi>"
           "point<it pos=\"end\">/i</it></hi>",
           "punto<ph>&lt;br/&gt;</ph>de<ut>x</ut><![CDATA[agua]]>"));
  EXPECT_THAT(Lines(file), ElementsAre("water point = punto de agua"));
}

TEST_F(GlossaryFileTest, TmxLanguagesByFirstPart) {
  const auto unit = [](const std::string& english, const std::string& spanish) {
    return "<tu><prop>x</prop><tuv " + english + "><note>n</note><seg>tent</seg></tuv><tuv " +
           spanish + "><seg>carpa</seg></tuv><tuv xml:lang=\"fr\"><seg>tente</seg></tuv></tu>";
  };
  const char* const english[] = {"xml:lang=\"EN-us\"", "lang=\"en_GB\"", "xml:lang=\"eng\""};
  const char* const spanish[] = {"xml:lang=\"es-419\"", "lang=\"ES\"", "xml:lang=\"spa-ES\""};
  for (int i = 0; i < 3; ++i) {
    EXPECT_THAT(Lines(ReadTmx(unit(english[i], spanish[i]))), ElementsAre("tent = carpa")) << i;
  }
  EXPECT_THAT(ReadTmx(unit("xml:lang=\"enm\"", "xml:lang=\"est\"")).concepts, IsEmpty());
  EXPECT_THAT(ReadTmx("<tu><tuv><seg>tent</seg></tuv></tu><tu/>").concepts, IsEmpty());
}

TEST_F(GlossaryFileTest, TmxVariantsOfOneLanguageAreSynonyms) {
  const GlossaryFile file = ReadTmx(
      "<tu><tuv xml:lang=\"en-GB\"><seg>tyre</seg></tuv><tuv xml:lang=\"en-US\"><seg>tire</seg>"
      "</tuv><tuv xml:lang=\"es\"><seg>llanta</seg></tuv></tu>");
  EXPECT_THAT(Lines(file), ElementsAre("tyre tire = llanta"));
}

TEST_F(GlossaryFileTest, TmxAcronymsAreToldByTheirCapitals) {
  EXPECT_THAT(Lines(ReadTmx(Unit("WHO", "OMS"))), ElementsAre("WHO! = OMS!"));
}

TEST_F(GlossaryFileTest, TmxInUtf16) {
  const std::string text = kTmxStart + Unit("tent", "carpa") + kTmxEnd;
  std::string wide = "\xFF\xFE";
  for (const char c : text) wide += std::string{c, '\0'};
  EXPECT_THAT(Lines(Read("m.tmx", wide)), ElementsAre("tent = carpa"));
}

TEST_F(GlossaryFileTest, SegmentsBeyondTheLimitAreLeftOut) {
  std::string longest;
  while (longest.size() + 2 <= kLongestSegment) longest += "a ";
  const GlossaryFile file =
      ReadTmx(Unit(longest, "Uno.") + Unit(longest + "b", "Dos.") + Unit("Three.", longest + "b"));
  ASSERT_THAT(file.sentences, SizeIs(1));
  EXPECT_EQ(file.sentences[0].english.size(), kLongestSegment);
  EXPECT_THAT(file.notes, ElementsAre(HasSubstr("sentence pairs longer than 8192 bytes: 2")));
}

TEST_F(GlossaryFileTest, SentencePairsBeyondTheLimitAreLeftOut) {
  std::string units;
  for (size_t i = 0; i < kMostSentencePairs + 3; ++i) units += Unit("Go.", "Vaya.");
  const GlossaryFile file = ReadTmx(units);
  EXPECT_THAT(file.sentences, SizeIs(kMostSentencePairs));
  EXPECT_THAT(file.notes, ElementsAre(HasSubstr("beyond the first 200000: 3")));
}

TEST_F(GlossaryFileTest, Tbx2008) {
  const GlossaryFile file = Read(
      "t.tbx",
      "<?xml version='1.0'?>\n<!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\">\n"
      "<martif type=\"TBX-Basic\" xml:lang=\"en\"><martifHeader><fileDesc/></martifHeader><text>"
      "<body><termEntry id=\"c1\"><descrip type=\"subjectField\">wash</descrip>"
      "<langSet xml:lang=\"en-US\"><tig><term>water <hi>truck</hi></term></tig>"
      "<ntig><termGrp><term>w.t.</term><termNoteGrp><termNote type=\"termType\"> abbreviation "
      "</termNote></termNoteGrp></termGrp></ntig></langSet>"
      "<langSet xml:lang=\"es-419\"><tig><term>camión\n cisterna</term><termNote "
      "type=\"partOfSpeech\">noun</termNote></tig><tig><term>CC</term></tig></langSet>"
      "<langSet xml:lang=\"fr\"><tig><term>camion-citerne</term></tig></langSet></termEntry>"
      "<termEntry id=\"c2\"><langSet xml:lang=\"en\"><tig><term>tent</term></tig></langSet>"
      "</termEntry></body></text></martif>");
  EXPECT_THAT(Lines(file), ElementsAre("water truck w.t.! = camión cisterna CC!"));
  EXPECT_EQ(file.concepts[0].id, "c1");
}

TEST_F(GlossaryFileTest, Tbx2019InBothStyles) {
  const auto document = [](const std::string& type) {
    return "<tbx style=\"dct\" type=\"TBX-Basic\" xmlns=\"urn:iso:std:iso:30042:ed-2\" "
           "xmlns:min=\"http://www.tbxinfo.net/ns/min\"><tbxHeader/><text><body>"
           "<conceptEntry id=\"1\"><langSec xml:lang=\"en\"><termSec><term>unicef</term>" +
           type +
           "</termSec><termSec><term>children's fund</term></termSec></langSec>"
           "<langSec xml:lang=\"es\"><termSec><term>fondo</term></termSec></langSec>"
           "</conceptEntry></body></text></tbx>";
  };
  const auto expected = ElementsAre("children's fund unicef! = fondo");
  EXPECT_THAT(Lines(Read("a.tbx", document("<min:termType>acronym</min:termType>"))), expected);
  EXPECT_THAT(Lines(Read("a.tbx", document("<termNote type=\"termType\">acronym</termNote>"))),
              expected);
}

TEST_F(GlossaryFileTest, BrokenXmlNamesFileAndLine) {
  EXPECT_THAT(Complaint("m.tmx", "<tmx><body>\n<tu>\n</body></tmx>"),
              StartsWith("m.tmx:3: not well-formed XML"));
  EXPECT_THAT(Complaint("m.tmx", "<tmx><body>\n<tu>"),
              StartsWith("m.tmx:2: not well-formed XML: it ends too early"));
  EXPECT_THAT(Complaint("m.tmx", "<tmx>\n\n<a>\xE1</a></tmx>"),
              StartsWith("m.tmx:3: not well-formed XML"));
  EXPECT_THAT(Complaint("m.tmx", "<tmx>\n&nothing;</tmx>"), StartsWith("m.tmx:2: "));
}

TEST_F(GlossaryFileTest, DeepNestingIsRefused) {
  std::string deep = "<tmx>";
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_THAT(Complaint("m.tmx", deep), HasSubstr("depth"));
}

// A kilobyte that would stand for 10^11 times three bytes, in text, attributes and declarations.
TEST_F(GlossaryFileTest, DeclaredEntitiesAreRefusedAtOnce) {
  std::string general = "<!DOCTYPE tmx [\n<!ENTITY e0 \"lol\">\n";
  for (int i = 1; i <= 11; ++i) {
    general += "<!ENTITY e" + std::to_string(i) + " \"";
    for (int j = 0; j < 10; ++j) general += "&e" + std::to_string(i - 1) + ";";
    general += "\">\n";
  }
  const std::string documents[] = {
      general + "]><tmx><body>" + Unit("&e11;", "&e11;") + "</body></tmx>",
      general + "]><tmx version=\"&e11;\"/>",
      general + "<!ATTLIST tmx version CDATA \"&e11;\">]><tmx/>",
      "<!DOCTYPE tmx [<!ENTITY % p \"<!ENTITY x 'y'>\">%p;]><tmx/>",
      "<!DOCTYPE tmx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><tmx>&x;</tmx>",
  };
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& document : documents) {
    EXPECT_THAT(Complaint("m.tmx", document), HasSubstr("declares entities"));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST_F(GlossaryFileTest, NamedDtdIsNotFetched) {
  const std::string other = folder_.Write("other.dtd", "<!ENTITY word \"secret\">");
  const GlossaryFile file = Read("m.tmx", "<!DOCTYPE tmx SYSTEM \"" + other + "\">\n<tmx><body>" +
                                              Unit("tent &word;", "carpa") + "</body></tmx>");
  EXPECT_THAT(Lines(file), ElementsAre("tent = carpa"));
}

}  // namespace
}  // namespace faro
