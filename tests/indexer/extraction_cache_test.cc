// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extraction_cache.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "indexer/caching_document_reader.h"
#include "indexer/catalogue.h"
#include "indexer/document_codec.h"
#include "indexer/source_reader.h"
#include "lib/base/error.h"
#include "tests/indexer/temp_folder.h"

namespace faro {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr uint64_t kMebibyte = uint64_t{1} << 20;

Document DocumentOf(const std::string& text) {
  Document document;
  document.updated = ParseIsoDate("2021-05");
  document.contacts = {"wash@example.org"};
  document.blocks.push_back({BlockKind::kTableRow, text, {"Wells"}, 3, 2, {"http://a.org/"}});
  document.language = Language::kSpanish;
  return document;
}

// Text that does not compress much.
std::string Noise(size_t size, unsigned seed) {
  std::string noise;
  for (; noise.size() < size; seed = seed * 1664525 + 1013904223) {
    noise += static_cast<char>('!' + (seed >> 24) % 90);
  }
  return noise;
}

std::string Encoded(const Document& document) {
  RecordWriter record;
  EncodeDocument(document, &record);
  return record.Take();
}

class ExtractionCacheTest : public ::testing::Test {
 protected:
  std::vector<fs::path> Entries() {
    if (!fs::exists(folder_)) return {};
    return {fs::directory_iterator(folder_), fs::directory_iterator()};
  }

  // That `text` was kept under `hash`.
  bool Holds(ExtractionCache* cache, const std::string& hash, const std::string& text) {
    const auto found = cache->Find(hash, FileType::kPdf);
    return found && Encoded(*found) == Encoded(DocumentOf(text));
  }

  testing::TempFolder temp_;
  std::string folder_ = temp_ / "cache/faro/extracted";
  ExtractionCache cache_{folder_, kMebibyte};
};

TEST_F(ExtractionCacheTest, FindsWhatWasKept) {
  EXPECT_FALSE(cache_.Find("aa", FileType::kPdf));
  cache_.Keep("aa", FileType::kPdf, DocumentOf("agua"));
  cache_.Keep("bb", FileType::kPdf, DocumentOf("pozo"));
  EXPECT_TRUE(Holds(&cache_, "aa", "agua"));
  EXPECT_TRUE(Holds(&cache_, "bb", "pozo"));
  EXPECT_FALSE(cache_.Find("cc", FileType::kPdf));
  EXPECT_FALSE(cache_.Find("aa", FileType::kHtml)) << "another type is read in another way";
  ExtractionCache later(folder_, kMebibyte);
  EXPECT_TRUE(Holds(&later, "aa", "agua"));
  EXPECT_EQ(cache_.trouble(), "");
}

TEST_F(ExtractionCacheTest, IsForItsOwnerAlone) {
  cache_.Keep("aa", FileType::kPdf, DocumentOf("agua"));
  EXPECT_EQ(fs::status(folder_).permissions(), fs::perms::owner_all);
  EXPECT_EQ(fs::status(Entries().at(0)).permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(ExtractionCacheTest, DamagedEntryIsNotFoundAndReplaced) {
  cache_.Keep("aa", FileType::kPdf, DocumentOf("agua"));
  const fs::path entry = Entries().at(0);
  std::ifstream file(entry, std::ios::binary);
  const std::string good{std::istreambuf_iterator<char>(file), {}};
  const auto write = [&](const std::string& bytes) {
    std::ofstream(entry, std::ios::binary | std::ios::trunc) << bytes;
  };
  for (size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    write(bad);
    EXPECT_FALSE(cache_.Find("aa", FileType::kPdf)) << "byte " << i;
    write(good.substr(0, i));
    EXPECT_FALSE(cache_.Find("aa", FileType::kPdf)) << "cut at " << i;
  }
  write(good + "x");
  EXPECT_FALSE(cache_.Find("aa", FileType::kPdf));
  cache_.Keep("aa", FileType::kPdf, DocumentOf("agua"));
  EXPECT_TRUE(Holds(&cache_, "aa", "agua"));
}

TEST_F(ExtractionCacheTest, EntryUnderTheNameOfAnotherIsNotFound) {
  cache_.Keep("aa", FileType::kPdf, DocumentOf("agua"));
  const fs::path first = Entries().at(0);
  cache_.Keep("bb", FileType::kPdf, DocumentOf("pozo"));
  for (const fs::path& entry : Entries()) {
    if (entry != first) fs::copy_file(first, entry, fs::copy_options::overwrite_existing);
  }
  EXPECT_FALSE(cache_.Find("bb", FileType::kPdf));
}

TEST_F(ExtractionCacheTest, TrimTakesTheLongestUnusedUntilNinePercentBelowTheLimit) {
  {
    ExtractionCache large(folder_, 100 * kMebibyte);
    for (unsigned i = 0; i < 13; ++i) {
      large.Keep(std::to_string(i), FileType::kPdf, DocumentOf(Noise(100'000, i)));
      for (const fs::path& entry : Entries()) {
        fs::last_write_time(entry, fs::last_write_time(entry) - std::chrono::hours(1));
      }
    }
    large.Trim();
  }
  ASSERT_THAT(Entries(), SizeIs(13));
  EXPECT_TRUE(Holds(&cache_, "0", Noise(100'000, 0))) << "used last from now on";
  cache_.Trim();
  uint64_t held = 0;
  for (const fs::path& entry : Entries()) held += fs::file_size(entry);
  EXPECT_LE(held, kMebibyte * 9 / 10);
  EXPECT_GT(held, kMebibyte * 9 / 10 - 100'000);
  EXPECT_TRUE(Holds(&cache_, "0", Noise(100'000, 0)));
  EXPECT_FALSE(cache_.Find("1", FileType::kPdf));
  EXPECT_TRUE(Holds(&cache_, "12", Noise(100'000, 12)));
}

TEST_F(ExtractionCacheTest, TrimLeavesWhatIsNotItsOwn) {
  ExtractionCache none(folder_, 0);
  temp_.Write("cache/faro/extracted/notes.txt", "mine");
  temp_.Write("cache/faro/extracted/unfinished-new", "of another process");
  temp_.Write("cache/faro/extracted/unfinished-old", "of a process that was killed");
  fs::last_write_time(fs::path(folder_) / "unfinished-old",
                      fs::file_time_type::clock::now() - std::chrono::hours(2));
  cache_.Keep("aa", FileType::kPdf, DocumentOf("agua"));
  none.Find("aa", FileType::kPdf);
  none.Trim();
  EXPECT_FALSE(none.Find("aa", FileType::kPdf));
  EXPECT_TRUE(fs::exists(fs::path(folder_) / "notes.txt"));
  EXPECT_TRUE(fs::exists(fs::path(folder_) / "unfinished-new"));
  EXPECT_FALSE(fs::exists(fs::path(folder_) / "unfinished-old"));
}

TEST_F(ExtractionCacheTest, FolderThatCannotBeWrittenIsTroubleAndNoMore) {
  const std::string file = temp_.Write("file", "");
  ExtractionCache cache(file + "/extracted", kMebibyte);
  EXPECT_FALSE(cache.Find("aa", FileType::kPdf));
  cache.Keep("aa", FileType::kPdf, DocumentOf("agua"));
  cache.Keep("bb", FileType::kPdf, DocumentOf("agua"));
  cache.Trim();
  EXPECT_THAT(cache.trouble(), HasSubstr(file + "/extracted: Not a directory"));
}

TEST_F(ExtractionCacheTest, ManyThreadsAndTwoCaches) {
  ExtractionCache other(folder_, kMebibyte);
  std::vector<std::thread> threads;
  for (unsigned t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      ExtractionCache* const cache = t % 2 == 0 ? &cache_ : &other;
      for (unsigned i = 0; i < 40; ++i) {
        const std::string text = Noise(40'000, i);
        const auto found = cache->Find(std::to_string(i), FileType::kPdf);
        EXPECT_TRUE(!found || found->blocks.at(0).text == text);
        cache->Keep(std::to_string(i), FileType::kPdf, DocumentOf(text));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  cache_.Trim();
  uint64_t held = 0;
  for (const fs::path& entry : Entries()) held += fs::file_size(entry);
  EXPECT_LE(held, kMebibyte);
  EXPECT_EQ(cache_.trouble() + other.trouble(), "");
}

// Says that it worked for `seconds` to make a document of the file's bytes.
class CountingReader : public DocumentReader {
 public:
  ExtractionReply Read(int file, const std::string& path, const std::string& known_hash) override {
    ++reads;
    last_path = path;
    ExtractionReply reply;
    const std::string bytes = ReadWholeFile(file);
    if (bytes == "bad") throw Error(ErrorCode::kBadInput, "no document");
    reply.hash = ContentHash(bytes + changed);
    reply.size = bytes.size();
    reply.seconds = seconds;
    if (reply.hash == known_hash) return reply;
    reply.document = DocumentOf(bytes);
    reply.document->title = title;
    return reply;
  }

  size_t reads = 0;
  double seconds = kWorthKeeping;
  std::string last_path;
  std::string title;
  std::string changed;  // between hashing and reading
};

class CachingDocumentReaderTest : public ExtractionCacheTest {
 protected:
  CachingDocumentReaderTest() {
    auto inner = std::make_unique<CountingReader>();
    inner_ = inner.get();
    reader_ = std::make_unique<CachingDocumentReader>(std::move(inner), &cache_);
  }

  ExtractionReply Read(const std::string& name, const std::string& known_hash = "") {
    const OwnedFd file = OpenSource(temp_ / name);
    return reader_->Read(file.get(), temp_ / name, known_hash);
  }

  CountingReader* inner_;
  std::unique_ptr<CachingDocumentReader> reader_;
};

TEST_F(CachingDocumentReaderTest, ReadsTheSameBytesOnce) {
  temp_.Write("a.pdf", "agua");
  const ExtractionReply first = Read("a.pdf");
  const ExtractionReply second = Read("a.pdf");
  EXPECT_EQ(inner_->reads, 1u);
  EXPECT_EQ(second.hash, ContentHash("agua"));
  EXPECT_EQ(second.size, 4u);
  EXPECT_EQ(Encoded(second.document.value()), Encoded(first.document.value()));
}

TEST_F(CachingDocumentReaderTest, TitleFromTheNameIsThatOfEachFile) {
  temp_.Write("a-one.pdf", "agua");
  temp_.Write("b-two.PDF", "agua");
  EXPECT_EQ(Read("a-one.pdf").document->title, "a one");
  EXPECT_EQ(Read("b-two.PDF").document->title, "b two");
  EXPECT_EQ(inner_->reads, 1u);
}

TEST_F(CachingDocumentReaderTest, TitleOfTheDocumentIsKept) {
  inner_->title = "Wells";
  temp_.Write("a.pdf", "agua");
  temp_.Write("b.pdf", "agua");
  EXPECT_EQ(Read("a.pdf").document->title, "Wells");
  EXPECT_EQ(Read("b.pdf").document->title, "Wells");
}

TEST_F(CachingDocumentReaderTest, KnownContentIsNotExtracted) {
  temp_.Write("a.pdf", "agua");
  const ExtractionReply reply = Read("a.pdf", ContentHash("agua"));
  EXPECT_FALSE(reply.document);
  EXPECT_EQ(reply.hash, ContentHash("agua"));
  EXPECT_EQ(inner_->reads, 0u);
}

TEST_F(CachingDocumentReaderTest, WhatTakesNoTimeIsNotKept) {
  inner_->seconds = kWorthKeeping / 2;
  temp_.Write("a.pdf", "agua");
  Read("a.pdf");
  Read("a.pdf");
  EXPECT_EQ(inner_->reads, 2u);
  EXPECT_THAT(Entries(), IsEmpty());
}

TEST_F(CachingDocumentReaderTest, TextAndSmallPagesGoStraightThrough) {
  for (const char* name : {"a.md", "a.txt", "a.html", "a"}) {
    temp_.Write(name, "agua");
    Read(name);
    EXPECT_EQ(inner_->last_path, temp_ / name);
  }
  EXPECT_FALSE(fs::exists(folder_));
  temp_.Write("large.html", std::string(kWorthKeepingHtml + 1, 'a'));
  Read("large.html");
  EXPECT_THAT(Entries(), SizeIs(1));
}

TEST_F(CachingDocumentReaderTest, FailuresAreNotKept) {
  temp_.Write("a.pdf", "bad");
  EXPECT_THROW(Read("a.pdf"), Error);
  EXPECT_THROW(Read("a.pdf"), Error);
  EXPECT_EQ(inner_->reads, 2u);
  EXPECT_THAT(Entries(), IsEmpty());
}

TEST_F(CachingDocumentReaderTest, FileThatChangedMeanwhileIsNotKept) {
  inner_->changed = "more";
  temp_.Write("a.pdf", "agua");
  EXPECT_EQ(Read("a.pdf").hash, ContentHash("aguamore"));
  EXPECT_THAT(Entries(), IsEmpty());
}

}  // namespace
}  // namespace faro
