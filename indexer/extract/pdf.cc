// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf.h"

#include <iconv.h>
#include <poppler-document.h>
#include <poppler-page.h>
#include <poppler-toc.h>

#include <algorithm>
#include <climits>
#include <cmath>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/document_builder.h"
#include "indexer/extract/limits.h"
#include "indexer/extract/pdf_columns.h"
#include "indexer/extract/pdf_headings.h"
#include "indexer/extract/pdf_layout.h"
#include "indexer/extract/pdf_lines.h"
#include "indexer/extract/pdf_metadata.h"
#include "indexer/extract/pdf_page.h"
#include "indexer/extract/plain_heading.h"
#include "indexer/extract/running_heads.h"
#include "indexer/extract/update_date.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

// Fewer letters and digits than this to a page are a stamp or a page number on an image.
constexpr size_t kFewestLettersOfPage = 8;

constexpr double kFarthestPlace = 1e6;  // points; PDF's own pages end at 14,400

constexpr size_t kMostOutlineEntries = 20'000;
constexpr int kDeepestOutlineEntry = 16;

void Silence(const std::string&, void*) {}

std::string Utf8Of(const poppler::ustring& utf16) {
  std::string utf8;
  for (size_t i = 0; i < utf16.size(); ++i) {
    char32_t c = utf16[i];
    const bool pair = c >= 0xD800 && c < 0xDC00 && i + 1 < utf16.size() && utf16[i + 1] >= 0xDC00 &&
                      utf16[i + 1] < 0xE000;
    if (pair) c = 0x10000 + ((c - 0xD800) << 10) + (utf16[++i] - 0xDC00u);
    if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
    AppendUtf8(c, &utf8);
  }
  return utf8;
}

bool IsBoldFont(std::string_view font) {
  const std::string name = LowerAscii(font);
  for (const std::string_view weight : {"bold", "black", "heavy", "cmbx", "-bd", "demi"}) {
    if (name.find(weight) != std::string::npos) return true;
  }
  return false;
}

bool IsSane(const poppler::rectf& box) {
  for (const double place : {box.left(), box.top(), box.right(), box.bottom()}) {
    if (!(std::abs(place) < kFarthestPlace)) return false;
  }
  return true;
}

// `box` on a page of that size as it is when text of that rotation is set upright.
PdfBox Upright(const poppler::rectf& box, int turned, double width, double height) {
  switch (turned) {
    case 1:
      return {box.top(), width - box.right(), box.bottom(), width - box.left()};
    case 2:
      return {width - box.right(), height - box.bottom(), width - box.left(), height - box.top()};
    case 3:
      return {height - box.bottom(), box.left(), height - box.top(), box.right()};
    default:
      return {box.left(), box.top(), box.right(), box.bottom()};
  }
}

PdfPage ReadPage(const poppler::page& source, uint32_t number) {
  PdfPage page;
  page.number = number;
  const poppler::rectf area = source.page_rect();
  page.width = area.width();
  page.height = area.height();
  const auto turned_page = source.orientation();
  if (turned_page == poppler::page::landscape || turned_page == poppler::page::seascape) {
    std::swap(page.width, page.height);
  }
  const auto boxes = source.text_list(poppler::page::text_list_include_font);
  if (boxes.size() > kMostWordsOfPage) {
    throw Error(ErrorCode::kBadInput, "page " + std::to_string(number) + " holds more than " +
                                          std::to_string(kMostWordsOfPage) + " words");
  }
  page.words.reserve(boxes.size());
  for (const poppler::text_box& box : boxes) {
    if (!IsSane(box.bbox())) continue;
    PdfWord word;
    word.text = Utf8Of(box.text());
    word.turned = box.rotation();
    word.box = Upright(box.bbox(), word.turned, page.width, page.height);
    word.space_after = box.has_space_after();
    word.size = word.box.height();
    if (box.has_font_info()) {
      if (const double size = box.get_font_size(); size > 0) word.size = size;
      word.bold = IsBoldFont(box.get_font_name());
    }
    page.words.push_back(std::move(word));
  }
  return page;
}

void CollectOutline(const poppler::toc_item& parent, int depth, std::vector<PdfOutlineEntry>* all) {
  if (depth > kDeepestOutlineEntry) return;
  for (auto child = parent.children_begin(); child != parent.children_end(); ++child) {
    if (all->size() >= kMostOutlineEntries) return;
    all->push_back({depth, Utf8Of((*child)->title())});
    CollectOutline(**child, depth + 1, all);
  }
}

std::vector<PdfOutlineEntry> OutlineOf(const poppler::document& source) {
  std::vector<PdfOutlineEntry> outline;
  const std::unique_ptr<poppler::toc> toc(source.create_toc());
  if (toc != nullptr && toc->root() != nullptr) CollectOutline(*toc->root(), 1, &outline);
  return outline;
}

size_t CountLetters(const PdfPage& page) {
  size_t letters = 0;
  for (const PdfLine& line : page.lines) {
    letters += static_cast<size_t>(std::count_if(line.text.begin(), line.text.end(), [](char c) {
      return IsAsciiAlnum(c) || (c & 0xC0) == 0xC0;
    }));
  }
  return letters;
}

std::unique_ptr<poppler::document> Open(std::string_view bytes) {
  poppler::set_debug_error_function(Silence, nullptr);
  if (bytes.size() > INT_MAX) throw Error(ErrorCode::kBadInput, "the PDF is larger than 2 GiB");
  std::unique_ptr<poppler::document> source(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (source == nullptr) throw Error(ErrorCode::kBadInput, "not a readable PDF");
  if (source->is_locked()) {
    throw Error(ErrorCode::kBadInput, "the PDF is protected by a password");
  }
  return source;
}

int CountPages(const poppler::document& source) {
  const int count = source.pages();
  if (count <= 0) throw Error(ErrorCode::kBadInput, "not a readable PDF");
  if (static_cast<size_t>(count) > kMostPages) {
    throw Error(ErrorCode::kBadInput, "the PDF has " + std::to_string(count) + " pages, and " +
                                          std::to_string(kMostPages) + " are the most");
  }
  return count;
}

std::vector<PdfPage> ReadPages(const poppler::document& source) {
  const int count = CountPages(source);
  std::vector<PdfPage> pages;
  size_t bytes = 0;
  size_t letters = 0;
  for (int i = 0; i < count; ++i) {
    const std::unique_ptr<poppler::page> page(source.create_page(i));
    if (page == nullptr) continue;
    PdfPage read = ReadPage(*page, static_cast<uint32_t>(i) + 1);
    read.lines = LinesOfWords(read.words);
    OrderColumns(&read.lines);
    read.words = {};
    for (const PdfLine& line : read.lines) bytes += line.text.size();
    letters += CountLetters(read);
    if (bytes > kMostTextBytes) {
      throw Error(ErrorCode::kBadInput, "the PDF holds more than " +
                                            std::to_string(kMostTextBytes >> 20) + " MiB of text");
    }
    pages.push_back(std::move(read));
  }
  if (pages.empty()) throw Error(ErrorCode::kBadInput, "not a readable PDF");
  if (letters < pages.size() * kFewestLettersOfPage) {
    throw Error(ErrorCode::kBadInput, "the PDF holds images of pages, no text (it needs OCR)");
  }
  return pages;
}

// The index of the paragraph in the largest type of the first page that has text, if it is larger
// than the body's and reads like a title.
size_t LargestOfFirstPage(const std::vector<PdfParagraph>& paragraphs,
                          const std::vector<int>& levels) {
  size_t largest = paragraphs.size();
  for (size_t i = 0; i < paragraphs.size() && paragraphs[i].page == paragraphs[0].page; ++i) {
    if (levels[i] == 0) continue;
    if (largest == paragraphs.size() || paragraphs[i].size > paragraphs[largest].size) largest = i;
  }
  return largest;
}

class DocumentMaker {
 public:
  explicit DocumentMaker(std::vector<PdfParagraph> paragraphs, std::vector<int> levels)
      : paragraphs_(std::move(paragraphs)), levels_(std::move(levels)) {}

  Document Make(std::string title, std::optional<PartialDate> updated) {
    const size_t largest = LargestOfFirstPage(paragraphs_, levels_);
    const bool styled = std::any_of(levels_.begin(), levels_.end(), [](int l) { return l > 0; });
    if (title.empty() && largest < paragraphs_.size()) title = paragraphs_[largest].text;
    builder_.SetFallbackUpdated(updated);
    for (size_t i = 0; i < paragraphs_.size(); ++i) {
      if (i == largest && paragraphs_[i].text == title && paragraphs_.size() > 1) continue;
      Add(i, styled);
    }
    builder_.SetTitle(std::move(title));
    Document document = builder_.Finish();
    // Finish keeps headings without text in the order of lines; here those count paragraphs.
    for (Block& block : document.blocks) {
      block.page = paragraphs_[block.line - 1].page;
      block.line = 0;
    }
    return document;
  }

 private:
  void Add(size_t i, bool styled) {
    PdfParagraph& paragraph = paragraphs_[i];
    const auto ordinal = static_cast<uint32_t>(i) + 1;
    if (levels_[i] > 0) {
      builder_.AddHeading(levels_[i], paragraph.text, ordinal);
      return;
    }
    const bool plain = paragraph.lines == 1 && paragraph.kind == BlockKind::kParagraph &&
                       paragraph.apart && !ParseUpdateLine(paragraph.text);
    const bool has_text = i + 1 < paragraphs_.size();
    if (plain && has_text && !styled && LooksLikeHeading(paragraph.text)) {
      builder_.AddPlainHeading(paragraph.text, ordinal);
      return;
    }
    Block block;
    block.kind = paragraph.kind;
    block.text = paragraph.text.substr(paragraph.marker);
    block.line = ordinal;
    builder_.AddBlock(std::move(block));
  }

  std::vector<PdfParagraph> paragraphs_;
  std::vector<int> levels_;
  DocumentBuilder builder_;
};

// A PDF of one line without a table of objects, which poppler makes itself.
constexpr std::string_view kOneLine =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R\n"
    "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
    "4 0 obj<</Length 40>>stream\n"
    "BT /F 9 Tf 9 9 Td (One short line) Tj ET\n"
    "endstream endobj\n"
    "trailer<</Root 1 0 R>>\n";

Document Extract(std::string_view bytes) {
  const std::unique_ptr<poppler::document> source = Open(bytes);
  std::vector<PdfPage> pages = ReadPages(*source);
  DropRunningHeads(&pages);
  const double body_size = BodySize(pages);
  std::vector<PdfParagraph> paragraphs = JoinLines(std::move(pages));
  std::vector<int> levels = HeadingLevels(paragraphs, body_size, OutlineOf(*source));
  auto updated = DateOfMetadata(source->get_modification_date_t());
  if (!updated) updated = DateOfMetadata(source->get_creation_date_t());
  return DocumentMaker(std::move(paragraphs), std::move(levels))
      .Make(TitleOfMetadata(Utf8Of(source->get_title())), updated);
}

}  // namespace

Document ExtractPdf(std::string_view bytes) {
  try {
    return Extract(bytes);
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw Error(ErrorCode::kBadInput, "the PDF needs more memory than there is");
  } catch (const std::exception&) {
    throw Error(ErrorCode::kBadInput, "not a readable PDF");
  }
}

void WarmUpPdf() {
  // Poppler opens a converter for each word. One that stays open keeps its module loaded.
  static const iconv_t converter = iconv_open("UTF-16", "UTF-8");
  (void)converter;
  ExtractPdf(kOneLine);
}

}  // namespace faro
