// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/gist/gist_maker.h"

#include "lib/base/error.h"
#include "lib/language/glossary.h"
#include "searcher/gist/apertium_engine.h"
#include "searcher/gist/apertium_mode.h"
#include "searcher/gist/field_terms.h"
#include "searcher/gist/gist_translator.h"

namespace faro {
namespace {

constexpr const char* kNeeded = "they need the packages apertium and apertium-eng-spa";

}  // namespace

// In this order, so that Apertium loads its data while the glossary is read.
struct GistMaker::Machine {
  explicit Machine(Language from)
      : engine(LoadApertiumMode(from)),
        terms(ParseGlossary(BuiltInGlossary(), "built-in glossary"), from),
        translator(&engine, &terms) {}

  ApertiumEngine engine;
  FieldTerms terms;
  GistTranslator translator;
};

GistMaker::GistMaker(Language language) : from_(OtherLanguage(language)) {}

GistMaker::~GistMaker() = default;

void GistMaker::AddGists(std::vector<Hit>* hits) {
  if (!trouble_.empty()) return;
  std::vector<Hit*> foreign;
  std::vector<std::string> snippets;
  for (Hit& hit : *hits) {
    if (hit.passage.language != from_ || hit.snippet.text.empty()) continue;
    foreign.push_back(&hit);
    snippets.push_back(hit.snippet.text);
  }
  if (foreign.empty()) return;
  try {
    if (machine_ == nullptr) machine_ = std::make_unique<Machine>(from_);
    std::vector<std::string> gists = machine_->translator.Translate(snippets);
    for (size_t i = 0; i < foreign.size(); ++i) foreign[i]->gist = std::move(gists[i]);
  } catch (const Error& error) {
    trouble_ = std::string("there are no gists: ") + error.what() + "; " + kNeeded;
    machine_.reset();
  }
}

}  // namespace faro
