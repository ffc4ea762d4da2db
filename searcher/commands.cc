// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/commands.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/base/error.h"
#include "lib/base/escape.h"
#include "lib/base/lines.h"
#include "lib/base/utf8.h"
#include "lib/cli/settings.h"
#include "searcher/gist/gist_maker.h"
#include "searcher/suggest/suggester.h"
#include "searcher/suggest/suggestion_renderer.h"
#include "searcher/terminal.h"

namespace faro {
namespace {

constexpr int kExitNoHit = 1;

// Writes to standard output. Returns false when nobody reads it any more.
bool Print(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) {
    return true;
  }
  if (errno == EPIPE) return false;
  throw Error(ErrorCode::kIo, std::string("cannot write the results: ") + std::strerror(errno));
}

bool IsJson(const SearchOptions& options) {
  return options.render.format == OutputFormat::kJson ||
         options.render.format == OutputFormat::kJsonLines;
}

// Prints all of the output, through a pager where it is wanted and more than the screen holds.
bool PrintWhole(const SearchOptions& options, const std::string& text) {
  const bool page = options.page && ExceedsScreen(text);
  return (page && ShowInPager(text, ChoosePager())) || Print(text);
}

void PrintSpelling(const SearchResult& result) {
  if (result.corrected) {
    std::fprintf(stderr, "not found as typed; these are the results for: %s\n",
                 EscapeForTerminal(*result.corrected).c_str());
  }
  if (result.suggestion) {
    std::fprintf(stderr, "did you mean: %s\n", EscapeForTerminal(*result.suggestion).c_str());
  }
}

void PrintNote(const std::string& note) {
  std::fprintf(stderr, "note: %s\n", EscapeForTerminal(note).c_str());
}

void PrintAside(const SearchOptions& options, const SearchResult& result) {
  PrintSpelling(result);
  for (const std::string& note : result.notes) PrintNote(note);
  const OutputFormat format = options.render.format;
  const bool json = format == OutputFormat::kJson || format == OutputFormat::kJsonLines;
  if (options.render.explain && !json) std::fputs(ExplainAsText(result).c_str(), stderr);
}

void PrintSummary(const SearchResult& result) {
  if (result.hits.empty() && result.total > 0) {
    std::fputs("no more passages to show\n", stderr);
  } else if (result.hits.empty()) {
    std::fputs("no passage matches\n", stderr);
  } else if (isatty(STDERR_FILENO) != 0) {
    std::fprintf(stderr, "\nabout %llu passages, %.1f ms\n",
                 static_cast<unsigned long long>(result.total), result.took_ms);
  }
}

// Gists where they are wanted; what keeps them away is said once, at the end.
class Gists {
 public:
  explicit Gists(const SearchOptions& options) {
    if (options.gist) maker_.emplace(*options.gist);
  }
  void AddTo(SearchResult* result) {
    if (maker_) maker_->AddGists(&result->hits);
  }
  void PrintTrouble() const {
    if (maker_ && !maker_->trouble().empty()) PrintNote(maker_->trouble());
  }

 private:
  std::optional<GistMaker> maker_;
};

int Search(const SearchOptions& options) {
  Searcher searcher(options.indexes);
  SearchResult result = options.command == SearchCommand::kSimilar
                            ? searcher.FindSimilar(options.passage_id, options.request)
                            : searcher.Search(options.request);
  Gists gists(options);
  gists.AddTo(&result);
  const auto renderer = MakeRenderer(options.render);
  const bool open =
      PrintWhole(options, renderer->Begin() + renderer->Render(result, "") + renderer->End());
  PrintAside(options, result);
  gists.PrintTrouble();
  if (open && options.render.format == OutputFormat::kText) PrintSummary(result);
  return result.hits.empty() ? kExitNoHit : kExitOk;
}

struct Topic {
  std::string id;
  std::string query;
  size_t line = 0;  // from 1
};

// Throws Error(kBadInput) naming the line that is no topic.
std::vector<Topic> ReadTopics(const std::string& name) {
  std::vector<Topic> topics;
  size_t number = 0;
  for (const std::string& line : ReadLines(name)) {
    ++number;
    if (TrimAscii(line).empty()) continue;
    const size_t tab = line.find('\t');
    if (tab == std::string::npos || tab == 0) {
      throw Error(ErrorCode::kBadInput,
                  name + ":" + std::to_string(number) + ": not QID<TAB>QUERY");
    }
    topics.push_back({line.substr(0, tab),
                      std::string(TrimAscii(std::string_view(line).substr(tab + 1))), number});
  }
  return topics;
}

// What evaluates a TREC run takes the lines of two topics with one id for those of one. In other
// forms the answers stand in the order of the topics. Throws Error(kBadInput) naming both lines.
void ExpectDistinct(const std::vector<Topic>& topics, const SearchOptions& options) {
  std::unordered_map<std::string_view, size_t> lines;  // by id
  for (const Topic& topic : topics) {
    const auto [before, is_new] = lines.emplace(topic.id, topic.line);
    if (is_new) continue;
    const std::string trouble = options.topics + ":" + std::to_string(topic.line) + ": the topic " +
                                topic.id + " is there already, in line " +
                                std::to_string(before->second);
    if (options.render.format == OutputFormat::kTrec) throw Error(ErrorCode::kBadInput, trouble);
    PrintNote(trouble);
    return;
  }
}

int Batch(const SearchOptions& options) {
  const std::vector<Topic> topics = ReadTopics(options.topics);
  ExpectDistinct(topics, options);
  Searcher searcher(options.indexes);
  Gists gists(options);
  const auto renderer = MakeRenderer(options.render);
  bool open = Print(renderer->Begin());
  bool any = false;
  for (auto topic = topics.begin(); open && topic != topics.end(); ++topic) {
    SearchRequest request = options.request;
    request.query = topic->query;
    SearchResult result = searcher.Search(request);
    gists.AddTo(&result);
    any = any || !result.hits.empty();
    open = Print(renderer->Render(result, topic->id));
    if (result.corrected && !IsJson(options)) {
      PrintNote("topic " + topic->id + " finds nothing; searched instead: " + *result.corrected);
    }
    if (options.render.explain) PrintAside(options, result);
  }
  if (open) Print(renderer->End());
  gists.PrintTrouble();
  return any ? kExitOk : kExitNoHit;
}

int Suggest(const SearchOptions& options) {
  const SuggestRequest request{options.prefix, options.request.filters.language,
                               options.request.limit};
  const std::vector<Suggestion> suggestions = Suggester(options.indexes).Suggest(request);
  const OutputFormat format = options.render.format;
  Print(format == OutputFormat::kText
            ? SuggestionsAsText(suggestions)
            : SuggestionsAsJson(options.prefix, suggestions, format == OutputFormat::kJsonLines));
  return suggestions.empty() ? kExitNoHit : kExitOk;
}

int Show(const SearchOptions& options) {
  const PassageInContext found = Searcher(options.indexes).Find(options.passage_id, options.around);
  PrintWhole(options, IsJson(options) ? PassageAsJson(found, options.render)
                                      : PassageAsText(found, options.render));
  return kExitOk;
}

}  // namespace

int RunSearchCommand(const SearchOptions& options) {
  for (const std::string& note : options.notes) PrintNote(note);
  switch (options.command) {
    case SearchCommand::kBatch:
      return Batch(options);
    case SearchCommand::kShow:
      return Show(options);
    case SearchCommand::kSuggest:
      return Suggest(options);
    case SearchCommand::kSearch:
    case SearchCommand::kSimilar:
      break;
  }
  return Search(options);
}

}  // namespace faro
