// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_update.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <optional>
#include <set>

#include "indexer/catalogue.h"
#include "indexer/index_folder.h"
#include "indexer/index_writer.h"
#include "indexer/lexicon/glossary_file.h"
#include "indexer/lexicon/user_glossaries.h"
#include "indexer/source_reader.h"
#include "lib/base/error.h"

namespace faro {
namespace {

bool IsAtOrBelow(const std::string& path, const std::string& folder) {
  return path == folder || folder == "/" ||
         (path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/');
}

// Whether nothing that could be indexed is at `path` any more; not so if one may not look.
bool IsGone(const std::string& path) {
  struct stat status;
  if (stat(path.c_str(), &status) == 0) return !S_ISREG(status.st_mode);
  return errno == ENOENT || errno == ENOTDIR;
}

// One run over the sources.
class Update {
 public:
  Update(const UpdateOptions& options, const std::atomic<int>* stop, UpdateListener* listener)
      : options_(options), stop_(stop), listener_(listener) {}

  UpdateReport Run();

 private:
  bool Stopped() const { return stop_ != nullptr && stop_->load() != 0; }
  void OpenIndex();
  void TryGlossaries();
  void StartRebuild();
  void UpdateSource(const FoundFile& file);
  void Settle(const std::string& id, SourceAction action, const SourceRecord& record);
  void Fail(const std::string& id, SourceRecord record, const std::string& reason);
  void KeepFailing(const std::string& id, SourceRecord record, const std::string& reason);
  void ExpectWholeRebuild() const;
  void RecordWalkFailures();
  void RemoveVanished();
  void Erase(const std::string& id, const SourceRecord& record);
  Catalogue CatalogueBefore() const;
  void CountIndex();

  const UpdateOptions& options_;
  const std::atomic<int>* stop_;
  UpdateListener* listener_;
  UpdateReport report_;
  WalkResult walk_;
  std::optional<IndexFolder> folder_;
  std::optional<IndexWriter> writer_;  // none in a dry run
  bool new_generation_ = false;        // to be published at the end
  Catalogue catalogue_;
  Catalogue previous_;          // of the index that a rebuild replaces
  std::set<std::string> seen_;  // ids met in this run
};

UpdateReport Update::Run() {
  const auto start = std::chrono::steady_clock::now();
  walk_ = WalkPaths(options_.paths);
  if (walk_.files.empty() && walk_.folders.empty()) {
    const std::string reason =
        walk_.failures.empty() ? ""
                               : ": " + walk_.failures[0].path + ": " + walk_.failures[0].reason;
    throw Error(ErrorCode::kUsage, "nothing to index" + reason);
  }
  report_.skipped = walk_.skipped;
  OpenIndex();
  listener_->OnStart(walk_.files.size());
  for (const FoundFile& file : walk_.files) {
    if (Stopped()) break;
    UpdateSource(file);
  }
  report_.interrupted = Stopped();
  if (!report_.interrupted) {
    RecordWalkFailures();
    RemoveVanished();
  }
  if (writer_) {
    if (new_generation_) ExpectWholeRebuild();
    if (!report_.interrupted) {
      report_.interrupted = !writer_->LearnFromDocuments(catalogue_, stop_);
    }
    writer_->Commit();
    // A rebuild that was cut short must not take the place of a whole index.
    if (new_generation_ && !report_.interrupted) folder_->Publish();
  }
  CountIndex();
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  report_.seconds = elapsed.count();
  return report_;
}

// A rebuild that could not read what it was told to read must not take the place of an index that
// may hold it.
void Update::ExpectWholeRebuild() const {
  for (const std::string& named : options_.paths) {
    const std::string path = AbsolutePath(named);
    for (const Failure& failure : walk_.failures) {
      if (failure.path != path) continue;
      throw Error(ErrorCode::kIo, path + ": " + failure.reason + "; the index is as it was before",
                  "name only what is there, or leave out --full");
    }
  }
}

void Update::OpenIndex() {
  if (options_.dry_run) {
    TryGlossaries();
    if (!options_.full) catalogue_ = LoadPublishedCatalogue(options_.db);
    return;
  }
  folder_.emplace(options_.db, options_.wait_lock_seconds, stop_);
  const bool first = !folder_->HasIndex();
  if (first) {
    writer_.emplace(folder_->StartGeneration(), options_.translations);
    folder_->Publish();
  } else {
    new_generation_ = options_.full;
    if (new_generation_) {
      StartRebuild();
    } else {
      writer_.emplace(folder_->OpenPublished(), options_.translations);
    }
  }
  report_.notes = writer_->notes();
  catalogue_ = writer_->ReadCatalogue();
}

void Update::StartRebuild() {
  previous_ = CatalogueBefore();
  TranslationSources translations = options_.translations;
  const bool remembered = !translations.user_glossaries;
  if (remembered) translations.user_glossaries = RememberedGlossaries(options_.db);
  try {
    writer_.emplace(folder_->StartGeneration(), translations);
  } catch (const Error& error) {
    if (!remembered || error.code() != ErrorCode::kBadInput) throw;
    throw Error(error.code(), std::string(error.what()) + "; the index is as it was before",
                "name the glossaries with --glossary, or none with --no-glossary");
  }
}

// For a dry run: throws what the run itself would, and notes what it would.
void Update::TryGlossaries() {
  if (!options_.translations.user_glossaries) return;
  for (const std::string& path : *options_.translations.user_glossaries) {
    for (std::string& note : ReadGlossaryFile(AbsolutePath(path)).notes) {
      report_.notes.push_back(std::move(note));
    }
  }
}

void Update::UpdateSource(const FoundFile& file) {
  const std::string id = SourceId(file.AbsolutePath());
  if (!seen_.insert(id).second) {
    report_.failed.push_back(
        {file.AbsolutePath(), "another file has the same name in another Unicode form"});
    listener_->OnSource(SourceAction::kFail, file.AbsolutePath());
    return;
  }
  const auto known = catalogue_.find(id);
  SourceRecord record;
  if (known != catalogue_.end()) record = known->second;
  const bool was_indexed = record.passages > 0;
  if (was_indexed && record.failure.empty() && record.size == file.size &&
      record.modified == file.modified) {
    Settle(id, SourceAction::kKeep, record);
    return;
  }
  if (known == catalogue_.end()) {
    record.root = file.root;
    record.path = file.path;
  }
  std::string bytes;
  try {
    bytes = ReadSource(file.AbsolutePath());
  } catch (const Error& error) {
    if (!was_indexed) {
      Fail(id, record, error.what());
      return;
    }
    KeepFailing(id, record, error.what());
    return;
  }
  report_.bytes += bytes.size();
  const std::string hash = ContentHash(bytes);
  record.size = file.size;
  record.modified = file.modified;
  record.failure.clear();
  if (was_indexed && hash == record.hash) {
    if (writer_) writer_->PutRecord(id, record);
    Settle(id, SourceAction::kKeep, record);
    return;
  }
  record.hash = hash;
  try {
    SourceContent content = ExtractSource(file.AbsolutePath(), std::move(bytes));
    if (writer_) {
      record.passages = writer_->ReplaceSource(id, record, std::move(content));
    } else {
      record.passages = 1;
    }
    record.failure.clear();
    Settle(id, was_indexed ? SourceAction::kUpdate : SourceAction::kAdd, record);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kBadInput) throw;
    Fail(id, record, error.what());
  }
}

void Update::Settle(const std::string& id, SourceAction action, const SourceRecord& record) {
  switch (action) {
    case SourceAction::kAdd:
      ++report_.added;
      break;
    case SourceAction::kUpdate:
      ++report_.updated;
      break;
    case SourceAction::kKeep:
      ++report_.unchanged;
      break;
    case SourceAction::kRemove:
      ++report_.removed;
      break;
    case SourceAction::kFail:
      break;
  }
  catalogue_[id] = record;
  listener_->OnSource(action, record.AbsolutePath());
}

void Update::Fail(const std::string& id, SourceRecord record, const std::string& reason) {
  report_.failed.push_back({record.AbsolutePath(), reason});
  record.failure = reason;
  record.passages = 0;
  if (writer_) writer_->FailSource(id, record);
  Settle(id, SourceAction::kFail, record);
}

// What was indexed of the source before stays, since it may only be out of reach.
void Update::KeepFailing(const std::string& id, SourceRecord record, const std::string& reason) {
  report_.failed.push_back({record.AbsolutePath(), reason});
  record.failure = reason;
  if (writer_) writer_->PutRecord(id, record);
  Settle(id, SourceAction::kFail, record);
}

void Update::RecordWalkFailures() {
  for (const Failure& failure : walk_.failures) {
    const std::string id = SourceId(failure.path);
    if (!seen_.insert(id).second) continue;
    const auto known = catalogue_.find(id);
    if (known != catalogue_.end() && known->second.passages > 0) {
      KeepFailing(id, known->second,
                  failure.reason + " (still in the index; to take it out: faro-index remove PATH)");
      continue;
    }
    const auto folder =
        std::find_if(walk_.folders.begin(), walk_.folders.end(), [&](const std::string& named) {
          return failure.path != named && IsAtOrBelow(failure.path, named);
        });
    SourceRecord record;
    record.root = folder == walk_.folders.end() ? failure.path.substr(0, failure.path.rfind('/'))
                  : *folder == "/"              ? ""
                                                : *folder;
    record.path = failure.path.substr(record.root.size() + 1);
    Fail(id, record, failure.reason);
  }
}

void Update::RemoveVanished() {
  std::vector<std::string> gone;
  for (const auto& [id, record] : catalogue_) {
    if (seen_.contains(id)) continue;
    const std::string path = record.AbsolutePath();
    const bool named = std::any_of(walk_.folders.begin(), walk_.folders.end(),
                                   [&](const std::string& f) { return IsAtOrBelow(path, f); });
    if (named && (record.passages == 0 || IsGone(path))) gone.push_back(id);
  }
  for (const std::string& id : gone) Erase(id, catalogue_.at(id));
}

void Update::Erase(const std::string& id, const SourceRecord& record) {
  if (writer_) writer_->RemoveSource(id);
  if (record.passages > 0) {
    ++report_.removed;
    listener_->OnSource(SourceAction::kRemove, record.AbsolutePath());
  }
  catalogue_.erase(id);
}

// What a rebuild is about to replace; nothing of an index that this version cannot read.
Catalogue Update::CatalogueBefore() const {
  try {
    return LoadPublishedCatalogue(options_.db);
  } catch (const Error&) {
    return {};
  }
}

void Update::CountIndex() {
  if (!report_.interrupted) {
    for (const auto& [id, record] : previous_) {
      report_.removed += record.passages > 0 && !catalogue_.contains(id);
    }
  }
  for (const auto& [id, record] : catalogue_) {
    report_.documents += record.passages > 0;
    report_.passages += writer_ ? record.passages : 0;
  }
}

}  // namespace

UpdateReport RunUpdate(const UpdateOptions& options, const std::atomic<int>* stop,
                       UpdateListener* listener) {
  return Update(options, stop, listener).Run();
}

UpdateReport RemovePaths(const UpdateOptions& options, const std::atomic<int>* stop,
                         UpdateListener* listener) {
  UpdateReport report;
  std::optional<IndexFolder> folder;
  std::optional<IndexWriter> writer;  // none in a dry run
  if (!options.dry_run) {
    folder.emplace(options.db, options.wait_lock_seconds, stop);
    writer.emplace(folder->OpenPublished(), options.translations);
    report.notes = writer->notes();
  }
  Catalogue catalogue = writer ? writer->ReadCatalogue() : LoadPublishedCatalogue(options.db);
  std::set<std::string> removed;
  for (const std::string& named : options.paths) {
    const std::string path = AbsolutePath(named);
    bool any = false;
    for (const auto& [id, record] : catalogue) {
      if (!IsAtOrBelow(record.AbsolutePath(), path)) continue;
      any = true;
      if (!removed.insert(id).second) continue;
      if (writer) writer->RemoveSource(id);
      ++report.removed;
      listener->OnSource(SourceAction::kRemove, record.AbsolutePath());
    }
    if (!any) report.failed.push_back({path, "not in the index"});
  }
  std::erase_if(catalogue, [&](const auto& source) { return removed.contains(source.first); });
  if (writer) {
    report.interrupted = !writer->LearnFromDocuments(catalogue, stop);
    writer->Commit();
  }
  for (const auto& [id, record] : catalogue) {
    if (record.passages == 0) continue;
    ++report.documents;
    report.passages += record.passages;
  }
  return report;
}

}  // namespace faro
