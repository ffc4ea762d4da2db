// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/user_glossaries.h"

#include <algorithm>
#include <iterator>

#include "indexer/file_walker.h"
#include "indexer/lexicon/glossary_bytes.h"
#include "indexer/lexicon/glossary_file.h"
#include "lib/base/error.h"
#include "lib/index/record_codec.h"

namespace faro {
namespace {

// Absolute, without those named twice.
std::vector<GlossaryRecord> RecordsOf(const std::vector<std::string>& named) {
  std::vector<GlossaryRecord> records;
  for (const std::string& name : named) {
    const std::string path = AbsolutePath(name);
    const bool known = std::any_of(records.begin(), records.end(),
                                   [&](const GlossaryRecord& r) { return r.path == path; });
    if (!known) records.push_back({path, ""});
  }
  return records;
}

std::string Encode(const std::vector<GlossaryRecord>& records) {
  if (records.empty()) return {};
  RecordWriter record;
  record.Number(records.size());
  for (const GlossaryRecord& glossary : records) {
    record.String(glossary.path).String(glossary.hash);
  }
  return record.Take();
}

template <typename T>
void MoveAll(std::vector<T>* from, std::vector<T>* to) {
  to->insert(to->end(), std::make_move_iterator(from->begin()),
             std::make_move_iterator(from->end()));
}

}  // namespace

std::vector<GlossaryRecord> LoadGlossaries(const Xapian::Database& database) {
  std::vector<GlossaryRecord> records;
  const std::string bytes = database.get_metadata(std::string(kGlossariesKey));
  if (bytes.empty()) return records;
  RecordReader record(bytes);
  for (uint64_t left = record.Number(); left > 0; --left) {
    GlossaryRecord glossary;
    glossary.path = record.String();
    glossary.hash = record.String();
    records.push_back(std::move(glossary));
  }
  record.ExpectEnd();
  return records;
}

std::vector<std::string> RememberedGlossaries(const std::string& db) {
  std::vector<std::string> paths;
  try {
    for (GlossaryRecord& record : LoadGlossaries(Xapian::Database(db))) {
      paths.push_back(std::move(record.path));
    }
  } catch (const Xapian::Error&) {
    return {};
  } catch (const Error&) {
    return {};
  }
  return paths;
}

UserGlossaries::UserGlossaries(const std::optional<std::vector<std::string>>& named,
                               const Xapian::Database& database)
    : named_(named.has_value()), files_(named ? RecordsOf(*named) : LoadGlossaries(database)) {
  for (GlossaryRecord& file : files_) {
    try {
      file.hash = HashGlossary(file.path);
    } catch (const Error& error) {
      if (named_) throw;
      GiveUp(error.what());
    }
  }
}

void UserGlossaries::GiveUp(const std::string& reason) {
  readable_ = false;
  notes_.push_back(reason +
                   "; the translations in the index stay as they were (to change them, name the "
                   "glossaries with --glossary, or none with --no-glossary)");
}

std::string UserGlossaries::Hashes() const {
  std::string hashes;
  for (const GlossaryRecord& file : files_) hashes += file.hash;
  return hashes;
}

bool UserGlossaries::Read(Analyzer* analyzer) {
  try {
    ReadAll(analyzer);
  } catch (const Error& error) {
    if (named_ || error.code() != ErrorCode::kBadInput) throw;
    GiveUp(error.what());
  }
  return readable_;
}

void UserGlossaries::ReadAll(Analyzer* analyzer) {
  std::vector<SentencePair> sentences;  // of all files, within the limits of one
  size_t bytes = 0;
  for (const GlossaryRecord& record : files_) {
    GlossaryFile file = ReadGlossaryFile(record.path);
    MoveAll(&file.concepts, &concepts_);
    MoveAll(&file.notes, &notes_);
    size_t left_out = 0;
    for (SentencePair& pair : file.sentences) {
      const size_t size = pair.english.size() + pair.spanish.size();
      if (sentences.size() == kMostSentencePairs || bytes + size > kMostSentenceBytes) {
        ++left_out;
        continue;
      }
      bytes += size;
      sentences.push_back(std::move(pair));
    }
    if (left_out == 0) continue;
    notes_.push_back(record.path + ": left out sentence pairs beyond the first " +
                     std::to_string(sentences.size()) +
                     " of all glossaries: " + std::to_string(left_out));
  }
  WordTable table = LearnWordTable(sentences, analyzer);
  words_ = std::move(table.words);
  if (table.left_out == 0) return;
  notes_.push_back("left out of the word table, beyond the words that it takes: " +
                   std::to_string(table.left_out) + " sentence pairs");
}

void UserGlossaries::Remember(Xapian::WritableDatabase* database) const {
  const std::string key(kGlossariesKey);
  const std::string record = Encode(files_);
  if (database->get_metadata(key) != record) database->set_metadata(key, record);
}

}  // namespace faro
