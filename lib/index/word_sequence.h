// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_INDEX_WORD_SEQUENCE_H_
#define FARO_LIB_INDEX_WORD_SEQUENCE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace faro {

// The words of a passage in their order, as Slot::kWords keeps them: two bytes a word, the more
// significant first. It answers phrases at a sixth of the size of positions in Xapian, which keep a
// key for each word of each passage.
//
//   title { 0 heading } 1 body        each a run of word codes, any of them empty
//
// Any two words share a code with a probability of 1/65,534, so a match can be false. The index
// holds the words themselves too, and a query asks for all of them in the passage beside the
// sequence; what remains is another word that has the right code and stands at the right place. A
// passage that has all words of a phrase but not the phrase is taken for one that has it with about
// that probability for each occurrence of its other words; one that has a word, but not in its
// title, for each word in the title.
using WordCode = uint16_t;
inline constexpr WordCode kBoundaryCode = 0;       // no match reaches across it
inline constexpr WordCode kEndOfHeadingsCode = 1;  // nor across this
inline constexpr WordCode kFirstWordCode = 2;

// The code of a word, from kFirstWordCode on: the upper half of its XXH3 (64 bits), scaled to the
// range. `exact` is an exact form (AnalyzedText::Exact). Part of kSchemaVersion.
WordCode CodeOfWord(std::string_view exact);

inline constexpr size_t kWordCodeBytes = 2;

// How many codes `run` holds, and the one at `word`, which is below that.
inline size_t WordCodesIn(std::string_view run) { return run.size() / kWordCodeBytes; }
WordCode WordCodeAt(std::string_view run, size_t word);

// Appends the bytes of a code to `*bytes`.
void AppendWordCode(WordCode code, std::string* bytes);

// Builds sequences one after the other in the same memory: AddWord for the words of the title, then
// StartHeading and its words for each heading, then StartBody and its words.
class WordSequenceBuilder {
 public:
  void Clear() { bytes_.clear(); }
  void AddWord(std::string_view exact) { AddCode(CodeOfWord(exact)); }
  void AddCode(WordCode code) { AppendWordCode(code, &bytes_); }
  // Words in a row, as AppendWordCode makes them.
  void AddCodes(std::string_view codes) { bytes_ += codes; }
  void StartHeading() { AddCode(kBoundaryCode); }
  void StartBody() { AddCode(kEndOfHeadingsCode); }

  // Valid until the next call.
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

// Where in a passage words must stand.
enum class Zone : uint8_t { kAnywhere, kTitle, kHeading };

// Words that stand near each other, within one title, one heading or one body. Each place is the
// words of which one must stand there; no word fills two places.
class PhrasePattern {
 public:
  // An unordered pattern with more places matches nothing: sets of places are one machine word.
  static constexpr size_t kMostUnorderedPlaces = 64;

  // `places`: exact forms. The places stand next to each other, in this order.
  PhrasePattern(const std::vector<std::vector<std::string>>& places, Zone zone);

  // The places lie within `window` words in a row, in this order if `ordered`. A window smaller
  // than the number of places counts as that number.
  PhrasePattern(const std::vector<std::vector<std::string>>& places, Zone zone, size_t window,
                bool ordered);

  // Whether `sequence` (WordSequenceBuilder::bytes) has such words. Takes any bytes; never throws
  // but for lack of memory. A pattern without places matches nothing. Time: words times places; at
  // worst, where unordered, times the window and the places again. Thread-safe.
  bool Matches(std::string_view sequence) const;

 private:
  using Codes = std::vector<WordCode>;

  void FindAnchor();
  bool IsPhrase() const { return ordered_ && window_ == places_.size(); }
  bool MatchesRun(std::string_view run) const;
  bool HasPhrase(std::string_view words) const;
  bool HasPhraseAt(std::string_view words, size_t start) const;
  bool HasInOrder(std::string_view run) const;
  bool HasInAnyOrder(std::string_view run) const;

  std::vector<Codes> places_;  // each without duplicates; a few codes, spellings of one word
  std::string anchor_;         // some of the places, as a sequence has them
  size_t anchor_place_ = 0;    // the first of these
  Zone zone_;
  size_t window_;
  bool ordered_;
};

}  // namespace faro

#endif  // FARO_LIB_INDEX_WORD_SEQUENCE_H_
