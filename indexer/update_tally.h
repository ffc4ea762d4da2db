// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_UPDATE_TALLY_H_
#define FARO_INDEXER_UPDATE_TALLY_H_

#include <string>
#include <utility>

#include "indexer/catalogue.h"
#include "indexer/index_update.h"
#include "indexer/pipeline/source_task.h"
#include "indexer/source_moves.h"
#include "indexer/update_plan.h"

namespace faro {

// What becomes of each source in one update: keeps the catalogue as it will be and the report, and
// tells the listener. Writes nothing. Not thread-safe.
class UpdateTally {
 public:
  // Not owned.
  explicit UpdateTally(UpdateListener* listener) : listener_(listener) {}

  // Of what is in the index before the update.
  void Begin(Catalogue catalogue) { catalogue_ = std::move(catalogue); }

  const Catalogue& catalogue() const { return catalogue_; }
  // Also for what is no source's.
  UpdateReport& report() { return report_; }

  // The sources that the plan has no task for.
  void AddUntouched(const UpdatePlan& plan);
  void AddOutcome(const SourceTask& task, const SourceOutcome& outcome);
  void AddMove(const SourceMove& move);
  // A source of the catalogue that is there no more.
  void AddRemoval(const std::string& id);

  // Counts what is in the index now. `replaced` is the catalogue of the one that a rebuild took the
  // place of.
  void CountIndex(const Catalogue& replaced);

 private:
  void Tell(SourceAction action, const SourceRecord& record);

  UpdateListener* listener_;
  UpdateReport report_;
  Catalogue catalogue_;
};

}  // namespace faro

#endif  // FARO_INDEXER_UPDATE_TALLY_H_
