// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/apertium_transducer.h"

#include <lttoolbox/alphabet.h>
#include <lttoolbox/file_utils.h>
#include <lttoolbox/transducer.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string_view>

#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

// The section with words; others hold numbers and patterns, which have endless paths.
constexpr std::string_view kMainSection = "main@standard";

// What files begin with. lttoolbox reads anything else as the form that it had before there was a
// mark, and takes zeros for what lies behind the end of a file.
constexpr std::string_view kMagic = "LTTB";

constexpr int kLongestPath = 80;  // symbols: the transducer may have loops

std::string ToUtf8(const UString& text) {
  std::string utf8;
  icu::UnicodeString(text.data(), static_cast<int32_t>(text.size())).toUTF8String(utf8);
  return utf8;
}

class Walker {
 public:
  Walker(Transducer* transducer, const Alphabet& alphabet, const PathVisitor& visit)
      : transitions_(transducer->getTransitions()), alphabet_(alphabet), visit_(visit) {
    for (const auto& [state, weight] : transducer->getFinals()) finals_.insert(state);
  }

  void Walk(int state, int length) {
    if (visit_(input_, output_, finals_.count(state) != 0) == PathStep::kStop) return;
    const auto from = transitions_.find(state);
    if (from == transitions_.end() || length == kLongestPath) return;
    for (const auto& [label, target] : from->second) {
      if (target.first == state) continue;
      const auto& [in, out] = alphabet_.decode(label);
      const Mark input = Extend(in, &input_);
      const Mark output = Extend(out, &output_);
      Walk(target.first, length + 1);
      Restore(input, &input_);
      Restore(output, &output_);
    }
  }

 private:
  struct Mark {
    size_t text;
    size_t tag;
  };

  // Tags are negative, the empty symbol is 0.
  Mark Extend(int32_t symbol, PathSide* side) const {
    const Mark before{side->text.size(), side->tag.size()};
    if (symbol < 0) {
      if (!side->tagged()) side->tag = TagName(symbol);
      return before;
    }
    if (symbol == U'_') symbol = U' ';
    const bool kept = side->tagged() ? symbol == U'+' : symbol != U'#';
    if (symbol > 0 && kept) AppendUtf8(static_cast<char32_t>(symbol), &side->text);
    return before;
  }

  static void Restore(Mark mark, PathSide* side) {
    side->text.resize(mark.text);
    side->tag.resize(mark.tag);
  }

  std::string TagName(int32_t symbol) const {
    UString name;
    alphabet_.getSymbol(name, symbol);
    return ToUtf8(name);
  }

  const std::map<int, std::multimap<int, std::pair<int, double>>>& transitions_;
  const Alphabet& alphabet_;
  const PathVisitor& visit_;
  std::set<int> finals_;
  PathSide input_;
  PathSide output_;
};

using Sections = std::map<UString, Transducer>;

void ReadSections(std::FILE* file, Alphabet* alphabet, Sections* sections) {
  std::array<char, kMagic.size()> magic{};
  const size_t read = std::fread(magic.data(), 1, magic.size(), file);
  if (std::string_view(magic.data(), read) != kMagic) throw std::runtime_error("another format");
  std::rewind(file);
  std::set<UChar32> letters;
  readTransducerSet(file, letters, *alphabet, *sections);
  if (std::feof(file) != 0) throw std::runtime_error("cut short");
}

}  // namespace

bool WalkTransducer(const std::string& path, const PathVisitor& visit) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  if (!file) return false;
  Alphabet alphabet;
  Sections sections;
  try {
    ReadSections(file.get(), &alphabet, &sections);
  } catch (const std::exception& error) {
    throw Error(ErrorCode::kBadInput, path + ": not an Apertium dictionary: " + error.what());
  }
  for (auto& [name, transducer] : sections) {
    if (ToUtf8(name) != kMainSection) continue;
    Walker(&transducer, alphabet, visit).Walk(transducer.getInitial(), 0);
  }
  return true;
}

}  // namespace faro
