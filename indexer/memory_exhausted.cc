// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lets `new` throw std::bad_alloc when memory runs out. mimalloc takes the place of `new` as well
// as of malloc, but being written in C it ends the program instead of throwing, and a document that
// needs too much memory would count as one that crashed its extractor. The program's own `new`,
// which is found before that of a library, asks mimalloc's malloc; `delete` is mimalloc's.
// Thread-safe.
#include <algorithm>
#include <cstdlib>
#include <new>

namespace {

void* OrThrow(void* memory) {
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void* Aligned(std::size_t size, std::align_val_t alignment) {
  const auto unit = static_cast<std::size_t>(alignment);
  const std::size_t whole = (std::max<std::size_t>(size, 1) + unit - 1) / unit * unit;
  return whole < size ? nullptr : std::aligned_alloc(unit, whole);
}

}  // namespace

void* operator new(std::size_t size) { return OrThrow(std::malloc(size)); }
void* operator new[](std::size_t size) { return OrThrow(std::malloc(size)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return OrThrow(Aligned(size, alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return OrThrow(Aligned(size, alignment));
}
