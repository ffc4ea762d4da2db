// SPDX-License-Identifier: GPL-3.0-or-later
#include <md4c.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "indexer/extract/addresses.h"
#include "indexer/extract/document_builder.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/front_matter.h"
#include "indexer/extract/plain_heading.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

// A text is Markdown when it has this many marks of it; one alone may be chance.
constexpr int kMarkdownMarks = 2;

struct NamedEntity {
  std::string_view name;
  std::string_view text;
};
// The entities that occur in manuals of our languages; others stay as written.
constexpr std::array<NamedEntity, 26> kEntities = {{
    {"&amp;", "&"},    {"&lt;", "<"},     {"&gt;", ">"},     {"&quot;", "\""},  {"&apos;", "'"},
    {"&nbsp;", " "},   {"&aacute;", "á"}, {"&eacute;", "é"}, {"&iacute;", "í"}, {"&oacute;", "ó"},
    {"&uacute;", "ú"}, {"&ntilde;", "ñ"}, {"&Aacute;", "Á"}, {"&Eacute;", "É"}, {"&Iacute;", "Í"},
    {"&Oacute;", "Ó"}, {"&Uacute;", "Ú"}, {"&Ntilde;", "Ñ"}, {"&uuml;", "ü"},   {"&iquest;", "¿"},
    {"&iexcl;", "¡"},  {"&ndash;", "–"},  {"&mdash;", "—"},  {"&rsquo;", "’"},  {"&laquo;", "«"},
    {"&raquo;", "»"},
}};

constexpr auto kLineTags =
    std::to_array<std::string_view>({"br", "p", "li", "ul", "ol", "div", "hr", "td", "th", "tr"});

std::string DecodeEntity(std::string_view entity) {
  if (entity.starts_with("&#") && entity.size() > 3) {
    const bool hex = entity[2] == 'x' || entity[2] == 'X';
    const char* begin = entity.data() + (hex ? 3 : 2);
    uint32_t code = 0;
    const auto [end, error] =
        std::from_chars(begin, entity.data() + entity.size() - 1, code, hex ? 16 : 10);
    std::string text;
    if (error == std::errc() && code >= 0x20) AppendUtf8(code, &text);
    return text;
  }
  for (const NamedEntity& known : kEntities) {
    if (known.name == entity) return std::string(known.text);
  }
  return std::string(entity);
}

// A link target or the like, with its entities decoded.
std::string AttributeText(const MD_ATTRIBUTE& attribute) {
  const std::string_view raw(attribute.text, attribute.size);
  std::string text;
  for (size_t i = 0; !raw.empty() && attribute.substr_offsets[i] < raw.size(); ++i) {
    const size_t begin = attribute.substr_offsets[i];
    const std::string_view part = raw.substr(begin, attribute.substr_offsets[i + 1] - begin);
    if (attribute.substr_types[i] == MD_TEXT_ENTITY) {
      text += DecodeEntity(part);
    } else if (attribute.substr_types[i] != MD_TEXT_NULLCHAR) {
      text += part;
    }
  }
  return text;
}

// Whether an HTML tag within a line starts a new line when it is shown, as table cells use them.
bool PartsWords(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  const std::string name = CaseFolded(tag.substr(0, tag.find_first_of(" \t\n/>")));
  return std::find(kLineTags.begin(), kLineTags.end(), name) != kLineTags.end();
}

// Collects md4c's events. They arrive through C, which nothing but lack of memory may unwind, so
// the builder sees what was collected only when the parser is done.
class MarkdownReader {
 public:
  MarkdownReader(std::string_view source, uint32_t first_line)
      : source_(source), line_(first_line) {}

  // Throws Error(kBadInput) when the parser gives up.
  void Parse();

  void Feed(DocumentBuilder* builder) &&;

 private:
  struct Item {
    int heading_level;  // 0 for a block
    Block block;
  };

  static MarkdownReader* Self(void* user) { return static_cast<MarkdownReader*>(user); }

  void EnterBlock(MD_BLOCKTYPE type, const void* detail);
  void LeaveBlock(MD_BLOCKTYPE type);
  void EnterSpan(MD_SPANTYPE type, const void* detail);
  void Text(MD_TEXTTYPE type, std::string_view text);
  void Flush();

  // The line at which `at`, a place in source_, stands. Places are asked for in order.
  uint32_t LineOf(const char* at);

  std::string_view source_;
  size_t counted_ = 0;  // bytes of source_ whose line ends are in line_
  uint32_t line_;
  std::vector<Item> items_;
  std::vector<std::string> contacts_;
  Block block_;
  bool has_line_ = false;
  int heading_level_ = 0;  // inside a heading, else 0
  int item_depth_ = 0;     // list items around the current text
};

void MarkdownReader::Parse() {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS |
                 MD_FLAG_PERMISSIVEAUTOLINKS | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    Self(user)->EnterBlock(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
    Self(user)->LeaveBlock(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
    Self(user)->EnterSpan(type, detail);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
    Self(user)->Text(type, std::string_view(text, size));
    return 0;
  };
  if (md_parse(source_.data(), static_cast<MD_SIZE>(source_.size()), &parser, this) != 0) {
    throw Error(ErrorCode::kBadInput, "the Markdown parser gave up (out of memory)");
  }
  Flush();
}

void MarkdownReader::EnterBlock(MD_BLOCKTYPE type, const void* detail) {
  if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) return;  // a row is one block
  Flush();
  switch (type) {
    case MD_BLOCK_H:
      heading_level_ = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
      break;
    case MD_BLOCK_LI:
      ++item_depth_;
      break;
    case MD_BLOCK_CODE:
      block_.kind = BlockKind::kCode;
      break;
    case MD_BLOCK_TR:
      block_.kind = BlockKind::kTableRow;
      break;
    default:
      break;
  }
}

void MarkdownReader::LeaveBlock(MD_BLOCKTYPE type) {
  if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) {
    block_.text += " | ";
    return;
  }
  if (type == MD_BLOCK_TR) {
    while (block_.text.ends_with(" | ")) block_.text.resize(block_.text.size() - 3);
  }
  Flush();
  if (type == MD_BLOCK_H) heading_level_ = 0;
  if (type == MD_BLOCK_LI) --item_depth_;
}

void MarkdownReader::EnterSpan(MD_SPANTYPE type, const void* detail) {
  if (type != MD_SPAN_A) return;
  std::string target = AttributeText(static_cast<const MD_SPAN_A_DETAIL*>(detail)->href);
  if (target.starts_with("mailto:")) {
    for (std::string& address : FindEmailAddresses(target)) {
      contacts_.push_back(std::move(address));
    }
  } else if (!target.empty() && target[0] != '#') {
    block_.links.push_back(std::move(target));
  }
}

void MarkdownReader::Text(MD_TEXTTYPE type, std::string_view text) {
  if (!has_line_ && text.data() >= source_.data() &&
      text.data() < source_.data() + source_.size()) {
    block_.line = LineOf(text.data());
    has_line_ = true;
  }
  switch (type) {
    case MD_TEXT_HTML:
      if (PartsWords(text)) block_.text += ' ';
      break;
    case MD_TEXT_NULLCHAR:
      break;
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
      block_.text += ' ';
      break;
    case MD_TEXT_ENTITY:
      block_.text += DecodeEntity(text);
      break;
    default:
      block_.text += text;
  }
}

void MarkdownReader::Flush() {
  Block block;
  std::swap(block, block_);
  has_line_ = false;
  if (block.line == 0) block.line = line_;
  if (item_depth_ > 0 && block.kind == BlockKind::kParagraph) block.kind = BlockKind::kListItem;
  if (!block.text.empty()) items_.push_back({heading_level_, std::move(block)});
}

void MarkdownReader::Feed(DocumentBuilder* builder) && {
  for (Item& item : items_) {
    if (item.heading_level > 0) {
      builder->AddHeading(item.heading_level, std::move(item.block.text), item.block.line);
    } else {
      builder->AddBlock(std::move(item.block));
    }
  }
  for (const std::string& address : contacts_) builder->AddContact(address);
}

uint32_t MarkdownReader::LineOf(const char* at) {
  const auto place = static_cast<size_t>(at - source_.data());
  if (place > counted_) {
    line_ += static_cast<uint32_t>(std::count(source_.data() + counted_, at, '\n'));
    counted_ = place;
  }
  return line_;
}

// Some pages come as Markdown with bold text and lists but with their headings as bare lines.
Document WithPlainHeadings(Document document) {
  DocumentBuilder builder;
  builder.SetTitle(std::move(document.title));
  builder.SetUpdated(document.updated);
  for (const std::string& address : document.contacts) builder.AddContact(address);
  for (size_t i = 0; i < document.blocks.size(); ++i) {
    Block& block = document.blocks[i];
    const bool last = i + 1 == document.blocks.size();
    if (block.kind == BlockKind::kParagraph && !last && block.links.empty() &&
        LooksLikeHeading(block.text)) {
      builder.AddPlainHeading(std::move(block.text), block.line);
    } else {
      builder.AddBlock(std::move(block));
    }
  }
  return builder.Finish();
}

}  // namespace

bool LooksLikeMarkdown(std::string_view text) {
  int marks = 0;
  for (size_t line = 0; line < text.size() && marks < kMarkdownMarks;) {
    const size_t end = std::min(text.find('\n', line), text.size());
    const std::string_view content = text.substr(line, end - line);
    const size_t hashes = std::min(content.find_first_not_of('#'), content.size());
    if (hashes >= 1 && hashes <= 6 && hashes < content.size() && content[hashes] == ' ') ++marks;
    const size_t bold = content.find("**");
    if (bold != std::string_view::npos && content.find("**", bold + 2) != std::string_view::npos) {
      ++marks;
    }
    const size_t link = content.find("](");
    if (link != std::string_view::npos && content.rfind('[', link) != std::string_view::npos) {
      ++marks;
    }
    line = end + 1;
  }
  return marks >= kMarkdownMarks;
}

Document ExtractMarkdown(std::string_view text) {
  const FrontMatter matter = ReadFrontMatter(text);
  const auto first_line = static_cast<uint32_t>(
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(matter.size), '\n'));
  DocumentBuilder builder;
  builder.SetTitle(matter.title);
  builder.SetUpdated(matter.updated);
  MarkdownReader reader(text.substr(matter.size), first_line);
  reader.Parse();
  std::move(reader).Feed(&builder);
  const bool structured = builder.has_headings();
  Document document = builder.Finish();
  return structured ? document : WithPlainHeadings(std::move(document));
}

}  // namespace faro
