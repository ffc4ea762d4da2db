// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/own_heap.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>

namespace faro {
namespace {

using Words = std::map<std::string, std::string>;

Words ManyWords(int first) {
  Words words;
  for (int i = first; i < first + 1000; ++i) {
    words.emplace(std::to_string(i), std::string(static_cast<size_t>(i % 300), 'x'));
  }
  return words;
}

TEST(OwnHeapTest, WhatWasAllocatedOutlivesIt) {
  Words words;
  {
    const OwnHeap heap;
    const OwnHeap::Use use(heap);
    words = ManyWords(0);
  }
  const Words later = ManyWords(5000);
  EXPECT_EQ(words, ManyWords(0));
}

TEST(OwnHeapTest, WhatWasAllocatedMayBeFreedByAnotherThread) {
  const OwnHeap heap;
  auto words = std::make_unique<Words>();
  {
    const OwnHeap::Use use(heap);
    words = std::make_unique<Words>(ManyWords(0));
  }
  std::jthread([words = std::move(words)]() mutable { words.reset(); });
}

TEST(OwnHeapTest, HeapsMayBeUsedInTurnsAndWithinEachOther) {
  std::optional<OwnHeap> first(std::in_place);
  const OwnHeap second;
  Words a, b, c;
  {
    const OwnHeap::Use use_first(*first);
    a = ManyWords(0);
    {
      const OwnHeap::Use use_second(second);
      b = ManyWords(1000);
    }
    c = ManyWords(2000);
  }
  first.reset();
  EXPECT_EQ(a, ManyWords(0));
  EXPECT_EQ(b, ManyWords(1000));
  EXPECT_EQ(c, ManyWords(2000));
}

}  // namespace
}  // namespace faro
