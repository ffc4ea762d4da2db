// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/tbx.h"

#include <string>
#include <string_view>
#include <utility>

#include "indexer/lexicon/inline_text.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

using Event = XmlStream::Event;

bool IsAcronymType(std::string_view type) {
  type = TrimAscii(type);
  return type == "acronym" || type == "abbreviation" || type == "initialism";
}

class TbxReader {
 public:
  TbxReader(XmlStream* xml, GlossaryBuilder* builder) : xml_(xml), builder_(builder) {}

  void Read() {
    for (;;) {
      const Event event = xml_->Next();
      if (event == Event::kEnd) return;
      if (event != Event::kOpen) continue;
      if (xml_->name() == "termEntry" || xml_->name() == "conceptEntry") ReadEntry();
    }
  }

 private:
  // Whether another child of the element in hand has begun.
  bool NextChild() {
    for (;;) {
      const Event event = xml_->Next();
      if (event == Event::kOpen) return true;
      if (event != Event::kText) return false;
    }
  }

  void ReadEntry() {
    GlossaryConcept entry;
    entry.id = xml_->Attribute("id");
    if (entry.id.empty()) entry.id = xml_->Attribute("xml:id");
    while (NextChild()) {
      Language language = Language::kUnknown;
      if (xml_->name() == "langSet" || xml_->name() == "langSec") {
        language = LanguageOfTag(xml_->Attribute("xml:lang"));
        if (language == Language::kUnknown) language = LanguageOfTag(xml_->Attribute("lang"));
      }
      if (language == Language::kUnknown) {
        xml_->SkipElement();
      } else {
        ReadTerms(language == Language::kEnglish ? &entry.english : &entry.spanish);
      }
    }
    builder_->AddConcept(std::move(entry));
  }

  void ReadTerms(GlossaryConcept::Names* names) {
    while (NextChild()) {
      if (xml_->name() != "tig" && xml_->name() != "ntig" && xml_->name() != "termSec") {
        xml_->SkipElement();
        continue;
      }
      Term term;
      ReadTerm(&term);
      if (!term.text.empty()) AddName(std::move(term.text), term.acronym, names);
    }
  }

  struct Term {
    std::string text;
    bool acronym = false;
  };

  // Reads what is in a term's element, or in a group within it, up to its end.
  void ReadTerm(Term* term) {
    for (size_t depth = 1; depth > 0;) {
      if (!NextChild()) {
        --depth;
        continue;
      }
      const std::string& name = xml_->name();
      const bool type =
          name == "termType" || (name == "termNote" && xml_->Attribute("type") == "termType");
      if (name == "term") {
        term->text = TrimAscii(ReadInlineText(xml_, kLongestSegment));
      } else if (type) {
        term->acronym = term->acronym || IsAcronymType(ReadInlineText(xml_, kLongestName));
      } else if (name == "termGrp" || name == "termNoteGrp") {
        ++depth;
      } else {
        xml_->SkipElement();
      }
    }
  }

  XmlStream* xml_;
  GlossaryBuilder* builder_;
};

}  // namespace

void ReadTbx(XmlStream* xml, GlossaryBuilder* builder) { TbxReader(xml, builder).Read(); }

}  // namespace faro
