// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_INDEX_RECORD_CODEC_H_
#define FARO_LIB_INDEX_RECORD_CODEC_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace faro {

// Writes the parts of a record one after the other: base-128 varints (least significant group
// first), and strings preceded by their byte length.
class RecordWriter {
 public:
  RecordWriter& Number(uint64_t value);
  RecordWriter& String(std::string_view text);
  RecordWriter& Strings(const std::vector<std::string>& list);
  // As it is, without its length: the last part of a record.
  RecordWriter& Rest(std::string_view bytes);

  std::string Take() { return std::move(record_); }

 private:
  std::string record_;
};

// Reads them back in the same order. Every member throws Error(kIndexMismatch) when the record ends
// early or holds a value that cannot have been written.
class RecordReader {
 public:
  // `record` must outlive the reader.
  explicit RecordReader(std::string_view record) : rest_(record) {}

  uint64_t Number();
  uint32_t Number32();
  std::string String();
  std::string_view View();  // a string without a copy of it: it lies in the record
  std::string_view Rest();  // all that has not been read, as View
  std::vector<std::string> Strings();

  // Throws unless all of the record has been read.
  void ExpectEnd() const;

 private:
  std::string_view rest_;
};

// Throws the Error(kIndexMismatch) that RecordReader throws.
[[noreturn]] void ThrowDamagedRecord();

}  // namespace faro

#endif  // FARO_LIB_INDEX_RECORD_CODEC_H_
