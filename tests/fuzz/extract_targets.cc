// SPDX-License-Identifier: GPL-3.0-or-later
// Extractors: bytes of a file to a document. One that is accepted is cut into passages as well.
#include <cstring>

#include "indexer/extract/docx.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/epub.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/front_matter.h"
#include "indexer/extract/html.h"
#include "indexer/extract/odt.h"
#include "indexer/extract/pdf.h"
#include "indexer/extract/pdf_columns.h"
#include "indexer/extract/pdf_headings.h"
#include "indexer/extract/pdf_layout.h"
#include "indexer/extract/pdf_lines.h"
#include "indexer/extract/running_heads.h"
#include "indexer/extract/update_date.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "tests/fuzz/targets.h"
#include "tests/indexer/extract/zip_fixture.h"

namespace faro::testing {
namespace {

// `extract` returns a document, or refuses the bytes as extractors do.
template <typename Extract>
void CheckExtractor(Extract extract) {
  Document document;
  try {
    document = extract();
  } catch (const Error& error) {
    Promise(error.code() == ErrorCode::kBadInput, "documents are refused as bad input");
    Promise(*error.what() != '\0' && IsValidUtf8(error.what()), "refusals have a reason");
    return;
  }
  CheckDocument(document);
  CheckPassages(document);
}

bool IsZip(std::string_view bytes) { return bytes.starts_with("PK"); }

// Parts of an archive, each after a line "@@ NAME"; those before the first such line are `first`.
// Few mutations of a ZIP get past its checksums, so most inputs are such lists.
std::string ZipOf(std::string_view bytes, const std::string& mimetype, const std::string& first) {
  ZipParts parts;
  if (!mimetype.empty()) parts.push_back({"mimetype", mimetype});
  std::string name = first;
  std::string content;
  const auto add = [&] {
    if (!content.empty() && !name.empty() && name.find('\0') == std::string::npos) {
      parts.push_back({name, content});
    }
    content.clear();
  };
  while (!bytes.empty()) {
    const size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end);
    if (line.starts_with("@@ ") && line.ends_with('\n') && IsValidUtf8(line)) {
      add();
      name = line.substr(3, line.size() - 4);
    } else {
      content += line;
    }
  }
  add();
  return MakeZip(parts);
}

// Reads numbers off the front of bytes; zeros after their end.
class NumberSource {
 public:
  explicit NumberSource(std::string_view bytes) : bytes_(bytes) {}

  bool empty() const { return bytes_.empty(); }

  uint8_t Byte() {
    if (bytes_.empty()) return 0;
    const auto byte = static_cast<uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return byte;
  }

  // Up to `size` bytes.
  std::string_view Bytes(size_t size) {
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(taken.size());
    return taken;
  }

 private:
  std::string_view bytes_;
};

// A word: place and size, flags, then its text up to ten bytes. Now and then any number at all.
PdfWord WordOf(NumberSource* source) {
  PdfWord word;
  const uint8_t flags = source->Byte();
  word.box.left = source->Byte() * 2.5;
  word.box.top = source->Byte() * 3.5;
  word.size = 6 + source->Byte() % 16;
  word.text = source->Bytes(1 + flags % 10);
  word.box.right = word.box.left + 0.5 * word.size * static_cast<double>(word.text.size());
  word.box.bottom = word.box.top + word.size;
  word.bold = (flags & 16) != 0;
  word.space_after = (flags & 32) != 0;
  word.turned = (flags & 192) == 192 ? 1 : 0;
  if ((flags & 192) == 64) {
    double odd = 0;
    const std::string_view bits = source->Bytes(sizeof(odd));
    std::memcpy(&odd, bits.data(), bits.size());
    (flags % 2 == 0 ? word.box.right : word.box.top) = odd;
  }
  return word;
}

}  // namespace

void FuzzText(std::string_view bytes) {
  CheckExtractor([&] { return ExtractDocument("document.txt", std::string(bytes)); });
}

void FuzzMarkdown(std::string_view bytes) {
  CheckExtractor([&] { return ExtractMarkdown(DecodeText(std::string(bytes))); });
}

void FuzzHtml(std::string_view bytes) {
  CheckExtractor([&] { return ExtractHtml(bytes); });
}

void FuzzPdf(std::string_view bytes) {
  CheckExtractor([&] { return ExtractPdf(bytes); });
}

void FuzzPdfLayout(std::string_view bytes) {
  NumberSource source(bytes);
  std::vector<PdfPage> pages;
  while (!source.empty()) {
    PdfPage page;
    page.number = static_cast<uint32_t>(pages.size()) + 1;
    page.width = 600;
    page.height = 850;
    for (int left = source.Byte() + 1; left > 0 && !source.empty(); --left) {
      page.words.push_back(WordOf(&source));
    }
    page.lines = LinesOfWords(page.words);
    const size_t lines = page.lines.size();
    OrderColumns(&page.lines);
    Promise(page.lines.size() == lines, "columns keep their lines");
    pages.push_back(std::move(page));
  }
  DropRunningHeads(&pages);
  const double body = BodySize(pages);
  const std::vector<PdfParagraph> paragraphs = JoinLines(std::move(pages));
  const std::vector<int> levels = HeadingLevels(paragraphs, body, {});
  Promise(levels.size() == paragraphs.size(), "each paragraph has a level");
  for (const PdfParagraph& paragraph : paragraphs) {
    Promise(IsValidUtf8(paragraph.text), "paragraph is UTF-8");
    Promise(paragraph.marker <= paragraph.text.size(), "marker is within the text");
  }
}

void FuzzDocx(std::string_view bytes) {
  const std::string file =
      IsZip(bytes) ? std::string(bytes) : ZipOf(bytes, "", "word/document.xml");
  CheckExtractor([&] { return ExtractDocx(file); });
}

void FuzzOdt(std::string_view bytes) {
  const std::string file =
      IsZip(bytes) ? std::string(bytes)
                   : ZipOf(bytes, "application/vnd.oasis.opendocument.text", "content.xml");
  CheckExtractor([&] { return ExtractOdt(file); });
}

void FuzzEpub(std::string_view bytes) {
  const std::string file =
      IsZip(bytes) ? std::string(bytes) : ZipOf(bytes, "application/epub+zip", "");
  CheckExtractor([&] { return ExtractEpub(file); });
}

void FuzzFrontMatter(std::string_view bytes) {
  std::string text;
  try {
    text = DecodeText("---\n" + std::string(bytes));
  } catch (const Error&) {
    return;
  }
  const FrontMatter front = ReadFrontMatter(text);
  Promise(front.size <= text.size(), "front matter is within the text");
  Promise(IsValidUtf8(front.title), "title is UTF-8");
}

void FuzzUpdateDate(std::string_view bytes) {
  for (const auto& date : {ParseWrittenDate(bytes), ParseUpdateLine(bytes)}) {
    if (!date) continue;
    const std::optional<PartialDate> again = ParseWrittenDate(date->ToString());
    Promise(again == date, "a date is read back as it is written");
  }
}

}  // namespace faro::testing
