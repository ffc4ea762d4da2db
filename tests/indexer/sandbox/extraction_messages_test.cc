// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sandbox/extraction_messages.h"

#include <gtest/gtest.h>

#include <random>

#include "lib/base/utf8.h"
#include "lib/index/record_codec.h"
#include "tests/lib/expect_error.h"

namespace faro {
namespace {

using testing::CodeOf;

constexpr char kHash[] = "0123456789abcdef0123456789abcdef";

ExtractionAnswer Sample() {
  ExtractionAnswer answer;
  answer.reply = {kHash, 42, Document{}, 1.5};
  answer.reply.document->title = "Agua";
  answer.reply.document->blocks.push_back({BlockKind::kParagraph, "Text.", {"A"}, 1, 2, {"b"}});
  return answer;
}

ErrorCode CodeOfAnswer(const std::string& body) {
  return CodeOf([&] { DecodeAnswer(body); });
}

TEST(ExtractionMessagesTest, RequestsComeBack) {
  const ExtractionRequest request = DecodeRequest(EncodeRequest({"caf\xE9/a.md", 7, kHash}));
  EXPECT_EQ(request.path, "caf\xE9/a.md");
  EXPECT_EQ(request.size, 7u);
  EXPECT_EQ(request.known_hash, kHash);
}

TEST(ExtractionMessagesTest, RepliesComeBack) {
  const ExtractionAnswer answer = DecodeAnswer(EncodeAnswer(Sample()));
  EXPECT_EQ(answer.kind, AnswerKind::kDone);
  EXPECT_EQ(answer.reply.hash, kHash);
  EXPECT_EQ(answer.reply.size, 42u);
  EXPECT_DOUBLE_EQ(answer.reply.seconds, 1.5);
  ASSERT_TRUE(answer.reply.document);
  EXPECT_EQ(answer.reply.document->title, "Agua");
  EXPECT_EQ(answer.reply.document->blocks.at(0).text, "Text.");
}

TEST(ExtractionMessagesTest, ReplyWithoutDocumentComesBack) {
  ExtractionAnswer sample = Sample();
  sample.reply.document.reset();
  EXPECT_FALSE(DecodeAnswer(EncodeAnswer(sample)).reply.document);
}

TEST(ExtractionMessagesTest, ReasonsComeBackClean) {
  ExtractionAnswer sample;
  sample.kind = AnswerKind::kUnreadable;
  sample.reason = "two\nlines\x1B[2J\xFF";
  const ExtractionAnswer answer = DecodeAnswer(EncodeAnswer(sample));
  EXPECT_EQ(answer.kind, AnswerKind::kUnreadable);
  EXPECT_EQ(answer.reason, "two lines [2J\uFFFD");
}

TEST(ExtractionMessagesTest, ReasonsOfOthersAreCleanedToo) {
  const std::string body =
      RecordWriter().Number(1).String(std::string(299, 'x') + "\u00F1\n").Take();
  EXPECT_EQ(DecodeAnswer(body).reason, std::string(299, 'x'));
}

TEST(ExtractionMessagesTest, AnswerCutShortAnywhereIsRefused) {
  const std::string whole = EncodeAnswer(Sample());
  for (size_t size = 0; size < whole.size(); ++size) {
    EXPECT_EQ(CodeOfAnswer(whole.substr(0, size)), ErrorCode::kBadInput) << size;
  }
  EXPECT_EQ(CodeOfAnswer(whole + "x"), ErrorCode::kBadInput);
}

TEST(ExtractionMessagesTest, RandomAnswersNeverDoHarm) {
  std::mt19937 random(11);
  const std::string whole = EncodeAnswer(Sample());
  for (int round = 0; round < 20'000; ++round) {
    std::string body = whole;
    for (int change = 0; change < 3; ++change) {
      body[random() % body.size()] = static_cast<char>(random());
    }
    try {
      EXPECT_TRUE(IsValidUtf8(DecodeAnswer(body).reason));
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kBadInput);
    }
  }
}

TEST(ExtractionMessagesTest, WhatIsNoHashIsRefused) {
  for (const std::string hash :
       {"", "0123", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcde/"}) {
    ExtractionAnswer sample = Sample();
    sample.reply.hash = hash;
    EXPECT_EQ(CodeOfAnswer(EncodeAnswer(sample)), ErrorCode::kBadInput) << hash;
  }
}

}  // namespace
}  // namespace faro
