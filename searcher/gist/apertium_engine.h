// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_GIST_APERTIUM_ENGINE_H_
#define FARO_SEARCHER_GIST_APERTIUM_ENGINE_H_

#include <chrono>
#include <string>
#include <vector>

#include "searcher/gist/apertium_mode.h"
#include "searcher/gist/gist_translator.h"
#include "searcher/gist/process_pipeline.h"

namespace faro {

// How long the snippets of one page may take, the first time with the loading of Apertium's data:
// about a hundred times what they do take.
inline constexpr std::chrono::milliseconds kGistDeadline{5000};

// Apertium, started once and asked as often as needed. Not thread-safe, not movable.
class ApertiumEngine : public TransferEngine {
 public:
  // Starts the programs and does not wait until they have loaded their data. Throws Error(kIo) when
  // one is missing.
  explicit ApertiumEngine(const ApertiumMode& mode)
      : analysis_(mode.analysis), generation_(mode.generation) {}

  std::vector<std::string> Analyse(const std::vector<std::string>& texts) override {
    return analysis_.Ask(texts, ProcessPipeline::Clock::now() + kGistDeadline);
  }
  std::vector<std::string> Generate(const std::vector<std::string>& streams) override {
    return generation_.Ask(streams, ProcessPipeline::Clock::now() + kGistDeadline);
  }

 private:
  ProcessPipeline analysis_;
  ProcessPipeline generation_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_GIST_APERTIUM_ENGINE_H_
