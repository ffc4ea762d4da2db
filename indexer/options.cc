// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <thread>

#include "indexer/lexicon/translation_compiler.h"
#include "indexer/manual.h"
#include "lib/base/error.h"
#include "lib/base/lines.h"
#include "lib/cli/app_description.h"
#include "lib/cli/settings.h"
#include "lib/cli/shell_options.h"
#include "lib/cli/show_config.h"

namespace faro {
namespace {

std::vector<std::string> ReadPathList(const std::string& name) {
  std::vector<std::string> paths = ReadLines(name);
  std::erase_if(paths, [](const std::string& path) { return path.empty(); });
  return paths;
}

// The parts of the command line that are looked at after parsing.
struct Parsed {
  IndexOptions options;
  std::string db;
  std::vector<std::string> removed;
  std::vector<std::string> watched;
  std::string files_from;
  std::string progress = "auto";
  std::vector<std::string> glossaries;
  bool no_glossary = false;
  ShellRequest shell;
};

void AddOptions(CLI::App* app, Parsed* parsed) {
  IndexOptions& options = parsed->options;
  app->add_option("PATH", options.paths, "files and folders to bring up to date");
  app->add_option("--db", parsed->db, "the index [$FARO_DB, else $XDG_DATA_HOME/faro/index]")
      ->type_name("DIR");
  app->add_option("--files-from", parsed->files_from, "more paths, one a line; - reads from stdin")
      ->type_name("FILE");
  app->add_option("--jobs", options.jobs, "worker threads [as many as there are processors]")
      ->type_name("N")
      ->check(CLI::Range(1u, 1024u));
  app->add_flag("--dry-run", options.dry_run, "say what would be done, do nothing");
  app->add_flag("--full", options.full, "rebuild from nothing, published when it is whole");
  app->add_flag("--verify", options.verify,
                "look into every file, also where size and times say that it is unchanged");
  app->add_flag("--retry-failed", options.retry_failed,
                "try files again that failed and have not changed since");
  app->add_flag("!--no-sandbox", options.sandbox,
                "read documents in this process, not in confined ones: for files that you trust");
  app->add_option("--glossary", parsed->glossaries,
                  "translations of your own: TSV (English TAB Spanish, or six columns), TBX or\n"
                  "TMX; repeatable. Later runs go on with them, and read again those that\n"
                  "changed, until you name others")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app->add_flag("--no-glossary", parsed->no_glossary, "go on without glossaries of your own");
  app->add_option("--translations", options.translations,
                  "which of Faro's own to use: glossary,apertium,forms,names,\n"
                  "parallel (documents that are there in both); or none [all]. Not\n"
                  "remembered: the next run without it goes back to all")
      ->type_name("LIST")
      ->delimiter(',')
      ->check(CLI::IsMember(TranslationSourceNames()))
      ->allow_extra_args(false);
  app->add_flag("--json", options.json, "the final report as one JSON object on stdout");
  app->add_option("--progress", parsed->progress, "when to show progress on stderr [auto]")
      ->type_name("auto|always|never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app->add_flag("!--no-cache", options.cache,
                "do not keep what was extracted from PDF, office and EPUB documents, nor use what\n"
                "was kept; a rebuild extracts anew");
  app->add_option("--cache-size", options.cache_mebibytes,
                  "how much of it to keep below $XDG_CACHE_HOME/faro/extracted [512]")
      ->type_name("MIB")
      ->check(CLI::Range(uint64_t{0}, uint64_t{1} << 30));
  app->add_option("--wait-lock", options.wait_lock_seconds, "wait for another writer [0]")
      ->type_name("SECONDS");
}

// Of two that exclude each other the one counts that was said with more weight.
std::optional<std::vector<std::string>> ChosenGlossaries(const Parsed& parsed,
                                                         const Settings& settings) {
  const SettingOrigin naming = settings.OriginOf("glossary");
  const SettingOrigin refusing =
      parsed.no_glossary ? settings.OriginOf("no-glossary") : SettingOrigin::kDefault;
  const bool given = !parsed.glossaries.empty() && naming >= refusing;
  const bool none = parsed.no_glossary && refusing >= naming;
  if (given && none) {
    throw settings.Exclusion("glossary", "no-glossary");
  }
  if (given) return parsed.glossaries;
  if (none) return std::vector<std::string>();
  return std::nullopt;
}

void AddCommands(CLI::App* app, Parsed* parsed) {
  const auto add = [&](const char* name, const char* what, IndexCommand command) {
    CLI::App* sub = app->add_subcommand(name, what);
    sub->fallthrough();
    sub->callback([parsed, command] { parsed->options.command = command; });
    return sub;
  };
  add("status", "what is in the index", IndexCommand::kStatus);
  add("failed", "sources that could not be read, with reasons", IndexCommand::kFailed);
  add("check", "verify the index", IndexCommand::kCheck);
  add("remove", "take sources out of the index", IndexCommand::kRemove)
      ->add_option("PATH", parsed->removed, "files and folders")
      ->required();
  CLI::App* watch =
      add("watch", "bring the index up to date, now and after each change", IndexCommand::kWatch);
  watch->add_option("PATH", parsed->watched, "files and folders");
  watch
      ->add_option("--rescan", parsed->options.rescan_seconds,
                   "look also without a sign of change, for drives that give none [300]")
      ->type_name("SECONDS")
      ->check(CLI::Range(1u, 86400u));
}

// Gathers the paths that the command is for.
void SettlePaths(const Parsed& parsed, IndexOptions* options) {
  auto& paths = options->paths;
  const auto add = [&paths](const std::vector<std::string>& more) {
    paths.insert(paths.end(), more.begin(), more.end());
  };
  const bool watches = options->command == IndexCommand::kWatch;
  const bool takes_list = watches || options->command == IndexCommand::kUpdate;
  if (takes_list && !parsed.files_from.empty()) add(ReadPathList(parsed.files_from));
  if (watches) add(parsed.watched);
  if (!takes_list && (!paths.empty() || !parsed.files_from.empty())) {
    throw Error(ErrorCode::kUsage,
                "a command takes no other paths: " +
                    (paths.empty() ? "--files-from " + parsed.files_from : paths.front()),
                "to index a folder with the name of a command, write ./NAME");
  }
  if (options->command == IndexCommand::kRemove) paths = parsed.removed;
  if (takes_list && paths.empty()) {
    throw Error(ErrorCode::kUsage, "no files or folders were named",
                "try: faro-index FOLDER, or faro-index --help");
  }
  if (watches && options->dry_run) {
    throw Error(ErrorCode::kUsage, "watch and --dry-run exclude each other");
  }
}

// Settings whose default is more than a value.
void Complete(const IndexOptions& options, const Settings& settings,
              std::vector<EffectiveSetting>* list) {
  const auto source = settings.sources.find("db");
  SetEffective("db", {options.db},
               source == settings.sources.end() ? SettingSource() : source->second, list);
  if (options.jobs == 0) {
    SetEffective("jobs", {std::to_string(std::max(1u, std::thread::hardware_concurrency()))},
                 SettingSource(), list);
  }
}

}  // namespace

IndexCommandLine ParseIndexCommandLine(int argc, char** argv) {
  IndexCommandLine result;
  Parsed parsed;
  CLI::App app("Reads guidance manuals in English and Spanish into a search index.", "faro-index");
  UseBriefHelp(&app);
  app.footer(HelpFooter(IndexManual()));
  app.set_version_flag("--version", std::string("faro-index ") + FARO_VERSION);
  AddOptions(&app, &parsed);
  AddShellOptions(&app, &parsed.shell);
  AddCommands(&app, &parsed);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    result.done = true;
    result.exit_status = WriteParseError(
        app, error, "a path that begins with a dash is written ./-PATH", &std::cout, &std::cerr);
    return result;
  }
  if (const auto text = RequestedText(parsed.shell, app, IndexManual())) {
    result.done = true;
    result.exit_status = WriteText(*text, &std::cout);
    return result;
  }
  Settings settings = ApplyConfigFile("index", parsed.shell.profile, &app);
  std::vector<EffectiveSetting> effective = EffectiveSettings(settings, &app);
  result.options = parsed.options;
  result.options.glossaries = ChosenGlossaries(parsed, settings);
  if (parsed.progress == "always") result.options.progress = ProgressMode::kAlways;
  if (parsed.progress == "never") result.options.progress = ProgressMode::kNever;
  std::vector<std::string> given;
  if (!parsed.db.empty()) given.push_back(parsed.db);
  result.options.db = ChooseIndexes(given, &settings).front();
  if (parsed.shell.show_config) {
    Complete(result.options, settings, &effective);
    result.done = true;
    result.exit_status = WriteText(result.options.json ? ConfigAsJson(settings, effective)
                                                       : ConfigAsText(settings, "index", effective),
                                   &std::cout);
    return result;
  }
  SettlePaths(parsed, &result.options);
  return result;
}

}  // namespace faro
