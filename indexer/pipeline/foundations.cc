// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/foundations.h"

#include <unistd.h>

#include <algorithm>

#include "indexer/catalogue.h"
#include "indexer/pipeline/shard.h"
#include "lib/base/error.h"
#include "lib/index/open_index.h"
#include "lib/index/schema.h"

namespace faro {
namespace {

namespace fs = std::filesystem;

// Several versions of Faro may be in use side by side.
constexpr size_t kMostCached = 4;

std::vector<std::string> Compile(const TranslationSources& translations, const fs::path& path) {
  try {
    Shard shard(path);
    DescribeIndex(shard.database());
    Analyzer analyzer;
    std::vector<std::string> notes = CompileTranslations(translations, &analyzer, shard.database());
    shard.Finish();
    return notes;
  } catch (const Xapian::Error& error) {
    throw FromXapian(error, "compiling the translations");
  }
}

bool IsUsable(const fs::path& database) {
  try {
    std::error_code ignored;
    if (!fs::is_directory(database, ignored)) return false;
    CheckIndexFits(Xapian::Database(database.string()), database.string());
    fs::last_write_time(database, fs::file_time_type::clock::now(), ignored);
    return true;
  } catch (const Xapian::Error&) {
    return false;
  } catch (const Error&) {
    return false;
  }
}

void RemoveOldest(const fs::path& folder) {
  std::error_code ignored;
  std::vector<std::pair<fs::file_time_type, fs::path>> entries;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
    entries.emplace_back(entry.last_write_time(ignored), entry.path());
  }
  std::sort(entries.begin(), entries.end());
  for (size_t i = 0; i + kMostCached < entries.size(); ++i) {
    fs::remove_all(entries[i].second, ignored);
  }
}

// Copies the database so that it is there whole or not at all.
void Keep(const fs::path& database, const fs::path& cached) {
  std::error_code error;
  fs::create_directories(cached.parent_path(), error);
  const fs::path partial = cached.string() + "." + std::to_string(getpid());
  if (!error) fs::copy(database, partial, fs::copy_options::recursive, error);
  if (!error) fs::remove_all(cached, error);
  if (!error) fs::rename(partial, cached, error);
  if (error) fs::remove_all(partial, error);
  RemoveOldest(cached.parent_path());
}

}  // namespace

Foundations LayFoundations(const TranslationSources& translations, const fs::path& scratch,
                           const fs::path& cache_folder) {
  const bool own_only = !translations.user_glossaries || translations.user_glossaries->empty();
  if (cache_folder.empty() || !own_only) return {scratch, Compile(translations, scratch)};
  const std::string key =
      ContentHash(std::to_string(kSchemaVersion) + " " + std::to_string(kAnalyzerVersion) + " " +
                  LexiconOf(translations));
  const fs::path cached = cache_folder / "lexicon" / key;
  if (IsUsable(cached)) return {cached, {}};
  Foundations made{scratch, Compile(translations, scratch)};
  Keep(scratch, cached);
  return made;
}

}  // namespace faro
