// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/filter_terms.h"

#include <string_view>

#include "indexer/extract/file_type.h"
#include "lib/index/document_facts.h"
#include "lib/index/link_terms.h"
#include "lib/index/schema.h"

namespace faro {
namespace {

std::string_view TypeName(FileType type) {
  switch (type) {
    case FileType::kText:
      return "txt";
    case FileType::kMarkdown:
      return "md";
    case FileType::kHtml:
      return "html";
    case FileType::kPdf:
      return "pdf";
    case FileType::kDocx:
      return "docx";
    case FileType::kOdt:
      return "odt";
    case FileType::kEpub:
      return "epub";
    case FileType::kUnknown:
      break;
  }
  return "";
}

}  // namespace

void AddFilterTerms(const Passage& passage, Xapian::Document* document) {
  for (const std::string& text : LinkTexts(passage.links)) {
    document->add_boolean_term(TermFor(Field::kLink, text));
  }
  SetDocumentFacts(passage, document);
}

void SetDocumentFacts(const Passage& passage, Xapian::Document* document) {
  if (passage.ordinal != 0) return;
  const DocumentFacts facts{passage.path, TypeName(FileTypeOfName(passage.path)), passage.contacts};
  document->add_value(SlotNumber(Slot::kDocument), facts.Encode());
}

}  // namespace faro
