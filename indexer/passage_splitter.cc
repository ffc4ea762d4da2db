// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passage_splitter.h"

#include <algorithm>

#include "lib/base/utf8.h"

namespace faro {
namespace {

// A sentence or a part of one, the smallest thing that passages are made of.
struct Piece {
  std::string_view text;  // into a block, without white space at its end
  size_t words;
  size_t offset;      // in the document's joined blocks
  size_t block;       // index of its block
  uint32_t line;      // of the source file
  bool starts_block;  // is the first of its block
  bool after_space;   // white space stands before it in its block
};

size_t CountWords(std::string_view text) {
  size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = IsAsciiSpace(c);
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

// The longest start of `text` with at most the target's words and the maximum's bytes; it ends
// within a word only if that word has more bytes than the maximum.
size_t PieceLength(std::string_view text) {
  size_t words = 0;
  size_t last_word = 0;  // where it begins
  bool inside = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool space = IsAsciiSpace(text[i]);
    if (i >= kPassageMaxBytes) {
      return inside && !space && last_word > 0 ? last_word : FloorToCodePoint(text, i);
    }
    if (!space && !inside) {
      if (++words > kPassageTargetWords) return i;
      last_word = i;
    }
    inside = !space;
  }
  return text.size();
}

void AppendPieces(const Block& block, size_t block_index, size_t block_offset,
                  SentenceSplitter* sentences, std::vector<Piece>* pieces) {
  uint32_t line = block.line;
  size_t counted = 0;  // bytes of the block whose line ends are in `line`
  const auto add = [&](std::string_view text) {
    const auto place = static_cast<size_t>(text.data() - block.text.data());
    line += static_cast<uint32_t>(
        std::count(block.text.data() + counted, block.text.data() + place, '\n'));
    counted = place;
    const std::string_view trimmed = TrimAscii(text);
    if (trimmed.empty()) return;
    const auto trimmed_place = static_cast<size_t>(trimmed.data() - block.text.data());
    pieces->push_back({trimmed, CountWords(trimmed), block_offset + trimmed_place, block_index,
                       line, pieces->empty() || pieces->back().block != block_index,
                       trimmed_place > 0 && IsAsciiSpace(block.text[trimmed_place - 1])});
  };
  const auto add_sentence = [&](std::string_view sentence) {
    const bool fits =
        sentence.size() <= kPassageMaxBytes && CountWords(sentence) <= kPassageMaxWords;
    while (!sentence.empty()) {
      const size_t length = fits ? sentence.size() : PieceLength(sentence);
      add(sentence.substr(0, length));
      sentence.remove_prefix(length);
    }
  };
  if (block.kind == BlockKind::kCode) {
    for (size_t begin = 0; begin < block.text.size();) {
      const size_t end = std::min(block.text.find('\n', begin), block.text.size() - 1) + 1;
      add_sentence(std::string_view(block.text).substr(begin, end - begin));
      begin = end;
    }
    return;
  }
  for (const std::string_view sentence : sentences->Split(block.text)) add_sentence(sentence);
}

// Makes passages of the pieces of one section.
class Packer {
 public:
  Packer(const Document& document, std::vector<Passage>* passages)
      : document_(document), passages_(passages) {}

  void Pack(const std::vector<Piece>& pieces) {
    size_t total = 0;
    for (const Piece& piece : pieces) total += piece.words;
    const size_t count =
        total <= kPassageMaxWords ? 1 : (total + kPassageTargetWords / 2) / kPassageTargetWords;
    const size_t share = (total + count - 1) / count;
    size_t words = 0;  // in the passage in hand
    size_t left = total;
    for (const Piece& piece : pieces) {
      const bool overflows = words + piece.words > kPassageMaxWords ||
                             passage_bytes_ + 1 + piece.text.size() > kPassageMaxBytes;
      // Rather a little early, at the end of a block, than late within the next one; and no
      // passage of a few words at the end of the section.
      const bool enough = words >= (piece.starts_block ? share * 3 / 4 : share);
      const bool is_tail = left < share / 2;
      if (words == 0 || overflows || (enough && count > 1 && !is_tail)) {
        Begin(piece);
        words = 0;
      }
      Append(piece);
      words += piece.words;
      left -= piece.words;
    }
  }

 private:
  void Begin(const Piece& piece) {
    Passage passage;
    passage.ordinal = static_cast<uint32_t>(passages_->size());
    passage.heading = document_.blocks[piece.block].heading;
    passage.line = piece.line;
    passage.page = document_.blocks[piece.block].page;
    passage.offset = static_cast<uint32_t>(piece.offset);
    passages_->push_back(std::move(passage));
    passage_bytes_ = 0;
    links_of_ = static_cast<size_t>(-1);
  }

  void Append(const Piece& piece) {
    Passage& passage = passages_->back();
    if (!passage.text.empty() && (piece.starts_block || piece.after_space)) {
      passage.text += piece.starts_block ? '\n' : ' ';
    }
    passage.text += piece.text;
    passage_bytes_ = passage.text.size();
    if (links_of_ == piece.block) return;
    links_of_ = piece.block;
    const auto& links = document_.blocks[piece.block].links;
    passage.links.insert(passage.links.end(), links.begin(), links.end());
  }

  const Document& document_;
  std::vector<Passage>* passages_;
  size_t passage_bytes_ = 0;
  size_t links_of_ = static_cast<size_t>(-1);  // the block whose links were added last
};

}  // namespace

std::vector<Passage> SplitIntoPassages(const Document& document, SentenceSplitter* sentences) {
  std::vector<Passage> passages;
  Packer packer(document, &passages);
  std::vector<Piece> section;
  size_t offset = 0;
  for (size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (i > 0 && block.heading != document.blocks[i - 1].heading) {
      packer.Pack(section);
      section.clear();
    }
    AppendPieces(block, i, offset, sentences, &section);
    offset += block.text.size() + 1;
  }
  packer.Pack(section);
  return passages;
}

}  // namespace faro
