// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/extractor.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extract/document_builder.h"
#include "indexer/extract/encoding.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

constexpr std::array<std::pair<std::string_view, FileType>, 6> kEndings = {{
    {".md", FileType::kMarkdown},
    {".markdown", FileType::kMarkdown},
    {".mkd", FileType::kMarkdown},
    {".mdown", FileType::kMarkdown},
    {".txt", FileType::kText},
    {".text", FileType::kText},
}};

bool EndsWithNoCase(std::string_view text, std::string_view ending) {
  return text.size() > ending.size() &&
         std::equal(ending.rbegin(), ending.rend(), text.rbegin(), [](char wanted, char found) {
           return wanted == (IsAsciiUpper(found) ? static_cast<char>(found - 'A' + 'a') : found);
         });
}

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

}  // namespace

FileType FileTypeOfName(std::string_view path) {
  for (const auto& [ending, type] : kEndings) {
    if (EndsWithNoCase(path, ending)) return type;
  }
  return FileType::kUnknown;
}

Document ExtractDocument(std::string_view path, std::string bytes) {
  const std::string text = DecodeText(std::move(bytes));
  const bool markdown = FileTypeOfName(path) == FileType::kMarkdown || LooksLikeMarkdown(text);
  Document document = markdown ? ExtractMarkdown(text) : ExtractText(text);
  if (document.blocks.empty()) throw Error(ErrorCode::kBadInput, "the file holds no text");
  if (document.title.empty()) document.title = TitleOfName(path);
  return document;
}

}  // namespace faro
