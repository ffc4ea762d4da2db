// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/extractor.h"

#include <utility>

#include "indexer/extract/document_builder.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/file_type.h"
#include "indexer/extract/pdf.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

// "site-planning.md" reads "site planning".
std::string TitleOfName(std::string_view path) {
  std::string name(path.substr(path.rfind('/') + 1));
  const size_t dot = name.rfind('.');
  if (dot != std::string::npos && dot > 0) name.resize(dot);
  for (char& c : name) {
    if (c == '_' || c == '-') c = ' ';
  }
  return IsValidUtf8(name) ? FoldWhiteSpace(name) : std::string();
}

Document ExtractPlain(FileType type, std::string bytes) {
  const std::string text = DecodeText(std::move(bytes));
  const bool markdown = type == FileType::kMarkdown || LooksLikeMarkdown(text);
  return markdown ? ExtractMarkdown(text) : ExtractText(text);
}

Document ExtractByType(FileType type, std::string bytes) {
  switch (type) {
    case FileType::kPdf:
      return ExtractPdf(bytes);
    default:
      return ExtractPlain(type, std::move(bytes));
  }
}

}  // namespace

Document ExtractDocument(std::string_view path, std::string bytes) {
  const FileType type = FileTypeOf(path, bytes);
  Document document = ExtractByType(type, std::move(bytes));
  if (document.blocks.empty()) throw Error(ErrorCode::kBadInput, "the file holds no text");
  if (document.title.empty()) document.title = TitleOfName(path);
  return document;
}

}  // namespace faro
