// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/record_codec.h"

#include <limits>

#include "lib/base/error.h"

namespace faro {
namespace {

[[noreturn]] void Corrupt() {
  throw Error(ErrorCode::kIndexMismatch, "a record of the index cannot be read",
              "rebuild it with: faro-index --full PATH...");
}

}  // namespace

RecordWriter& RecordWriter::Number(uint64_t value) {
  while (value >= 0x80) {
    record_ += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  record_ += static_cast<char>(value);
  return *this;
}

RecordWriter& RecordWriter::String(std::string_view text) {
  Number(text.size());
  record_ += text;
  return *this;
}

RecordWriter& RecordWriter::Strings(const std::vector<std::string>& list) {
  Number(list.size());
  for (const std::string& text : list) String(text);
  return *this;
}

uint64_t RecordReader::Number() {
  uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (rest_.empty()) Corrupt();
    const auto byte = static_cast<uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    if (shift == 63 && byte > 1) Corrupt();  // beyond 64 bits
    if (shift > 0 && byte == 0) Corrupt();   // a longer form than RecordWriter's
    value |= static_cast<uint64_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) return value;
  }
  Corrupt();
}

uint32_t RecordReader::Number32() {
  const uint64_t value = Number();
  if (value > std::numeric_limits<uint32_t>::max()) Corrupt();
  return static_cast<uint32_t>(value);
}

std::string RecordReader::String() {
  const uint64_t size = Number();
  if (size > rest_.size()) Corrupt();
  std::string text(rest_.substr(0, size));
  rest_.remove_prefix(size);
  return text;
}

std::vector<std::string> RecordReader::Strings() {
  const uint64_t count = Number();
  if (count > rest_.size()) Corrupt();
  std::vector<std::string> list;
  list.reserve(count);
  for (uint64_t i = 0; i < count; ++i) list.push_back(String());
  return list;
}

void RecordReader::ExpectEnd() const {
  if (!rest_.empty()) Corrupt();
}

}  // namespace faro
