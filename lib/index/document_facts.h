// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_INDEX_DOCUMENT_FACTS_H_
#define FARO_LIB_INDEX_DOCUMENT_FACTS_H_

#include <string>
#include <string_view>
#include <vector>

namespace faro {

// What path:, type: and contact: look at. It belongs to a document, not to each of its passages, so
// the first passage alone has it, as Slot::kDocument:
//
//   words of the path  '\n'  type  '\n'  { contact '\n' }
//
// The words are case-folded and without accents or tilde, with a blank between two and a slash
// before, between and after the parts of the path: /annexes/winter kits pdf/. Contacts are
// case-folded.
//
// A document of 20 passages has 60 bytes of it; as terms of each passage, the words of its path
// would take twenty times as much. Part of kSchemaVersion.
struct DocumentFacts {
  std::string_view path;  // under its root; any bytes
  std::string_view type;  // pdf, html, md, txt, docx, odt, epub; empty: none of these
  std::vector<std::string>
      contacts;  // e-mail addresses; those beyond kMostContactBytes are left out

  static constexpr size_t kMostContactBytes = 4096;

  // Throws Error when ICU fails.
  std::string Encode() const;
};

// Parts of what DocumentFacts::Encode made, into which the views lead.
std::string_view TopFolderIn(std::string_view facts);  // empty: the file is in none
std::string_view TypeIn(std::string_view facts);

// A condition on DocumentFacts::Encode. Value type; matching is thread-safe.
class DocumentPattern {
 public:
  // Nothing, which no document matches.
  DocumentPattern() = default;

  // Words that follow each other in the path, where a slash stands for the end of a folder's name
  // and a star at the end for the rest of a word: annexes, annexes/shelter, /annex*.
  static DocumentPattern OfPath(std::string_view words);

  static DocumentPattern OfType(std::string_view type);

  // An address; or a domain, which stands for those within it too; or what stands before the @.
  static DocumentPattern OfContact(std::string_view contact);

  bool empty() const { return needles_.empty(); }
  bool Matches(std::string_view facts) const;

 private:
  enum class Line { kPath, kType, kContacts };

  bool MatchesPath(std::string_view path) const;

  Line line_ = Line::kPath;
  std::vector<std::string> needles_;  // one of them must be there
  bool open_end_ = false;             // of a path
};

}  // namespace faro

#endif  // FARO_LIB_INDEX_DOCUMENT_FACTS_H_
