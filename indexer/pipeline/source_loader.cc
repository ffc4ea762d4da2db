// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/source_loader.h"

#include "indexer/passage_language.h"
#include "lib/base/error.h"

namespace faro {
namespace {

// What tells at the next update whether the file is as it was.
void NoteFile(const FoundFile& file, SourceRecord* record) {
  record->size = file.size;
  record->modified = file.modified;
  record->inode = file.inode;
}

}  // namespace

LoadedSource SourceLoader::Load(const SourceTask& task) {
  LoadedSource loaded;
  SourceOutcome& outcome = loaded.outcome;
  outcome.record = task.record;
  const std::string path = task.file.AbsolutePath();
  try {
    const OwnedFd file = OpenSource(path);
    ExtractionReply read =
        reader_->Read(file.get(), path, task.was_indexed() ? task.record.hash : std::string());
    outcome.bytes_read = read.size;
    NoteFile(task.file, &outcome.record);
    outcome.record.hash = std::move(read.hash);
    outcome.record.failure.clear();
    if (!read.document) {
      outcome.state = SourceState::kSameContent;
      return loaded;
    }
    loaded.content =
        std::make_unique<SourceContent>(SplitSource(std::move(*read.document), &sentences_));
    AssignLanguages(analyzer_, loaded.content->language, &loaded.content->passages,
                    &loaded.content->analyzed, memory_);
    outcome.state = SourceState::kIndexed;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kBadInput && error.code() != ErrorCode::kIo) throw;
    if (stop_ != nullptr && stop_->load() != 0) return {};
    outcome.record.failure = error.what();
    outcome.state = error.code() == ErrorCode::kIo ? SourceState::kUnreadable : SourceState::kBad;
    if (outcome.state == SourceState::kBad) NoteFile(task.file, &outcome.record);
  }
  return loaded;
}

}  // namespace faro
