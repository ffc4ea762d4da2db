// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_IGNORE_RULES_H_
#define FARO_INDEXER_IGNORE_RULES_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace faro {

// The name of the file that says what of its folder is not to be indexed.
inline constexpr const char* kIgnoreFileName = ".faroignore";

// A pattern for one name of a path: literal code points, '?', '*' and sets in brackets.
class NamePattern {
 public:
  // What one element matches: one code point, or for kAnyNumber as many as there are.
  struct Element {
    enum class Kind { kLiteral, kAnyOne, kAnyNumber, kSet };
    Kind kind = Kind::kLiteral;
    char32_t literal = 0;
    bool negated = false;
    std::vector<std::pair<char32_t, char32_t>> ranges;  // of a set, both ends in it
  };

  void Add(Element element);
  bool empty() const { return elements_.empty(); }

  // Takes at most elements * code points steps.
  bool Matches(std::u32string_view name) const;

 private:
  std::vector<Element> elements_;
};

// The patterns of one .faroignore file, which say what below its folder is left out. The format is
// that of gitignore(5), "PATTERN FORMAT":
// one pattern a line; blank lines and those that begin with # mean nothing; a pattern with a slash
// before its end is held against the path from the folder, any other against each name below it; a
// slash at the end makes it match folders alone; *, ? and [a-z] ([!a-z] for the opposite) stay
// within one name; "**" as a whole name stands for any number of folders; a backslash takes its
// special meaning from what follows; blanks at the end do not count; ! takes back what an earlier
// pattern left out; the last pattern that matches decides. What is in a folder that is left out
// cannot be taken back. Unlike git's, classes like [:alpha:] are not known.
//
// Letter case matters; which Unicode normal form a name has does not. Immutable once made.
class IgnoreRules {
 public:
  // Lines that cannot be understood are not used, and noted as "line N: why". `text` is UTF-8, with
  // or without a byte-order mark, with any line ends. Throws Error when ICU fails.
  static IgnoreRules Parse(std::string_view text, std::vector<std::string>* notes);

  // Whether to leave out what is at `path`: its names from the folder of the rules on, in the form
  // that NameToMatch gives. Nothing if no pattern is for it.
  std::optional<bool> LeavesOut(std::span<const std::u32string> path, bool is_folder) const;

  bool empty() const { return rules_.empty(); }

 private:
  struct Part {
    bool any_folders = false;  // "**"
    NamePattern name;
  };
  struct Rule {
    bool take_back = false;
    bool folders_only = false;
    bool whole_path = false;  // else one part, for the last name
    std::vector<Part> parts;
  };

  static std::string ParseLine(std::u32string_view line, Rule* rule);
  static std::string ParseParts(std::u32string_view pattern, Rule* rule);
  static bool Matches(const Rule& rule, std::span<const std::u32string> path);

  std::vector<Rule> rules_;
};

// The code points of a name in composed form (NFC); ill-formed bytes are U+FFFD. Throws Error when
// ICU fails.
std::u32string NameToMatch(std::string_view name);

}  // namespace faro

#endif  // FARO_INDEXER_IGNORE_RULES_H_
