// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/record_codec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "tests/lib/expect_error.h"

namespace faro {
namespace {

using testing::CodeOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr uint64_t kLargest = std::numeric_limits<uint64_t>::max();

std::string NumberRecord(uint64_t value) { return RecordWriter().Number(value).Take(); }

ErrorCode CodeOfNumber(std::string_view record) {
  return CodeOf([&] { RecordReader(record).Number(); });
}

TEST(RecordCodecTest, NumbersComeBack) {
  for (const uint64_t value :
       {uint64_t{0}, uint64_t{1}, uint64_t{127}, uint64_t{128}, uint64_t{16383}, uint64_t{16384},
        uint64_t{0xFFFFFFFF}, uint64_t{0x100000000}, uint64_t{1} << 63, kLargest}) {
    const std::string record = NumberRecord(value);
    RecordReader reader(record);
    EXPECT_EQ(reader.Number(), value);
    EXPECT_NO_THROW(reader.ExpectEnd()) << value;
  }
}

TEST(RecordCodecTest, LeastSignificantGroupComesFirst) {
  EXPECT_EQ(NumberRecord(300), "\xAC\x02");
  EXPECT_EQ(NumberRecord(127), "\x7F");
  EXPECT_EQ(NumberRecord(kLargest).size(), 10u);
}

TEST(RecordCodecTest, StringsComeBack) {
  const std::string zero("a\0b", 3);
  const std::string longer(1000, 'x');
  const std::string record = RecordWriter().String("").String(zero).String(longer).Take();
  RecordReader reader(record);
  EXPECT_EQ(reader.String(), "");
  EXPECT_EQ(reader.String(), zero);
  EXPECT_EQ(reader.String(), longer);
  EXPECT_NO_THROW(reader.ExpectEnd());
}

TEST(RecordCodecTest, ListsComeBack) {
  const std::string record = RecordWriter().Strings({}).Strings({"a", "", "ñ"}).Take();
  RecordReader reader(record);
  EXPECT_THAT(reader.Strings(), IsEmpty());
  EXPECT_THAT(reader.Strings(), ElementsAre("a", "", "ñ"));
  EXPECT_NO_THROW(reader.ExpectEnd());
}

TEST(RecordCodecTest, Number32TakesThirtyTwoBits) {
  const std::string fits = NumberRecord(0xFFFFFFFF);
  EXPECT_EQ(RecordReader(fits).Number32(), 0xFFFFFFFFu);
  const std::string larger = NumberRecord(0x100000000);
  EXPECT_EQ(CodeOf([&] { RecordReader(larger).Number32(); }), ErrorCode::kIndexMismatch);
}

TEST(RecordCodecTest, EmptyRecordHoldsNothing) {
  EXPECT_NO_THROW(RecordReader("").ExpectEnd());
  EXPECT_EQ(CodeOfNumber(""), ErrorCode::kIndexMismatch);
  EXPECT_EQ(CodeOf([] { RecordReader("").String(); }), ErrorCode::kIndexMismatch);
  EXPECT_EQ(CodeOf([] { RecordReader("").Strings(); }), ErrorCode::kIndexMismatch);
}

TEST(RecordCodecTest, NumberCutShort) {
  EXPECT_EQ(CodeOfNumber("\xAC"), ErrorCode::kIndexMismatch);
  EXPECT_EQ(CodeOfNumber("\xFF\xFF\xFF"), ErrorCode::kIndexMismatch);
}

TEST(RecordCodecTest, NumberOfElevenBytes) {
  EXPECT_EQ(CodeOfNumber(std::string(10, '\xFF') + "\x01"), ErrorCode::kIndexMismatch);
}

TEST(RecordCodecTest, NumberBeyondSixtyFourBits) {
  // Ten groups carry seventy bits: of the last one only the lowest fits.
  EXPECT_EQ(CodeOfNumber(std::string(9, '\xFF') + "\x02"), ErrorCode::kIndexMismatch);
  EXPECT_EQ(RecordReader(std::string(9, '\xFF') + "\x01").Number(), kLargest);
}

TEST(RecordCodecTest, NumberWithIdleLastGroup) {
  // Nobody writes 0 in two bytes, so a record that holds such a number is not ours.
  EXPECT_EQ(CodeOfNumber(std::string_view("\x80\x00", 2)), ErrorCode::kIndexMismatch);
}

TEST(RecordCodecTest, StringLongerThanTheRecord) {
  EXPECT_EQ(CodeOf([] {
              RecordReader(
                  "\x04"
                  "abc")
                  .String();
            }),
            ErrorCode::kIndexMismatch);
  const std::string huge = NumberRecord(kLargest) + "abc";
  EXPECT_EQ(CodeOf([&] { RecordReader(huge).String(); }), ErrorCode::kIndexMismatch);
}

TEST(RecordCodecTest, ListLongerThanTheRecord) {
  const std::string huge = NumberRecord(kLargest);
  EXPECT_EQ(CodeOf([&] { RecordReader(huge).Strings(); }), ErrorCode::kIndexMismatch);
  EXPECT_EQ(CodeOf([] {
              RecordReader(
                  "\x02\x01"
                  "a")
                  .Strings();
            }),
            ErrorCode::kIndexMismatch);
}

TEST(RecordCodecTest, BytesLeftOver) {
  EXPECT_EQ(CodeOf([] { RecordReader("\x01").ExpectEnd(); }), ErrorCode::kIndexMismatch);
}

}  // namespace
}  // namespace faro
