// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands.h"

#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "indexer/catalogue.h"
#include "indexer/index_check.h"
#include "indexer/index_update.h"
#include "indexer/lexicon/user_glossaries.h"
#include "indexer/path_removal.h"
#include "indexer/progress.h"
#include "indexer/report.h"
#include "indexer/watch/watch_loop.h"
#include "indexer/watch_printer.h"
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
  if (options.cache && options.cache_mebibytes > 0) {
    update.cache_folder = CacheFolder();
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

int Watch(const IndexOptions& options, const std::atomic<int>* stop) {
  WatchOptions watch;
  watch.update = ToUpdateOptions(options);
  watch.rescan = std::chrono::seconds(options.rescan_seconds);
  WatchPrinter printer(options.progress, options.json);
  RunWatch(watch, stop, &printer);
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

int Check(const IndexOptions& options) {
  const IndexCheck check = CheckIndex(options.db);
  if (check.fault_count == 0 && options.json) {
    Print(nlohmann::ordered_json({{"sound", true}, {"passages", check.passages}}).dump() + "\n");
    return kExitOk;
  }
  if (check.fault_count == 0) {
    Print("The index is sound: " + std::to_string(check.passages) + " passages.\n");
    return kExitOk;
  }
  for (const std::string& fault : check.faults) {
    std::fprintf(stderr, "%s\n", EscapeForTerminal(fault, true).c_str());
  }
  throw Error(ErrorCode::kIndexMismatch,
              "the index is damaged (" + std::to_string(check.fault_count) + " errors)",
              "rebuild it with: faro-index --db DIR --full PATH...");
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
      case IndexCommand::kWatch:
        return Watch(options, stop);
      case IndexCommand::kUpdate:
        break;
    }
    return Update(options, stop);
  } catch (const Xapian::Error& error) {
    throw FromXapian(error, "reading the index at " + options.db);
  }
}

}  // namespace faro
