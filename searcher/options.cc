// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <iterator>
#include <map>

#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/cli/app_description.h"
#include "lib/cli/environment.h"
#include "lib/cli/settings.h"
#include "lib/cli/shell_options.h"
#include "lib/cli/show_config.h"
#include "lib/index/open_index.h"
#include "searcher/manual.h"
#include "searcher/staleness.h"
#include "searcher/terminal.h"

namespace faro {
namespace {

const std::map<std::string, OutputFormat> kFormats = {{"text", OutputFormat::kText},
                                                      {"json", OutputFormat::kJson},
                                                      {"jsonl", OutputFormat::kJsonLines},
                                                      {"csv", OutputFormat::kCsv},
                                                      {"trec", OutputFormat::kTrec}};
const std::map<std::string, When> kTimes = {
    {"auto", When::kAuto}, {"always", When::kAlways}, {"never", When::kNever}};

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
  std::vector<std::string> prefix;
  std::vector<std::string> db;
  std::string language = "any";
  std::string query_language = "auto";
  std::string since = kNoDate;
  std::string until = kNoDate;
  std::string gist;
  std::string duplicates;  // empty: as the format has it
  std::string format = "text";
  std::string color = "auto";
  std::string sort = "relevance";
  int stale_after = kStaleAfterMonths;
  std::string hyperlinks = "auto";
  bool no_pager = false;
  bool no_expand = false;
  bool no_cross = false;
  bool json = false;
  ShellRequest shell;
};

// CLI11 takes "nan" for a number within any range.
std::string IsNoNan(const std::string& text) {
  return text.find_first_of("nN") == std::string::npos ? "" : "not a number: " + text;
}

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
      ->check(IsNoNan);
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
  app->add_flag("--facets", request.facets,
                "count all that matches, each copy for itself, by language, folder, type and year");
  app->add_option("--sort", parsed->sort, "best first, or newest first [relevance]")
      ->type_name("relevance|date")
      ->check(CLI::IsMember({"relevance", "date"}));
  app->add_option("--recency", request.recency.per_year,
                  "what each year that a document is younger adds to a score, up to ten years [0]")
      ->type_name("W")
      ->check(CLI::Range(0.0, 100.0))
      ->check(IsNoNan);
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
  app->add_option("--stale-after", parsed->stale_after,
                  "mark documents that have not been updated for so many months; 0: none [36]")
      ->type_name("N")
      ->check(CLI::Range(0, 1200));
  app->add_option("--color", parsed->color, "when to use colours [auto]; NO_COLOR is respected")
      ->type_name("auto|always|never")
      ->check(CLI::IsMember(KeysOf(kTimes)));
  app->add_option("--hyperlinks", parsed->hyperlinks,
                  "when places in text link to their files [auto]: on a terminal with colours")
      ->type_name("auto|always|never")
      ->check(CLI::IsMember(KeysOf(kTimes)));
  app->add_flag("--no-pager", parsed->no_pager,
                "no $FARO_PAGER, $PAGER or less for text that is longer than the screen");
}

void AddCommands(CLI::App* app, Parsed* parsed) {
  SearchOptions& options = parsed->options;
  CLI::App* batch = app->add_subcommand("batch", "answer the queries of a file, QID<TAB>QUERY");
  batch->fallthrough();
  batch->add_option("TOPICS", options.topics, "the file; - for standard input")->required();
  batch->callback([&options] { options.command = SearchCommand::kBatch; });
  CLI::App* show = app->add_subcommand("show", "one passage in full, and what stands around it");
  show->fallthrough();
  show->add_option("--context", options.around, "passages before and after it [1]")
      ->type_name("N")
      ->check(CLI::Range(0u, 1000u));
  show->add_option("ID", options.passage_id, "as --json prints it")->required();
  show->callback([&options] { options.command = SearchCommand::kShow; });
  CLI::App* similar =
      app->add_subcommand("similar", "passages of other documents that are like this one");
  similar->fallthrough();
  similar->add_option("ID", options.passage_id, "as --json prints it; without -N, a whole document")
      ->required();
  similar->callback([&options] { options.command = SearchCommand::kSimilar; });
  CLI::App* suggest = app->add_subcommand("suggest", "what words being typed may become");
  suggest->fallthrough();
  suggest->add_option("PREFIX", parsed->prefix, "what has been typed so far")->required();
  suggest->callback([&options] { options.command = SearchCommand::kSuggest; });
  for (const char* name : {"serve"}) {
    CLI::App* later = app->add_subcommand(name, "(not in this version)");
    later->allow_extras();
    later->callback([name] {
      throw Error(ErrorCode::kUsage, std::string(name) + " is not in this version of faro-search",
                  std::string("to search for the word, write: faro-search -- ") + name);
    });
  }
}

std::optional<PartialDate> DateOption(const std::string& name, const std::string& text,
                                      const Settings& settings) {
  if (text == kNoDate) return std::nullopt;
  const auto date = ParseIsoDate(text);
  if (!date) {
    throw settings.BadValue(name, "'" + text + "' is not a date",
                            "write YYYY, YYYY-MM or YYYY-MM-DD");
  }
  return date;
}

// Of --format and --json the one that was said with more weight.
OutputFormat ChosenFormat(const Parsed& parsed, const Settings& settings) {
  const SettingOrigin named = settings.OriginOf("format");
  const SettingOrigin json = settings.OriginOf("json");
  const OutputFormat format = kFormats.at(parsed.format);
  if (!parsed.json || named > json) return format;
  if (named == json && format != OutputFormat::kJson) throw settings.Exclusion("format", "json");
  return OutputFormat::kJson;
}

bool HasServer(const std::vector<std::string>& indexes) {
  return std::any_of(indexes.begin(), indexes.end(),
                     [](const std::string& index) { return index.starts_with("tcp://"); });
}

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string QueryOf(const std::vector<std::string>& words) {
  if (words.size() == 1 && words[0] == "-") {
    return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  }
  return Joined(words);
}

// Takes away what the form of the output has no place for. What the command line asks for in vain
// is noted; what the config file says holds where it can.
void SettleForm(const Parsed& parsed, const Settings& settings, SearchOptions* options) {
  OutputFormat& format = options->render.format;
  const bool table = format == OutputFormat::kCsv || format == OutputFormat::kTrec;
  const auto asked = [&](const char* name) {
    return settings.OriginOf(name) == SettingOrigin::kFlag;
  };
  const auto note = [&](const std::string& name) {
    options->notes.push_back("--format " + parsed.format + " has no place for --" + name);
  };
  if (options->request.facets && table) {
    if (asked("facets")) note("facets");
    options->request.facets = false;
  }
  if (!parsed.gist.empty()) {
    if (format != OutputFormat::kTrec) {
      options->gist = LanguageFromCode(parsed.gist);
    } else if (asked("gist")) {
      note("gist");
    }
  }
  const bool suggest = options->command == SearchCommand::kSuggest;
  if (!table || (!suggest && options->command != SearchCommand::kShow)) return;
  if (asked("format")) {
    throw Error(ErrorCode::kUsage,
                (suggest ? "suggest has no --format " : "show has no --format ") + parsed.format,
                "it has text, json and jsonl");
  }
  format = OutputFormat::kText;
}

void SettleTerminal(const Parsed& parsed, SearchOptions* options) {
  RenderOptions& render = options->render;
  render.color = UseColor(kTimes.at(parsed.color));
  const When links = kTimes.at(parsed.hyperlinks);
  render.hyperlinks = links == When::kAuto ? render.color && OnTerminal() : links == When::kAlways;
  if (render.hyperlinks) render.host = HostName();
  options->page = !parsed.no_pager && render.format == OutputFormat::kText &&
                  options->command != SearchCommand::kBatch && OnTerminal();
}

void Settle(Parsed* parsed, const Settings& settings) {
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
  const auto& since = options.request.filters.since = DateOption("since", parsed->since, settings);
  const auto& until = options.request.filters.until = DateOption("until", parsed->until, settings);
  if (since && until && since->FirstDay() > until->LastDay()) {
    throw Error(ErrorCode::kUsage,
                "--since " + parsed->since + " is later than --until " + parsed->until);
  }
  options.render.format = ChosenFormat(*parsed, settings);
  SettleForm(*parsed, settings, &options);
  options.request.order = parsed->sort == "date" ? HitOrder::kDate : HitOrder::kRelevance;
  options.request.recency.today = Today();
  if (parsed->stale_after > 0) {
    options.render.stale_before = MonthsBefore(options.request.recency.today, parsed->stale_after);
  }
  SettleTerminal(*parsed, &options);
  options.render.batch = options.command == SearchCommand::kBatch;
  if (options.render.format == OutputFormat::kTrec) {
    options.request.per_document = 1;
    options.request.snippets = false;
    options.request.count = false;
  }
  options.render.gist = options.gist.has_value();
  options.request.explain = options.render.explain;
  const bool judged = options.render.format == OutputFormat::kTrec;  // each document for itself
  const bool collapse = parsed->duplicates.empty() ? !judged : parsed->duplicates == "collapse";
  options.request.collapse_duplicates = options.render.also_in = collapse;
  options.prefix = Joined(parsed->prefix);
}

// Each index once: what stands in two of them would be found twice.
std::vector<std::string> WithoutRepeats(const std::vector<std::string>& indexes,
                                        std::vector<std::string>* notes) {
  std::vector<std::string> kept;
  std::map<std::string, std::string> names;  // by place
  for (const std::string& index : indexes) {
    const auto [known, is_new] = names.emplace(PlaceOfIndex(index), index);
    if (is_new) {
      kept.push_back(index);
    } else {
      const bool same = known->second == index;
      notes->push_back("--db " + index +
                       (same ? " was named twice" : " is the index " + known->second + " again") +
                       "; it is searched once");
    }
  }
  return kept;
}

// Settings whose default depends on others, or on more than options.
void Complete(const SearchOptions& options, const Parsed& parsed, const Settings& settings,
              std::vector<EffectiveSetting>* list) {
  const auto source = settings.sources.find("db");
  SetEffective("db", options.indexes,
               source == settings.sources.end() ? SettingSource() : source->second, list);
  if (settings.OriginOf("duplicates") == SettingOrigin::kDefault) {
    SetEffective("duplicates", {options.request.collapse_duplicates ? "collapse" : "show"},
                 SettingSource(), list);
  }
  if (parsed.color == "auto" && !Environment("NO_COLOR").empty()) {
    SetEffective("color", {"never"}, {SettingOrigin::kEnvironment, "NO_COLOR", 0}, list);
  }
  const Pager pager = ChoosePager();
  SetEffective("pager", {pager.command},
               pager.variable.empty()
                   ? SettingSource()
                   : SettingSource{SettingOrigin::kEnvironment, pager.variable, 0},
               list);
}

}  // namespace

SearchCommandLine ParseSearchCommandLine(int argc, char** argv) {
  SearchCommandLine result;
  Parsed parsed;
  CLI::App app("Searches guidance manuals in English and Spanish.", "faro-search");
  UseBriefHelp(&app);
  app.footer(HelpFooter(SearchManual()));
  app.set_version_flag("--version", std::string("faro-search ") + FARO_VERSION);
  app.add_option("WORDS", parsed.words, "what to look for; - reads it from standard input");
  app.add_option("--db", parsed.db,
                 "an index: a folder, a stub file or tcp://HOST:PORT; repeatable\n"
                 "[$FARO_DB, else $XDG_DATA_HOME/faro/index]")
      ->type_name("DIR")
      ->allow_extra_args(false);
  AddFilterOptions(&app, &parsed);
  AddOutputOptions(&app, &parsed);
  AddShellOptions(&app, &parsed.shell);
  AddCommands(&app, &parsed);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    result.done = true;
    result.exit_status = WriteParseError(app, error,
                                         "words that look like an option go behind --, as in: "
                                         "faro-search -- camp -closure",
                                         &std::cout, &std::cerr);
    return result;
  }
  if (const auto text = RequestedText(parsed.shell, app, SearchManual())) {
    result.done = true;
    result.exit_status = WriteText(*text, &std::cout);
    return result;
  }
  Settings settings = ApplyConfigFile("search", parsed.shell.profile, &app);
  std::vector<EffectiveSetting> effective = EffectiveSettings(settings, &app);
  Settle(&parsed, settings);
  result.options = parsed.options;
  result.options.indexes =
      WithoutRepeats(ChooseIndexes(parsed.db, &settings), &result.options.notes);
  if (parsed.hyperlinks == "auto" && HasServer(result.options.indexes)) {
    result.options.render.hyperlinks = false;  // the files are elsewhere
  }
  if (parsed.shell.show_config) {
    Complete(result.options, parsed, settings, &effective);
    const bool json = result.options.render.format == OutputFormat::kJson;
    result.done = true;
    result.exit_status = WriteText(
        json ? ConfigAsJson(settings, effective) : ConfigAsText(settings, "search", effective),
        &std::cout);
    return result;
  }
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
