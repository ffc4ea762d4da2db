// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/targets.h"

#include <algorithm>

#include "indexer/passage_splitter.h"
#include "indexer/sentence_splitter.h"
#include "lib/base/utf8.h"

namespace faro::testing {
namespace {

constexpr FuzzTarget kTargets[] = {
    {"answer", FuzzAnswer},     {"docx", FuzzDocx},
    {"epub", FuzzEpub},         {"front-matter", FuzzFrontMatter},
    {"glossary", FuzzGlossary}, {"html", FuzzHtml},
    {"markdown", FuzzMarkdown}, {"odt", FuzzOdt},
    {"pdf", FuzzPdf},           {"pdf-layout", FuzzPdfLayout},
    {"query", FuzzQuery},       {"record", FuzzRecord},
    {"text", FuzzText},         {"update-date", FuzzUpdateDate},
};

void CheckStrings(const std::vector<std::string>& texts, const char* what) {
  for (const std::string& text : texts) Promise(IsValidUtf8(text), what);
}

}  // namespace

std::span<const FuzzTarget> FuzzTargets() { return kTargets; }

const FuzzTarget& FuzzTargetNamed(std::string_view name) {
  for (const FuzzTarget& target : kTargets) {
    if (target.name == name) return target;
  }
  throw std::logic_error("no fuzz target " + std::string(name));
}

void CheckDocument(const Document& document) {
  Promise(IsValidUtf8(document.title), "title is UTF-8");
  CheckStrings(document.contacts, "contact is UTF-8");
  for (const Block& block : document.blocks) {
    Promise(!block.text.empty(), "no block is empty");
    Promise(IsValidUtf8(block.text), "block is UTF-8");
    CheckStrings(block.heading, "heading is UTF-8");
    CheckStrings(block.links, "link is UTF-8");
  }
}

void CheckPassages(const Document& document) {
  static SentenceSplitter sentences;
  size_t bytes = 0;
  for (const Block& block : document.blocks) bytes += block.text.size() + 1;
  uint32_t ordinal = 0;
  size_t end = 0;
  for (const Passage& passage : SplitIntoPassages(document, &sentences)) {
    Promise(passage.ordinal == ordinal++, "ordinals count from 0");
    Promise(!passage.text.empty() && passage.text.size() <= kPassageMaxBytes, "size of passage");
    Promise(IsValidUtf8(passage.text), "passage is UTF-8");
    Promise(passage.offset >= end && passage.offset < bytes, "offsets follow each other");
    end = passage.offset;
  }
}

}  // namespace faro::testing
