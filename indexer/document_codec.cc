// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document_codec.h"

#include <algorithm>
#include <utility>

#include "indexer/extract/limits.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

[[noreturn]] void Unreadable() {
  throw Error(ErrorCode::kBadInput, "the extractor gave a document that cannot be read");
}

// Reads the parts of one document and keeps count of what takes memory.
class DocumentReader {
 public:
  explicit DocumentReader(RecordReader* record) : record_(record) {}

  Document Read();

 private:
  std::string Text() { return ValidUtf8(record_->String()); }
  std::vector<std::string> Texts();
  std::optional<PartialDate> Date();
  Block ReadBlock();

  RecordReader* record_;
  size_t listed_ = 0;
};

Document DocumentReader::Read() {
  Document document;
  document.title = Text();
  document.updated = Date();
  document.contacts = Texts();
  const uint64_t blocks = record_->Number();
  if (blocks > kMostBlocks) {
    throw Error(ErrorCode::kBadInput,
                "more than " + std::to_string(kMostBlocks) + " paragraphs and table rows");
  }
  for (uint64_t i = 0; i < blocks; ++i) document.blocks.push_back(ReadBlock());
  const uint64_t language = record_->Number();
  if (language > static_cast<uint64_t>(Language::kOther)) Unreadable();
  document.language = static_cast<Language>(language);
  return document;
}

std::vector<std::string> DocumentReader::Texts() {
  const uint64_t count = record_->Number();
  if (count > kMostListedStrings - listed_) {
    throw Error(ErrorCode::kBadInput, "more than " + std::to_string(kMostListedStrings) +
                                          " headings, links and addresses");
  }
  listed_ += count;
  std::vector<std::string> texts;
  for (uint64_t i = 0; i < count; ++i) texts.push_back(Text());
  return texts;
}

std::optional<PartialDate> DocumentReader::Date() {
  const std::string text = record_->String();
  if (text.empty()) return std::nullopt;
  std::optional<PartialDate> date = ParseIsoDate(text);
  if (!date) Unreadable();
  return date;
}

Block DocumentReader::ReadBlock() {
  Block block;
  const uint64_t kind = record_->Number();
  if (kind > static_cast<uint64_t>(BlockKind::kCode)) Unreadable();
  block.kind = static_cast<BlockKind>(kind);
  block.text = Text();
  if (block.text.empty()) Unreadable();
  block.heading = Texts();
  block.line = record_->Number32();
  block.page = record_->Number32();
  block.links = Texts();
  return block;
}

}  // namespace

void EncodeDocument(const Document& document, RecordWriter* record) {
  record->String(document.title)
      .String(document.updated ? document.updated->ToString() : std::string())
      .Strings(document.contacts)
      .Number(document.blocks.size());
  for (const Block& block : document.blocks) {
    record->Number(static_cast<uint64_t>(block.kind))
        .String(block.text)
        .Strings(block.heading)
        .Number(block.line)
        .Number(block.page)
        .Strings(block.links);
  }
  record->Number(static_cast<uint64_t>(document.language));
}

Document DecodeDocument(RecordReader* record) {
  try {
    return DocumentReader(record).Read();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kIndexMismatch) throw;
  }
  Unreadable();
}

std::string ValidUtf8(std::string text) {
  if (IsValidUtf8(text)) return text;
  std::string valid;
  for (size_t i = 0; i < text.size();) AppendUtf8(NextCodePoint(text, &i), &valid);
  return valid;
}

}  // namespace faro
