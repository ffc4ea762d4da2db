// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands.h"

#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "indexer/catalogue.h"
#include "indexer/index_folder.h"
#include "indexer/index_update.h"
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

void Print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

UpdateOptions ToUpdateOptions(const IndexOptions& options) {
  UpdateOptions update;
  update.db = options.db;
  update.paths = options.paths;
  update.full = options.full;
  update.dry_run = options.dry_run;
  update.wait_lock_seconds = options.wait_lock_seconds;
  return update;
}

int Finish(const IndexOptions& options, const UpdateReport& report) {
  if (options.json) {
    Print(ReportAsJson(report) + "\n");
  } else {
    Print(ReportAsText(report, options.db, options.dry_run));
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

int Remove(const IndexOptions& options) {
  UpdateListener quiet;
  return Finish(options, RemovePaths(ToUpdateOptions(options), &quiet));
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
  for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kOther,
                                  Language::kUnknown}) {
    json["languages"][std::string(LanguageCode(language))] = CountLanguage(database, language);
  }
  json["roots"] = nlohmann::ordered_json::object();
  for (const auto& [root, count] : roots) json["roots"][ToValidUtf8(root)] = count;
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

// Xapian's own check of the tables, then the catalogue against what is there.
int Check(const IndexOptions& options) {
  const Xapian::Database database = OpenIndex(options.db);
  std::ostringstream details;
  const std::string generation = options.db + "/" + PublishedGeneration(options.db);
  size_t errors = Xapian::Database::check(generation, 0, &details);
  uint64_t expected = 0;
  for (const auto& [id, record] : LoadCatalogue(database)) {
    expected += record.passages;
    const Xapian::doccount found = database.get_termfreq(TermFor(Field::kSource, id));
    if (found == record.passages) continue;
    ++errors;
    details << record.AbsolutePath() << ": " << record.passages << " passages recorded, " << found
            << " found\n";
  }
  if (expected != database.get_doccount()) {
    ++errors;
    details << expected << " passages recorded, " << database.get_doccount() << " found\n";
  }
  if (errors == 0) {
    Print("The index is sound: " + std::to_string(expected) + " passages.\n");
    return kExitOk;
  }
  std::fputs(EscapeForTerminal(details.str(), true).c_str(), stderr);
  throw Error(ErrorCode::kInternal, "the index is damaged (" + std::to_string(errors) + " errors)",
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
        return Remove(options);
      case IndexCommand::kUpdate:
        break;
    }
    return Update(options, stop);
  } catch (const Xapian::Error& error) {
    throw FromXapian(error, "reading the index at " + options.db);
  }
}

}  // namespace faro
