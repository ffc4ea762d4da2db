// SPDX-License-Identifier: GPL-3.0-or-later
//
// The functions under test are those that Xapian calls, by the names that zlib has for them.
#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

namespace faro {
namespace {

constexpr int kRaw = -15;
constexpr int kZlibFormat = 15;

class FastDeflateTest : public ::testing::Test {
 protected:
  ~FastDeflateTest() override { deflateEnd(&stream_); }

  int Open(int window_bits, int memory) {
    return deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_bits, memory,
                        Z_DEFAULT_STRATEGY);
  }

  // As Xapian opens its streams.
  void OpenAsXapian() { ASSERT_EQ(Open(kRaw, 9), Z_OK); }

  int Compress(std::string input, size_t room) {
    output_.assign(room, '\0');
    stream_.next_in = reinterpret_cast<Bytef*>(input.data());
    stream_.avail_in = static_cast<uInt>(input.size());
    stream_.next_out = reinterpret_cast<Bytef*>(output_.data());
    stream_.avail_out = static_cast<uInt>(room);
    const int result = deflate(&stream_, Z_FINISH);
    output_.resize(stream_.total_out);
    return result;
  }

  // What zlib reads from the output.
  std::string Inflated(int window_bits) const {
    std::string text(100'000, '\0');
    z_stream stream = {};
    EXPECT_EQ(inflateInit2(&stream, window_bits), Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(output_.data()));
    stream.avail_in = static_cast<uInt>(output_.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
  }

  z_stream stream_ = {};
  std::string output_;
};

std::string Repeated(const std::string& text, size_t times) {
  std::string repeated;
  for (size_t i = 0; i < times; ++i) repeated += text;
  return repeated;
}

TEST_F(FastDeflateTest, ZlibReadsWhatItWrites) {
  OpenAsXapian();
  for (const size_t times : {2, 10, 1000}) {
    const std::string text = Repeated("camp coordination and camp management ", times);
    ASSERT_EQ(deflateReset(&stream_), Z_OK);
    ASSERT_EQ(Compress(text, text.size()), Z_STREAM_END) << times;
    EXPECT_LT(output_.size(), text.size());
    EXPECT_EQ(stream_.avail_out, text.size() - output_.size());
    EXPECT_EQ(Inflated(kRaw), text);
  }
}

TEST_F(FastDeflateTest, SaysWhenTheOutputIsTooLarge) {
  OpenAsXapian();
  EXPECT_EQ(Compress("qzvxj", 5), Z_OK);
  ASSERT_EQ(deflateReset(&stream_), Z_OK);
  const std::string text = Repeated("tent ", 100);
  EXPECT_EQ(Compress(text, 3), Z_OK);
  ASSERT_EQ(deflateReset(&stream_), Z_OK);
  EXPECT_EQ(Compress(text, text.size()), Z_STREAM_END);
  EXPECT_EQ(Inflated(kRaw), text);
}

TEST_F(FastDeflateTest, RefusesInputInSeveralParts) {
  OpenAsXapian();
  EXPECT_EQ(deflate(&stream_, Z_NO_FLUSH), Z_STREAM_ERROR);
}

TEST_F(FastDeflateTest, LeavesOtherStreamsToZlib) {
  ASSERT_EQ(Open(kZlibFormat, 8), Z_OK);
  std::string text = Repeated("camp ", 1000);
  output_.assign(text.size(), '\0');
  stream_.next_in = reinterpret_cast<Bytef*>(text.data());
  stream_.next_out = reinterpret_cast<Bytef*>(output_.data());
  stream_.avail_out = static_cast<uInt>(output_.size());
  stream_.avail_in = 1000;
  ASSERT_EQ(deflate(&stream_, Z_NO_FLUSH), Z_OK);
  stream_.avail_in = static_cast<uInt>(text.size()) - 1000;
  ASSERT_EQ(deflate(&stream_, Z_FINISH), Z_STREAM_END);
  output_.resize(stream_.total_out);
  EXPECT_EQ(Inflated(kZlibFormat), text);
  ASSERT_EQ(deflateReset(&stream_), Z_OK);
  EXPECT_EQ(Compress(text, text.size()), Z_STREAM_END);
}

}  // namespace
}  // namespace faro
