// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/packed_bytes.h"

#include <gtest/gtest.h>

#include "tests/lib/expect_error.h"

namespace faro {
namespace {

using testing::CodeOf;

std::string Packed(std::string_view bytes) {
  RecordWriter record;
  BytePacker().Pack(bytes, &record);
  return record.Take();
}

std::string Unpacked(std::string_view record) {
  RecordReader reader(record);
  std::string bytes = ByteUnpacker().Unpack(&reader);
  reader.ExpectEnd();
  return bytes;
}

// Bytes in which nothing repeats: a linear congruential generator's.
std::string Noise(size_t size) {
  std::string noise;
  for (uint32_t state = 1; noise.size() < size;) {
    state = state * 1664525 + 1013904223;
    noise += static_cast<char>(state >> 24);
  }
  return noise;
}

TEST(PackedBytesTest, WhatRepeatsGetsShort) {
  const std::string text(100'000, 'a');
  EXPECT_LT(Packed(text).size(), 100u);
  EXPECT_EQ(Unpacked(Packed(text)), text);
}

TEST(PackedBytesTest, WhatDoesNotShrinkIsKeptAsItIs) {
  EXPECT_EQ(Packed(""), std::string(2, '\0'));
  EXPECT_EQ(Packed("ab"),
            "\x02\x02"
            "ab");
  EXPECT_EQ(Packed(Noise(5000)).size(), 5000u + 2 + 2);
  EXPECT_EQ(Unpacked(Packed(Noise(5000))), Noise(5000));
}

TEST(PackedBytesTest, PartsOfOneRecordFollowEachOther) {
  RecordWriter record;
  BytePacker packer;
  packer.Pack(std::string(1000, 'a'), &record);
  packer.Pack("", &record);
  packer.Pack(std::string(1000, 'b'), &record);
  const std::string bytes = record.Take();
  RecordReader reader(bytes);
  ByteUnpacker unpacker;
  EXPECT_EQ(unpacker.Unpack(&reader), std::string(1000, 'a'));
  EXPECT_EQ(unpacker.Unpack(&reader), "");
  EXPECT_EQ(unpacker.Unpack(&reader), std::string(1000, 'b'));
  reader.ExpectEnd();
}

TEST(PackedBytesTest, AsManyAsAllowedComeBack) {
  const std::string most(kMostPackedBytes, 'a');
  EXPECT_TRUE(Unpacked(Packed(most)) == most);
}

TEST(PackedBytesTest, OneMoreIsRefused) {
  EXPECT_EQ(CodeOf([] { Packed(std::string(kMostPackedBytes + 1, 'a')); }), ErrorCode::kBadInput);
}

TEST(PackedBytesTest, ClaimOfMoreThanAllowedIsRefused) {
  for (const uint64_t claim : {uint64_t{kMostPackedBytes} + 1, ~uint64_t{0}}) {
    const std::string record = RecordWriter().Number(claim).String("x").Take();
    EXPECT_EQ(CodeOf([&] { Unpacked(record); }), ErrorCode::kIndexMismatch) << claim;
  }
}

TEST(PackedBytesTest, MoreOrLessThanClaimedIsRefused) {
  const std::string record = Packed(std::string(1000, 'a'));
  RecordReader reader(record);
  reader.Number();
  const std::string frame = reader.String();
  for (const uint64_t claim : {999, 1001}) {
    const std::string lie = RecordWriter().Number(claim).String(frame).Take();
    EXPECT_EQ(CodeOf([&] { Unpacked(lie); }), ErrorCode::kIndexMismatch) << claim;
  }
}

TEST(PackedBytesTest, BytesThatAreNoCompressedFormAreRefused) {
  const std::string record = RecordWriter().Number(1000).String("no such form").Take();
  EXPECT_EQ(CodeOf([&] { Unpacked(record); }), ErrorCode::kIndexMismatch);
}

TEST(PackedBytesTest, EveryTruncationIsRefused) {
  const std::string record = Packed("One and one and one and one and one and one and one.");
  for (size_t size = 0; size < record.size(); ++size) {
    EXPECT_EQ(CodeOf([&] { Unpacked(record.substr(0, size)); }), ErrorCode::kIndexMismatch) << size;
  }
}

}  // namespace
}  // namespace faro
