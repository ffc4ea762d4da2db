// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_PIPELINE_OWN_HEAP_H_
#define FARO_INDEXER_PIPELINE_OWN_HEAP_H_

struct mi_heap_s;

namespace faro {

// Memory apart from that of the rest of the program, for many small things that are made one after
// the other and go together. They lie close to each other then, and what comes after them finds
// whole pages free instead of gaps all over, most of which are not in the processor's cache. Where
// the program is built without mimalloc this does nothing.
//
// Used by the thread that made it, which must destroy it, too. What was allocated may outlive it
// and may be freed anywhere.
class OwnHeap {
 public:
  OwnHeap();
  ~OwnHeap();
  OwnHeap(const OwnHeap&) = delete;
  OwnHeap& operator=(const OwnHeap&) = delete;

  // While there is one, all that its thread allocates comes from `heap`, which must outlive it.
  class Use {
   public:
    explicit Use(const OwnHeap& heap);
    ~Use();
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;

   private:
    mi_heap_s* before_;
  };

 private:
  mi_heap_s* heap_;  // null where there are none to be had
};

}  // namespace faro

#endif  // FARO_INDEXER_PIPELINE_OWN_HEAP_H_
