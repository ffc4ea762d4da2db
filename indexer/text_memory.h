// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_TEXT_MEMORY_H_
#define FARO_INDEXER_TEXT_MEMORY_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/language/analyzer.h"
#include "lib/language/language.h"
#include "lib/language/language_detector.h"

namespace faro {

// Terms and how often each counts, in one piece of memory. A term may be in it several times.
class PackedTerms {
 public:
  // Takes the memory of so many terms, of so many bytes together, at once.
  void Reserve(size_t terms, size_t bytes);

  // `term` is at most 255 bytes, which is more than Xapian takes.
  void Add(std::string_view term, uint32_t count);

  // Calls `visit(const std::string& term, uint32_t count)` in the order of Add.
  template <typename Visit>
  void ForEach(const Visit& visit) const {
    std::string term;
    size_t at = 0;
    for (const Entry& entry : entries_) {
      term.assign(bytes_, at, entry.size);
      visit(term, entry.count);
      at += entry.size;
    }
  }

  size_t size_in_bytes() const { return bytes_.capacity() + entries_.capacity() * sizeof(Entry); }

 private:
  struct Entry {
    uint32_t count;
    uint8_t size;
  };

  std::string bytes_;
  std::vector<Entry> entries_;
};

// What a text gives to a passage that it is the body of, wherever that stands.
struct BodyTerms {
  LanguageEvidence evidence;
  Language language = Language::kUnknown;  // that the terms are made for
  PackedTerms terms;                       // 0 for those that do not count
  std::string words;                       // see AppendWordCode
};

// The text of a passage, looked at once for its language and its terms.
struct AnalyzedBody {
  AnalyzedText text;  // empty where `known` is there
  LanguageEvidence evidence;
  std::shared_ptr<const BodyTerms> known;  // of the same text, met before; may be null
};

// The texts that a build met, with what it made of them: several versions of a manual side by side
// repeat most of their passages word for word. Texts are compared as a whole, so nothing that a
// document holds can pass for another. Thread-safe.
class TextMemory {
 public:
  // 30,000 passages of usual length.
  static constexpr size_t kMostBytes = size_t{64} << 20;

  explicit TextMemory(size_t most_bytes = kMostBytes) : most_bytes_(most_bytes) {}

  // Null where the text is not remembered.
  std::shared_ptr<const BodyTerms> Find(std::string_view text) const;

  // Remembers a text; where that would take more than `most_bytes`, all others are forgotten. A
  // text that is remembered already stays as it is.
  void Keep(const std::string& text, std::shared_ptr<const BodyTerms> terms);

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  const size_t most_bytes_;
  mutable std::mutex mutex_;
  size_t bytes_ = 0;
  std::unordered_map<std::string, std::shared_ptr<const BodyTerms>, Hash, std::equal_to<>> texts_;
};

}  // namespace faro

#endif  // FARO_INDEXER_TEXT_MEMORY_H_
