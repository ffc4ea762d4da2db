// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/options.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <map>

#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/cli/settings.h"

namespace faro {
namespace {

constexpr const char* kExamples = R"(Examples:
  faro-search cholera outbreak                    ranked passages
  faro-search coordinacion de campamentos         accents are optional
  faro-search '"camp management" -closure'        a phrase; a word that must not occur
  faro-search 'title:shelter AND (kits OR tarpaulins)'
  faro-search 'water NEAR/5 tank* type:pdf'       and more: see faro-query(7)
  faro-search --lang es --since 2022 albergue     Spanish passages, updated since 2022
  faro-search --gist en --lang es water tanker    with what each hit says in English
  faro-search --json WASH | jq '.hits[].title'    for scripts
  faro-search -- status -draft                    words that look like options or commands
  faro-search batch topics.tsv --format trec      many queries, for evaluation
  faro-search show 0123456789ab-4                 one passage in full

Exit status: 0 at least one hit; 1 no hit; 2 error; 3 no index, or of another schema.)";

enum class ColorMode { kAuto, kAlways, kNever };

const std::map<std::string, OutputFormat> kFormats = {{"text", OutputFormat::kText},
                                                      {"json", OutputFormat::kJson},
                                                      {"jsonl", OutputFormat::kJsonLines},
                                                      {"csv", OutputFormat::kCsv},
                                                      {"trec", OutputFormat::kTrec}};
const std::map<std::string, ColorMode> kColorModes = {
    {"auto", ColorMode::kAuto}, {"always", ColorMode::kAlways}, {"never", ColorMode::kNever}};

template <typename Value>
std::vector<std::string> KeysOf(const std::map<std::string, Value>& choices) {
  std::vector<std::string> keys;
  keys.reserve(choices.size());
  for (const auto& [key, value] : choices) keys.push_back(key);
  return keys;
}

// Stands for a date that was not given; an empty one that was given is a mistake.
constexpr const char* kNoDate = "any";

// The parts of the command line that are looked at after parsing.
struct Parsed {
  SearchOptions options;
  std::vector<std::string> words;
  std::vector<std::string> db;
  std::string language = "any";
  std::string query_language = "auto";
  std::string since = kNoDate;
  std::string until = kNoDate;
  std::string gist;
  std::string duplicates;  // empty: as the format has it
  std::string format = "text";
  std::string color = "auto";
  bool no_expand = false;
  bool no_cross = false;
  bool json = false;
};

void AddFilterOptions(CLI::App* app, Parsed* parsed) {
  app->add_option("--lang", parsed->language, "language of the passages wanted [any]")
      ->type_name("en|es|any")
      ->check(CLI::IsMember({"en", "es", "any"}));
  app->add_option("--query-lang", parsed->query_language, "language of the words [auto]")
      ->type_name("en|es|auto")
      ->check(CLI::IsMember({"en", "es", "auto"}));
  app->add_flag("--no-cross", parsed->no_cross, "no translation of the words");
  app->add_option("--cross-weight", parsed->options.request.cross_weight,
                  "what passages in the other language than the words count, 0 to 1 [1]")
      ->type_name("W")
      ->check(CLI::Range(0.0, 1.0))
      ->check([](const std::string& text) {
        return text.find_first_of("nN") == std::string::npos ? "" : "not a number: " + text;
      });
  app->add_flag("--no-expand", parsed->no_expand,
                "words exactly as typed: no stems, translations, acronyms or accents");
  app->add_option("--since", parsed->since, "documents updated then or later")
      ->type_name("YYYY[-MM[-DD]]");
  app->add_option("--until", parsed->until, "documents updated then or before")
      ->type_name("YYYY[-MM[-DD]]");
}

void AddOutputOptions(CLI::App* app, Parsed* parsed) {
  SearchRequest& request = parsed->options.request;
  constexpr uint32_t kMost = 1'000'000;
  app->add_option("--limit", request.limit, "most hits to print [10]")
      ->type_name("N")
      ->check(CLI::Range(1u, kMost));
  app->add_option("--offset", request.offset, "hits to skip first [0]")
      ->type_name("N")
      ->check(CLI::Range(0u, kMost));
  app->add_option("--per-document", request.per_document,
                  "most hits of one document; 0 for all [2]")
      ->type_name("N")
      ->check(CLI::Range(0u, kMost));
  app->add_option("--duplicates", parsed->duplicates,
                  "the same text in several documents: shown once, where it is newest, with the\n"
                  "other places; or each for itself [collapse; show with --format trec]")
      ->type_name("collapse|show")
      ->check(CLI::IsMember({"collapse", "show"}));
  CLI::Option* format = app->add_option("--format", parsed->format, "form of the output [text]")
                            ->type_name("text|json|jsonl|csv|trec")
                            ->check(CLI::IsMember(KeysOf(kFormats)));
  app->add_flag("--json", parsed->json, "the same as --format json")->excludes(format);
  app->add_option("--gist", parsed->gist,
                  "under hits in the other language, a machine translation of the snippet")
      ->type_name("en|es")
      ->check(CLI::IsMember({"en", "es"}));
  app->add_flag("--explain", parsed->options.render.explain,
                "how the query was understood, and why each hit ranks (on stderr, or in the JSON)");
  app->add_option("--color", parsed->color, "when to use colours [auto]; NO_COLOR is respected")
      ->type_name("auto|always|never")
      ->check(CLI::IsMember(KeysOf(kColorModes)));
}

void AddCommands(CLI::App* app, Parsed* parsed) {
  SearchOptions& options = parsed->options;
  CLI::App* batch = app->add_subcommand("batch", "answer the queries of a file, QID<TAB>QUERY");
  batch->fallthrough();
  batch->add_option("TOPICS", options.topics, "the file; - for standard input")->required();
  batch->callback([&options] { options.command = SearchCommand::kBatch; });
  CLI::App* show = app->add_subcommand("show", "one passage in full");
  show->fallthrough();
  show->add_option("ID", options.passage_id, "as --json prints it")->required();
  show->callback([&options] { options.command = SearchCommand::kShow; });
  for (const char* name : {"similar", "suggest", "serve"}) {
    CLI::App* later = app->add_subcommand(name, "(not in this version)");
    later->allow_extras();
    later->callback([name] {
      throw Error(ErrorCode::kUsage, std::string(name) + " is not in this version of faro-search",
                  std::string("to search for the word, write: faro-search -- ") + name);
    });
  }
}

std::optional<PartialDate> DateOption(const char* name, const std::string& text) {
  if (text == kNoDate) return std::nullopt;
  const auto date = ParseIsoDate(text);
  if (!date) {
    throw Error(ErrorCode::kUsage, std::string(name) + ": '" + text + "' is not a date",
                "write YYYY, YYYY-MM or YYYY-MM-DD");
  }
  return date;
}

bool UseColor(ColorMode mode) {
  if (mode != ColorMode::kAuto) return mode == ColorMode::kAlways;
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && no_color[0] != '\0') return false;
  const char* terminal = std::getenv("TERM");
  return isatty(STDOUT_FILENO) != 0 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

std::string QueryOf(const std::vector<std::string>& words) {
  if (words.size() == 1 && words[0] == "-") {
    return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  }
  std::string query;
  for (const std::string& word : words) query += (query.empty() ? "" : " ") + word;
  return query;
}

void Settle(Parsed* parsed) {
  SearchOptions& options = parsed->options;
  if (parsed->language != "any") {
    options.request.filters.language = LanguageFromCode(parsed->language);
  }
  if (parsed->query_language != "auto") {
    options.request.expand.query_language = LanguageFromCode(parsed->query_language);
  }
  options.request.expand.expand = !parsed->no_expand;
  if (parsed->no_cross) {
    options.request.expand.translate_into.clear();
  } else if (options.request.filters.language) {
    options.request.expand.translate_into = {*options.request.filters.language};
  }
  const auto& since = options.request.filters.since = DateOption("--since", parsed->since);
  const auto& until = options.request.filters.until = DateOption("--until", parsed->until);
  if (since && until && since->FirstDay() > until->LastDay()) {
    throw Error(ErrorCode::kUsage,
                "--since " + parsed->since + " is later than --until " + parsed->until);
  }
  options.render.format = parsed->json ? OutputFormat::kJson : kFormats.at(parsed->format);
  options.render.color = UseColor(kColorModes.at(parsed->color));
  options.render.batch = options.command == SearchCommand::kBatch;
  if (options.render.format == OutputFormat::kTrec) {
    options.request.per_document = 1;
    options.request.snippets = false;
    options.request.count = false;
  } else if (!parsed->gist.empty()) {
    options.gist = LanguageFromCode(parsed->gist);
  }
  options.render.gist = options.gist.has_value();
  const bool judged = options.render.format == OutputFormat::kTrec;  // each document for itself
  const bool collapse = parsed->duplicates.empty() ? !judged : parsed->duplicates == "collapse";
  options.request.collapse_duplicates = options.render.also_in = collapse;
}

}  // namespace

SearchCommandLine ParseSearchCommandLine(int argc, char** argv) {
  SearchCommandLine result;
  Parsed parsed;
  CLI::App app("Searches guidance manuals in English and Spanish.", "faro-search");
  app.footer(kExamples);
  app.set_version_flag("--version", std::string("faro-search ") + FARO_VERSION);
  app.add_option("WORDS", parsed.words, "what to look for; - reads it from standard input");
  app.add_option("--db", parsed.db,
                 "an index: a folder, a stub file or tcp://HOST:PORT; repeatable\n"
                 "[$FARO_DB, else $XDG_DATA_HOME/faro/index]")
      ->type_name("DIR")
      ->allow_extra_args(false);
  AddFilterOptions(&app, &parsed);
  AddOutputOptions(&app, &parsed);
  AddCommands(&app, &parsed);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    result.done = true;
    result.exit_status =
        WriteParseError(app, error,
                        "words that look like an option or a command go behind --, as in: "
                        "faro-search -- camp -closure",
                        &std::cout, &std::cerr);
    return result;
  }
  const bool db_on_command_line = app.count("--db") > 0;
  const bool format_on_command_line = app.count("--format") > 0;
  ApplyConfigFile("search", &app);
  if (format_on_command_line) parsed.json = false;
  Settle(&parsed);
  result.options = parsed.options;
  result.options.indexes = ChooseIndexes(parsed.db, db_on_command_line);
  if (result.options.command != SearchCommand::kSearch) {
    if (parsed.words.empty()) return result;
    throw Error(ErrorCode::kUsage, "a command takes no other words: " + parsed.words.front(),
                "to search for the name of a command, write: faro-search -- WORDS");
  }
  result.options.request.query = QueryOf(parsed.words);
  if (TrimAscii(result.options.request.query).empty()) {
    throw Error(ErrorCode::kUsage, "no words to search for",
                "try: faro-search WORDS, or faro-search --help");
  }
  return result;
}

}  // namespace faro
