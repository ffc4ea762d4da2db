// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/file_type.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lib/base/utf8.h"

namespace faro {
namespace {

constexpr auto kEndings = std::to_array<std::pair<std::string_view, FileType>>({
    {".md", FileType::kMarkdown},
    {".markdown", FileType::kMarkdown},
    {".mkd", FileType::kMarkdown},
    {".mdown", FileType::kMarkdown},
    {".txt", FileType::kText},
    {".text", FileType::kText},
    {".html", FileType::kHtml},
    {".htm", FileType::kHtml},
    {".xhtml", FileType::kHtml},
    {".pdf", FileType::kPdf},
    {".docx", FileType::kDocx},
    {".odt", FileType::kOdt},
    {".epub", FileType::kEpub},
});

constexpr size_t kLookedAt = size_t{64} * 1024;
constexpr size_t kPdfMarkWithin = 1024;

bool StartsWithNoCase(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && EqualNoCase(text.substr(0, lower.size()), lower);
}

// What EPUB and OpenDocument say of themselves: the content of an uncompressed first entry called
// "mimetype". Some programs put extra fields between the two (APPNOTE.TXT, 4.3.7). Empty where the
// first entry is another.
std::string_view DeclaredType(std::string_view bytes) {
  constexpr std::string_view kName = "mimetype";
  constexpr size_t kExtraLength = 28;  // where the length of the extra fields stands
  constexpr size_t kHeader = 30;
  if (bytes.size() < kHeader || !bytes.substr(kHeader).starts_with(kName)) return {};
  const auto byte = [&](size_t at) { return size_t{static_cast<unsigned char>(bytes[at])}; };
  const size_t extra = byte(kExtraLength) | byte(kExtraLength + 1) << 8;
  return bytes.substr(std::min(kHeader + kName.size() + extra, bytes.size()));
}

// A ZIP's local headers hold the names of its entries in clear.
FileType FileTypeOfZip(std::string_view bytes) {
  const auto holds = [&](std::string_view text) { return bytes.find(text) != bytes.npos; };
  const std::string_view declared = DeclaredType(bytes);
  if (declared.starts_with("application/epub+zip")) return FileType::kEpub;
  if (declared.starts_with("application/vnd.oasis.opendocument.text")) return FileType::kOdt;
  if (holds("word/")) return FileType::kDocx;
  if (holds("META-INF/container.xml")) return FileType::kEpub;
  return FileType::kUnknown;
}

// Past white space, comments and XML declarations; empty where a comment does not end.
std::string_view FirstElement(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  for (;;) {
    bytes = bytes.substr(std::min(bytes.find_first_not_of(" \t\r\n\f"), bytes.size()));
    const bool comment = bytes.starts_with("<!--");
    if (!comment && !bytes.starts_with("<?")) return bytes;
    const std::string_view end = comment ? "-->" : "?>";
    const size_t at = bytes.find(end);
    if (at == bytes.npos) return {};
    bytes.remove_prefix(at + end.size());
  }
}

bool LooksLikeHtml(std::string_view bytes) {
  const std::string_view first = FirstElement(bytes);
  return StartsWithNoCase(first, "<!doctype html") || StartsWithNoCase(first, "<html") ||
         StartsWithNoCase(first, "<head") || StartsWithNoCase(first, "<body");
}

}  // namespace

FileType FileTypeOfName(std::string_view path) {
  for (const auto& [ending, type] : kEndings) {
    if (path.size() > ending.size() &&
        EqualNoCase(path.substr(path.size() - ending.size()), ending)) {
      return type;
    }
  }
  return FileType::kUnknown;
}

FileType FileTypeOf(std::string_view path, std::string_view bytes) {
  bytes = bytes.substr(0, kLookedAt);
  if (bytes.substr(0, kPdfMarkWithin).find("%PDF-") != bytes.npos) return FileType::kPdf;
  if (bytes.starts_with("PK\x03\x04")) return FileTypeOfZip(bytes);
  const FileType named = FileTypeOfName(path);
  if (named != FileType::kMarkdown && LooksLikeHtml(bytes)) return FileType::kHtml;
  return named;
}

}  // namespace faro
