// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ignore_rules.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

using Kind = NamePattern::Element::Kind;

// Whether `pattern` matches all of `text`, where `is_star(pattern[i])` elements match any number of
// units and the others the one unit for which `matches` says so. A failed attempt goes on from the
// last star alone: the leftmost place for what stands between two stars is as good as any.
template <typename Pattern, typename Text, typename IsStar, typename MatchesUnit>
bool MatchesWithStars(const Pattern& pattern, const Text& text, const IsStar& is_star,
                      const MatchesUnit& matches) {
  size_t p = 0;
  size_t t = 0;
  std::optional<size_t> star;
  size_t star_text = 0;
  while (t < text.size()) {
    if (p < pattern.size() && is_star(pattern[p])) {
      star = p++;
      star_text = t;
    } else if (p < pattern.size() && matches(pattern[p], text[t])) {
      ++p;
      ++t;
    } else if (star) {
      p = *star + 1;
      t = ++star_text;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && is_star(pattern[p])) ++p;
  return p == pattern.size();
}

bool MatchesOne(const NamePattern::Element& element, char32_t c) {
  switch (element.kind) {
    case Kind::kLiteral:
      return element.literal == c;
    case Kind::kSet:
      return element.negated !=
             std::any_of(element.ranges.begin(), element.ranges.end(),
                         [c](const auto& range) { return range.first <= c && c <= range.second; });
    case Kind::kAnyOne:
    case Kind::kAnyNumber:
      break;
  }
  return true;
}

// Reads a set from `*at`, which is past its '['. Returns what is wrong, or nothing.
std::string ParseSet(std::u32string_view pattern, size_t* at, NamePattern::Element* set) {
  set->kind = Kind::kSet;
  const auto more = [&] { return *at < pattern.size(); };
  if (more() && (pattern[*at] == U'!' || pattern[*at] == U'^')) {
    set->negated = true;
    ++*at;
  }
  const auto take = [&] {
    if (pattern[*at] == U'\\' && *at + 1 < pattern.size()) ++*at;
    return pattern[(*at)++];
  };
  for (bool first = true; more(); first = false) {
    if (pattern[*at] == U']' && !first) {
      ++*at;
      return "";
    }
    if (pattern.substr(*at).starts_with(U"[:")) return "classes like [:alpha:] are not known";
    const char32_t low = take();
    char32_t high = low;
    if (*at + 1 < pattern.size() && pattern[*at] == U'-' && pattern[*at + 1] != U']') {
      ++*at;
      high = take();
    }
    set->ranges.emplace_back(low, high);
  }
  return "'[' without ']'";
}

// Parses the elements of one name. Returns what is wrong, or nothing.
std::string ParseName(std::u32string_view text, NamePattern* name) {
  for (size_t at = 0; at < text.size();) {
    const char32_t c = text[at++];
    NamePattern::Element element;
    if (c == U'*') {
      element.kind = Kind::kAnyNumber;
    } else if (c == U'?') {
      element.kind = Kind::kAnyOne;
    } else if (c == U'[') {
      const std::string wrong = ParseSet(text, &at, &element);
      if (!wrong.empty()) return wrong;
    } else if (c == U'\\') {
      if (at == text.size()) return "a backslash with nothing after it";
      element.literal = text[at++];
    } else {
      element.literal = c;
    }
    name->Add(std::move(element));
  }
  return "";
}

// Without the blanks at its end, but for one after a backslash, which is part of the pattern.
std::u32string_view WithoutBlanksAtTheEnd(std::u32string_view line) {
  if (line.ends_with(U'\r')) line.remove_suffix(1);
  while (line.ends_with(U' ') || line.ends_with(U'\t')) {
    size_t backslashes = 0;
    while (backslashes + 1 < line.size() && line[line.size() - 2 - backslashes] == U'\\') {
      ++backslashes;
    }
    if (backslashes % 2 == 1) break;
    line.remove_suffix(1);
  }
  return line;
}

}  // namespace

void NamePattern::Add(Element element) {
  const bool star = element.kind == Element::Kind::kAnyNumber;
  if (star && !elements_.empty() && elements_.back().kind == element.kind) return;
  elements_.push_back(std::move(element));
}

bool NamePattern::Matches(std::u32string_view name) const {
  return MatchesWithStars(
      elements_, name, [](const Element& e) { return e.kind == Element::Kind::kAnyNumber; },
      MatchesOne);
}

IgnoreRules IgnoreRules::Parse(std::string_view text, std::vector<std::string>* notes) {
  IgnoreRules result;
  if (text.starts_with(kUtf8Mark)) text.remove_prefix(kUtf8Mark.size());
  for (size_t number = 1; !text.empty(); ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    Rule rule;
    const std::string wrong =
        IsValidUtf8(line) ? ParseLine(NameToMatch(line), &rule) : "this is not UTF-8";
    if (!wrong.empty()) {
      notes->push_back("line " + std::to_string(number) + ": " + wrong);
    } else if (!rule.parts.empty()) {
      result.rules_.push_back(std::move(rule));
    }
  }
  return result;
}

// Leaves a rule without parts for a line that is none. Returns what is wrong, or nothing.
std::string IgnoreRules::ParseLine(std::u32string_view line, Rule* rule) {
  line = WithoutBlanksAtTheEnd(line);
  if (line.empty() || line.starts_with(U'#')) return "";
  if (line.starts_with(U'!')) {
    rule->take_back = true;
    line.remove_prefix(1);
  }
  if (line.ends_with(U'/')) {
    rule->folders_only = true;
    line.remove_suffix(1);
  }
  rule->whole_path = line.find(U'/') != line.npos;
  if (line.starts_with(U'/')) line.remove_prefix(1);
  if (line.empty()) return "there is no name in it";
  return ParseParts(line, rule);
}

std::string IgnoreRules::ParseParts(std::u32string_view pattern, Rule* rule) {
  for (;;) {
    const size_t slash = pattern.find(U'/');
    const std::u32string_view text = pattern.substr(0, slash);
    const bool last = slash == pattern.npos;
    Part part;
    part.any_folders = rule->whole_path && text == U"**";
    if (part.any_folders && last) {
      // What is below a folder, but not the folder.
      Part any;
      any.name.Add({Kind::kAnyNumber, 0, false, {}});
      rule->parts.push_back(std::move(any));
    } else if (!part.any_folders) {
      const std::string wrong = ParseName(text, &part.name);
      if (!wrong.empty()) return wrong;
      if (part.name.empty()) return "a slash too many";
    }
    rule->parts.push_back(std::move(part));
    if (last) return "";
    pattern.remove_prefix(slash + 1);
  }
}

bool IgnoreRules::Matches(const Rule& rule, std::span<const std::u32string> path) {
  if (!rule.whole_path) return rule.parts.front().name.Matches(path.back());
  return MatchesWithStars(
      rule.parts, path, [](const Part& part) { return part.any_folders; },
      [](const Part& part, const std::u32string& name) { return part.name.Matches(name); });
}

std::optional<bool> IgnoreRules::LeavesOut(std::span<const std::u32string> path,
                                           bool is_folder) const {
  if (path.empty()) return std::nullopt;
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if (rule->folders_only && !is_folder) continue;
    if (Matches(*rule, path)) return !rule->take_back;
  }
  return std::nullopt;
}

std::u32string NameToMatch(std::string_view name) {
  std::u32string result;
  const bool ascii = std::all_of(name.begin(), name.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) {
    result.assign(name.begin(), name.end());
    return result;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  CheckIcu(status, "loading the composed form");
  const icu::UnicodeString composed = nfc->normalize(
      icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())}), status);
  CheckIcu(status, "composing a name");
  for (int32_t i = 0; i < composed.length();) {
    const UChar32 c = composed.char32At(i);
    result.push_back(static_cast<char32_t>(c));
    i += U16_LENGTH(c);
  }
  return result;
}

}  // namespace faro
