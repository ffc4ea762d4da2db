// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_INDEXER_LEXICON_TRANSDUCER_FIXTURE_H_
#define FARO_TESTS_INDEXER_LEXICON_TRANSDUCER_FIXTURE_H_

#include <gtest/gtest.h>
#include <lttoolbox/alphabet.h>
#include <lttoolbox/file_utils.h>
#include <lttoolbox/transducer.h>
#include <lttoolbox/ustring.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/utf8.h"

namespace faro::testing {

// A compiled Apertium dictionary, made entry by entry and written as lttoolbox writes them. Sides
// are given as Apertium's tools print them: "took" and "take<vblex><past>".
class TransducerFile {
 public:
  void Add(std::string_view input, std::string_view output, const char* section = "main@standard") {
    const std::vector<int32_t> in = Symbols(input);
    const std::vector<int32_t> out = Symbols(output);
    Transducer& transducer = sections_[to_ustring(section)];
    int state = transducer.getInitial();
    for (size_t i = 0; i < std::max(in.size(), out.size()); ++i) {
      const int pair = alphabet_(i < in.size() ? in[i] : 0, i < out.size() ? out[i] : 0);
      state = transducer.insertSingleTransduction(pair, state);
    }
    transducer.setFinal(state);
    last_ = state;
  }

  // Lets the last entry go on with any number of these letters; they stand on both sides.
  void Loop(std::string_view letters) {
    Transducer& transducer = sections_[to_ustring("main@standard")];
    int state = last_;
    const std::vector<int32_t> symbols = Symbols(letters);
    for (size_t i = 0; i < symbols.size(); ++i) {
      const int pair = alphabet_(symbols[i], symbols[i]);
      if (i + 1 == symbols.size()) {
        transducer.linkStates(state, last_, pair);
      } else {
        state = transducer.insertNewSingleTransduction(pair, state);
      }
    }
  }

  void Write(const std::string& path) {
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    ASSERT_NE(file, nullptr) << path;
    std::streambuf* const output = std::cout.rdbuf(nullptr);  // lttoolbox lists the sections there
    writeTransducerSet(file, std::set<UChar32>(), alphabet_, sections_);
    std::cout.rdbuf(output);
    EXPECT_EQ(std::fclose(file), 0) << path;
  }

 private:
  std::vector<int32_t> Symbols(std::string_view side) {
    std::vector<int32_t> symbols;
    for (size_t i = 0; i < side.size();) {
      if (side[i] != '<') {
        symbols.push_back(static_cast<int32_t>(NextCodePoint(side, &i)));
        continue;
      }
      const size_t end = side.find('>', i) + 1;
      const UString tag = to_ustring(std::string(side.substr(i, end - i)).c_str());
      alphabet_.includeSymbol(tag);
      symbols.push_back(alphabet_(tag));
      i = end;
    }
    return symbols;
  }

  Alphabet alphabet_;
  std::map<UString, Transducer> sections_;
  int last_ = 0;
};

}  // namespace faro::testing

#endif  // FARO_TESTS_INDEXER_LEXICON_TRANSDUCER_FIXTURE_H_
