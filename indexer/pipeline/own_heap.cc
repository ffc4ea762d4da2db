// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/own_heap.h"

#ifdef FARO_MIMALLOC
#include <mimalloc.h>
#endif

namespace faro {

#ifdef FARO_MIMALLOC

OwnHeap::OwnHeap() : heap_(mi_heap_new()) {}

OwnHeap::~OwnHeap() {
  if (heap_ != nullptr) mi_heap_delete(heap_);  // what is still in use stays
}

OwnHeap::Use::Use(const OwnHeap& heap)
    : before_(heap.heap_ == nullptr ? nullptr : mi_heap_set_default(heap.heap_)) {}

OwnHeap::Use::~Use() {
  if (before_ != nullptr) mi_heap_set_default(before_);
}

#else

OwnHeap::OwnHeap() : heap_(nullptr) {}
OwnHeap::~OwnHeap() = default;
OwnHeap::Use::Use(const OwnHeap& heap) : before_(heap.heap_) {}
OwnHeap::Use::~Use() = default;

#endif

}  // namespace faro
