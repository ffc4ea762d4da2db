// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands.h"

#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "indexer/catalogue.h"
#include "indexer/index_folder.h"
#include "indexer/index_update.h"
#include "indexer/lexicon/user_glossaries.h"
#include "indexer/progress.h"
#include "indexer/report.h"
#include "lib/base/error.h"
#include "lib/base/escape.h"
#include "lib/cli/interrupt.h"
#include "lib/cli/settings.h"
#include "lib/index/open_index.h"
#include "lib/index/schema.h"

namespace faro {
namespace {

constexpr int kExitSomeFailed = 1;

// Writes to standard output; a closed pipe is no error.
void Print(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) {
    return;
  }
  if (errno != EPIPE) {
    throw Error(ErrorCode::kIo, std::string("cannot write the report: ") + std::strerror(errno));
  }
}

UpdateOptions ToUpdateOptions(const IndexOptions& options) {
  UpdateOptions update;
  update.db = options.db;
  update.paths = options.paths;
  update.full = options.full;
  update.jobs = options.jobs;
  update.sandbox = options.sandbox;
  update.verify = options.verify;
  update.retry_failed = options.retry_failed;
  update.dry_run = options.dry_run;
  update.wait_lock_seconds = options.wait_lock_seconds;
  const std::string caches = CacheFolder();
  if (options.cache && options.cache_mebibytes > 0 && !caches.empty()) {
    update.cache_folder = caches + "/extracted";
    update.cache_bytes = options.cache_mebibytes << 20;
  }
  if (!options.translations.empty()) {
    update.translations = SelectTranslations(options.translations);
  }
  update.translations.user_glossaries = options.glossaries;
  return update;
}

int Finish(const IndexOptions& options, const UpdateReport& report) {
  if (options.json) {
    Print(ReportAsJson(report) + "\n");
  } else {
    Print(ReportAsText(report, options.db, options.dry_run));
  }
  for (const std::string& note : report.notes) {
    std::fprintf(stderr, "note: %s\n", EscapeForTerminal(note).c_str());
  }
  std::fputs(FailuresAsText(report.failed).c_str(), stderr);
  return report.failed.empty() ? kExitOk : kExitSomeFailed;
}

int Update(const IndexOptions& options, const std::atomic<int>* stop) {
  UpdateReport report;
  {
    Progress progress(options.progress, options.dry_run && !options.json);
    report = RunUpdate(ToUpdateOptions(options), stop, &progress);
  }
  const int status = Finish(options, report);
  if (!report.interrupted) return status;
  std::fputs(options.full ? "interrupted: the index is as it was before\n"
                          : "interrupted: what was finished is in the index\n",
             stderr);
  return ExitStatusOf(stop->load());
}

int Remove(const IndexOptions& options, const std::atomic<int>* stop) {
  UpdateReport report;
  {
    Progress progress(ProgressMode::kNever, options.dry_run && !options.json);
    report = RemovePaths(ToUpdateOptions(options), stop, &progress);
  }
  return Finish(options, report);
}

Xapian::doccount CountLanguage(const Xapian::Database& database, Language language) {
  return database.get_termfreq(TermFor(Field::kLanguage, LanguageCode(language)));
}

int Status(const IndexOptions& options) {
  const Xapian::Database database = OpenIndex(options.db);
  std::map<std::string, uint64_t> roots;
  uint64_t documents = 0;
  uint64_t failed = 0;
  for (const auto& [id, record] : LoadCatalogue(database)) {
    failed += !record.failure.empty();
    if (record.passages == 0) continue;
    ++documents;
    ++roots[record.root];
  }
  nlohmann::ordered_json json;
  json["index"] = ToValidUtf8(options.db);
  json["documents"] = documents;
  json["passages"] = database.get_doccount();
  json["failed"] = failed;
  for (const Language language :
       {Language::kEnglish, Language::kSpanish, Language::kOther, Language::kUnknown}) {
    json["languages"][std::string(LanguageCode(language))] = CountLanguage(database, language);
  }
  json["roots"] = nlohmann::ordered_json::object();
  for (const auto& [root, count] : roots) json["roots"][ToValidUtf8(root)] = count;
  const std::vector<GlossaryRecord> glossaries = LoadGlossaries(database);
  json["glossaries"] = nlohmann::ordered_json::array();
  for (const GlossaryRecord& glossary : glossaries) {
    json["glossaries"].push_back(ToValidUtf8(glossary.path));
  }
  if (options.json) {
    Print(json.dump() + "\n");
    return kExitOk;
  }
  std::ostringstream text;
  text << "Index      " << EscapeForTerminal(options.db) << "\nDocuments  " << documents
       << "\nPassages   " << database.get_doccount() << " (";
  const char* separator = "";
  for (const auto& [code, count] : json["languages"].items()) {
    text << separator << count << " " << code;
    separator = ", ";
  }
  text << ")\nFailed     " << failed << "\n";
  for (const auto& [root, count] : roots) {
    text << "Root       " << EscapeForTerminal(root) << " (" << count << " documents)\n";
  }
  for (const GlossaryRecord& glossary : glossaries) {
    text << "Glossary   " << EscapeForTerminal(glossary.path) << "\n";
  }
  Print(text.str());
  return kExitOk;
}

int ListFailed(const IndexOptions& options) {
  std::vector<Failure> failures;
  for (const auto& [id, record] : LoadCatalogue(OpenIndex(options.db))) {
    if (!record.failure.empty()) failures.push_back({record.AbsolutePath(), record.failure});
  }
  std::sort(failures.begin(), failures.end(),
            [](const Failure& a, const Failure& b) { return a.path < b.path; });
  if (options.json) {
    UpdateReport report;
    report.failed = failures;
    Print(nlohmann::ordered_json::parse(ReportAsJson(report))["failed"].dump() + "\n");
  } else {
    Print(FailuresAsText(failures));
  }
  return failures.empty() ? kExitOk : kExitSomeFailed;
}

// The folder of an index that may have been named by its stub.
std::filesystem::path FolderOf(const std::string& db) {
  std::error_code ignored;
  const std::filesystem::path path(db);
  return std::filesystem::is_regular_file(path, ignored) ? path.parent_path() : path;
}

// Holds the catalogue and what every index has against what is there. Returns the number of faults
// and says what they are in `details`.
size_t CheckContents(const Xapian::Database& database, std::ostream* details) {
  size_t faults = 0;
  uint64_t expected = 0;
  const auto fault = [&](const std::string& what) {
    ++faults;
    *details << what << "\n";
  };
  for (const auto& [id, record] : LoadCatalogue(database)) {
    expected += record.passages;
    const Xapian::doccount found = database.get_termfreq(TermFor(Field::kSource, id));
    if (found == record.passages) continue;
    fault(record.AbsolutePath() + ": " + std::to_string(record.passages) + " passages recorded, " +
          std::to_string(found) + " found");
  }
  if (expected != database.get_doccount()) {
    fault(std::to_string(expected) + " passages recorded, " +
          std::to_string(database.get_doccount()) + " found");
  }
  if (database.get_value_freq(SlotNumber(Slot::kWords)) != database.get_doccount()) {
    fault("the order of words is missing");
  }
  if (database.synonym_keys_begin() == database.synonym_keys_end()) {
    fault("the spellings and translations are missing");
  }
  return faults;
}

// Xapian's own check of the tables, then ours of what is in them.
int Check(const IndexOptions& options) {
  const std::filesystem::path folder = FolderOf(options.db);
  const std::string generation = PublishedGeneration(folder);
  std::ostringstream details;
  size_t errors = 0;
  if (!generation.empty()) {
    errors = Xapian::Database::check((folder / generation).string(), 0, &details);
  }
  const Xapian::Database database = OpenIndex(options.db);
  errors += CheckContents(database, &details);
  if (errors == 0) {
    Print("The index is sound: " + std::to_string(database.get_doccount()) + " passages.\n");
    return kExitOk;
  }
  std::fputs(EscapeForTerminal(details.str(), true).c_str(), stderr);
  throw Error(ErrorCode::kIndexMismatch,
              "the index is damaged (" + std::to_string(errors) + " errors)",
              "rebuild it with: faro-index --full PATH...");
}

}  // namespace

int RunIndexCommand(const IndexOptions& options, const std::atomic<int>* stop) {
  try {
    switch (options.command) {
      case IndexCommand::kStatus:
        return Status(options);
      case IndexCommand::kFailed:
        return ListFailed(options);
      case IndexCommand::kCheck:
        return Check(options);
      case IndexCommand::kRemove:
        return Remove(options, stop);
      case IndexCommand::kUpdate:
        break;
    }
    return Update(options, stop);
  } catch (const Xapian::Error& error) {
    throw FromXapian(error, "reading the index at " + options.db);
  }
}

}  // namespace faro
