// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_parser.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "lib/base/escape.h"
#include "lib/base/utf8.h"
#include "searcher/query/field_values.h"
#include "searcher/query/query_lexer.h"

namespace faro {
namespace {

bool IsNearWord(const QueryNode& node) {
  return node.kind == NodeKind::kWord || node.kind == NodeKind::kPrefix;
}

// Whether a node can stand beside NEAR: a word, or words of which one is wanted.
bool CanBeNear(const QueryNode& node) {
  if (node.excluded) return false;
  if (node.kind != NodeKind::kAny) return IsNearWord(node);
  return std::all_of(node.children.begin(), node.children.end(), [&](const QueryNode& child) {
    return IsNearWord(child) && !child.excluded && child.scope == node.children.front().scope;
  });
}

bool CanBeNear(const std::vector<QueryNode>& nodes) {
  return nodes.size() > 1 && nodes.size() <= kMostNearWords &&
         std::all_of(nodes.begin(), nodes.end(), [&](const QueryNode& node) {
           return CanBeNear(node) && ScopeOf(node) == ScopeOf(nodes.front());
         });
}

// `nodes` with phrases as their words; up to one more than NEAR can join.
std::vector<QueryNode> PhrasesAsWords(const std::vector<QueryNode>& nodes) {
  constexpr std::string_view kBetweenWords = " \t\n\v\f\r\"()";
  std::vector<QueryNode> words;
  for (const QueryNode& node : nodes) {
    if (node.kind != NodeKind::kPhrase || node.excluded) {
      words.push_back(node);
      continue;
    }
    const std::string_view text = node.text;
    size_t begin = text.find_first_not_of(kBetweenWords);
    while (begin != std::string_view::npos && words.size() <= kMostNearWords) {
      const size_t end = std::min(text.find_first_of(kBetweenWords, begin), text.size());
      QueryNode word;
      word.kind = NodeKind::kWord;
      word.scope = node.scope;
      word.text = text.substr(begin, end - begin);
      words.push_back(std::move(word));
      begin = text.find_first_not_of(kBetweenWords, end);
    }
  }
  return words;
}

size_t CountLeaves(const std::vector<QueryNode>& nodes) {
  size_t leaves = 0;
  for (const QueryNode& node : nodes) leaves += std::max<size_t>(1, node.children.size());
  return leaves;
}

bool IsOperator(LexemeKind kind) {
  return kind == LexemeKind::kAnd || kind == LexemeKind::kOr || kind == LexemeKind::kNot ||
         kind == LexemeKind::kNear;
}

void ClearRequired(std::vector<QueryNode>* nodes) {
  for (QueryNode& node : *nodes) node.required = false;
}

// Lexemes to a tree, by recursive descent over the grammar of the header.
class Parser {
 public:
  Parser(std::vector<Lexeme> lexemes, ParsedQuery* query)
      : lexemes_(std::move(lexemes)), query_(query) {}

  QueryNode Run() {
    QueryNode root = ParseAny();
    while (next_ < lexemes_.size()) {  // a closing bracket that nothing opened
      Note("a closing bracket has no partner and is left out");
      ++next_;
      QueryNode more = ParseAny();
      std::move(more.children.begin(), more.children.end(), std::back_inserter(root.children));
    }
    return root;
  }

 private:
  // The field that holds for words without one of their own.
  struct Context {
    Scope scope = Scope::kAnywhere;
    std::optional<FilterField> field;
  };

  bool At(LexemeKind kind) const { return next_ < lexemes_.size() && lexemes_[next_].kind == kind; }

  void Note(std::string note) { AddQueryNote(std::move(note), &query_->notes); }

  static QueryNode Joined(NodeKind kind, std::vector<QueryNode> children) {
    if (children.size() == 1) return std::move(children[0]);
    QueryNode node;
    node.kind = kind;
    node.children = std::move(children);
    if (kind != NodeKind::kAny) ClearRequired(&node.children);
    return node;
  }

  QueryNode ParseAny() {
    QueryNode node;
    node.kind = NodeKind::kAny;
    while (next_ < lexemes_.size() && !At(LexemeKind::kClose)) {
      auto part = ParseOr();
      if (!part) continue;
      if (!part->excluded && IsFilter(*part)) part->required = true;
      node.children.push_back(std::move(*part));
    }
    return node;
  }

  std::optional<QueryNode> ParseOr() {
    std::vector<QueryNode> parts;
    do {
      if (auto part = ParseAnd()) parts.push_back(std::move(*part));
    } while (TakeOperator(LexemeKind::kOr));
    if (parts.empty()) return std::nullopt;
    const auto excluded = [](const QueryNode& part) { return part.excluded; };
    if (parts.size() > 1 && std::any_of(parts.begin(), parts.end(), excluded)) {
      Note("what NOT or - stands before is no side of OR: it takes hits away from all of them");
    }
    return Joined(NodeKind::kAny, std::move(parts));
  }

  std::optional<QueryNode> ParseAnd() {
    std::vector<QueryNode> parts;
    do {
      if (auto part = ParseNear()) parts.push_back(std::move(*part));
    } while (TakeOperator(LexemeKind::kAnd));
    if (parts.empty()) return std::nullopt;
    return Joined(NodeKind::kAll, std::move(parts));
  }

  std::optional<QueryNode> ParseNear() {
    std::vector<QueryNode> parts;
    std::vector<Lexeme> operators;
    if (auto part = ParsePart()) parts.push_back(std::move(*part));
    while (At(LexemeKind::kNear)) {
      const Lexeme near = lexemes_[next_];
      if (!TakeOperator(LexemeKind::kNear)) break;
      operators.push_back(near);
      if (auto part = ParsePart()) parts.push_back(std::move(*part));
    }
    if (parts.empty()) return std::nullopt;
    if (parts.size() == 1) return std::move(parts.front());
    return JoinNear(std::move(parts), operators);
  }

  QueryNode JoinNear(std::vector<QueryNode> parts, const std::vector<Lexeme>& operators) {
    std::vector<QueryNode> words = PhrasesAsWords(parts);
    if (!CanBeNear(words)) {
      Note("NEAR and ADJ join up to " + std::to_string(kMostNearWords) +
           " words of one field, or (words OR words); with anything else they are read as AND");
      return Joined(NodeKind::kAll, std::move(parts));
    }
    near_words_ += CountLeaves(words);
    if (near_words_ > kMostNearWordsOfQuery) {
      Note("more than " + std::to_string(kMostNearWordsOfQuery) +
           " words stand beside NEAR or ADJ; the others are read with AND");
      query_->cut = true;
      return Joined(NodeKind::kAll, std::move(parts));
    }
    if (words.size() != parts.size()) Note("a phrase beside NEAR or ADJ is read as its words");
    QueryNode node = Joined(NodeKind::kNear, std::move(words));
    for (QueryNode& child : node.children) ClearRequired(&child.children);
    node.ordered = operators.front().ordered;
    for (const Lexeme& near : operators) {
      node.distance = std::max(node.distance, near.distance);
      if (near.ordered != node.ordered || near.distance != operators.front().distance) {
        Note(
            "in a row of NEAR and ADJ the first says whether the order counts, and the largest "
            "number holds for all");
      }
    }
    return node;
  }

  // Takes an operator that has something on its right; one that has not is read as a word.
  bool TakeOperator(LexemeKind kind) {
    if (!At(kind)) return false;
    const bool last =
        next_ + 1 == lexemes_.size() || lexemes_[next_ + 1].kind == LexemeKind::kClose;
    if (last) return false;
    ++next_;
    return true;
  }

  std::optional<QueryNode> ParsePart() {
    bool excluded = false;
    while (At(LexemeKind::kNot) && next_ + 1 < lexemes_.size() &&
           lexemes_[next_ + 1].kind != LexemeKind::kClose) {
      excluded = !excluded;
      ++next_;
    }
    if (next_ == lexemes_.size() || At(LexemeKind::kClose)) return std::nullopt;
    const Lexeme& lexeme = lexemes_[next_++];
    if (lexeme.minus) excluded = !excluded;
    std::optional<QueryNode> node =
        lexeme.kind == LexemeKind::kOpen ? ParseBrackets(lexeme) : ReadLeaf(lexeme);
    if (!node) return node;
    node->excluded = excluded;
    node->required = lexeme.plus && !excluded;
    return node;
  }

  std::optional<QueryNode> ParseBrackets(const Lexeme& open) {
    if (depth_ == kDeepestBrackets) {
      Note("brackets are nested too deep; the innermost are left out");
      query_->cut = true;
      return std::nullopt;
    }
    ++depth_;
    const Context around = context_;
    if (open.has_field()) context_ = {open.scope, open.field};
    QueryNode node = ParseAny();
    context_ = around;
    --depth_;
    if (At(LexemeKind::kClose)) {
      ++next_;
    } else {
      Note("an opening bracket has no partner; it is read as closing at the end");
    }
    if (node.children.empty()) return std::nullopt;
    if (node.children.size() > 1 || node.children[0].excluded) return node;
    return std::optional<QueryNode>(std::move(node.children[0]));
  }

  // Nothing for empty quotation marks and the like.
  std::optional<QueryNode> ReadLeaf(const Lexeme& lexeme) {
    const std::string_view trimmed = TrimAscii(lexeme.text);
    if (trimmed.empty()) return std::nullopt;
    const Context context = lexeme.has_field() ? Context{lexeme.scope, lexeme.field} : context_;
    QueryNode node;
    node.text = lexeme.text;
    if (context.field) return ReadFilter(lexeme, *context.field);
    node.kind = lexeme.kind == LexemeKind::kPhrase   ? NodeKind::kPhrase
                : lexeme.kind == LexemeKind::kPrefix ? NodeKind::kPrefix
                                                     : NodeKind::kWord;
    node.scope = context.scope;
    if (node.kind == NodeKind::kPrefix && ++prefixes_ > kMostPrefixes) {
      node.kind = NodeKind::kWord;
      node.text += '*';
      Note("of the words with a star the first " + std::to_string(kMostPrefixes) +
           " count; the others are read as they are");
      query_->cut = true;
    }
    if (lexeme.starred) {
      Note("a star stands for the rest of a word, after " + std::to_string(kShortestPrefix) +
           " letters or digits or more; " + lexeme.text + " is read as words");
    } else if (IsOperator(lexeme.kind)) {
      Note(lexeme.text + " has nothing to join here and is read as a word");
    }
    return node;
  }

  QueryNode ReadFilter(const Lexeme& lexeme, FilterField field) {
    QueryNode node;
    node.text = TrimAscii(lexeme.text);
    if (lexeme.kind == LexemeKind::kPrefix) node.text += '*';
    if (IsFieldValue(field, node.text)) {
      node.kind = NodeKind::kFilter;
      node.field = field;
      return node;
    }
    const FieldName& name = NameOf(field);
    Note(std::string(name.prefix) + " takes " + std::string(name.takes) + "; " + node.text +
         " is read as words");
    node.kind = lexeme.kind == LexemeKind::kPhrase ? NodeKind::kPhrase : NodeKind::kWord;
    if (node.kind == NodeKind::kWord && lexeme.has_field()) node.text.insert(0, lexeme.prefix);
    return node;
  }

  std::vector<Lexeme> lexemes_;
  ParsedQuery* query_;
  size_t next_ = 0;
  size_t depth_ = 0;
  size_t near_words_ = 0;
  size_t prefixes_ = 0;
  Context context_;
};

}  // namespace

ParsedQuery ParseQuery(std::string_view text) {
  ParsedQuery query;
  std::string valid = ToValidUtf8(text);
  if (valid.size() > kMostQueryBytes) {
    valid.resize(FloorToCodePoint(valid, kMostQueryBytes));
    AddQueryNote(
        "only the first " + std::to_string(kMostQueryBytes) + " bytes of the query were used",
        &query.notes);
    query.cut = true;
  }
  query.root = Parser(LexQuery(valid, &query.notes, &query.cut), &query).Run();
  return query;
}

}  // namespace faro
