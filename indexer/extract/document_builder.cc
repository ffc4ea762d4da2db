// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/document_builder.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "indexer/extract/addresses.h"
#include "indexer/extract/update_date.h"
#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {

std::string FoldWhiteSpace(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t c = NextCodePoint(text, &i);
    if (c < 0x80 ? IsAsciiSpace(static_cast<char>(c)) : u_isUWhiteSpace(static_cast<UChar32>(c))) {
      if (!folded.empty() && folded.back() != ' ') folded += ' ';
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
  size_t parent = headings_.empty() ? kNone : headings_.size() - 1;
  while (parent != kNone && headings_[parent].level >= level) parent = parents_[parent];
  headings_.push_back({level, std::move(text), line});
  parents_.push_back(parent);
}

void DocumentBuilder::AddBlock(Block block) {
  if (block.kind != BlockKind::kCode) block.text = FoldWhiteSpace(block.text);
  if (block.text.empty() && block.links.empty()) return;
  for (const std::string& address : FindEmailAddresses(block.text)) AddContact(address);
  if (const auto date = ParseUpdateLine(block.text)) {
    if (!updated_) updated_ = date;
    return;
  }
  const bool bare = IsOnlyUrls(block.text);
  for (std::string& url : FindUrls(block.text)) {
    if (std::find(block.links.begin(), block.links.end(), url) == block.links.end()) {
      block.links.push_back(std::move(url));
    }
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
  if (std::find(contacts_.begin(), contacts_.end(), address) == contacts_.end()) {
    contacts_.emplace_back(address);
  }
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

std::vector<std::string> DocumentBuilder::PathTo(size_t heading, size_t title) {
  std::vector<std::string> path;
  for (size_t i = heading; i != kNone; i = parents_[i]) {
    headings_[i].used = true;
    if (i != title) path.push_back(headings_[i].text);
  }
  std::reverse(path.begin(), path.end());
  return path;
}

void DocumentBuilder::KeepUnusedHeadings(size_t title) {
  for (size_t i = 0; i < headings_.size(); ++i) {
    if (headings_[i].used || i == title) continue;
    Block block;
    block.text = headings_[i].text;
    block.line = headings_[i].line;
    block.heading = PathTo(parents_[i], title);
    headings_[i].used = true;
    const auto after = std::find_if(blocks_.begin(), blocks_.end(), [&](const Block& other) {
      return other.line > block.line;
    });
    blocks_.insert(after, std::move(block));
  }
}

Document DocumentBuilder::Finish() {
  const size_t title = FindTitle();
  for (size_t i = 0; i < blocks_.size(); ++i) {
    blocks_[i].heading = PathTo(block_heading_[i], title);
  }
  KeepUnusedHeadings(title);
  Document document;
  document.title = title_.empty() && title != kNone ? headings_[title].text : title_;
  document.updated = updated_;
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
