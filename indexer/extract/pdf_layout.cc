// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "indexer/extract/hyphenation.h"
#include "indexer/extract/limits.h"
#include "indexer/extract/pdf_tables.h"
#include "indexer/extract/pdf_text.h"
#include "indexer/extract/plain_heading.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

// Distances are in sizes of type ("em") unless said otherwise.
constexpr double kUsualLeading = 1.2;    // from line to line, where the text has no say
constexpr double kWidestLeading = 2.5;   // that a paragraph's lines may have
constexpr double kLargerLeading = 1.17;  // in leadings: the space between two paragraphs
constexpr double kHeadingLeading = 1.6;
constexpr double kIndent = 0.7;
constexpr double kSameSize = 0.06;   // by which sizes of one style differ, as a part
constexpr double kLargeType = 1.1;   // in sizes of the body
constexpr double kSmallType = 0.92;  // likewise: footnotes, captions
constexpr double kWideAfterBullet = 0.6;
constexpr double kShortLine = 0.6;      // of the width of its column: it was not broken there
constexpr size_t kNeighbours = 4;       // lines on either side that tell how wide a column is
constexpr size_t kMostInterposed = 12;  // paragraphs that may part the halves of another

bool IsSameSize(double a, double b) { return std::abs(a - b) <= kSameSize * std::max(a, b); }

// The marker of the list item that `line` begins. "o", Word's second bullet, is a word in Spanish,
// so it needs the wide space of a bullet after it.
size_t MarkerOf(const PdfLine& line) {
  if (line.table_row) return 0;
  if (line.text.starts_with("o ") && line.first_gap >= kWideAfterBullet * line.size) return 2;
  for (const std::string_view bullet : {"● ", "○ ", "■ ", "□ ", "➢ ", "► ", "✓ ", "— "}) {
    if (line.text.starts_with(bullet)) return bullet.size();
  }
  return ListMarkerLength(line.text);
}

bool StartsWithBullet(const std::string& text) {
  return !text.empty() && !IsAsciiAlnum(text.front()) && text.front() != '(';
}

struct Entry {
  const PdfLine* line;
  uint32_t page;
  double column_right = 0;  // where its column ends
};

// All lines of a document with what their neighbours tell about them.
std::vector<Entry> EntriesOf(const std::vector<PdfPage>& pages) {
  std::vector<Entry> entries;
  for (const PdfPage& page : pages) {
    const size_t begin = entries.size();
    for (const PdfLine& line : page.lines) entries.push_back({&line, page.number});
    for (size_t i = begin; i < entries.size(); ++i) {
      const PdfLine& line = *entries[i].line;
      const size_t from = i - std::min(i - begin, kNeighbours);
      const size_t to = std::min(i + kNeighbours + 1, entries.size());
      for (size_t j = from; j < to; ++j) {
        const PdfLine& other = *entries[j].line;
        const bool column = other.box.left < line.box.right && line.box.left < other.box.right;
        if (!column || !IsSameSize(other.size, line.size) || other.table_row) continue;
        entries[i].column_right = std::max(entries[i].column_right, other.box.right);
      }
    }
  }
  return entries;
}

double LeadingBetween(const PdfLine& above, const PdfLine& below) {
  return below.box.bottom - above.box.bottom;
}

bool IsBelow(const PdfLine& above, const PdfLine& below) {
  return below.turned == above.turned && below.box.bottom > above.box.bottom &&
         below.box.left < above.box.right && above.box.left < below.box.right;
}

// The usual leading of lines in body type, in sizes of type: the one of most lines.
double UsualLeading(const std::vector<Entry>& entries, double body) {
  std::vector<double> leadings;
  for (size_t i = 1; i < entries.size(); ++i) {
    const PdfLine& above = *entries[i - 1].line;
    const PdfLine& below = *entries[i].line;
    if (entries[i - 1].page != entries[i].page || !IsBelow(above, below) ||
        !IsSameSize(above.size, body) || !IsSameSize(below.size, body)) {
      continue;
    }
    const double leading = LeadingBetween(above, below) / body;
    if (leading > 0.5 && leading < kWidestLeading) leadings.push_back(leading);
  }
  if (leadings.empty()) return kUsualLeading;
  // Lines within paragraphs are the closer ones; a third leaves room for slips of the baseline.
  const auto third = leadings.begin() + static_cast<std::ptrdiff_t>(leadings.size() / 3);
  std::nth_element(leadings.begin(), third, leadings.end());
  return *third;
}

class ParagraphMaker {
 public:
  explicit ParagraphMaker(std::vector<PdfPage> pages)
      : body_(BodySize(pages)), pages_(std::move(pages)) {
    for (const PdfPage& page : pages_) {
      for (const PdfLine& line : page.lines) joiner_.Learn(line.text);
    }
    for (PdfPage& page : pages_) JoinTableRows(joiner_, &page.lines);
    entries_ = EntriesOf(pages_);
    leading_ = UsualLeading(entries_, body_);
  }

  std::vector<PdfParagraph> Make() {
    for (size_t i = 0; i < entries_.size(); ++i) {
      const Entry* last = i == 0 ? nullptr : &entries_[i - 1];
      AddLine(last, entries_[i]);
    }
    return std::move(paragraphs_);
  }

 private:
  void AddLine(const Entry* last, const Entry& entry) {
    const PdfLine& line = *entry.line;
    text_bytes_ += line.text.size();
    if (text_bytes_ > kMostTextBytes) {
      throw Error(ErrorCode::kBadInput, "the PDF holds more than " +
                                            std::to_string(kMostTextBytes >> 20) + " MiB of text");
    }
    const bool same_column =
        last != nullptr && last->page == entry.page && IsBelow(*last->line, line);
    if (same_column && Continues(*last, entry)) {
      Append(line, &paragraphs_.back());
      continuation_left_ = line.box.left;
      return;
    }
    const bool resumes = !same_column || last->line->size < kSmallType * line.size;
    if (PdfParagraph* broken = resumes ? BrokenOff(entry) : nullptr; broken != nullptr) {
      // What follows goes on with that one.
      std::rotate(paragraphs_.begin() + (broken - paragraphs_.data()),
                  paragraphs_.begin() + (broken - paragraphs_.data()) + 1, paragraphs_.end());
      Append(line, &paragraphs_.back());
      continuation_left_ = line.box.left;
      return;
    }
    Start(entry, !same_column || LeadingBetween(*last->line, line) > LargestLeading(line));
  }

  double LargestLeading(const PdfLine& line) const { return leading_ * kLargerLeading * line.size; }

  // Whether `entry`, right below `last`, goes on with the paragraph of that line.
  bool Continues(const Entry& last, const Entry& entry) const {
    const PdfLine& above = *last.line;
    const PdfLine& line = *entry.line;
    const PdfParagraph& paragraph = paragraphs_.back();
    if (above.table_row || line.table_row || !IsSameSize(above.size, line.size)) return false;
    const double leading = LeadingBetween(above, line);
    if (line.size > kLargeType * body_) {
      return above.bold == line.bold && leading <= kHeadingLeading * line.size;
    }
    const bool full = above.box.right + line.size + line.first_word > last.column_right;
    const bool open = !EndsSentence(paragraph.text);
    if (leading > LargestLeading(line)) return false;
    if (above.bold != line.bold && !(full && open)) return false;
    const double indent = line.box.left - continuation_left_;
    if (MarkerOf(line) > 0) {
      // A sentence may have a number at the start of a line.
      return open && full && paragraph.marker == 0 && paragraph.lines > 1 &&
             std::abs(indent) < kIndent * line.size && !StartsWithBullet(line.text);
    }
    if (indent > kIndent * line.size && paragraph.lines > 1) return open && full;
    if (indent > kIndent * line.size && paragraph.marker == 0) return open && full;
    if (indent < -kIndent * line.size) {
      // Back from the indent of a first line, or from that of a list.
      if (paragraph.lines > 1 || paragraph.marker > 0) return open && full;
    }
    const double room = last.column_right - above.box.left;
    return full || StartsLower(line.text) || (open && above.box.width() > kShortLine * room);
  }

  // The paragraph before that `entry`, at the top of a column or page, goes on with, or null.
  PdfParagraph* BrokenOff(const Entry& entry) {
    const PdfLine& line = *entry.line;
    if (line.table_row || line.size > kLargeType * body_ || MarkerOf(line) > 0 ||
        !StartsLower(line.text)) {
      return nullptr;
    }
    for (size_t back = 1; back <= std::min(kMostInterposed, paragraphs_.size()); ++back) {
      PdfParagraph& paragraph = paragraphs_[paragraphs_.size() - back];
      if (entry.page - paragraph.page > 2) return nullptr;
      if (IsSameSize(paragraph.size, line.size)) {
        const bool open = !EndsSentence(paragraph.text) && paragraph.bold == line.bold &&
                          paragraph.kind != BlockKind::kTableRow;
        return open ? &paragraph : nullptr;
      }
      if (paragraph.size > kSmallType * line.size) return nullptr;
    }
    return nullptr;
  }

  void Start(const Entry& entry, bool apart) {
    if (paragraphs_.size() >= kMostBlocks) {
      throw Error(ErrorCode::kBadInput,
                  "the PDF holds more than " + std::to_string(kMostBlocks) + " paragraphs");
    }
    const PdfLine& line = *entry.line;
    PdfParagraph paragraph;
    paragraph.marker = MarkerOf(line);
    paragraph.kind = line.table_row         ? BlockKind::kTableRow
                     : paragraph.marker > 0 ? BlockKind::kListItem
                                            : BlockKind::kParagraph;
    paragraph.text = line.text;
    paragraph.page = entry.page;
    paragraph.size = line.size;
    paragraph.bold = line.bold;
    paragraph.lines = 1;
    paragraph.apart = apart;
    paragraphs_.push_back(std::move(paragraph));
    continuation_left_ = line.box.left;
  }

  void Append(const PdfLine& line, PdfParagraph* paragraph) const {
    joiner_.Append(line.text, &paragraph->text);
    paragraph->bold = paragraph->bold && line.bold;
    ++paragraph->lines;
  }

  double body_;
  std::vector<PdfPage> pages_;
  std::vector<Entry> entries_;  // point into pages_
  double leading_ = kUsualLeading;
  LineJoiner joiner_;
  std::vector<PdfParagraph> paragraphs_;
  double continuation_left_ = 0;  // left edge of the last line of the last paragraph
  size_t text_bytes_ = 0;
};

}  // namespace

std::vector<PdfParagraph> JoinLines(std::vector<PdfPage> pages) {
  return ParagraphMaker(std::move(pages)).Make();
}

}  // namespace faro
