// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_parser.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "lib/base/escape.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

enum class LexemeKind : uint8_t { kWord, kPhrase, kOpen, kClose, kAnd, kOr, kNot };

struct Lexeme {
  LexemeKind kind;
  std::string text;
  bool minus = false;  // a '-' stood before it
  Scope scope = Scope::kAnywhere;
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kQuotes = {
    {{"\"", "\""}, {"“", "”"}, {"«", "»"}}};

constexpr std::array<std::pair<std::string_view, Scope>, 2> kScopes = {
    {{"title:", Scope::kTitle}, {"heading:", Scope::kHeading}}};

void AddNote(std::string note, std::vector<std::string>* notes) {
  if (std::find(notes->begin(), notes->end(), note) == notes->end()) {
    notes->push_back(std::move(note));
  }
}

// Text to lexemes.
class Lexer {
 public:
  Lexer(std::string_view text, std::vector<std::string>* notes) : rest_(text), notes_(notes) {}

  std::vector<Lexeme> Run() {
    for (SkipBlanks(); !rest_.empty(); SkipBlanks()) {
      if (words_ == kMostQueryWords) {
        AddNote(
            "only the first " + std::to_string(kMostQueryWords) + " words of the query were used",
            notes_);
        break;
      }
      ReadLexeme();
    }
    return std::move(lexemes_);
  }

 private:
  void SkipBlanks() {
    while (!rest_.empty() && IsAsciiSpace(rest_.front())) rest_.remove_prefix(1);
  }

  void ReadLexeme() {
    if (rest_.front() == ')') {
      rest_.remove_prefix(1);
      lexemes_.push_back({LexemeKind::kClose, ")"});
      return;
    }
    Lexeme lexeme{LexemeKind::kWord, ""};
    if (rest_.size() > 1 && rest_[0] == '-' && !IsAsciiSpace(rest_[1]) && rest_[1] != '-') {
      lexeme.minus = true;
      rest_.remove_prefix(1);
    }
    for (const auto& [prefix, scope] : kScopes) {
      if (rest_.starts_with(prefix) && rest_.size() > prefix.size() &&
          !IsAsciiSpace(rest_[prefix.size()])) {
        lexeme.scope = scope;
        rest_.remove_prefix(prefix.size());
        break;
      }
    }
    if (!rest_.empty() && rest_.front() == '(') {
      rest_.remove_prefix(1);
      lexeme.kind = LexemeKind::kOpen;
      lexeme.text = "(";
    } else if (!ReadPhrase(&lexeme)) {
      ReadWord(&lexeme);
    }
    lexemes_.push_back(std::move(lexeme));
  }

  bool ReadPhrase(Lexeme* lexeme) {
    for (const auto& [open, close] : kQuotes) {
      if (!rest_.starts_with(open)) continue;
      rest_.remove_prefix(open.size());
      const size_t end = rest_.find(close);
      if (end == std::string_view::npos) {
        AddNote("a quotation mark has no partner; what follows it is read as words", notes_);
        ReadWord(lexeme);
        return true;
      }
      lexeme->kind = LexemeKind::kPhrase;
      lexeme->text = rest_.substr(0, end);
      rest_.remove_prefix(end + close.size());
      words_ += 1 + static_cast<size_t>(std::count(lexeme->text.begin(), lexeme->text.end(), ' '));
      words_ = std::min(words_, kMostQueryWords);
      return true;
    }
    return false;
  }

  // A word keeps the brackets that open within it, as in refugiado(s).
  void ReadWord(Lexeme* lexeme) {
    size_t end = 0;
    size_t open = 0;
    while (end < rest_.size() && !IsAsciiSpace(rest_[end]) && rest_[end] != '"') {
      if (rest_[end] == '(') ++open;
      if (rest_[end] == ')' && open-- == 0) break;
      ++end;
    }
    lexeme->text = rest_.substr(0, end);
    rest_.remove_prefix(end);
    ++words_;
    if (lexeme->minus || lexeme->scope != Scope::kAnywhere) return;
    if (lexeme->text == "AND") lexeme->kind = LexemeKind::kAnd;
    if (lexeme->text == "OR") lexeme->kind = LexemeKind::kOr;
    if (lexeme->text == "NOT") lexeme->kind = LexemeKind::kNot;
  }

  std::string_view rest_;
  std::vector<std::string>* notes_;
  std::vector<Lexeme> lexemes_;
  size_t words_ = 0;
};

// Lexemes to a tree, by recursive descent over the grammar of the header.
class Parser {
 public:
  Parser(std::vector<Lexeme> lexemes, std::vector<std::string>* notes)
      : lexemes_(std::move(lexemes)), notes_(notes) {}

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
  bool At(LexemeKind kind) const { return next_ < lexemes_.size() && lexemes_[next_].kind == kind; }

  void Note(std::string note) { AddNote(std::move(note), notes_); }

  static QueryNode Joined(NodeKind kind, std::vector<QueryNode> children) {
    if (children.size() == 1) return std::move(children[0]);
    QueryNode node;
    node.kind = kind;
    node.children = std::move(children);
    return node;
  }

  QueryNode ParseAny() {
    QueryNode node;
    node.kind = NodeKind::kAny;
    while (next_ < lexemes_.size() && !At(LexemeKind::kClose)) {
      if (auto part = ParseOr()) node.children.push_back(std::move(*part));
    }
    return node;
  }

  std::optional<QueryNode> ParseOr() {
    std::vector<QueryNode> parts;
    do {
      if (auto part = ParseAnd()) parts.push_back(std::move(*part));
    } while (TakeOperator(LexemeKind::kOr));
    if (parts.empty()) return std::nullopt;
    return Joined(NodeKind::kAny, std::move(parts));
  }

  std::optional<QueryNode> ParseAnd() {
    std::vector<QueryNode> parts;
    do {
      if (auto part = ParsePart()) parts.push_back(std::move(*part));
    } while (TakeOperator(LexemeKind::kAnd));
    if (parts.empty()) return std::nullopt;
    return Joined(NodeKind::kAll, std::move(parts));
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
    std::optional<QueryNode> node;
    if (lexeme.kind == LexemeKind::kOpen) {
      node = ParseBrackets(lexeme.scope);
    } else {
      node = ReadLeaf(lexeme);
    }
    if (node) node->excluded = excluded;
    return node;
  }

  std::optional<QueryNode> ParseBrackets(Scope scope) {
    if (depth_ == kDeepestBrackets) {
      Note("brackets are nested too deep; the innermost are left out");
      return std::nullopt;
    }
    ++depth_;
    QueryNode node = ParseAny();
    --depth_;
    if (At(LexemeKind::kClose)) {
      ++next_;
    } else {
      Note("an opening bracket has no partner; it is read as closing at the end");
    }
    if (node.children.empty()) return std::nullopt;
    if (scope != Scope::kAnywhere) SetScope(scope, &node);
    return node;
  }

  // Nothing for empty quotation marks and the like.
  std::optional<QueryNode> ReadLeaf(const Lexeme& lexeme) {
    if (TrimAscii(lexeme.text).empty()) return std::nullopt;
    QueryNode node;
    node.kind = lexeme.kind == LexemeKind::kPhrase ? NodeKind::kPhrase : NodeKind::kWord;
    node.scope = lexeme.scope;
    node.text = lexeme.text;
    if (lexeme.kind != LexemeKind::kPhrase && lexeme.kind != LexemeKind::kWord) {
      Note(lexeme.text + " has nothing to join here and is read as a word");
    }
    return node;
  }

  static void SetScope(Scope scope, QueryNode* node) {
    if (node->scope == Scope::kAnywhere) node->scope = scope;
    for (QueryNode& child : node->children) SetScope(scope, &child);
  }

  std::vector<Lexeme> lexemes_;
  std::vector<std::string>* notes_;
  size_t next_ = 0;
  size_t depth_ = 0;
};

}  // namespace

ParsedQuery ParseQuery(std::string_view text) {
  ParsedQuery query;
  std::string valid = ToValidUtf8(text);
  if (valid.size() > kMostQueryBytes) {
    valid.resize(FloorToCodePoint(valid, kMostQueryBytes));
    AddNote("only the first " + std::to_string(kMostQueryBytes) + " bytes of the query were used",
            &query.notes);
  }
  query.root = Parser(Lexer(valid, &query.notes).Run(), &query.notes).Run();
  return query;
}

}  // namespace faro
