// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/gist/apertium_stream.h"

#include <algorithm>

#include "lib/base/escape.h"

namespace faro {
namespace {

constexpr std::string_view kReserved = "\\[]{}$/@<>";

// Apertium's programs wait for the rest of a word at this one, even if it is escaped.
constexpr char kWordStart = '^';

// An empty piece of no text. Without one at the end the programs hold the last word back.
constexpr std::string_view kEnd = "[]";

void AppendEscaped(std::string_view text, std::string* stream) {
  for (const char c : text) {
    if (kReserved.find(c) != std::string_view::npos) *stream += '\\';
    *stream += c;
  }
}

void AppendAside(std::string_view text, std::string* stream) {
  *stream += '[';
  AppendEscaped(text, stream);
  *stream += ']';
}

bool IsAddress(std::string_view word) {
  return word.find('@') != std::string_view::npos || word.find("://") != std::string_view::npos ||
         word.starts_with("www.");
}

// The first unescaped `wanted` in `stream` from `from` on, or its size.
size_t FindUnescaped(std::string_view stream, size_t from, char wanted) {
  for (size_t i = from; i < stream.size(); ++i) {
    if (stream[i] == wanted) return i;
    if (stream[i] == '\\') ++i;
  }
  return stream.size();
}

LexicalUnit ParseUnit(std::string_view inner) {
  LexicalUnit unit;
  size_t end = FindUnescaped(inner, 0, '/');
  unit.source = inner.substr(0, end);
  while (end < inner.size()) {
    const size_t begin = end + 1;
    end = FindUnescaped(inner, begin, '/');
    unit.targets.emplace_back(inner.substr(begin, end - begin));
  }
  return unit;
}

}  // namespace

std::string ToApertium(std::string_view text) {
  std::string safe = EscapeForTerminal(text);
  std::replace(safe.begin(), safe.end(), kWordStart, ' ');
  std::string stream;
  for (size_t begin = 0; begin < safe.size();) {
    const size_t end = std::min(safe.find(' ', begin), safe.size());
    const std::string_view word = std::string_view(safe).substr(begin, end - begin);
    if (IsAddress(word)) {
      AppendAside(word, &stream);
    } else {
      // A tilde would be taken for a mark of the last program.
      for (size_t i = 0; i < word.size(); ++i) {
        (word[i] == '~' ? AppendAside : AppendEscaped)(word.substr(i, 1), &stream);
      }
    }
    if (end < safe.size()) stream += ' ';
    begin = end + 1;
  }
  return stream + std::string(kEnd);
}

std::string FromApertium(std::string_view stream) {
  std::string text;
  for (size_t i = 0; i < stream.size(); ++i) {
    if (stream[i] == '[' || stream[i] == ']') continue;
    if (stream[i] == '\\' && i + 1 < stream.size()) ++i;
    text += stream[i];
  }
  return ToValidUtf8(text);
}

std::vector<StreamPiece> SplitStream(std::string_view stream) {
  std::vector<StreamPiece> pieces;
  size_t begin = 0;
  const auto add_between = [&](size_t end) {
    if (end > begin) pieces.push_back({false, std::string(stream.substr(begin, end - begin)), {}});
  };
  for (size_t i = 0; i < stream.size(); ++i) {
    if (stream[i] == '\\') {
      ++i;
    } else if (stream[i] == '[') {
      i = FindUnescaped(stream, i, ']');
    } else if (stream[i] == '^') {
      const size_t end = FindUnescaped(stream, i, '$');
      if (end == stream.size()) break;
      add_between(i);
      pieces.push_back({true, std::string(stream.substr(i, end + 1 - i)),
                        ParseUnit(stream.substr(i + 1, end - i - 1))});
      begin = end + 1;
      i = end;
    }
  }
  add_between(stream.size());
  return pieces;
}

std::string LemmaOf(std::string_view form) {
  if (form.starts_with('*')) form.remove_prefix(1);
  std::string lemma;
  for (size_t i = 0; i < form.size() && form[i] != '<'; ++i) {
    if (form[i] == '\\' && i + 1 < form.size()) ++i;
    lemma += form[i];
  }
  return lemma;
}

bool HasTag(std::string_view form, std::string_view tag) {
  const std::string bracketed = "<" + std::string(tag) + ">";
  return form.find(bracketed, FindUnescaped(form, 0, '<')) != std::string_view::npos;
}

}  // namespace faro
