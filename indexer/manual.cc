// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/manual.h"

namespace faro {
namespace {

std::vector<ManualEntry> Examples() {
  return {
      {"faro-index ~/manual", "index a folder, or bring it up to date"},
      {"faro-index --db /srv/faro ~/manual", "the same, in an index of your choice"},
      {"faro-index --dry-run ~/manual", "say what would change"},
      {"faro-index --full ~/manual", "rebuild from nothing"},
      {"faro-index --glossary our.tsv ~/manual", "with translations of your own"},
      {"find . -name '*.md' | faro-index --files-from -", ""},
      {"faro-index status", "what is in the index"},
      {"faro-index failed", "sources that could not be read, and why"},
      {"faro-index remove ~/manual/old.md", "take a source out"},
      {"faro-index watch ~/manual", "keep it up to date until Ctrl-C"},
  };
}

}  // namespace

Manual IndexManual() {
  Manual manual;
  manual.date = "2026-11-21";
  manual.description = {
      "Text, Markdown, HTML, PDF, DOCX, ODT and EPUB files below the folders named go into an "
      "index that faro-search(1) answers queries from. Later runs read what has changed, take out "
      "what is gone, and leave alone what lies below other folders. What cannot be read is listed "
      "at the end and does not stop the run.",
      "One process at a time writes an index; searches go on meanwhile. An interrupted run leaves "
      "an index that is whole.",
  };
  manual.examples = Examples();
  manual.exit_statuses = {{"0", "all done"},
                          {"1", "done, but some sources failed"},
                          {"2", "error"},
                          {"3", "index of another schema"},
                          {"4", "locked by another writer"},
                          {"130 or 143", "interrupted"}};
  manual.environment = {
      {"FARO_DB", "The index where no --db names one."},
      {"FARO_PROFILE", "The profile of the config file where no --profile names one."},
      {"XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_CACHE_HOME",
       "Where the config file, the index and the cache are: else ~/.config, ~/.local/share and "
       "~/.cache."},
  };
  manual.files = {
      {"$XDG_CONFIG_HOME/faro/config.toml",
       "Values for long options, as in jobs = 2, below [index], and for those who work in several "
       "ways below [profile.NAME.index], which --profile NAME chooses and which beats [index]; db "
       "can "
       "also stand above all tables and in [profile.NAME]. Options on the command line beat the "
       "environment, which beats the file. --show-config prints what comes of it all."},
      {"$XDG_DATA_HOME/faro/index", "The index where nothing else names one."},
      {"$XDG_CACHE_HOME/faro", "What can be made again: extracted documents, translations."},
      {".faroignore",
       "In a folder: names of files below it that are left out, as in a .gitignore."},
  };
  manual.see_also = {"faro-search(1)", "faro-query(7)"};
  return manual;
}

}  // namespace faro
