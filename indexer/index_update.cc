// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_update.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

#include "indexer/caching_document_reader.h"
#include "indexer/catalogue.h"
#include "indexer/extraction_cache.h"
#include "indexer/index_folder.h"
#include "indexer/index_writer.h"
#include "indexer/lexicon/glossary_file.h"
#include "indexer/lexicon/user_glossaries.h"
#include "indexer/pipeline/batch.h"
#include "indexer/pipeline/bulk_build.h"
#include "indexer/pipeline/ordered_runner.h"
#include "indexer/source_moves.h"
#include "indexer/update_plan.h"
#include "indexer/update_tally.h"
#include "lib/base/error.h"

namespace faro {
namespace {

// Changes of at least this many bytes and this share of the index are built in bulk and merged with
// what is there; fewer are written in place. In place costs about seven times as much for each
// byte, and merging about a fifth of a build for what is there already.
constexpr uint64_t kBulkBytes = 1'000'000;
constexpr double kBulkShare = 0.05;

// In place, the passages of the batches that are loaded are all held in memory.
constexpr uint64_t kLoadedBatchBytes = 64 * 1024;
constexpr size_t kLoadedBatchesPerThread = 4;

// One run over the sources.
class Update {
 public:
  Update(const UpdateOptions& options, const std::atomic<int>* stop, UpdateListener* listener)
      : options_(options), stop_(stop), listener_(listener), tally_(listener) {
    if (options.cache_folder.empty()) return;
    cache_.emplace(options.cache_folder + "/extracted", options.cache_bytes);
  }

  UpdateReport Run();

 private:
  bool Stopped() const { return stop_ != nullptr && stop_->load() != 0; }
  void OpenIndex();
  void TryGlossaries();
  void AddNotes(const std::vector<std::string>& notes);
  void FindMoves();
  void RunTasks();
  bool IsBulk() const;
  void RunInBulk();
  void RunInPlace();
  void MoveSources();
  void TryTasks();
  void LoadTasks(const std::function<void(const SourceTask&, LoadedSource)>& settle);
  void Record(const SourceTask& task, const SourceOutcome& outcome);
  void Finish();
  void ExpectWholeRebuild() const;
  void RecordWalkFailures();
  void RecordUnreachable(const std::string& id, const Failure& failure);
  void TrimCache();
  unsigned Jobs() const;
  std::unique_ptr<DocumentReader> MakeReader();

  const UpdateOptions& options_;
  const std::atomic<int>* stop_;
  UpdateListener* listener_;
  UpdateTally tally_;
  WalkResult walk_;
  UpdatePlan plan_;
  std::vector<SourceMove> moves_;
  TranslationSources translations_;
  std::optional<ExtractionZygote> zygote_;  // none where documents are extracted in this process
  std::optional<ExtractionCache> cache_;    // none where extracted documents are not kept
  std::optional<IndexFolder> folder_;       // none in a dry run
  std::optional<IndexWriter> writer_;       // none in a dry run
  bool rebuild_ = false;                    // of an index that is there
  bool started_generation_ = false;         // to be published at the end
  Catalogue previous_;                      // of the index that a rebuild replaces
};

UpdateReport Update::Run() {
  const auto start = std::chrono::steady_clock::now();
  walk_ = WalkPaths(options_.paths, options_.on_folder);
  if (walk_.files.empty() && walk_.folders.empty()) {
    const std::string reason =
        walk_.failures.empty() ? ""
                               : ": " + walk_.failures[0].path + ": " + walk_.failures[0].reason;
    throw Error(ErrorCode::kUsage, "nothing to index" + reason);
  }
  UpdateReport& report = tally_.report();
  report.skipped = walk_.skipped;
  report.ignored = walk_.ignored.size();
  report.notes = walk_.notes;
  OpenIndex();
  plan_ = PlanUpdate(walk_, tally_.catalogue(), {options_.verify, options_.retry_failed});
  FindMoves();
  listener_->OnStart(walk_.files.size());
  tally_.AddUntouched(plan_);
  RunTasks();
  Finish();
  TrimCache();
  tally_.CountIndex(previous_);
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  report.seconds = elapsed.count();
  return report;
}

// A rebuild that cannot read what it was told to read must not take the place of an index that may
// hold it.
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

// Reads the catalogue. Nothing is written yet.
void Update::OpenIndex() {
  translations_ = options_.translations;
  if (options_.dry_run) {
    ExpectPlaceForIndex(options_.db);
    TryGlossaries();
    if (!options_.full) tally_.Begin(LoadPublishedCatalogue(options_.db));
    return;
  }
  folder_.emplace(options_.db, options_.wait_lock_seconds, stop_);
  folder_->RemoveOldGenerations();
  rebuild_ = options_.full && folder_->HasIndex();
  if (!rebuild_) {
    tally_.Begin(LoadPublishedCatalogue(options_.db));
    return;
  }
  ExpectWholeRebuild();
  try {
    previous_ = LoadPublishedCatalogue(options_.db);
  } catch (const Error&) {
    previous_.clear();  // an index that this version cannot read
  }
  if (!translations_.user_glossaries) {
    translations_.user_glossaries = RememberedGlossaries(options_.db);
  }
}

// For a dry run: throws what the run itself would, and notes what it would.
void Update::TryGlossaries() {
  if (!options_.translations.user_glossaries) return;
  for (const std::string& path : *options_.translations.user_glossaries) {
    AddNotes(ReadGlossaryFile(AbsolutePath(path)).notes);
  }
}

void Update::AddNotes(const std::vector<std::string>& notes) {
  std::vector<std::string>& all = tally_.report().notes;
  all.insert(all.end(), notes.begin(), notes.end());
}

// What the walk could not look at has not moved.
void Update::FindMoves() {
  if (plan_.tasks.empty() || tally_.catalogue().empty()) return;
  std::unordered_set<std::string> seen = plan_.seen;
  for (const Failure& failure : walk_.failures) seen.insert(SourceId(failure.path));
  moves_ = TakeMoves(FindVanished(walk_, tally_.catalogue(), seen), tally_.catalogue(),
                     options_.verify, stop_, &plan_);
}

// Whether to build beside what is there and merge, rather than to write into it.
bool Update::IsBulk() const {
  if (rebuild_ || !folder_->HasIndex()) return true;
  if (plan_.bytes < kBulkBytes) return false;
  double indexed = 0;
  for (const auto& [id, record] : tally_.catalogue()) indexed += static_cast<double>(record.size);
  return static_cast<double>(plan_.bytes) > kBulkShare * indexed;
}

void Update::RunTasks() {
  if (options_.sandbox && !plan_.tasks.empty()) zygote_.emplace();
  if (options_.dry_run) {
    MoveSources();
    TryTasks();
  } else if (IsBulk()) {
    RunInBulk();
  } else {
    writer_.emplace(folder_->OpenPublished(), translations_);
    AddNotes(writer_->notes());
    MoveSources();
    RunInPlace();
  }
}

void Update::RunInBulk() {
  const bool fresh = rebuild_ || !folder_->HasIndex();
  BulkInput input;
  input.tasks = &plan_.tasks;
  if (!fresh) input.previous = folder_->PublishedPath();
  input.translations = translations_;
  const std::filesystem::path target = folder_->StartGeneration();
  input.scratch = folder_->ScratchPath();
  input.jobs = Jobs();
  input.cache_folder = options_.cache_folder;
  std::vector<std::pair<const SourceTask*, SourceOutcome>> to_write;  // beyond what the build wrote
  BulkOutput built;
  try {
    built = BuildInBulk(
        input, target, stop_, [this] { return MakeReader(); },
        [&](const SourceTask& task, SourceOutcome outcome) {
          const bool known = tally_.catalogue().contains(task.id);
          tally_.AddOutcome(task, outcome);
          if (outcome.state != SourceState::kIndexed || known) {
            to_write.emplace_back(&task, std::move(outcome));
          }
        });
  } catch (const Error& error) {
    const bool remembered = rebuild_ && !options_.translations.user_glossaries;
    if (!remembered || error.code() != ErrorCode::kBadInput) throw;
    throw Error(error.code(), std::string(error.what()) + "; the index is as it was before",
                "name the glossaries with --glossary, or none with --no-glossary");
  }
  // A rebuild that was cut short does not take the place of a whole index.
  if (rebuild_ && tally_.report().interrupted) return;
  started_generation_ = fresh || built.indexed_any;
  writer_.emplace(started_generation_ ? folder_->OpenStarted() : folder_->OpenPublished(),
                  translations_);
  AddNotes(fresh ? built.notes : writer_->notes());
  writer_->AddAccentedWords(built.accented_words);
  for (const auto& [task, outcome] : to_write) {
    if (outcome.state == SourceState::kIndexed) {
      writer_->RemoveOlderPassages(task->id, outcome.record.passages);
      // Of the two records that were merged, Xapian may have kept the older.
      writer_->PutRecord(task->id, outcome.record);
    } else {
      Record(*task, outcome);
    }
  }
  MoveSources();
}

void Update::MoveSources() {
  for (const SourceMove& move : moves_) {
    if (Stopped()) return;
    try {
      if (writer_) writer_->MoveSource(move.from, move.task.id, move.task.record);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::kBadInput) throw;
      SourceOutcome outcome{SourceState::kBad, move.task.record, 0};
      outcome.record.failure = error.what();
      Record(move.task, outcome);
      tally_.AddOutcome(move.task, outcome);
      continue;
    }
    tally_.AddMove(move);
  }
}

void Update::RunInPlace() {
  LoadTasks([this](const SourceTask& task, LoadedSource loaded) {
    SourceOutcome& outcome = loaded.outcome;
    if (outcome.state == SourceState::kIndexed) {
      try {
        outcome.record.passages =
            writer_->ReplaceSource(task.id, outcome.record, std::move(*loaded.content));
      } catch (const Error& error) {
        if (error.code() != ErrorCode::kBadInput) throw;
        outcome.state = SourceState::kBad;
        outcome.record.failure = error.what();
      }
    }
    if (outcome.state != SourceState::kIndexed) Record(task, outcome);
    tally_.AddOutcome(task, outcome);
  });
}

// A dry run reads what the run would.
void Update::TryTasks() {
  LoadTasks([this](const SourceTask& task, LoadedSource loaded) {
    loaded.outcome.record.passages =
        loaded.content ? static_cast<uint32_t>(loaded.content->passages.size()) : 0;
    tally_.AddOutcome(task, loaded.outcome);
  });
}

void Update::LoadTasks(const std::function<void(const SourceTask&, LoadedSource)>& settle) {
  const unsigned jobs = Jobs();
  const auto batches = CutBatches(plan_.tasks, kLoadedBatchBytes);
  const auto workers = MakeWorkers(
      std::min<size_t>(jobs, batches.size()), [this] { return MakeReader(); }, stop_);
  RunOrdered(
      batches.size(), jobs, kLoadedBatchesPerThread * jobs,
      [&](size_t batch, unsigned worker) { return workers[worker]->Load(batches[batch]); },
      [&](size_t batch, std::vector<LoadedSource> loaded) {
        for (size_t i = 0; i < loaded.size(); ++i) settle(batches[batch][i], std::move(loaded[i]));
      });
}

// Writes what became of a source that got no new passages.
void Update::Record(const SourceTask& task, const SourceOutcome& outcome) {
  switch (outcome.state) {
    case SourceState::kBad: {
      SourceRecord record = outcome.record;
      record.passages = 0;
      writer_->FailSource(task.id, record);
      break;
    }
    case SourceState::kSameContent:
    case SourceState::kUnreadable:  // what was indexed of it before stays
      writer_->PutRecord(task.id, outcome.record);
      break;
    case SourceState::kIndexed:
    case SourceState::kSkipped:
      break;
  }
}

// What the walk saw that is no file to index, and what is there no more; then all is made visible.
void Update::Finish() {
  bool& interrupted = tally_.report().interrupted;
  interrupted = interrupted || Stopped();
  if (!interrupted) {
    RecordWalkFailures();
    for (const std::string& id : FindVanished(walk_, tally_.catalogue(), plan_.seen)) {
      if (writer_) writer_->RemoveSource(id);
      tally_.AddRemoval(id);
    }
  }
  if (!writer_) return;
  if (!interrupted) {
    interrupted = !writer_->LearnFromDocuments(tally_.catalogue(), stop_);
  }
  writer_->Commit();
  if (!started_generation_ || (rebuild_ && interrupted)) return;
  writer_.reset();
  folder_->Publish();
}

// Records a source that the walk could not even find a file at.
void Update::RecordUnreachable(const std::string& id, const Failure& failure) {
  SourceTask task{id, {}, {}};
  SourceOutcome outcome;
  const auto known = tally_.catalogue().find(id);
  if (known != tally_.catalogue().end() && known->second.passages > 0) {
    outcome.state = SourceState::kUnreadable;
    outcome.record = known->second;
    outcome.record.failure =
        failure.reason + " (still in the index; to take it out: faro-index remove PATH)";
  } else {
    const auto folder =
        std::find_if(walk_.folders.begin(), walk_.folders.end(), [&](const std::string& named) {
          return failure.path != named && IsAtOrBelow(failure.path, named);
        });
    SourceRecord& record = outcome.record;
    outcome.state = SourceState::kBad;
    record.root = folder == walk_.folders.end() ? failure.path.substr(0, failure.path.rfind('/'))
                  : *folder == "/"              ? ""
                                                : *folder;
    record.path = failure.path.substr(record.root.size() + 1);
    record.failure = failure.reason;
  }
  if (writer_) Record(task, outcome);
  tally_.AddOutcome(task, outcome);
}

void Update::RecordWalkFailures() {
  for (const Failure& failure : walk_.failures) {
    const std::string id = SourceId(failure.path);
    if (plan_.seen.insert(id).second) RecordUnreachable(id, failure);
  }
  for (const Failure& clash : plan_.clashes) RecordUnreachable(ClashId(clash.path), clash);
}

void Update::TrimCache() {
  if (!cache_) return;
  cache_->Trim();
  const std::string trouble = cache_->trouble();
  if (!trouble.empty()) tally_.report().notes.push_back(trouble);
}

unsigned Update::Jobs() const {
  return options_.jobs > 0 ? options_.jobs : std::max(1u, std::thread::hardware_concurrency());
}

std::unique_ptr<DocumentReader> Update::MakeReader() {
  std::unique_ptr<DocumentReader> reader;
  if (zygote_) {
    reader = std::make_unique<SandboxedDocumentReader>(&*zygote_, stop_);
  } else {
    reader = std::make_unique<DirectDocumentReader>();
  }
  if (!cache_) return reader;
  return std::make_unique<CachingDocumentReader>(std::move(reader), &*cache_);
}

}  // namespace

UpdateReport RunUpdate(const UpdateOptions& options, const std::atomic<int>* stop,
                       UpdateListener* listener) {
  return Update(options, stop, listener).Run();
}

}  // namespace faro
