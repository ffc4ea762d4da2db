// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_GIST_GIST_MAKER_H_
#define FARO_SEARCHER_GIST_GIST_MAKER_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/language/language.h"
#include "searcher/searcher.h"

namespace faro {

// Gives hits their gists, for one run. Starts and loads nothing until a hit needs one; what it
// started ends with it. Not thread-safe.
class GistMaker {
 public:
  // Gists are in `language`, English or Spanish, and so for hits in the other one of these.
  explicit GistMaker(Language language);
  ~GistMaker();

  // Sets the gists of the hits that need one, all or none. Never fails: when there is no
  // translation to be had, trouble() says why from then on, and hits stay as they are.
  void AddGists(std::vector<Hit>* hits);

  // Why gists are missing and what can be done about it, or empty.
  const std::string& trouble() const { return trouble_; }

 private:
  struct Machine;

  Language from_;
  std::unique_ptr<Machine> machine_;
  std::string trouble_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_GIST_GIST_MAKER_H_
