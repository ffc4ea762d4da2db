// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/update_tally.h"

namespace faro {

void UpdateTally::AddUntouched(const UpdatePlan& plan) {
  for (const std::string& id : plan.kept) {
    ++report_.unchanged;
    Tell(SourceAction::kKeep, catalogue_.at(id));
  }
  for (const std::string& id : plan.still_bad) {
    const SourceRecord& record = catalogue_.at(id);
    report_.failed.push_back({record.AbsolutePath(), record.failure});
    Tell(SourceAction::kFail, record);
  }
}

void UpdateTally::AddOutcome(const SourceTask& task, const SourceOutcome& outcome) {
  report_.bytes += outcome.bytes_read;
  SourceAction action = SourceAction::kFail;
  SourceRecord record = outcome.record;
  switch (outcome.state) {
    case SourceState::kSkipped:
      report_.interrupted = true;
      return;
    case SourceState::kIndexed:
      action = task.was_indexed() ? SourceAction::kUpdate : SourceAction::kAdd;
      ++(task.was_indexed() ? report_.updated : report_.added);
      break;
    case SourceState::kSameContent:
      action = SourceAction::kKeep;
      ++report_.unchanged;
      break;
    case SourceState::kBad:
      record.passages = 0;
      [[fallthrough]];
    case SourceState::kUnreadable:
      report_.failed.push_back({record.AbsolutePath(), record.failure});
      break;
  }
  catalogue_[task.id] = record;
  Tell(action, record);
}

void UpdateTally::AddMove(const SourceMove& move) {
  ++report_.updated;
  ++report_.moved;
  catalogue_.erase(move.from);
  catalogue_[move.task.id] = move.task.record;
  Tell(SourceAction::kMove, move.task.record);
}

void UpdateTally::AddRemoval(const std::string& id) {
  const auto source = catalogue_.find(id);
  if (source->second.passages > 0) {
    ++report_.removed;
    Tell(SourceAction::kRemove, source->second);
  }
  catalogue_.erase(source);
}

void UpdateTally::CountIndex(const Catalogue& replaced) {
  if (!report_.interrupted) {
    for (const auto& [id, record] : replaced) {
      report_.removed += record.passages > 0 && !catalogue_.contains(id);
    }
  }
  for (const auto& [id, record] : catalogue_) {
    report_.documents += record.passages > 0;
    report_.passages += record.passages;
  }
}

void UpdateTally::Tell(SourceAction action, const SourceRecord& record) {
  listener_->OnSource(action, record.AbsolutePath());
}

}  // namespace faro
