// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_USER_GLOSSARIES_H_
#define FARO_INDEXER_LEXICON_USER_GLOSSARIES_H_

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/lexicon/word_table.h"
#include "lib/language/analyzer.h"
#include "lib/language/glossary.h"

namespace faro {

// Metadata key under which an index remembers the glossaries that the user gave it.
inline constexpr std::string_view kGlossariesKey = "faro.glossaries";

// A glossary of the user's as an index remembers it.
struct GlossaryRecord {
  std::string path;  // absolute
  std::string hash;  // HashGlossary of it when it was compiled
};

// What the index remembers, in the order in which the user named them. Throws
// Error(kIndexMismatch) on a record of another form; Xapian's errors pass through.
std::vector<GlossaryRecord> LoadGlossaries(const Xapian::Database& database);

// Paths of the glossaries that the published index at `db` remembers, also if that is of another
// schema or analyzer and has to be rebuilt; none where no index can be opened.
std::vector<std::string> RememberedGlossaries(const std::string& db);

// The user's own glossaries for one run.
class UserGlossaries {
 public:
  // `named` are those to use from now on, which may be none; each must be there. Without `named`,
  // those that `database` remembers: if one of them cannot be read any more, a note says so and
  // readable() is false. Hashes the files and reads nothing else. Throws Error(kBadInput) as
  // HashGlossary does for named ones.
  UserGlossaries(const std::optional<std::vector<std::string>>& named,
                 const Xapian::Database& database);

  // Whether what the index holds of the glossaries can be brought up to date.
  bool readable() const { return readable_; }

  // Changes when the content of the glossaries does; empty without glossaries.
  std::string Hashes() const;

  // Reads them all. Returns false, with a note, when one that is only remembered is broken; throws
  // Error(kBadInput) as ReadGlossaryFile does for named ones.
  bool Read(Analyzer* analyzer);

  // After Read: what they hold, and the words that their sentences attest, taken together.
  const std::vector<GlossaryConcept>& concepts() const { return concepts_; }
  const std::vector<WordPair>& words() const { return words_; }

  // Notes for the user, in order.
  const std::vector<std::string>& notes() const { return notes_; }

  // Makes `database` remember them. Xapian's errors pass through.
  void Remember(Xapian::WritableDatabase* database) const;

 private:
  void ReadAll(Analyzer* analyzer);
  void GiveUp(const std::string& reason);

  bool named_;
  bool readable_ = true;
  std::vector<GlossaryRecord> files_;
  std::vector<GlossaryConcept> concepts_;
  std::vector<WordPair> words_;
  std::vector<std::string> notes_;
};

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_USER_GLOSSARIES_H_
