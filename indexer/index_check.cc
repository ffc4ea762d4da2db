// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_check.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <map>
#include <new>
#include <sstream>
#include <unordered_map>

#include "indexer/catalogue.h"
#include "indexer/index_folder.h"
#include "indexer/lexicon/translation_compiler.h"
#include "indexer/passage_terms.h"
#include "indexer/sandbox/message.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/index/open_index.h"
#include "lib/index/passage_store.h"
#include "lib/index/record_codec.h"
#include "lib/index/schema.h"
#include "lib/language/analyzer.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

constexpr size_t kMostFaultsTold = 20;
constexpr size_t kSampledRecords = 1000;
constexpr size_t kRecordsToOneAnalysed = 10;
constexpr uint64_t kLongestAnswer = uint64_t{64} << 20;

// The folder of an index that may have been named by its stub.
std::filesystem::path FolderOf(const std::string& db) {
  std::error_code ignored;
  const std::filesystem::path path(db);
  return std::filesystem::is_regular_file(path, ignored) ? path.parent_path() : path;
}

// Where a passage stands: found by its place, to be held against what its record says.
struct Place {
  Xapian::docid id = 0;
  std::string source;
  uint32_t ordinal = 0;
};

std::map<std::string, Xapian::termcount> TermsOf(const Xapian::Document& document) {
  std::map<std::string, Xapian::termcount> terms;
  for (auto it = document.termlist_begin(); it != document.termlist_end(); ++it) {
    terms.emplace(*it, it.get_wdf());
  }
  return terms;
}

class Checker {
 public:
  explicit Checker(const std::string& db) : db_(db) {}

  IndexCheck Run() {
    CheckTables();
    database_ = OpenIndex(db_);
    check_.passages = database_.get_doccount();
    catalogue_ = LoadCatalogue(database_);
    CheckCatalogue();
    CheckPlaces();
    CheckSample();
    return std::move(check_);
  }

 private:
  void Fault(const std::string& what) {
    if (check_.fault_count++ < kMostFaultsTold) check_.faults.push_back(what);
  }

  std::string NameOf(const std::string& source) const {
    const auto known = catalogue_.find(source);
    return known == catalogue_.end() ? "source " + source : known->second.AbsolutePath();
  }

  void CheckTables();
  void CheckCatalogue();
  void CheckPlaces();
  void CheckRun(const std::string& source, uint32_t passages);
  void CheckSample();
  void CheckRecord(const Place& place, const Passage& passage);
  void CheckAnalysis(const Place& place, const Passage& passage);

  std::string db_;
  IndexCheck check_;
  Xapian::Database database_;
  Catalogue catalogue_;
  std::unordered_map<std::string, uint32_t> runs_;  // passages met, by source
  std::vector<Place> sample_;
  Analyzer analyzer_;
  PassageIndexer indexer_{&analyzer_};
};

void Checker::CheckTables() {
  const std::filesystem::path folder = FolderOf(db_);
  const std::string generation = PublishedGeneration(folder);
  if (generation.empty()) return;
  // Xapian opens what it checks for writing, too.
  if (access((folder / generation / "iamglass").c_str(), W_OK) != 0 && errno != ENOENT) {
    throw Error(ErrorCode::kIo, "cannot check " + db_ + ": " + strerror(errno),
                "only who may write an index can check it; or check a copy");
  }
  std::ostringstream details;
  size_t errors = 0;
  try {
    errors = Xapian::Database::check((folder / generation).string(), 0, &details);
  } catch (const Xapian::Error& error) {
    // The system's own errors, such as a lack of permission, prove nothing.
    if (error.get_error_string() != nullptr) throw;
    details << error.get_description();
    errors = 1;
  }
  if (errors == 0) return;
  Fault(details.str());
  check_.fault_count += errors - 1;
}

void Checker::CheckCatalogue() {
  uint64_t expected = 0;
  for (const auto& [id, record] : catalogue_) {
    expected += record.passages;
    const Xapian::doccount found = database_.get_termfreq(TermFor(Field::kSource, id));
    if (found == record.passages) continue;
    Fault(record.AbsolutePath() + ": " + std::to_string(record.passages) + " passages recorded, " +
          std::to_string(found) + " found");
  }
  if (expected != check_.passages) {
    Fault(std::to_string(expected) + " passages recorded, " + std::to_string(check_.passages) +
          " found");
  }
  if (database_.get_value_freq(SlotNumber(Slot::kWords)) != check_.passages) {
    Fault("the order of words is missing");
  }
  const bool with_glossary =
      database_.get_metadata(std::string(kLexiconKey)).find(ContentHash("")) == std::string::npos;
  if (with_glossary && database_.synonym_keys_begin() == database_.synonym_keys_end()) {
    Fault("the translations are missing");
  }
}

// Passages find the leader of their group by counting back from their own place.
void Checker::CheckPlaces() {
  const Xapian::valueno slot = SlotNumber(Slot::kSource);
  const uint64_t step = std::max<uint64_t>(1, check_.passages / kSampledRecords);
  Place last;
  uint64_t seen = 0;
  for (auto it = database_.valuestream_begin(slot); it != database_.valuestream_end(slot); ++it) {
    Place place{it.get_docid(), *it, 0};
    if (seen > 0 && place.source == last.source) {
      place.ordinal = last.ordinal + 1;
      if (place.id != last.id + 1) {
        Fault(NameOf(place.source) + ": a gap before its passage " + std::to_string(place.ordinal));
      }
    } else if (seen > 0) {
      CheckRun(last.source, last.ordinal + 1);
    }
    if (seen % step == 0 && sample_.size() < kSampledRecords) sample_.push_back(place);
    last = std::move(place);
    ++seen;
  }
  if (seen > 0) CheckRun(last.source, last.ordinal + 1);
  if (seen != check_.passages) {
    Fault(std::to_string(check_.passages - seen) + " passages have no source");
  }
}

void Checker::CheckRun(const std::string& source, uint32_t passages) {
  const bool first = runs_.emplace(source, passages).second;
  const auto known = catalogue_.find(source);
  if (!first) {
    Fault(NameOf(source) + ": its passages stand in more than one place");
  } else if (known == catalogue_.end()) {
    Fault(std::to_string(passages) + " passages of a source that is not recorded: " + source);
  } else if (known->second.passages != passages) {
    Fault(NameOf(source) + ": " + std::to_string(known->second.passages) + " passages recorded, " +
          std::to_string(passages) + " in their place");
  }
}

void Checker::CheckSample() {
  PassageReader reader(database_);
  for (size_t i = 0; i < sample_.size(); ++i) {
    const Place& place = sample_[i];
    try {
      const Passage passage = reader.Read(place.id);
      CheckRecord(place, passage);
      if (i % kRecordsToOneAnalysed == 0) CheckAnalysis(place, passage);
    } catch (const Error& error) {
      Fault(NameOf(place.source) + ": passage " + std::to_string(place.ordinal) +
            " cannot be read: " + error.what());
    }
  }
}

void Checker::CheckRecord(const Place& place, const Passage& passage) {
  const std::string name =
      NameOf(place.source) + ": passage " + std::to_string(place.ordinal) + " ";
  if (passage.source_id != place.source || passage.ordinal != place.ordinal) {
    Fault(name + "has the record of another, " + passage.Id());
    return;
  }
  const auto known = catalogue_.find(place.source);
  if (known != catalogue_.end() &&
      (passage.root != known->second.root || passage.path != known->second.path)) {
    Fault(name + "is recorded under another path");
  }
  const std::string term = TermFor(Field::kId, passage.Id());
  const auto found = database_.postlist_begin(term);
  if (found == database_.postlist_end(term) || *found != place.id ||
      database_.get_termfreq(term) != 1) {
    Fault(name + "cannot be found by its name");
  }
}

void Checker::CheckAnalysis(const Place& place, const Passage& passage) {
  const Xapian::Document stored = database_.get_document(place.id);
  const Xapian::Document made = indexer_.MakeDocument(passage);
  const std::string name =
      NameOf(place.source) + ": passage " + std::to_string(place.ordinal) + " ";
  if (TermsOf(stored) != TermsOf(made)) Fault(name + "has other terms than its text gives");
  for (const std::string& word : indexer_.TakeAccentedWords()) {
    const std::string_view kept =
        std::string_view(word).substr(0, FloorToCodePoint(word, kLongestTermText));
    const std::string key = AccentKey(FoldAccentsAndTilde(kept));
    if (std::find(database_.synonyms_begin(key), database_.synonyms_end(key), kept) ==
        database_.synonyms_end(key)) {
      Fault(name + "has a word that is missing from the spellings: " + word);
    }
  }
  for (const Slot slot : kSlots) {
    if (stored.get_value(SlotNumber(slot)) != made.get_value(SlotNumber(slot))) {
      Fault(name + "has other values than its text gives");
      return;
    }
  }
}

// What Checker finds, or the error that ended it, as a message between the two processes.
std::string CheckAndEncode(const std::string& db) {
  const auto failed = [](ErrorCode code, const std::string& what, const std::string& hint) {
    return RecordWriter().Number(0).Number(static_cast<uint64_t>(code)).String(what).String(hint);
  };
  const std::string doing = "checking the index at " + db;
  try {
    const IndexCheck check = Checker(db).Run();
    return RecordWriter()
        .Number(1)
        .Number(check.passages)
        .Number(check.fault_count)
        .Strings(check.faults)
        .Take();
  } catch (const Error& error) {
    return failed(error.code(), error.what(), error.hint()).Take();
  } catch (const Xapian::Error& error) {
    const Error ours = FromXapian(error, doing);
    // What Xapian calls by no other name it found in the tables.
    const bool damaged = ours.code() == ErrorCode::kInternal;
    return failed(damaged ? ErrorCode::kIndexMismatch : ours.code(), ours.what(), ours.hint())
        .Take();
  } catch (const std::bad_alloc&) {
    return failed(ErrorCode::kIndexMismatch, doing + ": a size in it is beyond all memory", "")
        .Take();
  } catch (const std::exception& error) {
    return failed(ErrorCode::kInternal, doing + ": " + error.what(), "").Take();
  }
}

[[noreturn]] void RunChild(int socket, const std::string& db) {
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  SendMessage(socket, CheckAndEncode(db), -1);
  _exit(0);
}

IndexCheck Decode(std::string_view body) {
  RecordReader record(body);
  if (record.Number() == 0) {
    const auto code = static_cast<ErrorCode>(record.Number());
    const std::string what = record.String();
    throw Error(code, what, record.String());
  }
  IndexCheck check;
  check.passages = record.Number();
  check.fault_count = record.Number();
  check.faults = record.Strings();
  return check;
}

}  // namespace

IndexCheck CheckIndex(const std::string& db) {
  auto [ours, theirs] = ConnectedSockets();
  const pid_t child = fork();
  if (child < 0) {
    throw Error(ErrorCode::kInternal, std::string("cannot start a process: ") + strerror(errno));
  }
  if (child == 0) RunChild(theirs.get(), db);
  theirs.Close();
  const std::optional<Message> message = ReceiveMessage(ours.get(), kLongestAnswer);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (message) return Decode(message->body);
  IndexCheck check;
  check.fault_count = 1;
  check.faults.push_back(WIFSIGNALED(status) ? std::string("reading it crashed (") +
                                                   strsignal(WTERMSIG(status)) + ")"
                                             : "reading it ended the process");
  return check;
}

}  // namespace faro
