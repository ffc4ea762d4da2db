// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/record_codec.h"

#include <limits>
#include <utility>

#include "lib/base/error.h"

namespace faro {
void ThrowDamagedRecord() {
  throw Error(ErrorCode::kIndexMismatch, "a record of the index cannot be read",
              "rebuild it with: faro-index --db DIR --full PATH...");
}

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

RecordWriter& RecordWriter::Rest(std::string_view bytes) {
  record_ += bytes;
  return *this;
}

uint64_t RecordReader::Number() {
  uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (rest_.empty()) ThrowDamagedRecord();
    const auto byte = static_cast<uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    if (shift == 63 && byte > 1) ThrowDamagedRecord();  // beyond 64 bits
    if (shift > 0 && byte == 0) ThrowDamagedRecord();   // a longer form than RecordWriter's
    value |= static_cast<uint64_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) return value;
  }
  ThrowDamagedRecord();
}

uint32_t RecordReader::Number32() {
  const uint64_t value = Number();
  if (value > std::numeric_limits<uint32_t>::max()) ThrowDamagedRecord();
  return static_cast<uint32_t>(value);
}

std::string RecordReader::String() { return std::string(View()); }

std::string_view RecordReader::View() {
  const uint64_t size = Number();
  if (size > rest_.size()) ThrowDamagedRecord();
  const std::string_view text = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return text;
}

std::string_view RecordReader::Rest() { return std::exchange(rest_, std::string_view()); }

std::vector<std::string> RecordReader::Strings() {
  const uint64_t count = Number();
  if (count > rest_.size()) ThrowDamagedRecord();
  std::vector<std::string> list;
  list.reserve(count);
  for (uint64_t i = 0; i < count; ++i) list.push_back(String());
  return list;
}

void RecordReader::ExpectEnd() const {
  if (!rest_.empty()) ThrowDamagedRecord();
}

}  // namespace faro
