// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/passage_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <limits>

#include "lib/index/schema.h"
#include "tests/lib/expect_error.h"
#include "tests/lib/temp_folder.h"

namespace faro {
namespace {

using testing::CodeOf;
using ::testing::Each;

constexpr char kSource[] = "0123456789abcdef0123456789abcdef";
constexpr char kOtherSource[] = "fedcba9876543210fedcba9876543210";

// All fields differ from passage to passage, but for the document's.
Passage MakePassage(std::string_view source, uint32_t ordinal) {
  Passage passage;
  passage.source_id = source;
  passage.ordinal = ordinal;
  passage.path = "sitios/planificación-" + std::string(source) + ".md";
  passage.root = "/srv/manual";
  passage.title = "Planificación del sitio";
  passage.heading = {"Normas", "Parte " + std::to_string(ordinal / 3)};
  passage.language = static_cast<Language>(ordinal % 4);
  passage.updated = PartialDate{2022, 9, 0};
  passage.page = 17 + ordinal;
  passage.line = 40 + 7 * ordinal;
  passage.offset = 70'000 + 60 * ordinal;
  passage.contacts = {"sitios@example.org", "agua@example.org"};
  passage.links.assign(ordinal % 3, "https://example.org/" + std::to_string(ordinal));
  passage.text = "Deje dos metros entre tiendas.\nMida " + std::to_string(ordinal) + " estacas.";
  return passage;
}

std::vector<Passage> MakeDocument(std::string_view source, size_t passages) {
  std::vector<Passage> document;
  for (uint32_t i = 0; i < passages; ++i) document.push_back(MakePassage(source, i));
  return document;
}

void ExpectSameShared(const Passage& found, const Passage& expected) {
  EXPECT_EQ(found.Id(), expected.Id());
  EXPECT_EQ(found.source_id, expected.source_id);
  EXPECT_EQ(found.path, expected.path);
  EXPECT_EQ(found.root, expected.root);
  EXPECT_EQ(found.title, expected.title);
  EXPECT_EQ(found.updated, expected.updated);
  EXPECT_EQ(found.contacts, expected.contacts);
}

void ExpectSame(const Passage& found, const Passage& expected) {
  ExpectSameShared(found, expected);
  EXPECT_EQ(found.heading, expected.heading);
  EXPECT_EQ(found.language, expected.language);
  EXPECT_EQ(found.page, expected.page);
  EXPECT_EQ(found.line, expected.line);
  EXPECT_EQ(found.offset, expected.offset);
  EXPECT_EQ(found.links, expected.links);
  EXPECT_EQ(found.text, expected.text);
}

Xapian::Document Stored(const Passage& passage, const std::string& record) {
  Xapian::Document document;
  document.set_data(record);
  document.add_boolean_term(TermFor(Field::kId, passage.Id()));
  document.add_boolean_term(TermFor(Field::kSource, passage.source_id));
  document.add_value(SlotNumber(Slot::kSource), passage.source_id);
  return document;
}

// Adds a document as an index writer does; returns the number of its first passage.
Xapian::docid Add(const std::vector<Passage>& passages, Xapian::WritableDatabase* database) {
  const std::vector<std::string> records = EncodePassages(passages);
  Xapian::docid last = 0;
  for (size_t i = 0; i < passages.size(); ++i) {
    last = database->add_document(Stored(passages[i], records[i]));
  }
  return last + 1 - static_cast<Xapian::docid>(passages.size());
}

Xapian::WritableDatabase InMemory() {
  return Xapian::WritableDatabase("", Xapian::DB_BACKEND_INMEMORY);
}

// Reads each passage of `expected` with a reader of its own, so that none finds its group read.
void ExpectEach(const Xapian::Database& database, const std::vector<Passage>& expected) {
  for (const Passage& passage : expected) {
    const std::string term = TermFor(Field::kId, passage.Id());
    ASSERT_EQ(database.get_termfreq(term), 1u) << passage.Id();
    const Xapian::docid id = *database.postlist_begin(term);
    ExpectSame(PassageReader(database).Read(id), passage);
    ExpectSameShared(PassageReader(database).ReadShared(id), passage);
  }
}

class PassageStoreTest : public ::testing::Test {
 protected:
  // A database on disk: only there does Xapian compress records.
  Xapian::WritableDatabase OnDisk(const std::string& name) {
    return Xapian::WritableDatabase(folder_.Path(name), Xapian::DB_CREATE);
  }

  testing::TempFolder folder_;
};

TEST_F(PassageStoreTest, DocumentsOfAllSizesComeBack) {
  for (const size_t size : {1, 2, 15, 16, 17, 31, 32, 33, 100}) {
    SCOPED_TRACE(size);
    Xapian::WritableDatabase database = InMemory();
    const std::vector<Passage> document = MakeDocument(kSource, size);
    Add(MakeDocument(kOtherSource, 3), &database);
    Add(document, &database);
    ExpectEach(database, document);
  }
}

TEST_F(PassageStoreTest, OneReaderGivesThemInAnyOrder) {
  Xapian::WritableDatabase database = InMemory();
  const std::vector<Passage> document = MakeDocument(kSource, 200);  // more groups than are kept
  const Xapian::docid first = Add(document, &database);
  PassageReader reader(database);
  for (const uint32_t step : {1, 7, 16, 199}) {
    for (uint32_t i = 0, at = 0; i < 200; ++i, at = (at + step) % 200) {
      ExpectSame(reader.Read(first + at), document[at]);
      ExpectSameShared(reader.ReadShared(first + (at + 50) % 200), document[(at + 50) % 200]);
    }
  }
}

TEST_F(PassageStoreTest, WhatIsSharedComesWithoutTheRest) {
  Xapian::WritableDatabase database = InMemory();
  const Xapian::docid first = Add(MakeDocument(kSource, 5), &database);
  for (const Xapian::docid id : {first, first + 4}) {
    const Passage shared = PassageReader(database).ReadShared(id);
    EXPECT_EQ(shared.text, "");
    EXPECT_TRUE(shared.heading.empty());
    EXPECT_TRUE(shared.links.empty());
  }
}

TEST_F(PassageStoreTest, EmptyPartsComeBack) {
  Xapian::WritableDatabase database = InMemory();
  std::vector<Passage> document(18);
  for (uint32_t i = 0; i < document.size(); ++i) document[i].ordinal = i;
  Add(document, &database);
  ExpectEach(database, document);
}

TEST_F(PassageStoreTest, EmptyPassagesAmongOthersComeBack) {
  Xapian::WritableDatabase database = InMemory();
  std::vector<Passage> document = MakeDocument(kSource, 3);
  document[1].heading.clear();
  document[1].text.clear();
  document[2].heading = {""};
  document[2].links = {"", ""};
  Add(document, &database);
  ExpectEach(database, document);
}

TEST_F(PassageStoreTest, NumbersThatJumpComeBack) {
  constexpr uint32_t kMost = std::numeric_limits<uint32_t>::max();
  Xapian::WritableDatabase database = InMemory();
  std::vector<Passage> document = MakeDocument(kSource, 4);
  const uint32_t numbers[] = {kMost, 0, kMost, 1};
  for (size_t i = 0; i < 4; ++i) {
    document[i].page = document[i].line = document[i].offset = numbers[i];
  }
  Add(document, &database);
  ExpectEach(database, document);
}

TEST_F(PassageStoreTest, LargestOrdinalsComeBack) {
  constexpr uint32_t kMost = std::numeric_limits<uint32_t>::max();
  std::vector<Passage> document;
  for (uint32_t i = 0; i < 16; ++i) document.push_back(MakePassage(kSource, kMost - 15 + i));
  Xapian::WritableDatabase database = InMemory();
  Add(document, &database);
  ExpectEach(database, document);
}

TEST_F(PassageStoreTest, EveryPrecisionOfDateComesBack) {
  Xapian::WritableDatabase database = InMemory();
  for (const auto& updated : std::vector<std::optional<PartialDate>>{
           {}, PartialDate{1900, 0, 0}, PartialDate{2022, 12, 0}, PartialDate{2024, 2, 29}}) {
    Passage passage = MakePassage(kSource, 0);
    passage.updated = updated;
    const Xapian::docid id = Add({passage}, &database);
    ExpectSame(PassageReader(database).Read(id), passage);
  }
}

TEST_F(PassageStoreTest, BytesThatAreNoTextComeBack) {
  Passage passage = MakePassage(kSource, 0);
  passage.path = "caf\xE9.md";  // a Latin-1 file name
  passage.text = std::string("a\0b\xFF", 4);
  Xapian::WritableDatabase database = InMemory();
  ExpectSame(PassageReader(database).Read(Add({passage}, &database)), passage);
}

TEST_F(PassageStoreTest, OnlyLeadersTakeSpace) {
  const std::vector<std::string> records = EncodePassages(MakeDocument(kSource, 40));
  ASSERT_EQ(records.size(), 40u);
  for (size_t i = 0; i < records.size(); ++i) {
    if (i % kPassagesPerGroup != 0) {
      EXPECT_EQ(records[i], std::string(1, static_cast<char>(i)));
    } else {
      EXPECT_GT(records[i].size(), 100u);
    }
  }
}

TEST_F(PassageStoreTest, RepetitionCostsLittle) {
  std::vector<Passage> document(kPassagesPerGroup, MakePassage(kSource, 0));
  for (uint32_t i = 0; i < document.size(); ++i) {
    document[i].ordinal = i;
    document[i].text = std::string(4096, 'a');
    document[i].contacts.assign(1000, "sitios@example.org");
  }
  EXPECT_LT(EncodePassages(document)[0].size(), 500u);
}

TEST_F(PassageStoreTest, GroupThatDoesNotBeginWithALeaderIsRefused) {
  const std::vector<Passage> document = MakeDocument(kSource, 20);
  const std::span<const Passage> all(document);
  PassageEncoder encoder;
  EXPECT_EQ(CodeOf([&] { encoder.EncodeGroup(all.subspan(1, 4)); }), ErrorCode::kInternal);
  EXPECT_EQ(CodeOf([&] { encoder.EncodeGroup(all.first(17)); }), ErrorCode::kInternal);
}

TEST_F(PassageStoreTest, GroupLargerThanCanBeReadIsRefused) {
  Passage passage = MakePassage(kSource, 0);
  passage.links = {std::string(kMostPackedBytes, 'a')};
  EXPECT_EQ(CodeOf([&] { EncodePassages({&passage, 1}); }), ErrorCode::kBadInput);
}

TEST_F(PassageStoreTest, LargeGroupComesBackAgainAndAgain) {
  std::vector<Passage> document = MakeDocument(kSource, 3);
  document[1].links = {std::string(3'000'000, 'a')};  // more than a reader keeps
  Xapian::WritableDatabase database = InMemory();
  const Xapian::docid first = Add(document, &database);
  PassageReader reader(database);
  for (const uint32_t i : {0, 1, 2, 1, 0}) {
    ExpectSame(reader.Read(first + i), document[i]);
    ExpectSameShared(reader.ReadShared(first + i), document[i]);
  }
}

TEST_F(PassageStoreTest, CombinedDatabasesGiveTheirOwn) {
  // Alike but for the source, and of different sizes, so that their numbers interleave and one
  // goes on alone.
  const std::vector<Passage> one = MakeDocument(kSource, 33);
  const std::vector<Passage> other = MakeDocument(kOtherSource, 20);
  Xapian::WritableDatabase first = InMemory();
  Xapian::WritableDatabase second = InMemory();
  Xapian::WritableDatabase third = InMemory();
  Add(one, &first);
  Add(other, &second);
  Add(MakeDocument("aa", 1), &third);
  Xapian::Database all;
  for (const Xapian::Database& database : {first, second, third}) all.add_database(database);
  ExpectEach(all, one);
  ExpectEach(all, other);
}

TEST_F(PassageStoreTest, SameSourceInTwoDatabasesStaysApart) {
  std::vector<Passage> older = MakeDocument(kSource, 20);
  for (Passage& passage : older) passage.text += " (antes)";
  const std::vector<Passage> newer = MakeDocument(kSource, 20);
  Xapian::WritableDatabase first = InMemory();
  Xapian::WritableDatabase second = InMemory();
  Add(older, &first);
  Add(newer, &second);
  Xapian::Database all;
  all.add_database(first);
  all.add_database(second);
  PassageReader reader(all);
  for (uint32_t i = 0; i < 20; ++i) {
    ExpectSame(reader.Read(2 * i + 1), older[i]);
    ExpectSame(reader.Read(2 * i + 2), newer[i]);
  }
}

// As a server gives them out: what it combines counts as one database to its clients.
TEST_F(PassageStoreTest, DatabasesThatAServerHasCombined) {
  constexpr char kServer[] = "/usr/bin/xapian-progsrv";
  if (!std::filesystem::exists(kServer)) GTEST_SKIP() << "no xapian-progsrv here";
  const std::vector<Passage> one = MakeDocument(kSource, 33);
  const std::vector<Passage> other = MakeDocument(kOtherSource, 33);
  Xapian::WritableDatabase first = OnDisk("first");
  Xapian::WritableDatabase second = OnDisk("second");
  Add(one, &first);
  Add(other, &second);
  first.commit();
  second.commit();
  const Xapian::Database all =
      Xapian::Remote::open(kServer, folder_.Path("first") + " " + folder_.Path("second"));
  ASSERT_EQ(all.size(), 1u);
  PassageReader reader(all);
  for (uint32_t i = 0; i < 33; ++i) {
    ExpectSame(reader.Read(2 * i + 1), one[i]);
    ExpectSame(reader.Read(2 * i + 2), other[i]);
  }
  ExpectSame(PassageReader(all).Read(66), other[32]);
  ExpectSame(PassageReader(all).Read(40), other[19]);
}

TEST_F(PassageStoreTest, DeletionOfOthersChangesNothing) {
  Xapian::WritableDatabase database = OnDisk("db");
  const std::vector<Passage> kept = MakeDocument(kSource, 20);
  const std::vector<Passage> added = MakeDocument("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 20);
  Add(MakeDocument("bb", 20), &database);
  Add(kept, &database);
  Add(MakeDocument(kOtherSource, 20), &database);
  database.commit();
  database.delete_document(TermFor(Field::kSource, "bb"));
  database.delete_document(TermFor(Field::kSource, kOtherSource));
  Add(added, &database);
  database.commit();
  ExpectEach(database, kept);
  ExpectEach(database, added);
  database.compact(folder_.Path("compact"));
  ExpectEach(Xapian::Database(folder_.Path("compact")), kept);
  ExpectEach(Xapian::Database(folder_.Path("compact")), added);
}

TEST_F(PassageStoreTest, CompactionOfTwoIntoOneChangesNothing) {
  const std::vector<Passage> one = MakeDocument(kSource, 20);
  const std::vector<Passage> other = MakeDocument(kOtherSource, 20);
  Xapian::Database all;
  for (const auto& [name, document] : {std::pair("a", one), std::pair("b", other)}) {
    Xapian::WritableDatabase database = OnDisk(name);
    Add(MakeDocument("bb", 5), &database);
    Add(document, &database);
    database.commit();
    database.delete_document(TermFor(Field::kSource, "bb"));
    database.commit();
    all.add_database(database);
  }
  all.compact(folder_.Path("compact"));
  ExpectEach(Xapian::Database(folder_.Path("compact")), one);
  ExpectEach(Xapian::Database(folder_.Path("compact")), other);
}

TEST_F(PassageStoreTest, ReplacedSourceIsReadAnew) {
  Xapian::WritableDatabase database = InMemory();
  const Xapian::docid first = Add(MakeDocument(kSource, 3), &database);
  PassageReader reader(database);
  reader.Read(first + 1);
  std::vector<Passage> changed = MakeDocument(kSource, 3);
  for (Passage& passage : changed) passage.text += " Riegue.";
  const std::vector<std::string> records = EncodePassages(changed);
  for (uint32_t i = 0; i < 3; ++i) {
    database.replace_document(first + i, Stored(changed[i], records[i]));
  }
  reader.Forget();
  ExpectSame(reader.Read(first + 1), changed[1]);
}

// Xapian cannot read back some records that it could compress and that are a little longer than
// 8192 bytes: passages of all sizes around that, and around its multiples, must not become such.
TEST_F(PassageStoreTest, RecordsOfAllSizesComeBackFromDisk) {
  uint32_t state = 1;
  const auto letter = [&state] {
    state = state * 1664525 + 1013904223;
    return static_cast<char>('!' + (state >> 24) % 64);
  };
  for (const std::string& tail : {std::string(), std::string(900, 'z')}) {
    Xapian::WritableDatabase database = OnDisk("db" + tail.substr(0, 1));
    std::vector<Passage> passages;
    size_t sizes[3] = {};  // of records a little above 8192, 16384 and 24576
    for (size_t size = 10'000; size < 33'500; size += size % 11'000 < 400 ? 3 : 37) {
      Passage passage = MakePassage(kSource, 0);
      passage.source_id = std::to_string(size);
      while (passage.text.size() < size) passage.text += letter();
      passage.text += tail;
      const size_t record = EncodePassages({&passage, 1})[0].size();
      if (record % 8192 < 100 && record / 8192 - 1 < 3) ++sizes[record / 8192 - 1];
      Add({passage}, &database);
      passages.push_back(passage);
    }
    EXPECT_THAT(sizes, Each(::testing::Gt(0u)));
    database.commit();
    ExpectEach(database, passages);
  }
}

TEST_F(PassageStoreTest, RepetitiveRecordsComeBackFromDisk) {
  Xapian::WritableDatabase database = OnDisk("db");
  std::vector<Passage> passages;
  for (size_t size = 8000; size < 8600; size += 7) {
    Passage passage = MakePassage(kSource, 0);
    passage.source_id = std::to_string(size);
    passage.text = std::string(size, 'a');
    passage.contacts = {std::string(size, 'b')};
    passage.title = std::string(size, 'c');
    Add({passage}, &database);
    passages.push_back(passage);
  }
  database.commit();
  ExpectEach(database, passages);
}

// Documents as large as they come are written group by group: no more than one is in memory.
TEST_F(PassageStoreTest, HugeDocument) {
  constexpr uint32_t kPassages = 100'000;
  Xapian::WritableDatabase database = InMemory();
  PassageEncoder encoder;
  for (uint32_t first = 0; first < kPassages; first += kPassagesPerGroup) {
    std::vector<Passage> group;
    for (uint32_t i = first; i < first + kPassagesPerGroup; ++i) {
      group.push_back(MakePassage(kSource, i));
    }
    const std::vector<std::string> records = encoder.EncodeGroup(group);
    for (size_t i = 0; i < group.size(); ++i) database.add_document(Stored(group[i], records[i]));
  }
  PassageReader reader(database);
  for (uint32_t i = 0; i < kPassages; i += 997) {
    ExpectSame(reader.Read(i + 1), MakePassage(kSource, i));
  }
}

// A database in which one record of a document of three passages is another.
class DamagedRecordTest : public ::testing::Test {
 protected:
  // Reads all three passages, those that can be read; they must be as they were.
  size_t CountRefused(size_t at, const std::string& record) {
    Xapian::WritableDatabase database = InMemory();
    Add(MakeDocument(kOtherSource, 20), &database);
    std::vector<std::string> records = records_;
    records[at] = record;
    Xapian::docid first = 0;
    for (size_t i = 0; i < document_.size(); ++i) {
      const Xapian::docid id = database.add_document(Stored(document_[i], records[i]));
      if (i == 0) first = id;
    }
    size_t refused = 0;
    for (uint32_t i = 0; i < document_.size(); ++i) {
      try {
        ExpectSame(PassageReader(database).Read(first + i), document_[i]);
      } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::kIndexMismatch);
        ++refused;
      }
    }
    return refused;
  }

  std::vector<Passage> document_ = MakeDocument(kSource, 3);
  std::vector<std::string> records_ = EncodePassages(document_);
};

TEST_F(DamagedRecordTest, NoneIsRefusedAsTheyAre) { EXPECT_EQ(CountRefused(0, records_[0]), 0u); }

TEST_F(DamagedRecordTest, EveryTruncationOfALeaderIsRefused) {
  for (size_t size = 0; size < records_[0].size(); ++size) {
    EXPECT_EQ(CountRefused(0, records_[0].substr(0, size)), 3u) << size;
  }
}

TEST_F(DamagedRecordTest, EveryChangedByteOfALeaderIsRefused) {
  for (size_t at = 0; at < records_[0].size(); ++at) {
    for (const unsigned flip : {0x01u, 0x10u, 0x80u, 0xFFu}) {
      std::string changed = records_[0];
      changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ flip);
      EXPECT_EQ(CountRefused(0, changed), 3u) << at;
    }
  }
}

TEST_F(DamagedRecordTest, EveryOtherByteOfAFollowerIsRefused) {
  for (unsigned byte = 0; byte < 256; ++byte) {
    if (byte == 2) continue;
    EXPECT_EQ(CountRefused(2, std::string(1, static_cast<char>(byte))), 1u) << byte;
  }
}

TEST_F(DamagedRecordTest, ByteTooManyIsRefused) {
  EXPECT_EQ(CountRefused(0, records_[0] + '\0'), 3u);
  EXPECT_EQ(CountRefused(1, records_[1] + '\0'), 1u);
}

TEST_F(DamagedRecordTest, EmptyFollowerIsRefused) { EXPECT_EQ(CountRefused(1, ""), 1u); }

TEST_F(DamagedRecordTest, LeaderOfAnotherDocumentIsRefused) {
  Xapian::WritableDatabase database = InMemory();
  Add(MakeDocument(kOtherSource, 1), &database);
  const Xapian::docid orphan =
      database.add_document(Stored(document_[1], records_[1]));  // where its passage 1 would be
  EXPECT_EQ(CodeOf([&] { PassageReader(database).Read(orphan); }), ErrorCode::kIndexMismatch);
}

TEST_F(DamagedRecordTest, LeaderOfAShorterGroupIsRefused) {
  Xapian::WritableDatabase database = InMemory();
  const std::vector<std::string> shorter = EncodePassages(std::span(document_).first(2));
  for (size_t i = 0; i < 2; ++i) database.add_document(Stored(document_[i], shorter[i]));
  const Xapian::docid third = database.add_document(Stored(document_[2], records_[2]));
  EXPECT_EQ(CodeOf([&] { PassageReader(database).Read(third); }), ErrorCode::kIndexMismatch);
}

TEST_F(DamagedRecordTest, PassageThatIsNotThereIsRefused) {
  Xapian::WritableDatabase database = InMemory();
  const Xapian::docid first = Add(document_, &database);
  database.delete_document(first);
  EXPECT_EQ(CodeOf([&] { PassageReader(database).Read(first + 1); }), ErrorCode::kIndexMismatch);
}

}  // namespace
}  // namespace faro
