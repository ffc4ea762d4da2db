// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_lexer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "lib/base/utf8.h"
#include "searcher/query/field_values.h"
#include "searcher/query/query_parser.h"

namespace faro {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kQuotes = {
    {{"\"", "\""}, {"“", "”"}, {"«", "»"}}};

// An operator that asks for words near each other.
struct NearOperator {
  bool ordered;
  uint32_t distance;
};

// NEAR, NEAR/5, ADJ, ADJ/5.
std::optional<NearOperator> ReadNear(std::string_view word) {
  NearOperator near{false, kUsualDistance};
  if (word.starts_with("NEAR")) {
    word.remove_prefix(4);
  } else if (word.starts_with("ADJ")) {
    near.ordered = true;
    word.remove_prefix(3);
  } else {
    return std::nullopt;
  }
  if (word.empty()) return near;
  word.remove_prefix(1);
  const bool number = !word.empty() && std::all_of(word.begin(), word.end(), IsAsciiDigit);
  if (!number) return std::nullopt;
  near.distance = 0;
  for (const char digit : word) {
    near.distance =
        std::min(near.distance * 10 + static_cast<uint32_t>(digit - '0'), kWidestDistance + 1);
  }
  if (near.distance == 0) return std::nullopt;
  return near;
}

bool IsNearOperator(std::string_view word) {
  const bool slash = word.starts_with("NEAR/") || word.starts_with("ADJ/");
  return (slash || word == "NEAR" || word == "ADJ") && ReadNear(word);
}

// Whether `text` can be the beginning of words: a star elsewhere says nothing of them.
bool IsBeginning(std::string_view text) {
  size_t letters = 0;
  for (size_t i = 0; i < text.size();) {
    const auto c = static_cast<UChar32>(NextCodePoint(text, &i));
    const int8_t type = u_charType(c);
    const bool mark = type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
    if (u_isalnum(c) == 0 && !mark) return false;
    if (!mark) ++letters;
  }
  return letters >= kShortestPrefix;
}

// Whether a star stands in `text` that no backslash stands before.
bool HasStar(std::string_view text) {
  for (size_t at = text.find('*'); at != text.npos; at = text.find('*', at + 1)) {
    if (at == 0 || text[at - 1] != '\\') return true;
  }
  return false;
}

bool IsSign(char c) { return c == '-' || c == '+'; }

// Letters of a name that may be meant for a field.
constexpr size_t kShortestFieldName = 3;

class Lexer {
 public:
  Lexer(std::string_view text, std::vector<std::string>* notes, bool* cut)
      : rest_(text), notes_(notes), cut_(cut) {}

  std::vector<Lexeme> Run() {
    for (SkipBlanks(); !rest_.empty(); SkipBlanks()) {
      if (words_ == kMostQueryWords) {
        AddQueryNote(
            "only the first " + std::to_string(kMostQueryWords) + " words of the query were used",
            notes_);
        *cut_ = true;
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
    Lexeme lexeme{};
    if (rest_.front() == ')') {
      rest_.remove_prefix(1);
      lexeme.kind = LexemeKind::kClose;
      lexemes_.push_back(std::move(lexeme));
      return;
    }
    ReadSign(&lexeme);
    ReadField(&lexeme);
    if (!rest_.empty() && rest_.front() == '(') {
      rest_.remove_prefix(1);
      lexeme.kind = LexemeKind::kOpen;
    } else if (!ReadLiteral(&lexeme) && !ReadPhrase(&lexeme)) {
      ReadWord(&lexeme);
      if (lexeme.has_field()) NoteSign(lexeme);
      if (!lexeme.field) Classify(&lexeme);
    }
    lexemes_.push_back(std::move(lexeme));
  }

  void ReadSign(Lexeme* lexeme) {
    if (rest_.size() < 2 || !IsSign(rest_[0]) || IsAsciiSpace(rest_[1]) || IsSign(rest_[1])) {
      return;
    }
    (rest_[0] == '-' ? lexeme->minus : lexeme->plus) = true;
    rest_.remove_prefix(1);
  }

  void ReadField(Lexeme* lexeme) {
    for (const FieldName& name : kFieldNames) {
      const size_t length = name.prefix.size();
      if (!rest_.starts_with(name.prefix) || rest_.size() == length ||
          IsAsciiSpace(rest_[length])) {
        continue;
      }
      lexeme->prefix = name.prefix;
      lexeme->scope = name.scope;
      lexeme->field = name.field;
      rest_.remove_prefix(length);
      return;
    }
  }

  // A word behind a backslash.
  bool ReadLiteral(Lexeme* lexeme) {
    if (rest_.size() < 2 || rest_[0] != '\\' || IsAsciiSpace(rest_[1])) return false;
    rest_.remove_prefix(1);
    ReadWord(lexeme);
    return true;
  }

  bool ReadPhrase(Lexeme* lexeme) {
    for (const auto& [open, close] : kQuotes) {
      if (!rest_.starts_with(open)) continue;
      rest_.remove_prefix(open.size());
      const size_t end = rest_.find(close);
      if (end == std::string_view::npos) {
        AddQueryNote("a quotation mark has no partner; what follows it is read as words", notes_);
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
    lexeme->kind = LexemeKind::kWord;
    lexeme->text = rest_.substr(0, end);
    rest_.remove_prefix(end);
    ++words_;
  }

  // Finds out whether a word is an operator or has a star.
  void Classify(Lexeme* lexeme) {
    if (HasStar(lexeme->text)) return ClassifyStarred(lexeme);
    if (lexeme->minus || lexeme->plus || lexeme->has_field()) return;
    if (lexeme->text == "AND") lexeme->kind = LexemeKind::kAnd;
    if (lexeme->text == "OR") lexeme->kind = LexemeKind::kOr;
    if (lexeme->text == "NOT") lexeme->kind = LexemeKind::kNot;
    if (!IsNearOperator(lexeme->text)) {
      NoteNoNear(lexeme->text);
      NoteFieldless(lexeme->text);
      return;
    }
    const NearOperator near = *ReadNear(lexeme->text);
    lexeme->kind = LexemeKind::kNear;
    lexeme->ordered = near.ordered;
    lexeme->distance = std::min(near.distance, kWidestDistance);
    if (near.distance > kWidestDistance) {
      AddQueryNote(lexeme->text + " is read as " + std::to_string(kWidestDistance) +
                       " words: passages are not longer",
                   notes_);
    }
  }

  void NoteNoNear(std::string_view word) {
    if (!word.starts_with("NEAR/") && !word.starts_with("ADJ/")) return;
    AddQueryNote("NEAR/ and ADJ/ take a number from 1 to " + std::to_string(kWidestDistance) +
                     "; " + std::string(word) + " is read as words",
                 notes_);
  }

  // Says so where a sign stands between a field and its word. A filter that does not take it has a
  // note of its own.
  void NoteSign(const Lexeme& lexeme) {
    const std::string_view word = lexeme.text;
    if (word.size() < 2 || !IsSign(word[0])) return;
    if (lexeme.field && !IsFieldValue(*lexeme.field, word)) return;
    const std::string field(lexeme.prefix);
    const std::string value(word);
    AddQueryNote("a sign stands before the field, as in " + value.substr(0, 1) + field +
                     value.substr(1) + "; " + field + value + " is read without it",
                 notes_);
  }

  // Says so where a word looks like a field that is not there, or has nothing to look for.
  void NoteFieldless(std::string_view word) {
    const size_t colon = word.find(':');
    if (colon == std::string_view::npos) return;
    const std::string_view name = word.substr(0, colon + 1);
    const std::string_view value = word.substr(colon + 1);
    const bool known = std::any_of(std::begin(kFieldNames), std::end(kFieldNames),
                                   [&](const FieldName& field) { return field.prefix == name; });
    const bool letters =
        colon >= kShortestFieldName && std::all_of(name.begin(), name.end() - 1, IsAsciiLower);
    if (known) {
      AddQueryNote(std::string(name) + " has nothing behind it, and is read as a word", notes_);
    } else if (letters && !value.empty() && !value.starts_with("//")) {
      AddQueryNote("there is no field " + std::string(name) + " (see faro-query(7)); " +
                       std::string(word) + " is read as words",
                   notes_);
    }
  }

  static void ClassifyStarred(Lexeme* lexeme) {
    const std::string_view beginning(lexeme->text.data(), lexeme->text.size() - 1);
    lexeme->starred = !lexeme->text.ends_with('*') || !IsBeginning(beginning);
    if (lexeme->starred) return;
    lexeme->kind = LexemeKind::kPrefix;
    lexeme->text.pop_back();
  }

  std::string_view rest_;
  std::vector<std::string>* notes_;
  bool* cut_;
  std::vector<Lexeme> lexemes_;
  size_t words_ = 0;
};

}  // namespace

void AddQueryNote(std::string note, std::vector<std::string>* notes) {
  if (std::find(notes->begin(), notes->end(), note) == notes->end()) {
    notes->push_back(std::move(note));
  }
}

std::vector<Lexeme> LexQuery(std::string_view text, std::vector<std::string>* notes, bool* cut) {
  return Lexer(text, notes, cut).Run();
}

bool NeedsBackslash(std::string_view word) {
  constexpr std::string_view kSigns = "-+\\(\"";
  if (word.empty() || kSigns.find(word.front()) != std::string_view::npos) return true;
  if (word == "AND" || word == "OR" || word == "NOT" || IsNearOperator(word)) return true;
  if (word.ends_with('*')) return true;
  return std::any_of(kQuotes.begin(), kQuotes.end(),
                     [&](const auto& quotes) { return word.starts_with(quotes.first); }) ||
         std::any_of(kFieldNames.begin(), kFieldNames.end(),
                     [&](const FieldName& name) { return word.starts_with(name.prefix); });
}

}  // namespace faro
