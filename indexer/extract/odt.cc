// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/odt.h"

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/archive_reader.h"
#include "indexer/extract/document_builder.h"
#include "indexer/extract/odt_styles.h"
#include "indexer/extract/office_text.h"
#include "indexer/extract/xml_part.h"
#include "lib/base/error.h"

namespace faro {
namespace {

using Node = pugi::xml_node;

constexpr std::string_view kContent = "content.xml";
constexpr std::string_view kStyles = "styles.xml";
constexpr std::string_view kMeta = "meta.xml";
constexpr std::string_view kManifest = "META-INF/manifest.xml";

// What an element means within a paragraph; one that is not named here is looked into.
enum class Inline { kInside, kBlank, kNothing, kSpan, kLink, kNote, kBox };
constexpr auto kInlines = std::to_array<std::pair<std::string_view, Inline>>({
    {"s", Inline::kBlank},
    {"tab", Inline::kBlank},
    {"line-break", Inline::kBlank},
    {"span", Inline::kSpan},
    {"a", Inline::kLink},
    {"note", Inline::kNote},
    {"annotation", Inline::kNothing},
    {"hidden-text", Inline::kNothing},
    {"hidden-paragraph", Inline::kNothing},
    {"ruby-text", Inline::kNothing},
    {"event-listeners", Inline::kNothing},
    {"script", Inline::kNothing},
    {"frame", Inline::kBox},
    {"text-box", Inline::kBox},
    {"custom-shape", Inline::kBox},
    {"rect", Inline::kBox},
    {"ellipse", Inline::kBox},
    {"circle", Inline::kBox},
    {"g", Inline::kBox},
});

// Elements that hold paragraphs, lists and tables, and whether those are in a list.
struct Wrapper {
  std::string_view name;
  bool list;
};
constexpr auto kWrappers = std::to_array<Wrapper>({
    {"list", true},
    {"list-header", true},
    {"list-item", true},
    {"numbered-paragraph", true},
    {"section", false},
    {"bibliography", false},
    {"index-body", false},
    {"frame", false},
    {"text-box", false},
    {"custom-shape", false},
    {"rect", false},
    {"ellipse", false},
    {"circle", false},
    {"g", false},
});

template <typename List, typename Name>
const auto* Find(const List& list, const Name& name_of, std::string_view name) {
  const auto* found = std::find_if(list.begin(), list.end(),
                                   [&](const auto& entry) { return name_of(entry) == name; });
  return found == list.end() ? nullptr : found;
}

Inline InlineOf(std::string_view name) {
  const auto* found = Find(
      kInlines, [](const auto& entry) { return entry.first; }, name);
  return found == nullptr ? Inline::kInside : found->second;
}

const Wrapper* WrapperOf(std::string_view name) {
  return Find(
      kWrappers, [](const Wrapper& wrapper) { return wrapper.name; }, name);
}

bool IsShape(std::string_view name) {
  const Wrapper* wrapper = WrapperOf(name);
  return wrapper != nullptr && InlineOf(name) == Inline::kBox;
}

class BodyReader {
 public:
  BodyReader(const OdtStyles& styles, OfficeWriter* writer) : styles_(styles), writer_(writer) {}

  // Paragraphs, lists and tables below `node`. Recursion is as deep as elements nest.
  void Read(const Node& node, bool in_list = false) {
    for (const Node& child : node.children()) {
      const std::string_view name = LocalName(child);
      if (name == "p" || name == "h") {
        ReadParagraph(child, in_list);
      } else if (name == "table") {
        ReadTable(child);
      } else if (IsShape(name)) {
        ReadAside(child);
      } else if (const Wrapper* wrapper = WrapperOf(name)) {
        if (AttributeOf(child, "display") != "none") Read(child, in_list || wrapper->list);
      }
    }
  }

 private:
  // A paragraph or row in the making.
  struct Piece {
    Block block;
    std::vector<Node> asides;  // bodies of notes, and text boxes
    std::vector<Node> tables;
  };

  void ReadAside(const Node& node) {
    writer_->EnterAside();
    Read(node);
    writer_->LeaveAside();
  }

  void ReadParagraph(const Node& paragraph, bool in_list) {
    ParagraphRole role = styles_.RoleOf(paragraph);
    if (role.kind == ParagraphRole::Kind::kContents || styles_.IsHidden(paragraph)) return;
    if (in_list && role.kind == ParagraphRole::Kind::kBody) {
      role.kind = ParagraphRole::Kind::kListItem;
    }
    Piece piece;
    ReadInlines(paragraph, &piece);
    writer_->AddParagraph(role, std::move(piece.block));
    for (const Node& aside : piece.asides) ReadAside(aside);
  }

  static void FindRows(const Node& table, std::vector<Node>* rows) {
    for (const Node& child : table.children()) {
      const std::string_view name = LocalName(child);
      if (name == "table-row") {
        rows->push_back(child);
      } else if (name == "table-rows" || name == "table-header-rows" || name == "table-row-group") {
        FindRows(child, rows);
      }
    }
  }

  static std::vector<Node> CellsOf(const Node& row) {
    std::vector<Node> cells;
    for (const Node& child : row.children()) {
      const std::string_view name = LocalName(child);
      if (name == "table-cell") cells.push_back(child);
    }
    return cells;
  }

  void ReadTable(const Node& table) {
    std::vector<Node> rows;
    FindRows(table, &rows);
    if (rows.size() == 1) {
      const std::vector<Node> cells = CellsOf(rows[0]);
      if (cells.size() == 1) {  // a frame around text
        Read(cells[0]);
        return;
      }
    }
    for (const Node& row : rows) ReadRow(row);
  }

  void ReadRow(const Node& row) {
    Piece piece;
    std::vector<std::string> cells;
    for (const Node& cell : CellsOf(row)) {
      ReadCell(cell, &piece);
      cells.push_back(std::exchange(piece.block.text, {}));
    }
    writer_->AddRow(cells, std::move(piece.block));
    for (const Node& aside : piece.asides) ReadAside(aside);
    for (const Node& table : piece.tables) ReadTable(table);
  }

  void ReadCell(const Node& cell, Piece* piece) {
    for (const Node& child : cell.children()) {
      const std::string_view name = LocalName(child);
      if (name == "p" || name == "h") {
        if (styles_.IsHidden(child)) continue;
        ReadInlines(child, piece);
        piece->block.text += ' ';
      } else if (name == "table") {
        piece->tables.push_back(child);
      } else if (IsShape(name)) {
        piece->asides.push_back(child);
      } else if (WrapperOf(name) != nullptr) {
        ReadCell(child, piece);
      }
    }
  }

  void ReadInlines(const Node& node, Piece* piece) {
    for (const Node& child : node.children()) {
      piece->block.text += child.value();
      if (child.type() == pugi::node_element) ReadInline(child, piece);
    }
  }

  void ReadInline(const Node& node, Piece* piece) {
    switch (InlineOf(LocalName(node))) {
      case Inline::kInside:
        ReadInlines(node, piece);
        break;
      case Inline::kBlank:
        piece->block.text += ' ';
        break;
      case Inline::kNothing:
        break;
      case Inline::kSpan:
        if (!styles_.IsHidden(node)) ReadInlines(node, piece);
        break;
      case Inline::kLink:
        writer_->AddLink(AttributeOf(node, "href"), &piece->block);
        ReadInlines(node, piece);
        break;
      case Inline::kNote:
        piece->asides.push_back(ChildOf(node, "note-body"));
        break;
      case Inline::kBox:
        piece->asides.push_back(node);
        break;
    }
  }

  const OdtStyles& styles_;
  OfficeWriter* writer_;
};

bool IsEncrypted(const pugi::xml_document& manifest) {
  for (const Node& file : manifest.document_element().children()) {
    if (ChildOf(file, "encryption-data")) return true;
  }
  return false;
}

}  // namespace

Document ExtractOdt(std::string_view bytes) {
  const ArchiveEntries entries = ArchiveReader(bytes).Read(
      {std::string(kContent), std::string(kStyles), std::string(kMeta), std::string(kManifest)});
  if (IsEncrypted(ParseEntry(entries, std::string(kManifest)))) {
    throw Error(ErrorCode::kBadInput, "the document is protected by a password");
  }
  if (!entries.contains(kContent)) {
    throw Error(ErrorCode::kBadInput, "an OpenDocument text without its text: no content.xml");
  }
  const pugi::xml_document content = ParseEntry(entries, std::string(kContent));
  const Node text = ChildOf(ChildOf(content.document_element(), "body"), "text");
  if (!text) throw Error(ErrorCode::kBadInput, "content.xml in it is no text document");
  const OdtStyles styles(ParseEntry(entries, std::string(kStyles)), content);

  DocumentBuilder builder;
  OfficeWriter writer(&builder);
  BodyReader(styles, &writer).Read(text);
  const pugi::xml_document meta_part = ParseEntry(entries, std::string(kMeta));
  const Node meta = ChildOf(meta_part.document_element(), "meta");
  writer.SetTitle(TextOf(ChildOf(meta, "title")));
  const auto changed = DateOfTimestamp(TextOf(ChildOf(meta, "date")));
  builder.SetFallbackUpdated(changed ? changed
                                     : DateOfTimestamp(TextOf(ChildOf(meta, "creation-date"))));
  Document document = builder.Finish();
  document.language = LanguageOfTag(TextOf(ChildOf(meta, "language")));
  return document;
}

}  // namespace faro
