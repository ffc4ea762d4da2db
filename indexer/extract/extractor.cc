// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/extractor.h"

#include <utility>

#include "indexer/extract/document_builder.h"
#include "indexer/extract/docx.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/epub.h"
#include "indexer/extract/file_type.h"
#include "indexer/extract/html.h"
#include "indexer/extract/odt.h"
#include "indexer/extract/pdf.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

constexpr std::string_view kZipMark = "PK\x03\x04";
// OLE, in which Word keeps its old format and what it encrypts (MS-CFB, 2.2).
constexpr std::string_view kCompoundFileMark = "\xD0\xCF\x11\xE0";

// What only its first bytes give away, whatever its name.
void RefuseForeign(FileType type, std::string_view bytes) {
  if (bytes.starts_with(kCompoundFileMark)) {
    throw Error(ErrorCode::kBadInput,
                "protected by a password, or an office file of the old kind (.doc)");
  }
  if (type == FileType::kUnknown && bytes.starts_with(kZipMark)) {
    throw Error(ErrorCode::kBadInput, "a ZIP archive that is no DOCX, ODT or EPUB");
  }
}

Document ExtractByType(FileType type, std::string bytes) {
  switch (type) {
    case FileType::kHtml:
      return ExtractHtml(bytes);
    case FileType::kDocx:
      return ExtractDocx(bytes);
    case FileType::kOdt:
      return ExtractOdt(bytes);
    case FileType::kEpub:
      return ExtractEpub(bytes);
    case FileType::kPdf:
      return ExtractPdf(bytes);
    default: {
      const std::string text = DecodeText(std::move(bytes));
      const bool markdown = type == FileType::kMarkdown || LooksLikeMarkdown(text);
      return markdown ? ExtractMarkdown(text) : ExtractText(text);
    }
  }
}

}  // namespace

std::string TitleOfName(std::string_view path) {
  std::string name(path.substr(path.rfind('/') + 1));
  const size_t dot = name.rfind('.');
  if (dot != std::string::npos && dot > 0) name.resize(dot);
  for (char& c : name) {
    if (c == '_' || c == '-') c = ' ';
  }
  return IsValidUtf8(name) ? FoldWhiteSpace(name) : std::string();
}

Document ExtractDocument(std::string_view path, std::string bytes) {
  const FileType type = FileTypeOf(path, bytes);
  RefuseForeign(type, bytes);
  Document document = ExtractByType(type, std::move(bytes));
  if (document.blocks.empty()) throw Error(ErrorCode::kBadInput, "the file holds no text");
  if (document.title.empty()) document.title = TitleOfName(path);
  return document;
}

void WarmUpExtractors() {
  WarmUpPdf();
  using std::string_view_literals::operator""sv;
  static constexpr std::pair<std::string_view, std::string_view> kSamples[] = {
      {"sample.md",
       "---\ntitle: Sample\ndate: 2020-01-02\n---\n# One\n\n*Two* [three](http://four)\n"},
      {"sample.txt", "Updated: 2 January 2020\n\n1. \xC1GUA\n\nAgua y \xE1rboles. a@b.org\n"},
      {"sample.html", "<!DOCTYPE html><meta charset=windows-1252><h1>\xC1GUA</h1><p>a &eacute;"},
      {"sample.txt", "\xFF\xFE\xC1\0g\0u\0a\0"sv},
      {"sample.txt", "\xEF\xBB\xBF\xC3\x81gua\xFF\n"}};
  for (const auto& [path, bytes] : kSamples) {
    try {
      ExtractDocument(path, std::string(bytes));
    } catch (const std::exception&) {
      // What is missing is missing for the documents, too, and told there.
    }
  }
}

}  // namespace faro
