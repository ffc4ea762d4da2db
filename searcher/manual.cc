// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/manual.h"

namespace faro {
namespace {

std::vector<ManualEntry> Examples() {
  return {
      {"faro-search cholera outbreak", "ranked passages"},
      {"faro-search coordinacion de campamentos", "accents are optional"},
      {"faro-search '\"camp management\" -closure'", "a phrase; a word that must not occur"},
      {"faro-search 'title:shelter AND (kits OR tarpaulins)'", ""},
      {"faro-search 'water NEAR/5 tank* type:pdf'", "and more: see faro-query(7)"},
      {"faro-search --lang es --since 2022 albergue", "Spanish passages, updated since 2022"},
      {"faro-search --gist en --lang es water tanker", "with what each hit says in English"},
      {"faro-search --json WASH | jq '.hits[].title'", "for scripts"},
      {"faro-search -- status -draft", "words that look like options or commands"},
      {"faro-search batch topics.tsv --format trec", "many queries, for evaluation"},
      {"faro-search suggest coordinacion", "what may be going to be typed"},
      {"faro-search show 0123456789ab-4", "one passage in full, in its place"},
      {"faro-search similar 0123456789ab-4 --lang es", "Spanish passages that are like it"},
  };
}

}  // namespace

Manual SearchManual() {
  Manual manual;
  manual.date = "2026-11-21";
  manual.description = {
      "The words of a query, in either language, are looked up in the passages of an index that "
      "faro-index(1) made: under all their inflected forms, with and without accents, and "
      "translated into the other language. The best passages come first, at most two of one "
      "document.",
      "Quotation marks, AND, OR, NOT, a minus before a word, brackets, title: and heading: make "
      "queries more exact; see faro-query(7). A word that begins with - or is the name of a "
      "subcommand goes behind --, which ends both.",
      "Standard output carries results only; all else goes to standard error.",
  };
  manual.examples = Examples();
  manual.exit_statuses = {{"0", "at least one hit"},
                          {"1", "no hit"},
                          {"2", "error"},
                          {"3", "no index, or of another schema"}};
  manual.environment = {
      {"FARO_DB", "The index where no --db names one."},
      {"FARO_PROFILE", "The profile of the config file where no --profile names one."},
      {"FARO_PAGER, PAGER",
       "The command that text longer than the screen goes through on a terminal, the first that is "
       "set; else less -FRX. It is started with LESS=FRX where LESS is not set."},
      {"NO_COLOR", "When it is set and not empty, --color auto means never."},
      {"XDG_CONFIG_HOME, XDG_DATA_HOME",
       "Where the config file and the index are looked for: else ~/.config and ~/.local/share."},
  };
  manual.files = {
      {"$XDG_CONFIG_HOME/faro/config.toml",
       "Values for long options, as in limit = 5, below [search], and for those who work in "
       "several "
       "ways below [profile.NAME.search], which --profile NAME chooses and which beats [search]; "
       "db can "
       "also stand above all tables and in [profile.NAME]. Options on the command line beat the "
       "environment, which beats the file. --show-config prints what comes of it all."},
      {"$XDG_DATA_HOME/faro/index", "The index where nothing else names one."},
  };
  manual.see_also = {"faro-index(1)", "faro-query(7)"};
  return manual;
}

}  // namespace faro
