// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_expander.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "lib/index/translation_store.h"
#include "lib/language/folding.h"
#include "lib/language/language_detector.h"
#include "lib/language/stop_words.h"
#include "searcher/query/accent_restorer.h"
#include "searcher/query/near_places.h"
#include "searcher/query/query_lexer.h"
#include "searcher/query/translation_expander.h"
#include "searcher/query/word_finder.h"
#include "searcher/ranking.h"

namespace faro {
namespace {

// The words that show the language of a query.
void AppendTexts(const QueryNode& node, std::string* text) {
  const bool words = node.kind == NodeKind::kWord || node.kind == NodeKind::kPhrase;
  if (words) *text += node.text + ' ';
  for (const QueryNode& child : node.children) AppendTexts(child, text);
}

void AddUnique(Alternative alternative, std::vector<Alternative>* alternatives) {
  const bool known = std::any_of(alternatives->begin(), alternatives->end(), [&](const auto& a) {
    return a.field == alternative.field && a.text == alternative.text;
  });
  if (!known) alternatives->push_back(std::move(alternative));
}

class Expander {
 public:
  Expander(const ExpandOptions& options, const Xapian::Database& database, Analyzer* analyzer)
      : options_(options), database_(database), analyzer_(analyzer) {}

  ExpandedQuery Run(const ParsedQuery& query) {
    ChooseLanguages(query.root);
    const bool sure = result_.languages.size() == 1;
    translator_.emplace(database_, analyzer_, result_.language, sure, options_.translate_into);
    result_.root = Expand(query.root);
    result_.has_weight = HasWeight(result_.root);
    if (!result_.has_weight) {
      spell_function_words_ = true;
      result_.root = Expand(query.root);
    }
    return std::move(result_);
  }

 private:
  void ChooseLanguages(const QueryNode& root) {
    std::string text;
    AppendTexts(root, &text);
    double odds = 0;
    if (options_.query_language != Language::kUnknown) {
      result_.language = options_.query_language;
      odds = kSureLogOdds;
    } else {
      AnalyzedText analyzed;
      analyzer_->Analyze(text, &analyzed);
      const LanguageEvidence evidence = MeasureLanguage(text, analyzed);
      result_.language = DecideLanguage(evidence);
      odds = std::abs(evidence.spanish_log_odds);
    }
    const bool sure = odds >= kSureLogOdds && result_.language != Language::kOther;
    for (const Language language : kStemmedLanguages) {
      if (!sure || language == result_.language) result_.languages.push_back(language);
    }
  }

  ExpandedNode Expand(const QueryNode& node) {
    const bool excluding_around = excluding_;
    excluding_ = excluding_around != node.excluded;
    ExpandedNode expanded = ExpandInside(node);
    excluding_ = excluding_around;
    return expanded;
  }

  ExpandedNode ExpandInside(const QueryNode& node) {
    ExpandedNode expanded = ExpandLeaf(node);
    expanded.excluded = node.excluded;
    expanded.required = node.required;
    if (node.children.empty()) return expanded;
    expanded.kind = node.kind == NodeKind::kNear  ? ExpandedNode::Kind::kNear
                    : node.kind == NodeKind::kAll ? ExpandedNode::Kind::kAll
                                                  : ExpandedNode::Kind::kAny;
    std::vector<const QueryNode*> run;  // words in a row, the last children of `expanded`
    std::vector<const QueryNode*> kept;
    for (const QueryNode& child : node.children) {
      ExpandedNode child_expanded = Expand(child);
      if (IsNothing(child_expanded)) continue;
      kept.push_back(&child);
      const bool word = child.kind == NodeKind::kWord && child.scope == Scope::kAnywhere &&
                        !child.excluded && !excluding_;
      if (!word) TranslateRun(&run, &expanded);
      expanded.children.push_back(std::move(child_expanded));
      if (word) run.push_back(&child);
      if (node.kind != NodeKind::kAny) TranslateRun(&run, &expanded);
    }
    TranslateRun(&run, &expanded);
    if (node.kind == NodeKind::kNear) {
      FindNearPlaces(node, kept, {options_.expand, database_, analyzer_}, &expanded);
    }
    return expanded;
  }

  static bool IsNothing(const ExpandedNode& node) {
    return node.kind != ExpandedNode::Kind::kConcept && node.kind != ExpandedNode::Kind::kFilter &&
           node.children.empty();
  }

  ExpandedNode ExpandLeaf(const QueryNode& node) {
    switch (node.kind) {
      case NodeKind::kWord:
        return ExpandWord(node);
      case NodeKind::kPhrase:
        return ExpandPhrase(node);
      case NodeKind::kPrefix:
        return ExpandPrefix(node);
      case NodeKind::kFilter: {
        ExpandedNode filter;
        filter.kind = ExpandedNode::Kind::kFilter;
        filter.field = node.field;
        filter.filter_value = node.text;
        return filter;
      }
      default:
        return {};
    }
  }

  // The words that the index attests; what was typed where there are none.
  ExpandedNode ExpandPrefix(const QueryNode& node) {
    ExpandedNode expanded;
    expanded.kind = ExpandedNode::Kind::kConcept;
    expanded.scope = node.scope;
    Concept& word = expanded.concept_value;
    word.query = node.text + '*';
    const std::string beginning = CaseFolded(node.text);
    FoundWords found = FindWords(database_, beginning, kMostPrefixWords);
    if (found.cut) {
      AddQueryNote(word.query + " stands for more words than are looked for: the " +
                       std::to_string(found.words.size()) + " that most passages have",
                   &result_.notes);
    }
    if (found.words.empty()) found.words.push_back(beginning);
    for (std::string& form : found.words) {
      word.base.push_back({Field::kExact, std::move(form), Why::kPrefix});
    }
    return expanded;
  }

  // Gives the words of `*run`, which are the last children of `*parent`, their translations, and
  // empties the run.
  void TranslateRun(std::vector<const QueryNode*>* run, ExpandedNode* parent) {
    std::vector<std::string> words;
    for (const QueryNode* node : *run) words.push_back(node->text);
    run->clear();
    if (options_.expand) translator_->Translate(words, parent);
  }

  // A word as typed; one that holds several tokens is their sequence, the compound that they make,
  // and, with less weight, each of them. Not so where it is excluded: -COVID-19 is not -19.
  ExpandedNode ExpandWord(const QueryNode& node) {
    AnalyzedText analyzed;
    analyzer_->Analyze(node.text, &analyzed);
    ExpandedNode expanded;
    const auto& tokens = analyzed.tokens();
    for (size_t i = 0; i < tokens.size(); ++i) {
      ExpandedNode word;
      word.kind = ExpandedNode::Kind::kConcept;
      word.scope = node.scope;
      word.weight = tokens.size() > 1 ? kCompoundPartWeight : 1;
      word.concept_value = ConceptOf(node, analyzed, i);
      if (tokens.size() == 1) return word;
      if (options_.expand && !excluding_) expanded.children.push_back(std::move(word));
    }
    if (tokens.size() > 1) expanded.children.push_back(CompoundOf(node, analyzed));
    return expanded;
  }

  ExpandedNode CompoundOf(const QueryNode& node, const AnalyzedText& analyzed) {
    ExpandedNode expanded;
    expanded.kind = ExpandedNode::Kind::kConcept;
    expanded.scope = node.scope;
    Concept& whole = expanded.concept_value;
    whole.query = node.text;
    whole.phrase = FormsOf(analyzed);
    if (node.scope == Scope::kAnywhere) {
      for (const Compound& compound : analyzed.compounds()) {
        if (compound.count == analyzed.tokens().size()) {
          whole.base.push_back({Field::kExact, compound.text, Why::kExact});
        }
      }
    }
    return expanded;
  }

  ExpandedNode ExpandPhrase(const QueryNode& node) {
    AnalyzedText analyzed;
    analyzer_->Analyze(node.text, &analyzed);
    ExpandedNode expanded;
    if (analyzed.tokens().empty()) return expanded;
    expanded.kind = ExpandedNode::Kind::kConcept;
    expanded.scope = node.scope;
    expanded.concept_value.query = node.text;
    expanded.concept_value.phrase = FormsOf(analyzed);
    return expanded;
  }

  PhraseForms FormsOf(const AnalyzedText& analyzed) const {
    return SpellingsOf(analyzed, options_.expand, database_);
  }

  Concept ConceptOf(const QueryNode& node, const AnalyzedText& analyzed, size_t index) {
    const Token& token = analyzed.tokens()[index];
    const std::string exact(analyzed.Exact(token));
    Concept word;
    word.query = node.text.substr(token.begin, token.end - token.begin);
    const std::string acronym = options_.expand && node.scope == Scope::kAnywhere
                                    ? Analyzer::AcronymAt(analyzed, node.text, index)
                                    : std::string();
    if (!acronym.empty()) word.base.push_back({Field::kAcronym, acronym, Why::kAcronym});
    const bool function_word = IsFunctionWord(exact);
    if (!acronym.empty() && IsFunctionWordOfAny(exact)) return word;  // WHO, IT, US

    word.weightless = function_word;
    word.termless = function_word || (!options_.expand && IsStopWordOfAny(exact));
    if (!options_.expand || !token.stemmable || function_word) {
      word.base.push_back({Field::kExact, exact, Why::kExact});
      if (!options_.expand || !function_word || !spell_function_words_) return word;
      for (const std::string& spelling : RestoreAccents(database_, exact)) {
        word.base.push_back({Field::kExact, spelling, Why::kAccent});
      }
      return word;
    }
    AddStems(exact, node.scope, &word);
    const std::vector<std::string> restored = RestoreAccents(database_, exact);
    // A spelling that is nowhere must not share the weight: coordinacion ranks as coordinación.
    if (restored.empty() || database_.term_exists(TermFor(Field::kExact, exact))) {
      word.exact.push_back({Field::kExact, exact, Why::kExact});
    }
    for (const std::string& spelling : restored) {
      AddStems(spelling, node.scope, &word);
      word.exact.push_back({Field::kExact, spelling, Why::kAccent});
    }
    return word;
  }

  bool IsFunctionWord(std::string_view exact) const {
    if (IsStemmed(result_.language)) return IsStopWord(exact, result_.language);
    return std::all_of(result_.languages.begin(), result_.languages.end(),
                       [&](Language language) { return IsStopWord(exact, language); });
  }

  bool IsFunctionWordOfAny(std::string_view exact) const {
    return std::any_of(result_.languages.begin(), result_.languages.end(),
                       [&](Language language) { return IsStopWord(exact, language); });
  }

  // Stems in the languages of the query. Of two, the less likely one counts as such only if the
  // index has the word in the other; a word that it has in neither is looked for in the rest.
  void AddStems(const std::string& form, Scope scope, Concept* word) {
    std::vector<std::pair<Language, Alternative>> stems;
    bool attested = false;
    bool likely_attested = false;
    for (const Language language : kStemmedLanguages) {
      if (IsStopWord(form, language)) continue;
      Alternative stem{StemField(language), std::string(analyzer_->Stem(form, language)),
                       Why::kStem};
      if (database_.term_exists(TermFor(stem.field, stem.text))) {
        attested = attested || Uses(language);
        likely_attested = likely_attested || language == result_.language;
      }
      stems.emplace_back(language, std::move(stem));
    }
    for (auto& [language, stem] : stems) {
      if (attested && !Uses(language)) continue;
      const bool unlikely = likely_attested && language != result_.language;
      if (scope != Scope::kAnywhere) {
        stem.forms = FormsOfStem(database_, stem.text, language, analyzer_);
      }
      if (!unlikely && scope == Scope::kAnywhere) AddIrregularForms(stem, language, word);
      AddUnique(std::move(stem), unlikely ? &word->unlikely : &word->base);
    }
  }

  // Other forms of the lemmas that `stem` may belong to: those of nouns (mujeres) are as good as
  // the word itself.
  void AddIrregularForms(const Alternative& stem, Language language, Concept* word) {
    const auto add = [&](const LinkedStem& linked) {
      if (linked.kind == FormKind::kDoubtful || linked.stem == stem.text ||
          !database_.term_exists(TermFor(stem.field, linked.stem))) {
        return;
      }
      AddUnique({stem.field, linked.stem, Why::kStem},
                linked.kind == FormKind::kNoun ? &word->base : &word->loose);
    };
    for (const LinkedStem& form :
         FindForms(database_, FormLink::kLemmaToForms, language, stem.text)) {
      add(form);
    }
    for (const LinkedStem& lemma :
         FindForms(database_, FormLink::kFormToLemmas, language, stem.text)) {
      add(lemma);
      if (lemma.kind == FormKind::kDoubtful) continue;
      for (LinkedStem form : FindForms(database_, FormLink::kLemmaToForms, language, lemma.stem)) {
        form.kind = std::max(form.kind, lemma.kind);
        add(form);
      }
    }
  }

  bool Uses(Language language) const {
    return std::find(result_.languages.begin(), result_.languages.end(), language) !=
           result_.languages.end();
  }

  static bool HasWeight(const ExpandedNode& node) {
    if (node.excluded) return false;
    if (node.kind == ExpandedNode::Kind::kConcept) return !node.concept_value.weightless;
    return std::any_of(node.children.begin(), node.children.end(), HasWeight);
  }

  const ExpandOptions& options_;
  const Xapian::Database& database_;
  Analyzer* analyzer_;
  ExpandedQuery result_;
  std::optional<TranslationExpander> translator_;
  bool spell_function_words_ = false;  // there is nothing else to look for
  bool excluding_ = false;             // what is being expanded takes hits away
};

}  // namespace

ExpandedQuery ExpandQuery(const ParsedQuery& query, const ExpandOptions& options,
                          const Xapian::Database& database, Analyzer* analyzer) {
  return Expander(options, database, analyzer).Run(query);
}

}  // namespace faro
