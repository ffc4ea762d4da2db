// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sandbox/extraction_worker.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "indexer/catalogue.h"
#include "tests/indexer/sandbox/sandbox_test.h"

namespace faro {
namespace {

using testing::DocumentOf;
using ::testing::ElementsAre;
using testing::OpenFile;
using testing::Outcome;
using testing::OutcomeOf;
using ::testing::StartsWith;

using ExtractionWorkerTest = testing::SandboxTest;

Document Echo(std::string_view, std::string bytes) { return DocumentOf(std::move(bytes)); }

TEST_F(ExtractionWorkerTest, GivesWhatTheExtractorGives) {
  const std::string text = "# Agua\n\n## Norma\n\n- Quince litros, [fuente](http://a.org)\n";
  const std::string path = folder_.Write("agua.md", text);
  ExtractionZygote zygote;
  ExtractionWorker worker(&zygote);
  const ExtractionReply reply = worker.Extract(OpenFile(path).get(), path, "");
  EXPECT_EQ(reply.size, text.size());
  EXPECT_EQ(reply.hash, ContentHash(text));
  EXPECT_GT(reply.seconds, 0);
  ASSERT_TRUE(reply.document);
  EXPECT_EQ(reply.document->title, "Agua");
  ASSERT_EQ(reply.document->blocks.size(), 1u);
  EXPECT_EQ(reply.document->blocks[0].kind, BlockKind::kListItem);
  EXPECT_EQ(reply.document->blocks[0].text, "Quince litros, fuente");
  EXPECT_THAT(reply.document->blocks[0].heading, ElementsAre("Norma"));
  EXPECT_THAT(reply.document->blocks[0].links, ElementsAre("http://a.org"));
}

TEST_F(ExtractionWorkerTest, OneChildReadsManyFiles) {
  ExtractionZygote zygote(
      [](std::string_view, const std::string&) { return DocumentOf(std::to_string(getpid())); });
  ExtractionWorker worker(&zygote);
  const std::string first = OutcomeOfText(&worker, "one").text;
  for (int i = 0; i < 20; ++i) EXPECT_EQ(OutcomeOfText(&worker, "another").text, first);
  EXPECT_NE(first, std::to_string(getpid()));
}

TEST_F(ExtractionWorkerTest, KnownContentIsNotExtracted) {
  const std::string path = folder_.Write("a.txt", "crash");
  ExtractionZygote zygote([](std::string_view, const std::string&) -> Document { abort(); });
  ExtractionWorker worker(&zygote);
  const ExtractionReply reply = worker.Extract(OpenFile(path).get(), path, ContentHash("crash"));
  EXPECT_FALSE(reply.document);
  EXPECT_EQ(reply.hash, ContentHash("crash"));
  EXPECT_EQ(reply.size, 5u);
}

TEST_F(ExtractionWorkerTest, ReadsFromTheBeginningWhateverTheOffset) {
  const std::string path = folder_.Write("a.txt", "from the start");
  ExtractionZygote zygote(Echo);
  ExtractionWorker worker(&zygote);
  const OwnedFd file = OpenFile(path);
  ASSERT_EQ(lseek(file.get(), 5, SEEK_SET), 5);
  EXPECT_EQ(OutcomeOf(&worker, file.get()).text, "from the start");
}

TEST_F(ExtractionWorkerTest, DocumentsOfEverySizeComeWhole) {
  ExtractionZygote zygote(Echo);
  ExtractionWorker worker(&zygote);
  for (const size_t size : {size_t{1}, size_t{65535}, size_t{65536}, size_t{65537}, size_t{262144},
                            size_t{262145}, size_t{20'000'000}}) {
    std::string text(size, 'a');
    text.back() = 'z';
    EXPECT_TRUE(OutcomeOfText(&worker, text).text == text) << size;
  }
}

TEST_F(ExtractionWorkerTest, ErrorsOfTheExtractorComeAsTheyAre) {
  ExtractionZygote zygote([](std::string_view, const std::string&) -> Document {
    throw Error(ErrorCode::kBadInput, "binary data, not text");
  });
  ExtractionWorker worker(&zygote);
  const Outcome outcome = OutcomeOfText(&worker, "x");
  EXPECT_EQ(outcome.code, ErrorCode::kBadInput);
  EXPECT_EQ(outcome.text, "binary data, not text");
}

TEST_F(ExtractionWorkerTest, OtherErrorsAreTheDocumentsToo) {
  ExtractionZygote zygote([](std::string_view, const std::string& bytes) -> Document {
    if (bytes == "library") throw Error(ErrorCode::kInternal, "no data");
    throw std::runtime_error("odd\n" + std::string(10'000, 'x') + "\xFF");
  });
  ExtractionWorker worker(&zygote);
  EXPECT_EQ(OutcomeOfText(&worker, "library").code, ErrorCode::kBadInput);
  const Outcome outcome = OutcomeOfText(&worker, "long");
  EXPECT_EQ(outcome.code, ErrorCode::kBadInput);
  EXPECT_THAT(outcome.text, StartsWith("the extractor failed: odd xxx"));
  EXPECT_EQ(outcome.text.size(), 300u);
}

TEST_F(ExtractionWorkerTest, EmptyFile) {
  ExtractionZygote zygote;
  ExtractionWorker worker(&zygote);
  EXPECT_EQ(OutcomeOfText(&worker, "").text, "the file is empty");
}

TEST_F(ExtractionWorkerTest, WhatIsNoFileIsUnreadable) {
  ExtractionZygote zygote(Echo);
  ExtractionWorker worker(&zygote);
  const Outcome folder = OutcomeOf(&worker, OpenFile(folder_.path()).get());
  EXPECT_EQ(folder.code, ErrorCode::kIo);
  EXPECT_EQ(folder.text, "not a regular file");
  EXPECT_EQ(OutcomeOf(&worker, -1).code, ErrorCode::kIo);
}

TEST_F(ExtractionWorkerTest, FileThatMayNotBeReadIsUnreadable) {
  const std::string path = folder_.Write("a.txt", "x");
  ExtractionZygote zygote(Echo);
  ExtractionWorker worker(&zygote);
  const OwnedFd file(open(path.c_str(), O_WRONLY | O_CLOEXEC));
  EXPECT_EQ(OutcomeOf(&worker, file.get()).code, ErrorCode::kIo);
}

TEST_F(ExtractionWorkerTest, FileThatChangesWhileItIsRead) {
  const std::string path = folder_.Write("a.txt", "before");
  ExtractionZygote zygote([](std::string_view, const std::string& bytes) {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    return DocumentOf(bytes);
  });
  ExtractionWorker worker(&zygote);
  const OwnedFd file = OpenFile(path);
  std::thread writer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    std::ofstream(path, std::ios::app) << "more";
  });
  const Outcome outcome = OutcomeOf(&worker, file.get());
  writer.join();
  EXPECT_EQ(outcome.code, ErrorCode::kIo);
  EXPECT_EQ(outcome.text, "changed while it was being read");
  EXPECT_EQ(OutcomeOf(&worker, file.get()).text, "beforemore");
}

TEST_F(ExtractionWorkerTest, LargeFilesAreRefusedUnread) {
  const std::string text = folder_.Write("a.txt", "x");
  const std::string pdf = folder_.Write("a.pdf", "%PDF-1.7\n");
  ExtractionZygote zygote(Echo);
  ExtractionWorker worker(&zygote);
  for (const std::string& path : {text, pdf}) {
    std::filesystem::resize_file(path, uint64_t{1} << 30);
    const auto start = std::chrono::steady_clock::now();
    const Outcome outcome = OutcomeOf(&worker, OpenFile(path).get(), path);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
    EXPECT_EQ(outcome.code, ErrorCode::kBadInput);
    EXPECT_EQ(outcome.text, path == pdf ? "larger than 256 MiB" : "larger than 64 MiB");
  }
}

TEST_F(ExtractionWorkerTest, LargestTextIsRead) {
  const std::string path = folder_.Write("a.txt", "x");
  ExtractionZygote zygote([](std::string_view, const std::string& bytes) {
    return DocumentOf(std::to_string(bytes.size()));
  });
  ExtractionWorker worker(&zygote);
  std::filesystem::resize_file(path, kLargestTextFile);
  EXPECT_EQ(OutcomeOf(&worker, OpenFile(path).get(), path).text, std::to_string(kLargestTextFile));
  std::filesystem::resize_file(path, kLargestTextFile + 1);
  EXPECT_EQ(OutcomeOf(&worker, OpenFile(path).get(), path).text, "larger than 64 MiB");
}

TEST_F(ExtractionWorkerTest, TooMuchTextIsRefused) {
  ExtractionLimits limits;
  limits.reply_bytes = 1 << 20;
  ExtractionZygote zygote(
      [](std::string_view, const std::string& bytes) {
        return DocumentOf(std::string(std::stoul(bytes), 'x'));
      },
      limits);
  ExtractionWorker worker(&zygote);
  EXPECT_EQ(OutcomeOfText(&worker, "1000000").text.size(), 1'000'000u);
  EXPECT_EQ(OutcomeOfText(&worker, "2000000").text, "more than 1 MiB of text");
}

TEST_F(ExtractionWorkerTest, IllFormedTextIsMended) {
  ExtractionZygote zygote(Echo);
  ExtractionWorker worker(&zygote);
  EXPECT_EQ(OutcomeOfText(&worker, "a\xFFz").text, "a\uFFFDz");
}

TEST_F(ExtractionWorkerTest, DocumentThatBreaksItsContractIsRefused) {
  ExtractionZygote zygote([](std::string_view, const std::string&) { return DocumentOf(""); });
  ExtractionWorker worker(&zygote);
  const Outcome outcome = OutcomeOfText(&worker, "x");
  EXPECT_EQ(outcome.code, ErrorCode::kBadInput);
  EXPECT_EQ(outcome.text, "the extractor gave a document that cannot be read");
}

TEST_F(ExtractionWorkerTest, TwoWorkersSideBySide) {
  ExtractionZygote zygote(Echo);
  const auto run = [&](const std::string& word) {
    const std::string path = folder_.Write(word + ".txt", word);
    ExtractionWorker worker(&zygote);
    for (int i = 0; i < 200; ++i) EXPECT_EQ(OutcomeOf(&worker, OpenFile(path).get()).text, word);
  };
  std::thread one(run, "one");
  std::thread two(run, "two");
  one.join();
  two.join();
}

TEST_F(ExtractionWorkerTest, ChildIsReplacedAfterManyFiles) {
  ExtractionZygote zygote([files = 0](std::string_view, const std::string&) mutable {
    return DocumentOf(std::to_string(++files));
  });
  ExtractionWorker worker(&zygote);
  const OwnedFd file = OpenFile(folder_.Write("a.txt", "x"));
  int most = 0;
  std::string last;
  for (int i = 0; i < 1100; ++i) {
    last = OutcomeOf(&worker, file.get()).text;
    most = std::max(most, std::stoi(last));
  }
  EXPECT_LE(most, 1000);
  EXPECT_LT(std::stoi(last), most);
}

}  // namespace
}  // namespace faro
