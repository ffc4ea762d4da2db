// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/path_removal.h"

#include <optional>
#include <set>
#include <string>

#include "indexer/catalogue.h"
#include "indexer/index_folder.h"
#include "indexer/index_writer.h"
#include "indexer/update_plan.h"

namespace faro {

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
