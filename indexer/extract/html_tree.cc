// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>

#include "indexer/extract/html_source.h"
#include "indexer/extract/html_tags.h"
#include "indexer/extract/limits.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

// How many open elements libxml2 may look at in all to match end tags: a few seconds' worth.
constexpr uint64_t kMostSteps = 1'000'000'000;

std::string_view ViewOf(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string_view LocalName(const xmlChar* name) {
  const std::string_view all = ViewOf(name);
  return all.substr(all.rfind(':') + 1);
}

struct ContextDeleter {
  void operator()(xmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};
using Context = std::unique_ptr<xmlParserCtxt, ContextDeleter>;

// Collects libxml2's events. They arrive through C, which nothing but lack of memory may unwind, so
// what goes wrong is kept and thrown when the parser has returned.
class TreeBuilder {
 public:
  explicit TreeBuilder(const std::string& text) : text_(text) {}

  void ReadHtml();

  // False when the page is no well-formed XML.
  bool ReadXml();

  HtmlTree Take();

 private:
  static TreeBuilder* Self(void* user) { return static_cast<TreeBuilder*>(user); }
  static int ReadBytes(void* user, char* buffer, int size);

  void Prepare(Context context);
  void Stop(std::string_view reason);
  uint32_t Line() const { return static_cast<uint32_t>(std::max(context_->input->line, 1)); }

  void Open(std::string_view name, const xmlChar** attributes);
  void Close();
  void Text(std::string_view text);
  void AddText(std::string_view text);
  void AddNode(const HtmlNode& node);
  void SetValue(HtmlNode* node, std::string_view value);
  void OpenMeta(const HtmlAttributes& attributes);

  const std::string& text_;
  size_t given_ = 0;    // bytes of text_ that libxml2 has
  uint64_t steps_ = 0;  // see kMostSteps
  Context context_;
  std::optional<Error> error_;
  HtmlTree tree_;
  std::vector<uint32_t> open_;  // nodes
  size_t dropped_ = 0;          // open elements from a dropped one on
  bool in_text_ = false;        // the last node is a text that may go on
  bool in_title_ = false;
  bool has_title_ = false;
};

void TreeBuilder::Prepare(Context context) {
  if (!context) throw Error(ErrorCode::kInternal, "the HTML library cannot start");
  context_ = std::move(context);
  std::memset(context_->sax, 0, sizeof *context_->sax);
  context_->sax->startElement = [](void* user, const xmlChar* name, const xmlChar** attributes) {
    Self(user)->Open(LocalName(name), attributes);
  };
  context_->sax->endElement = [](void* user, const xmlChar*) { Self(user)->Close(); };
  context_->sax->characters = [](void* user, const xmlChar* text, int size) {
    Self(user)->Text({reinterpret_cast<const char*>(text), static_cast<size_t>(size)});
  };
  context_->sax->ignorableWhitespace = context_->sax->characters;
  context_->userData = this;
}

void TreeBuilder::ReadHtml() {
  Prepare(Context(htmlNewParserCtxt()));
  htmlCtxtReadIO(context_.get(), ReadBytes, nullptr, this, nullptr, "UTF-8",
                 HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                     HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC);
  if (error_) throw *error_;
}

bool TreeBuilder::ReadXml() {
  Prepare(Context(xmlNewParserCtxt()));
  xmlCtxtReadMemory(
      context_.get(), text_.data(), static_cast<int>(text_.size()), nullptr, "UTF-8",
      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC);
  if (error_) throw *error_;
  return context_->wellFormed == 1;
}

// An end tag may make libxml2 look through all elements that are open.
int TreeBuilder::ReadBytes(void* user, char* buffer, int size) {
  TreeBuilder* const self = Self(user);
  const size_t count = std::min(static_cast<size_t>(size), self->text_.size() - self->given_);
  const std::string_view chunk = std::string_view(self->text_).substr(self->given_, count);
  uint64_t ends = 0;
  for (size_t at = chunk.find("</"); at != chunk.npos; at = chunk.find("</", at + 2)) ++ends;
  self->steps_ += ends * static_cast<uint64_t>(std::max(self->context_->nameNr, 0));
  if (self->steps_ > kMostSteps && !self->error_) {
    self->error_.emplace(ErrorCode::kBadInput, "its elements are nested too deep");
  }
  // The parser must not be stopped while it reads; for it the page ends here.
  if (self->error_) return 0;
  std::copy(chunk.begin(), chunk.end(), buffer);
  self->given_ += count;
  return static_cast<int>(count);
}

void TreeBuilder::Stop(std::string_view reason) {
  if (!error_) error_.emplace(ErrorCode::kBadInput, std::string(reason));
  xmlStopParser(context_.get());
}

void TreeBuilder::Open(std::string_view name, const xmlChar** attributes) {
  if (error_) return;
  if (dropped_ > 0) {
    ++dropped_;
    return;
  }
  const HtmlAttributes given(attributes);
  if (name == "meta") OpenMeta(given);
  if (name == "html" && tree_.language == Language::kUnknown) {
    tree_.language = LanguageOfTag(TrimAscii(given.Get("lang")));
  }
  HtmlNode node = MakeNode(name, given);
  tree_.has_frames |= node.tag == HtmlTag::kFrame;
  tree_.has_scripts |= node.tag == HtmlTag::kScript;
  if (IsDropped(node.tag)) {
    dropped_ = 1;
    return;
  }
  in_title_ = node.tag == HtmlTag::kTitle && !has_title_;
  has_title_ |= in_title_;
  SetValue(&node, ValueAttribute(node.tag, given));
  node.line = Line();
  in_text_ = false;
  open_.push_back(static_cast<uint32_t>(tree_.nodes.size()));
  AddNode(node);
}

void TreeBuilder::Close() {
  if (error_) return;
  if (dropped_ > 0) {
    --dropped_;
    return;
  }
  if (open_.empty()) return;
  in_title_ = false;
  in_text_ = false;
  tree_.nodes[open_.back()].end = static_cast<uint32_t>(tree_.nodes.size());
  open_.pop_back();
}

void TreeBuilder::OpenMeta(const HtmlAttributes& attributes) {
  const std::string_view content = attributes.Get("content");
  if (content.empty()) return;
  for (const char* const kind : {"name", "property", "itemprop", "http-equiv"}) {
    const std::string_view name = attributes.Get(kind);
    if (!name.empty()) tree_.metadata.emplace_back(CaseFolded(TrimAscii(name)), content);
  }
}

void TreeBuilder::Text(std::string_view text) {
  if (error_ || dropped_ > 0) return;
  if (in_title_) {
    tree_.title += text;
  } else {
    AddText(text);
  }
}

// libxml2 gives a text in pieces, each when its line is already that of its end.
void TreeBuilder::AddText(std::string_view text) {
  const auto first = std::find_if_not(text.begin(), text.end(), IsAsciiSpace);
  const bool was_blank = !in_text_ || tree_.nodes.back().text_before == tree_.text_size;
  if (!in_text_) {
    HtmlNode node;
    node.tag = HtmlTag::kText;
    node.value = static_cast<uint32_t>(tree_.values.size());
    AddNode(node);
    in_text_ = true;
  }
  if (error_) return;
  HtmlNode& node = tree_.nodes.back();
  if (was_blank) {
    const auto lines = static_cast<uint32_t>(std::count(first, text.end(), '\n'));
    node.line = Line() > lines ? Line() - lines : 1;
  }
  tree_.values += text;
  node.value_size += static_cast<uint32_t>(text.size());
  node.end = static_cast<uint32_t>(tree_.nodes.size());
  tree_.text_size +=
      static_cast<uint32_t>(text.end() - first - std::count_if(first, text.end(), IsAsciiSpace));
}

void TreeBuilder::AddNode(const HtmlNode& node) {
  if (tree_.nodes.size() >= kMostElements) {
    Stop("it has more than " + std::to_string(kMostElements) + " elements");
    return;
  }
  tree_.nodes.push_back(node);
  tree_.nodes.back().text_before = tree_.text_size;
}

void TreeBuilder::SetValue(HtmlNode* node, std::string_view value) {
  node->value = static_cast<uint32_t>(tree_.values.size());
  node->value_size = static_cast<uint32_t>(value.size());
  tree_.values += value;
}

HtmlTree TreeBuilder::Take() {
  for (const uint32_t node : open_)
    tree_.nodes[node].end = static_cast<uint32_t>(tree_.nodes.size());
  return std::move(tree_);
}

}  // namespace

HtmlTree ParseHtml(const std::string& text) {
  static const bool started = (xmlInitParser(), true);
  static_cast<void>(started);
  if (MostAttributes(text, kMostAttributes + 1) > kMostAttributes) {
    throw Error(ErrorCode::kBadInput,
                "a tag has more than " + std::to_string(kMostAttributes) + " attributes");
  }
  // What a document declares itself is never looked at: a few lines can stand for gigabytes.
  if (IsXhtml(text) && text.find("<!ENTITY") == text.npos) {
    const std::string expanded = ExpandHtmlEntities(text);
    TreeBuilder builder(expanded);
    if (builder.ReadXml()) return builder.Take();
  }
  TreeBuilder builder(text);
  builder.ReadHtml();
  return builder.Take();
}

}  // namespace faro
