// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/document_builder.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "indexer/extract/addresses.h"
#include "indexer/extract/limits.h"
#include "indexer/extract/plain_heading.h"
#include "indexer/extract/update_date.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {

std::string FoldWhiteSpace(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t c = NextCodePoint(text, &i);
    const bool ascii = c < 0x80;
    if (ascii ? IsAsciiSpace(static_cast<char>(c))
              : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
      if (!folded.empty() && folded.back() != ' ') folded += ' ';
    } else if (ascii) {
      folded += static_cast<char>(c);
    } else {
      folded.append(text, begin, i - begin);
    }
  }
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

void DocumentBuilder::AddHeading(int level, std::string text, uint32_t line) {
  text = FoldWhiteSpace(text);
  if (text.empty()) return;
  if (text.size() > kLongestHeadingBytes) {
    Block block;
    block.text = std::move(text);
    block.line = line;
    AddBlock(std::move(block));
    return;
  }
  CountText(text.size());
  parents_.push_back(ParentOf(level));
  headings_.push_back({level, std::move(text), line, blocks_.size()});
}

void DocumentBuilder::AddPlainHeading(std::string text, uint32_t line) {
  const int level = PlainHeadingLevel(text, has_headings());
  const bool follows_heading =
      has_headings() && (blocks_.empty() || block_heading_.back() != headings_.size() - 1);
  if (follows_heading && level == kLowestHeadingLevel && headings_.back().level == level) {
    Heading raised = std::move(headings_.back());
    headings_.pop_back();
    parents_.pop_back();
    AddHeading(kRaisedHeadingLevel, std::move(raised.text), raised.line);
  }
  AddHeading(level, std::move(text), line);
}

size_t DocumentBuilder::ParentOf(int level) const {
  size_t parent = headings_.empty() ? kNone : headings_.size() - 1;
  while (parent != kNone && headings_[parent].level >= level) parent = parents_[parent];
  return parent;
}

void DocumentBuilder::AddBlock(Block block) {
  if (block.kind != BlockKind::kCode) block.text = FoldWhiteSpace(block.text);
  if (block.text.empty() && block.links.empty()) return;
  CountText(block.text.size());
  for (const std::string& address : FindEmailAddresses(block.text)) AddContact(address);
  if (const auto date = ParseUpdateLine(block.text)) {
    if (!updated_) updated_ = date;
    return;
  }
  const bool bare = IsOnlyUrls(block.text);
  std::unordered_set<std::string> known(block.links.begin(), block.links.end());
  for (std::string& url : FindUrls(block.text)) {
    if (known.contains("http://" + url) || !known.insert(url).second) continue;
    block.links.push_back(std::move(url));
  }
  const size_t heading = headings_.empty() ? kNone : headings_.size() - 1;
  const bool has_previous = !blocks_.empty() && block_heading_.back() == heading;
  if (bare && has_previous) {
    auto& links = blocks_.back().links;
    links.insert(links.end(), block.links.begin(), block.links.end());
    return;
  }
  if (block.text.empty()) return;
  blocks_.push_back(std::move(block));
  block_heading_.push_back(heading);
}

void DocumentBuilder::AddContact(std::string_view address) {
  if (known_contacts_.emplace(address).second) contacts_.emplace_back(address);
}

size_t DocumentBuilder::FindTitle() const {
  if (headings_.empty()) return kNone;
  if (!title_.empty()) {
    return CaseFolded(headings_[0].text) == CaseFolded(title_) ? 0 : kNone;
  }
  const bool outermost =
      std::all_of(headings_.begin() + 1, headings_.end(),
                  [&](const Heading& other) { return other.level >= headings_[0].level; });
  if (outermost) return 0;
  const auto top = std::find_if(headings_.begin(), headings_.end(),
                                [](const Heading& heading) { return heading.level == 1; });
  return top == headings_.end() ? 0 : static_cast<size_t>(top - headings_.begin());
}

void DocumentBuilder::CountText(size_t bytes) {
  text_bytes_ += bytes;
  if (text_bytes_ > kMostTextBytes || blocks_.size() + headings_.size() > kMostBlocks) {
    throw Error(ErrorCode::kBadInput, "more text than is read of one document");
  }
}

std::vector<std::string> DocumentBuilder::PathTo(size_t heading, size_t title) {
  std::vector<std::string> path;
  for (size_t i = heading; i != kNone; i = parents_[i]) {
    headings_[i].used = true;
    if (i == title || headings_[i].repeats_title) continue;
    path.push_back(headings_[i].text);
    path_bytes_ += path.back().size();
  }
  if (path_bytes_ > kMostPathBytes) {
    throw Error(ErrorCode::kBadInput, "too many long headings above each other");
  }
  std::reverse(path.begin(), path.end());
  return path;
}

void DocumentBuilder::MarkRepeatedTitles() {
  const std::string said = CaseFolded(title_);
  if (said.empty()) return;
  for (size_t i = 0; i < headings_.size(); ++i) {
    headings_[i].repeats_title = parents_[i] == kNone && CaseFolded(headings_[i].text) == said;
  }
}

void DocumentBuilder::KeepUnusedHeadings(size_t title) {
  std::vector<size_t> unused;
  const std::string said = CaseFolded(title_);
  // Backwards, so that a heading over another unused one counts as used.
  for (size_t i = headings_.size(); i-- > 0;) {
    if (headings_[i].used || i == title || CaseFolded(headings_[i].text) == said) continue;
    unused.push_back(i);
    for (size_t above = parents_[i]; above != kNone && !headings_[above].used;) {
      headings_[above].used = true;
      above = parents_[above];
    }
  }
  if (unused.empty()) return;
  std::vector<Block> merged;
  merged.reserve(blocks_.size() + unused.size());
  size_t next = 0;
  const auto copy_until = [&](size_t end) {
    while (next < end) merged.push_back(std::move(blocks_[next++]));
  };
  for (auto i = unused.rbegin(); i != unused.rend(); ++i) {
    copy_until(headings_[*i].block);
    Block block;
    block.text = headings_[*i].text;
    block.line = headings_[*i].line;
    block.heading = PathTo(parents_[*i], title);
    merged.push_back(std::move(block));
  }
  copy_until(blocks_.size());
  blocks_ = std::move(merged);
}

Document DocumentBuilder::Finish() {
  const size_t title = FindTitle();
  MarkRepeatedTitles();
  for (size_t i = 0; i < blocks_.size(); ++i) {
    blocks_[i].heading = PathTo(block_heading_[i], title);
  }
  KeepUnusedHeadings(title);
  Document document;
  document.title = title_.empty() && title != kNone ? headings_[title].text : title_;
  document.updated = updated_ ? updated_ : fallback_updated_;
  document.contacts = std::move(contacts_);
  document.blocks = std::move(blocks_);
  if (document.blocks.empty() && title != kNone) {
    Block block;
    block.text = headings_[title].text;
    block.line = headings_[title].line;
    document.blocks.push_back(std::move(block));
  }
  return document;
}

}  // namespace faro
