// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_SEARCHER_TINY_INDEX_H_
#define FARO_TESTS_SEARCHER_TINY_INDEX_H_

#include <gtest/gtest.h>
#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/index_update.h"
#include "lib/index/open_index.h"
#include "lib/language/glossary.h"
#include "searcher/searcher.h"
#include "tests/lib/temp_folder.h"

namespace faro::testing {

// A folder with a few documents and an index of it, without translations: compiling them takes
// longer than all else. Both are gone after the test.
//
//   TinyIndex index({{"camp.md", "# Camps\n\nThe camp is near the river."}});
//   EXPECT_THAT(index.Find("camps"), ElementsAre("camp.md"));
class TinyIndex {
 public:
  using NamedText = std::pair<std::string_view, std::string_view>;

  TinyIndex() = default;
  TinyIndex(std::initializer_list<NamedText> documents, TranslationSources translations = {})
      : translations_(std::move(translations)) {
    for (const auto& [name, text] : documents) Write(name, text);
    Update();
  }

  // Adds or replaces a document; Update brings it into the index. The file looks newer than all
  // that were written before, however fast the test is.
  void Write(std::string_view name, std::string_view text) {
    const std::string path = folder_.Write("documents/" + std::string(name), text);
    newest_ += std::chrono::seconds(1);
    std::filesystem::last_write_time(path, newest_);
  }

  void Remove(std::string_view name) {
    std::filesystem::remove(folder_.Path("documents/" + std::string(name)));
  }

  // Indexes what is in the folder now, in place, or into a new generation if `full`.
  void Update(bool full = false) {
    UpdateOptions options;
    options.db = db();
    options.paths = {folder_.Path("documents")};
    options.full = full;
    options.translations = translations_;
    UpdateListener listener;
    const UpdateReport report = RunUpdate(options, nullptr, &listener);
    for (const Failure& failure : report.failed) {
      ADD_FAILURE() << failure.path << ": " << failure.reason;
    }
  }

  std::string db() const { return folder_.Path("index"); }
  std::string root() const { return folder_.Path("documents"); }
  Xapian::Database Open() const { return OpenIndex(db()); }

  // One request to a fresh searcher.
  SearchResult Search(const SearchRequest& request) const {
    return Searcher({db()}).Search(request);
  }

  // The documents found, best first.
  std::vector<std::string> Find(const SearchRequest& request) const;
  std::vector<std::string> Find(std::string_view query) const;
  std::vector<std::string> Find(std::string_view query, Language query_language) const;

 private:
  TempFolder folder_;
  TranslationSources translations_;
  std::filesystem::file_time_type newest_ = std::filesystem::file_time_type::clock::now();
};

// The same with the glossary that Faro comes with, and no dictionary: that may not be installed.
class TranslatingIndex : public TinyIndex {
 public:
  TranslatingIndex(std::initializer_list<NamedText> documents)
      : TinyIndex(documents, {BuiltInGlossary(), "built-in glossary", ""}) {}
};

inline SearchRequest Request(std::string_view query) {
  SearchRequest request;
  request.query = query;
  return request;
}

// The path of each hit, in order.
inline std::vector<std::string> PathsOf(const SearchResult& result) {
  std::vector<std::string> paths;
  for (const Hit& hit : result.hits) paths.push_back(hit.passage.path);
  return paths;
}

inline std::vector<std::string> TinyIndex::Find(const SearchRequest& request) const {
  return PathsOf(Search(request));
}

inline std::vector<std::string> TinyIndex::Find(std::string_view query) const {
  return Find(Request(query));
}

inline std::vector<std::string> TinyIndex::Find(std::string_view query,
                                                Language query_language) const {
  SearchRequest request = Request(query);
  request.expand.query_language = query_language;
  return Find(request);
}

}  // namespace faro::testing

#endif  // FARO_TESTS_SEARCHER_TINY_INDEX_H_
