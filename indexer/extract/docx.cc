// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/docx.h"

#include <algorithm>
#include <array>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/archive_reader.h"
#include "indexer/extract/document_builder.h"
#include "indexer/extract/docx_styles.h"
#include "indexer/extract/office_text.h"
#include "indexer/extract/xml_part.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

using Node = pugi::xml_node;

// What a part refers to, by the identifiers that it uses (ECMA-376-2, 9.3).
struct Relationship {
  std::string type;  // the last step of its URI, which the strict form shares: "styles"
  std::string target;
};
using Relationships = std::map<std::string, Relationship, std::less<>>;

Relationships ReadRelationships(const ArchiveEntries& entries, const std::string& name) {
  Relationships relationships;
  const pugi::xml_document document = ParseEntry(entries, name);
  for (const Node& node : document.document_element().children()) {
    if (LocalName(node) != "Relationship") continue;
    const std::string_view type = AttributeOf(node, "Type");
    relationships.emplace(AttributeOf(node, "Id"),
                          Relationship{std::string(type.substr(type.rfind('/') + 1)),
                                       std::string(AttributeOf(node, "Target"))});
  }
  return relationships;
}

// Where the relationships of `part` are kept: "word/_rels/document.xml.rels".
std::string RelationshipsOf(const std::string& part) {
  const size_t name = part.rfind('/') + 1;
  return part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
}

// The part of that type that `base` refers to, or `otherwise`.
std::string PartOfType(const Relationships& relationships, const std::string& base,
                       std::string_view type, const std::string& otherwise) {
  for (const auto& [id, relationship] : relationships) {
    if (relationship.type != type) continue;
    std::string part = ResolvePartName(base, relationship.target);
    if (!part.empty()) return part;
  }
  return otherwise;
}

// Footnotes or endnotes, by their numbers. Each is given out once.
class Notes {
 public:
  Notes(pugi::xml_document document, Relationships relationships)
      : document_(std::move(document)), relationships_(std::move(relationships)) {
    for (const Node& note : document_.document_element().children()) {
      const std::string_view type = AttributeOf(note, "type");
      if (type.empty() || type == "normal") notes_.emplace(AttributeOf(note, "id"), note);
    }
  }

  Node Take(std::string_view id) {
    const auto found = notes_.find(id);
    if (found == notes_.end()) return {};
    const Node note = found->second;
    notes_.erase(found);
    return note;
  }

  const Relationships& relationships() const { return relationships_; }

 private:
  pugi::xml_document document_;
  Relationships relationships_;
  std::map<std::string, Node, std::less<>> notes_;
};

// What an element means within a paragraph; one that is not named here is looked into.
enum class Inline {
  kInside,
  kText,
  kBlank,
  kHyphen,
  kNothing,
  kRun,
  kLink,
  kField,
  kFieldMark,
  kFieldText,
  kEither,
  kControl,
  kFootnote,
  kEndnote,
  kBox,
};
constexpr auto kInlines = std::to_array<std::pair<std::string_view, Inline>>({
    {"t", Inline::kText},
    {"r", Inline::kRun},
    {"rPr", Inline::kNothing},
    {"pPr", Inline::kNothing},
    {"tab", Inline::kBlank},
    {"ptab", Inline::kBlank},
    {"br", Inline::kBlank},
    {"cr", Inline::kBlank},
    {"sym", Inline::kBlank},
    {"noBreakHyphen", Inline::kHyphen},
    {"hyperlink", Inline::kLink},
    {"fldSimple", Inline::kField},
    {"fldChar", Inline::kFieldMark},
    {"instrText", Inline::kFieldText},
    {"AlternateContent", Inline::kEither},
    {"sdt", Inline::kControl},
    {"footnoteReference", Inline::kFootnote},
    {"endnoteReference", Inline::kEndnote},
    {"txbxContent", Inline::kBox},
    {"del", Inline::kNothing},
    {"moveFrom", Inline::kNothing},
    {"delText", Inline::kNothing},
    {"delInstrText", Inline::kNothing},
    {"rt", Inline::kNothing},  // the reading above a character
});

Inline InlineOf(std::string_view name) {
  const auto* found = std::find_if(kInlines.begin(), kInlines.end(),
                                   [&](const auto& entry) { return entry.first == name; });
  return found == kInlines.end() ? Inline::kInside : found->second;
}

// Of two ways to say the same thing: the newer one, unless it is missing.
Node ChosenOf(const Node& alternate) {
  const Node choice = ChildOf(alternate, "Choice");
  return choice ? choice : ChildOf(alternate, "Fallback");
}

bool IsTableOfContents(const Node& sdt) {
  const Node gallery = ChildOf(ChildOf(ChildOf(sdt, "sdtPr"), "docPartObj"), "docPartGallery");
  return AttributeOf(gallery, "val") == "Table of Contents";
}

// Calls `visit(child, its local name)` for the children of `node`, through what only wraps them,
// and not for what was deleted.
template <typename Visitor>
void ForEachContent(const Node& node, const Visitor& visit) {
  for (const Node& child : node.children()) {
    const std::string_view name = LocalName(child);
    if (name == "sdt") {
      if (!IsTableOfContents(child)) ForEachContent(ChildOf(child, "sdtContent"), visit);
    } else if (name == "ins" || name == "moveTo" || name == "smartTag" || name == "customXml") {
      ForEachContent(child, visit);
    } else if (name == "AlternateContent") {
      ForEachContent(ChosenOf(child), visit);
    } else {
      visit(child, name);
    }
  }
}

// The address in the instruction of a field: HYPERLINK "https://example.org" \o "tip".
std::string_view LinkOfField(std::string_view instruction) {
  static constexpr std::string_view kName = "HYPERLINK";
  instruction = TrimAscii(instruction);
  if (!instruction.starts_with(kName)) return {};
  instruction = TrimAscii(instruction.substr(kName.size()));
  if (!instruction.starts_with('"')) return {};  // \l: a place in the same document
  return instruction.substr(1, instruction.find('"', 1) - 1);
}

class BodyReader {
 public:
  BodyReader(const DocxStyles& styles, const Relationships& relationships, Notes* footnotes,
             Notes* endnotes, OfficeWriter* writer)
      : styles_(styles),
        relationships_(&relationships),
        footnotes_(footnotes),
        endnotes_(endnotes),
        writer_(writer) {}

  // Paragraphs and tables below `node`. Recursion is as deep as elements nest.
  void Read(const Node& node) {
    ForEachContent(node, [&](const Node& child, std::string_view name) {
      if (name == "p") {
        ReadParagraph(child);
      } else if (name == "tbl") {
        ReadTable(child);
      }
    });
  }

 private:
  // A paragraph or row in the making.
  struct Piece {
    Block block;
    std::string field;  // the instruction of a field
    std::vector<Node> boxes;
    std::vector<std::pair<Notes*, Node>> notes;
    std::vector<Node> tables;
  };

  void ReadParagraph(const Node& paragraph) {
    const ParagraphRole role = styles_.RoleOf(paragraph);
    if (role.kind == ParagraphRole::Kind::kContents || styles_.IsHidden(paragraph)) return;
    Piece piece;
    ReadInlines(paragraph, &piece);
    writer_->AddParagraph(role, std::move(piece.block));
    ReadAsides(piece);
  }

  void ReadAsides(const Piece& piece) {
    writer_->EnterAside();
    for (const auto& [notes, note] : piece.notes) {
      const Relationships* outer = std::exchange(relationships_, &notes->relationships());
      in_note_ = true;
      Read(note);
      in_note_ = false;
      relationships_ = outer;
    }
    for (const Node& box : piece.boxes) Read(box);
    writer_->LeaveAside();
  }

  void ReadTable(const Node& table) {
    std::vector<std::vector<Node>> rows;
    ForEachContent(table, [&](const Node& row, std::string_view name) {
      const Node properties = ChildOf(row, "trPr");
      if (name != "tr" || ChildOf(properties, "del") || IsOn(properties, "hidden")) return;
      rows.emplace_back();
      ForEachContent(row, [&](const Node& cell, std::string_view cell_name) {
        if (cell_name == "tc") rows.back().push_back(cell);
      });
    });
    if (rows.size() == 1 && rows[0].size() == 1) {  // a frame around text
      Read(rows[0][0]);
      return;
    }
    for (const std::vector<Node>& row : rows) ReadRow(row);
  }

  void ReadRow(const std::vector<Node>& row) {
    Piece piece;
    std::vector<std::string> cells;
    for (const Node& cell : row) {
      ForEachContent(cell, [&](const Node& child, std::string_view name) {
        if (name == "tbl") piece.tables.push_back(child);
        if (name != "p" || styles_.IsHidden(child)) return;
        ReadInlines(child, &piece);
        piece.block.text += ' ';
      });
      cells.push_back(std::exchange(piece.block.text, {}));
    }
    writer_->AddRow(cells, std::move(piece.block));
    ReadAsides(piece);
    for (const Node& table : piece.tables) ReadTable(table);
  }

  void ReadInlines(const Node& node, Piece* piece) {
    for (const Node& child : node.children()) ReadInline(child, piece);
  }

  void ReadInline(const Node& node, Piece* piece) {
    switch (InlineOf(LocalName(node))) {
      case Inline::kInside:
        ReadInlines(node, piece);
        break;
      case Inline::kText:
        piece->block.text += TextOf(node);
        break;
      case Inline::kBlank:
        piece->block.text += ' ';
        break;
      case Inline::kHyphen:
        piece->block.text += '-';
        break;
      case Inline::kNothing:
        break;
      case Inline::kRun:
        if (!styles_.IsHidden(node)) ReadInlines(node, piece);
        break;
      case Inline::kLink:
        AddRelated(node, piece);
        ReadInlines(node, piece);
        break;
      case Inline::kField:
        writer_->AddLink(LinkOfField(AttributeOf(node, "instr")), &piece->block);
        ReadInlines(node, piece);
        break;
      case Inline::kFieldMark:
        writer_->AddLink(LinkOfField(std::exchange(piece->field, {})), &piece->block);
        break;
      case Inline::kFieldText:
        piece->field += TextOf(node);
        break;
      case Inline::kEither:
        ReadInlines(ChosenOf(node), piece);
        break;
      case Inline::kControl:  // until it is filled in, it says "click here to enter text"
        if (!IsOn(ChildOf(node, "sdtPr"), "showingPlcHdr")) {
          ReadInlines(ChildOf(node, "sdtContent"), piece);
        }
        break;
      case Inline::kFootnote:
        AddNote(footnotes_, node, piece);
        break;
      case Inline::kEndnote:
        AddNote(endnotes_, node, piece);
        break;
      case Inline::kBox:
        piece->boxes.push_back(node);
        break;
    }
  }

  void AddRelated(const Node& link, Piece* piece) {
    const auto found = relationships_->find(AttributeOf(link, "id"));
    if (found == relationships_->end()) return;
    std::string target = found->second.target;
    const std::string_view anchor = AttributeOf(link, "anchor");
    if (!anchor.empty()) target.append("#").append(anchor);
    writer_->AddLink(target, &piece->block);
  }

  // Notes have no notes, so that a chain of them is no recursion.
  void AddNote(Notes* notes, const Node& reference, Piece* piece) {
    if (in_note_) return;
    const Node note = notes->Take(AttributeOf(reference, "id"));
    if (note) piece->notes.emplace_back(notes, note);
  }

  const DocxStyles& styles_;
  const Relationships* relationships_;  // of the part that is being read
  Notes* footnotes_;
  Notes* endnotes_;
  OfficeWriter* writer_;
  bool in_note_ = false;
};

Notes ReadNotes(const ArchiveEntries& entries, const std::string& part) {
  return {ParseEntry(entries, part), ReadRelationships(entries, RelationshipsOf(part))};
}

}  // namespace

Document ExtractDocx(std::string_view bytes) {
  ArchiveReader archive(bytes);
  const std::string package = "_rels/.rels";
  const Relationships roots = ReadRelationships(archive.Read({package}), package);
  const std::string main = PartOfType(roots, "", "officeDocument", "word/document.xml");
  const std::string core = PartOfType(roots, "", "core-properties", "docProps/core.xml");
  ArchiveEntries entries = archive.Read({main, RelationshipsOf(main), core});
  if (!entries.contains(main)) {
    throw Error(ErrorCode::kBadInput, "a Word document without its text: no " + CleanText(main));
  }
  const pugi::xml_document document = ParseEntry(entries, main);
  const Node body = ChildOf(document.document_element(), "body");
  if (!body) {
    throw Error(ErrorCode::kBadInput, CleanText(main) + " in it is no text document");
  }
  const Relationships relationships = ReadRelationships(entries, RelationshipsOf(main));
  const pugi::xml_document properties = ParseEntry(entries, core);

  const std::string styles_part = PartOfType(relationships, main, "styles", "word/styles.xml");
  const std::string foot = PartOfType(relationships, main, "footnotes", "word/footnotes.xml");
  const std::string end = PartOfType(relationships, main, "endnotes", "word/endnotes.xml");
  entries = archive.Read({styles_part, foot, RelationshipsOf(foot), end, RelationshipsOf(end)});
  const DocxStyles styles(ParseEntry(entries, styles_part));
  Notes footnotes = ReadNotes(entries, foot);
  Notes endnotes = ReadNotes(entries, end);

  DocumentBuilder builder;
  OfficeWriter writer(&builder);
  BodyReader(styles, relationships, &footnotes, &endnotes, &writer).Read(body);
  const Node core_root = properties.document_element();
  writer.SetTitle(TextOf(ChildOf(core_root, "title")));
  builder.SetFallbackUpdated(DateOfTimestamp(TextOf(ChildOf(core_root, "modified"))));
  Document result = builder.Finish();
  result.language = LanguageOfTag(TextOf(ChildOf(core_root, "language")));
  return result;
}

}  // namespace faro
