// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text_memory.h"

namespace faro {
namespace {

// What a table and the allocator add to each text, about.
constexpr size_t kOverhead = 200;

}  // namespace

void PackedTerms::Reserve(size_t terms, size_t bytes) {
  entries_.reserve(terms);
  bytes_.reserve(bytes);
}

void PackedTerms::Add(std::string_view term, uint32_t count) {
  entries_.push_back({count, static_cast<uint8_t>(term.size())});
  bytes_ += term;
}

std::shared_ptr<const BodyTerms> TextMemory::Find(std::string_view text) const {
  const std::lock_guard lock(mutex_);
  const auto known = texts_.find(text);
  return known == texts_.end() ? nullptr : known->second;
}

void TextMemory::Keep(const std::string& text, std::shared_ptr<const BodyTerms> terms) {
  const size_t bytes =
      text.size() + terms->terms.size_in_bytes() + terms->words.capacity() + kOverhead;
  const std::lock_guard lock(mutex_);
  if (texts_.contains(text)) return;
  if (bytes_ + bytes > most_bytes_) {
    texts_.clear();
    bytes_ = 0;
  }
  if (bytes > most_bytes_) return;
  texts_.emplace(text, std::move(terms));
  bytes_ += bytes;
}

}  // namespace faro
