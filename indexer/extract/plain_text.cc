// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/extract/addresses.h"
#include "indexer/extract/document_builder.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/plain_heading.h"
#include "indexer/extract/update_date.h"
#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

// Lines are taken for hard-wrapped when nine in ten are no longer than this, and the longest of
// those at least as long as the other (code points).
constexpr size_t kWidestWrap = 130;
constexpr size_t kNarrowestWrap = 50;

// A line was not filled if the next word would have fitted into this part of the width: if it ends
// a sentence, it ends its paragraph, and only such a line is a heading right above its text.
constexpr double kRaggedLine = 0.85;
// One shorter than this was not wrapped at all: the next word would have fitted.
constexpr double kVeryShortLine = 0.6;

struct Line {
  std::string text;  // white space folded
  uint32_t number;
  size_t length;  // code points
};

std::vector<Line> SplitLines(std::string_view text) {
  std::vector<Line> lines;
  uint32_t number = 1;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find_first_of("\n\f", begin), text.size());
    std::string content = FoldWhiteSpace(text.substr(begin, end - begin));
    const size_t length = CountCodePoints(content);
    lines.push_back({std::move(content), number, length});
    if (end < text.size() && text[end] == '\n') ++number;
    begin = end + 1;
  }
  return lines;
}

// The width that the text was wrapped to, or 0 where each line is a paragraph.
size_t WrapWidth(const std::vector<Line>& lines) {
  std::vector<size_t> lengths;
  for (const Line& line : lines) {
    if (line.length > 0 && !IsOnlyUrls(line.text)) lengths.push_back(line.length);
  }
  if (lengths.size() < 3) return 0;
  const auto ninth = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 9 / 10);
  std::nth_element(lengths.begin(), ninth, lengths.end());
  return *ninth >= kNarrowestWrap && *ninth <= kWidestWrap ? *ninth : 0;
}

bool EndsSentence(std::string_view text) {
  while (!text.empty() && (text.back() == ')' || text.back() == '"' || text.back() == '\'')) {
    text.remove_suffix(1);
  }
  return !text.empty() && std::string_view(".:;!?").find(text.back()) != std::string_view::npos;
}

bool StartsLower(std::string_view text) {
  size_t i = 0;
  const std::string first(text.substr(0, (NextCodePoint(text, &i), i)));
  return IsAsciiLower(first[0]) || (first.size() > 1 && CaseFolded(first) == first);
}

// Whether `text` holds markers of the same bracketed form as `marker` between its words, as in
// "both (a) tents and (b) kits", so that a line with that marker may go on with it.
bool Enumerates(std::string_view text, std::string_view marker) {
  const bool opened = marker.starts_with('(');
  if (TrimAscii(marker).back() != ')') return false;
  for (size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    const size_t length = rest.starts_with('(') == opened ? ListMarkerLength(rest) : 0;
    if (length > 0 && TrimAscii(rest.substr(0, length)).back() == ')') return true;
  }
  return false;
}

// Words of the text, to tell a word broken at a line end from a compound written with a hyphen.
class Vocabulary {
 public:
  explicit Vocabulary(const std::vector<Line>& lines) {
    for (const Line& line : lines) {
      ForEachWord(line.text, [&](std::string_view word) { words_.insert(CaseFolded(word)); });
    }
  }

  bool Contains(std::string_view word) const { return words_.contains(CaseFolded(word)); }

  static bool IsLetter(char c) { return IsAsciiAlpha(c) || (c & 0x80) != 0; }

 private:
  template <typename Visit>
  static void ForEachWord(std::string_view text, Visit visit) {
    for (size_t begin = 0; begin < text.size();) {
      size_t end = begin;
      while (end < text.size() && IsLetter(text[end])) ++end;
      if (end > begin) visit(text.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  std::unordered_set<std::string> words_;
};

// Puts the lines of a text together again.
class TextReader {
 public:
  TextReader(std::string_view text, DocumentBuilder* builder)
      : lines_(SplitLines(text)), width_(WrapWidth(lines_)), builder_(builder) {}

  void Read();

 private:
  bool IsShort(size_t length, double part) const {
    return static_cast<double>(length) < part * static_cast<double>(width_);
  }

  // Whether the first word of `next` would have fitted at the end of a line of that length.
  bool EndsEarly(size_t length, const Line& next) const;

  void ReadLine(size_t i);
  bool IsHeading(size_t i) const;
  bool Continues(const Line& line) const;
  void Start(const Line& line);
  void Append(const Line& line);
  void Flush();

  std::vector<Line> lines_;
  size_t width_;
  DocumentBuilder* builder_;
  std::optional<Vocabulary> vocabulary_;
  Block block_;
  size_t last_length_ = 0;  // of the last line in block_
  bool gap_ = true;         // since that line, or since the start: a blank line or a stray URL
};

void TextReader::Read() {
  for (size_t i = 0; i < lines_.size(); ++i) ReadLine(i);
  Flush();
}

void TextReader::ReadLine(size_t i) {
  const Line& line = lines_[i];
  if (line.text.empty()) {
    gap_ = true;
    return;
  }
  if (IsOnlyUrls(line.text)) {
    for (std::string& url : FindUrls(line.text)) block_.links.push_back(std::move(url));
    gap_ = true;
    return;
  }
  if (!block_.text.empty() && Continues(line)) {
    Append(line);
  } else {
    Flush();
    if (IsHeading(i)) {
      builder_->AddPlainHeading(line.text, line.number);
    } else {
      Start(line);
    }
  }
  gap_ = false;
}

bool TextReader::IsHeading(size_t i) const {
  const Line& line = lines_[i];
  if (IsSectionTitle(line.text)) return true;
  if (!gap_ || !LooksLikeHeading(line.text) || ParseUpdateLine(line.text)) return false;
  if (i + 1 == lines_.size()) return false;
  if (width_ == 0) return true;
  const auto next = std::find_if(
      lines_.begin() + static_cast<std::ptrdiff_t>(i) + 1, lines_.end(),
      [](const Line& other) { return !other.text.empty() && !IsOnlyUrls(other.text); });
  if (next != lines_.end() && StartsLower(next->text)) return false;  // the sentence goes on
  if (lines_[i + 1].text.empty()) return true;
  return EndsEarly(line.length, lines_[i + 1]) && !IsShort(lines_[i + 1].length, kVeryShortLine);
}

bool TextReader::EndsEarly(size_t length, const Line& next) const {
  const size_t word = CountCodePoints(next.text.substr(0, next.text.find(' ')));
  return IsShort(length + 1 + word, kRaggedLine);
}

bool TextReader::Continues(const Line& line) const {
  if (width_ == 0 || IsSectionTitle(line.text) || ParseUpdateLine(line.text) ||
      ParseUpdateLine(block_.text)) {
    return false;
  }
  const bool full = !EndsEarly(last_length_, line);
  const size_t marker = ListMarkerLength(line.text);
  if (marker > 0) {
    return !gap_ && full && Enumerates(block_.text, std::string_view(line.text).substr(0, marker));
  }
  const bool open = !EndsSentence(block_.text);
  if (gap_) return open && StartsLower(line.text);
  if (StartsLower(line.text)) return true;
  return open ? !IsShort(last_length_, kVeryShortLine) : full;
}

void TextReader::Start(const Line& line) {
  const size_t marker = ListMarkerLength(line.text);
  block_.kind = marker > 0 ? BlockKind::kListItem : BlockKind::kParagraph;
  block_.text = line.text.substr(marker);
  block_.line = line.number;
  last_length_ = line.length;
}

void TextReader::Append(const Line& line) {
  last_length_ = line.length;
  std::string& text = block_.text;
  const bool hyphen = text.size() > 1 && text.back() == '-' &&
                      Vocabulary::IsLetter(text[text.size() - 2]) && StartsLower(line.text);
  if (!hyphen) {
    text += ' ';
    text += line.text;
    return;
  }
  if (!vocabulary_) vocabulary_.emplace(lines_);
  size_t begin = text.size() - 1;
  while (begin > 0 && Vocabulary::IsLetter(text[begin - 1])) --begin;
  size_t end = 0;
  while (end < line.text.size() && Vocabulary::IsLetter(line.text[end])) ++end;
  const std::string joined = text.substr(begin, text.size() - 1 - begin) + line.text.substr(0, end);
  if (vocabulary_->Contains(joined)) text.pop_back();
  text += line.text;
}

void TextReader::Flush() {
  Block block;
  std::swap(block, block_);
  if (block.text.empty() && !block.links.empty()) {
    // A URL on its own: the builder turns it into a link of the block before it.
    for (const std::string& url : block.links) block.text += url + ' ';
  }
  builder_->AddBlock(std::move(block));
}

}  // namespace

Document ExtractText(std::string_view text) {
  DocumentBuilder builder;
  TextReader(text, &builder).Read();
  return builder.Finish();
}

}  // namespace faro
