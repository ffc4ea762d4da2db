// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_headings.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

#include "indexer/extract/plain_heading.h"
#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

constexpr double kLargeType = 1.1;       // in sizes of the body
constexpr double kVeryLargeType = 1.35;  // likewise: such a line may end in a full stop
constexpr double kSameSize = 1.04;       // sizes with a smaller ratio are one
constexpr int kMostSizes = 4;            // that get levels of their own
constexpr int kDeepestLevel = 6;
constexpr size_t kMostLines = 4;
constexpr size_t kLongestHeading = 200;   // code points
constexpr size_t kFewestEntries = 3;      // of an outline that is heeded
constexpr size_t kFewestParagraphs = 10;  // that tell whether a style is too common

// Letters and digits of a title, without the number of a section before it.
std::string EssenceOf(std::string_view title) {
  std::string essence;
  const std::string folded = CaseFolded(title);
  bool number = true;
  for (size_t i = 0; i < folded.size();) {
    const size_t begin = i;
    const auto c = static_cast<UChar32>(NextCodePoint(folded, &i));
    if (number && (u_isdigit(c) || c == '.' || c == ')' || u_isUWhiteSpace(c))) continue;
    number = false;
    if (u_isalnum(c)) essence.append(folded, begin, i - begin);
  }
  return essence;
}

// Whether it has letters, and they are not outnumbered by digits and signs.
bool IsWorded(std::string_view text) {
  size_t letters = 0;
  size_t others = 0;
  for (size_t i = 0; i < text.size();) {
    const auto c = static_cast<UChar32>(NextCodePoint(text, &i));
    if (u_isUWhiteSpace(c)) continue;
    ++(u_isalpha(c) ? letters : others);
  }
  return letters >= 2 && letters >= others;
}

bool IsBullet(const PdfParagraph& paragraph) {
  return paragraph.marker > 0 && !IsAsciiAlnum(paragraph.text.front()) &&
         paragraph.text.front() != '(';
}

bool MayBeHeading(const PdfParagraph& paragraph) {
  return paragraph.kind != BlockKind::kTableRow && paragraph.lines <= kMostLines &&
         paragraph.text.size() <= kLongestHeading * 4 &&
         CountCodePoints(paragraph.text) <= kLongestHeading && !IsBullet(paragraph) &&
         IsWorded(paragraph.text);
}

class LevelFinder {
 public:
  LevelFinder(const std::vector<PdfParagraph>& paragraphs, double body)
      : paragraphs_(paragraphs), body_(body), levels_(paragraphs.size()) {}

  std::vector<int> Find(const std::vector<PdfOutlineEntry>& outline) {
    for (size_t i = 0; i < paragraphs_.size(); ++i) {
      if (IsLargeHeading(paragraphs_[i])) large_.push_back(i);
      if (IsBoldHeading(paragraphs_[i])) bold_.push_back(i);
    }
    // Where bold type is the rule (forms, posters), it says nothing.
    if (paragraphs_.size() >= kFewestParagraphs && bold_.size() * 2 > paragraphs_.size()) {
      bold_.clear();
    }
    RankSizes();
    for (const size_t i : large_) levels_[i] = RankOf(paragraphs_[i].size);
    for (const size_t i : bold_) levels_[i] = ranks_ + 1;
    HeedOutline(outline);
    return std::move(levels_);
  }

 private:
  bool IsLargeHeading(const PdfParagraph& paragraph) const {
    if (paragraph.size < kLargeType * body_ || !MayBeHeading(paragraph)) return false;
    const char last = paragraph.text.back();
    if (last == ',' || last == ';') return false;
    return last != '.' || paragraph.size >= kVeryLargeType * body_;
  }

  bool IsBoldHeading(const PdfParagraph& paragraph) const {
    if (!paragraph.bold || paragraph.size < 0.95 * body_ || paragraph.size >= kLargeType * body_ ||
        paragraph.lines > 2 || !MayBeHeading(paragraph)) {
      return false;
    }
    return LooksLikeHeading(std::string_view(paragraph.text).substr(paragraph.marker));
  }

  // Gives each size of large headings a rank from 1, the largest first; the smallest share one.
  void RankSizes() {
    std::vector<double> sizes;
    for (const size_t i : large_) sizes.push_back(paragraphs_[i].size);
    std::sort(sizes.rbegin(), sizes.rend());
    for (const double size : sizes) {
      if (!largest_.empty() && largest_.back() < kSameSize * size) continue;
      if (static_cast<int>(largest_.size()) < kMostSizes) largest_.push_back(size);
    }
    ranks_ = static_cast<int>(largest_.size());
  }

  int RankOf(double size) const {
    int rank = 0;
    while (rank < ranks_ && largest_[static_cast<size_t>(rank)] >= size) ++rank;
    return std::max(rank, 1);
  }

  void HeedOutline(const std::vector<PdfOutlineEntry>& outline) {
    if (outline.size() < kFewestEntries) return;
    std::unordered_map<std::string, int> depths;
    for (const PdfOutlineEntry& entry : outline) {
      depths.emplace(EssenceOf(entry.title), entry.depth);
    }
    depths.erase("");
    std::vector<std::pair<size_t, int>> found;
    std::map<int, std::map<int, size_t>> votes;  // of each depth for a level
    std::unordered_map<std::string, bool> seen;
    for (size_t i = 0; i < paragraphs_.size(); ++i) {
      if (!MayBeHeading(paragraphs_[i])) continue;
      const std::string essence = EssenceOf(paragraphs_[i].text);
      const auto depth = depths.find(essence);
      if (depth == depths.end()) continue;
      seen[essence] = true;
      found.emplace_back(i, depth->second);
      if (levels_[i] > 0) ++votes[levels_[i]][depth->second];
    }
    if (seen.size() * 2 < depths.size()) return;
    MoveStyles(votes);
    for (const auto& [i, depth] : found) {
      // A name in the text's own style may be a mention of the section: only one that stands apart.
      if (levels_[i] > 0 || paragraphs_[i].apart) levels_[i] = std::min(depth, kDeepestLevel);
    }
  }

  // Gives headings that the outline leaves out the depth of those that look like them, and such as
  // look like none of them one below the next larger ones.
  void MoveStyles(const std::map<int, std::map<int, size_t>>& votes) {
    std::vector<int> moved(static_cast<size_t>(ranks_) + 2, 0);
    for (size_t level = 1; level < moved.size(); ++level) {
      const auto of_level = votes.find(static_cast<int>(level));
      if (of_level == votes.end()) {
        moved[level] = level == 1 ? 1 : std::min(moved[level - 1] + 1, kDeepestLevel);
        continue;
      }
      moved[level] =
          std::max_element(of_level->second.begin(), of_level->second.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; })
              ->first;
    }
    for (int& level : levels_) {
      if (level > 0) level = std::clamp(moved[static_cast<size_t>(level)], 1, kDeepestLevel);
    }
  }

  const std::vector<PdfParagraph>& paragraphs_;
  double body_;
  std::vector<int> levels_;
  std::vector<size_t> large_;
  std::vector<size_t> bold_;
  std::vector<double> largest_;  // of each rank
  int ranks_ = 0;
};

}  // namespace

std::vector<int> HeadingLevels(const std::vector<PdfParagraph>& paragraphs, double body_size,
                               const std::vector<PdfOutlineEntry>& outline) {
  return LevelFinder(paragraphs, body_size).Find(outline);
}

}  // namespace faro
