// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_OPTIONS_H_
#define FARO_SEARCHER_OPTIONS_H_

#include <optional>
#include <string>
#include <vector>

#include "lib/language/language.h"
#include "searcher/render/renderer.h"
#include "searcher/searcher.h"

namespace faro {

enum class SearchCommand { kSearch, kBatch, kShow, kSimilar, kSuggest };

// The command line of faro-search, with the environment and the config file applied.
struct SearchOptions {
  SearchCommand command = SearchCommand::kSearch;
  std::vector<std::string> indexes;
  SearchRequest request;  // the query is set for kSearch
  RenderOptions render;
  bool page = false;               // long output goes through a pager
  std::optional<Language> gist;    // the language that gists are in
  std::string topics;              // of kBatch: a file, or - for standard input
  std::string passage_id;          // of kShow and kSimilar
  uint32_t around = 1;             // of kShow: passages before and after
  std::string prefix;              // of kSuggest
  std::vector<std::string> notes;  // on what was asked for in vain
};

// Options, or an exit status when there is nothing more to do (help and version are printed).
struct SearchCommandLine {
  SearchOptions options;
  bool done = false;
  int exit_status = 0;
};

// Prints help, version and complaints itself. Throws Error(kUsage) for a broken config file and for
// options that this version does not have yet.
SearchCommandLine ParseSearchCommandLine(int argc, char** argv);

}  // namespace faro

#endif  // FARO_SEARCHER_OPTIONS_H_
