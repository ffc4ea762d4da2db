// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_reader.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/addresses.h"
#include "indexer/extract/html_tags.h"
#include "indexer/extract/limits.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

// A longer heading is one that was never closed, or mark-up for the size of the letters.
constexpr uint32_t kLongestHeading = 400;
// The mark of a footnote: "1", "[12]", "(iv)", "†".
constexpr uint32_t kLongestNoteMark = 6;
constexpr uint32_t kMostNodesOfNoteMark = 6;
// A table with headings in it lays out the page if it has no more rows; else they name columns.
constexpr size_t kMostRowsOfLayout = 3;

constexpr std::string_view kCellEnd = " | ";
constexpr std::string_view kSoftHyphen = "\xC2\xAD";

bool HasWordCharacter(std::string_view text) {
  size_t i = 0;
  while (i < text.size()) {
    const char32_t c = NextCodePoint(text, &i);
    // Beyond ASCII: letters of Latin-1 and above, but no punctuation (U+2000 on) and no "§" or "¶".
    if (c < 0x80 ? IsAsciiAlnum(static_cast<char>(c)) : (c >= 0xC0 && c < 0x2000) || c > 0x2E80) {
      return c < 0x1F000 || c > 0x1FAFF;  // no pictogram either
    }
  }
  return false;
}

// The tables below a node that only lay out the page.
class LayoutTables {
 public:
  LayoutTables() = default;
  LayoutTables(const HtmlTree& tree, size_t root);

  bool Contains(size_t table) const {
    return std::binary_search(layout_.begin(), layout_.end(), table);
  }

 private:
  struct Table {
    size_t node;
    size_t rows = 0;
    size_t cells = 0;  // of the row so far
    bool has_columns = false;
    bool has_headings = false;
    bool has_table = false;
  };

  void Leave(const HtmlTree& tree);

  std::vector<Table> open_;
  std::vector<size_t> layout_;  // ascending
};

LayoutTables::LayoutTables(const HtmlTree& tree, size_t root) {
  for (size_t i = root; i < tree.nodes[root].end; ++i) {
    const HtmlNode& node = tree.nodes[i];
    while (!open_.empty() && tree.nodes[open_.back().node].end <= i) Leave(tree);
    if (node.tag == HtmlTag::kTable) {
      if (!open_.empty()) open_.back().has_table = true;
      open_.push_back({i});
    }
    if (open_.empty()) continue;
    Table& table = open_.back();
    if (node.tag == HtmlTag::kRow) {
      ++table.rows;
      table.cells = 0;
    }
    table.cells += node.tag == HtmlTag::kCell ? 1 : 0;
    table.has_columns |= table.cells > 1;
    table.has_headings |= node.tag == HtmlTag::kHeading;
  }
  while (!open_.empty()) Leave(tree);
  std::sort(layout_.begin(), layout_.end());
}

void LayoutTables::Leave(const HtmlTree& tree) {
  const Table& table = open_.back();
  if (tree.nodes[table.node].presentation || table.has_table || !table.has_columns ||
      (table.has_headings && table.rows <= kMostRowsOfLayout)) {
    layout_.push_back(table.node);
  }
  open_.pop_back();
}

// Goes through the nodes in order; what is open above them is kept in a list.
class HtmlReader {
 public:
  HtmlReader(const HtmlTree& tree, Omission omission, DocumentBuilder* builder)
      : tree_(tree), omission_(omission), builder_(builder) {}

  void Read(size_t root);

 private:
  static constexpr size_t kNone = static_cast<size_t>(-1);

  struct Open {
    size_t node;
    size_t text_size;  // of block_.text when it was opened
  };

  bool IsSkipped(size_t i) const;
  bool IsNoteMark(size_t i) const;
  void Enter(size_t i);
  void Leave(const Open& open);
  void EnterHeading(size_t i);
  void EnterRow(size_t i);
  void LeaveRow();
  void LeaveLink(const Open& open);
  void AddTarget(std::string_view target);
  void AddText(std::string_view text, uint32_t line);

  // Ends a line: a blank within a heading or a row, a line end in preformatted text, else the
  // block.
  void Break();
  // <br>: a blank, or the end of a paragraph where another went before.
  void BreakLine();
  void Flush();

  const HtmlTree& tree_;
  const Omission omission_;
  DocumentBuilder* const builder_;
  LayoutTables layout_;
  std::vector<Open> open_;
  Block block_;
  size_t blocks_ = 0;
  size_t heading_ = kNone;           // the node, while within it
  size_t row_ = kNone;               // the same for a row of data
  std::vector<bool> layout_tables_;  // of each open table
  size_t items_ = 0;                 // open ones
  size_t pre_ = 0;                   // open ones
  size_t alternative_end_ = 0;       // images before this node stand for their text
  size_t line_breaks_ = 0;           // <br> since the last text
  bool superscript_ = false;         // one has just begun
};

void HtmlReader::Read(size_t root) {
  layout_ = LayoutTables(tree_, root);
  for (size_t i = root; i < tree_.nodes[root].end;) {
    while (!open_.empty() && tree_.nodes[open_.back().node].end <= i) {
      Leave(open_.back());
      open_.pop_back();
    }
    if (IsSkipped(i)) {
      if (PartsText(tree_.nodes[i].tag)) Break();
      i = tree_.nodes[i].end;
      continue;
    }
    Enter(i);
    open_.push_back({i, block_.text.size()});
    ++i;
  }
  for (; !open_.empty(); open_.pop_back()) Leave(open_.back());
  Flush();
}

bool HtmlReader::IsSkipped(size_t i) const {
  const HtmlNode& node = tree_.nodes[i];
  if (IsLeftOut(node, omission_) || node.note_mark) return true;
  switch (node.tag) {
    case HtmlTag::kHead:
    case HtmlTag::kTitle:
      return true;
    case HtmlTag::kButton:
      return heading_ == kNone;
    case HtmlTag::kAnchor:
    case HtmlTag::kSuperscript:
      return IsNoteMark(i);
    default:
      return false;
  }
}

// A raised link within the document, whichever of the two is in the other.
bool HtmlReader::IsNoteMark(size_t i) const {
  const HtmlNode& node = tree_.nodes[i];
  if (node.end - i > kMostNodesOfNoteMark || tree_.TextIn(i) > kLongestNoteMark) return false;
  bool raised = false;
  bool links = false;
  for (size_t j = i; j < node.end; ++j) {
    const HtmlNode& part = tree_.nodes[j];
    raised |= part.tag == HtmlTag::kSuperscript;
    links |=
        part.tag == HtmlTag::kAnchor && tree_.ValueOf(part).find('#') != std::string_view::npos;
    if (part.tag == HtmlTag::kText && tree_.TextIn(j) > 0 && !(raised && links)) return false;
  }
  return raised && links;
}

void HtmlReader::Enter(size_t i) {
  const HtmlNode& node = tree_.nodes[i];
  switch (node.tag) {
    case HtmlTag::kText:
      AddText(tree_.ValueOf(node), node.line);
      break;
    case HtmlTag::kHeading:
      EnterHeading(i);
      break;
    case HtmlTag::kRow:
      EnterRow(i);
      break;
    case HtmlTag::kSuperscript:
      superscript_ = true;
      break;
    case HtmlTag::kAnchor:
      AddTarget(tree_.ValueOf(node));
      break;
    case HtmlTag::kBreak:
      BreakLine();
      break;
    case HtmlTag::kImage:
      if (i < alternative_end_) AddText(tree_.ValueOf(node), node.line);
      break;
    default:
      if (PartsText(node.tag)) Break();
  }
  if (node.tag == HtmlTag::kItem) ++items_;
  if (node.tag == HtmlTag::kPre) ++pre_;
  if (node.tag == HtmlTag::kTable) layout_tables_.push_back(layout_.Contains(i));
  if ((node.tag == HtmlTag::kFigure || i == heading_) && tree_.TextIn(i) == 0) {
    alternative_end_ = std::max<size_t>(alternative_end_, node.end);
  }
}

void HtmlReader::Leave(const Open& open) {
  const HtmlNode& node = tree_.nodes[open.node];
  if (open.node == heading_) {
    Flush();
    heading_ = kNone;
  } else if (open.node == row_) {
    LeaveRow();
  } else if (node.tag == HtmlTag::kCell && row_ != kNone) {
    block_.text += kCellEnd;
  } else if (node.tag == HtmlTag::kAnchor) {
    LeaveLink(open);
  } else if (node.tag == HtmlTag::kPre && pre_ == 1 && row_ == kNone && heading_ == kNone) {
    Flush();
  } else if (PartsText(node.tag) && node.tag != HtmlTag::kBreak) {
    Break();
  }
  superscript_ = false;
  if (node.tag == HtmlTag::kItem) --items_;
  if (node.tag == HtmlTag::kPre) --pre_;
  if (node.tag == HtmlTag::kTable) layout_tables_.pop_back();
}

void HtmlReader::EnterHeading(size_t i) {
  Break();
  if (heading_ != kNone || row_ != kNone || tree_.TextIn(i) > kLongestHeading) return;
  Flush();
  heading_ = i;
}

void HtmlReader::EnterRow(size_t i) {
  Break();
  const bool layout = !layout_tables_.empty() && layout_tables_.back();
  if (layout || heading_ != kNone || row_ != kNone) return;
  Flush();
  row_ = i;
}

void HtmlReader::LeaveRow() {
  std::string& text = block_.text;
  for (;;) {
    text.erase(text.find_last_not_of(" \t\n\r\f") + 1);
    if (!text.ends_with(TrimAscii(kCellEnd))) break;
    text.pop_back();
  }
  Flush();
  row_ = kNone;
}

// Generators put a link to each heading into it, with a sign for its text.
void HtmlReader::LeaveLink(const Open& open) {
  if (heading_ == kNone || !tree_.ValueOf(tree_.nodes[open.node]).starts_with('#')) return;
  const std::string_view text = std::string_view(block_.text).substr(open.text_size);
  if (!HasWordCharacter(text)) block_.text.resize(open.text_size);
}

void HtmlReader::AddTarget(std::string_view target) {
  target = TrimAscii(target);
  if (target.starts_with("mailto:")) {
    for (const std::string& address : FindEmailAddresses(target)) builder_->AddContact(address);
  } else if (target.starts_with("http://") || target.starts_with("https://")) {
    if (IsValidUtf8(target)) block_.links.emplace_back(target);
  }
}

void HtmlReader::AddText(std::string_view text, uint32_t line) {
  if (text.empty()) return;
  const bool blank = std::all_of(text.begin(), text.end(), IsAsciiSpace);
  if (block_.line == 0 && !blank) block_.line = line;
  if (!blank) line_breaks_ = 0;
  std::string& all = block_.text;
  if (superscript_ && !all.empty() && IsAsciiDigit(all.back()) && IsAsciiDigit(text[0])) {
    all += '^';  // ten to the sixth is not 106
  }
  superscript_ = false;
  for (;;) {
    const size_t hyphen = text.find(kSoftHyphen);
    all += text.substr(0, hyphen);
    if (hyphen == text.npos) return;
    text.remove_prefix(hyphen + kSoftHyphen.size());
  }
}

void HtmlReader::Break() {
  if (heading_ != kNone || row_ != kNone) {
    block_.text += ' ';
  } else if (pre_ == 0) {
    Flush();
  } else if (!block_.text.empty() && block_.text.back() != '\n') {
    block_.text += '\n';
  }
}

void HtmlReader::BreakLine() {
  if (pre_ > 0 || ++line_breaks_ > 1) Break();
  if (pre_ == 0) block_.text += ' ';
}

void HtmlReader::Flush() {
  Block block;
  std::swap(block, block_);
  line_breaks_ = 0;
  superscript_ = false;
  if (heading_ != kNone) {
    const HtmlNode& node = tree_.nodes[heading_];
    builder_->AddHeading(node.level, std::move(block.text), std::max(block.line, node.line));
    return;
  }
  if (row_ != kNone) {
    block.kind = BlockKind::kTableRow;
  } else if (pre_ > 0) {
    block.kind = BlockKind::kCode;
    block.text.erase(block.text.find_last_not_of(" \t\n\r\f") + 1);
    block.text.erase(0, block.text.find_first_not_of('\n'));
  } else if (items_ > 0) {
    block.kind = BlockKind::kListItem;
  }
  if (block.line == 0 && block.links.empty()) return;
  if (++blocks_ > kMostBlocks) {
    throw Error(ErrorCode::kBadInput,
                "the page has more than " + std::to_string(kMostBlocks) + " blocks of text");
  }
  builder_->AddBlock(std::move(block));
}

}  // namespace

void ReadHtmlContent(const HtmlTree& tree, const HtmlContent& content, DocumentBuilder* builder) {
  HtmlReader reader(tree, content.omission, builder);
  for (const size_t root : content.roots) reader.Read(root);
}

std::string HeadingText(const HtmlTree& tree, size_t index) {
  DocumentBuilder builder;
  ReadHtmlContent(tree, {{index}, Omission::kHidden}, &builder);
  return builder.Finish().title;
}

}  // namespace faro
