// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_INDEX_FOLDER_H_
#define FARO_INDEXER_INDEX_FOLDER_H_

#include <xapian.h>

#include <atomic>
#include <filesystem>
#include <string>

namespace faro {

// The name of the generation folder that the stub in `folder` names, or empty without a stub.
std::string PublishedGeneration(const std::filesystem::path& folder);

// Throws Error unless an index may be written to `folder`: there is one, or what the beginning of
// one left, or nothing (files that IsLeftOut do not count), and the folder is in no other index.
// kUsage says what stands in the way, kIndexMismatch that it is another database. Writes nothing.
void ExpectPlaceForIndex(const std::filesystem::path& folder);

// An index on disk, held for writing. The folder contains one generation folder with the Xapian
// database and the stub file that names it; a rebuild goes to a fresh generation and becomes
// visible by the atomic rename of the stub, so that readers see the old index or the new one.
//
// At most one process holds a folder: the constructor takes an advisory lock (flock) on the file
// "lock", which the kernel releases when the process ends in whatever way. Not thread-safe.
class IndexFolder {
 public:
  // Creates the folder if need be. While another process holds it, waits up to `wait_seconds`, or
  // until `*stop` if that is not null. Throws Error: as ExpectPlaceForIndex does, before anything
  // is written; kLocked naming the holder; kIo when the folder cannot be made or written.
  IndexFolder(const std::string& path, unsigned wait_seconds, const std::atomic<int>* stop);
  ~IndexFolder();

  IndexFolder(const IndexFolder&) = delete;
  IndexFolder& operator=(const IndexFolder&) = delete;

  // Whether a generation has been published.
  bool HasIndex() const;

  // Opens the published generation for writing. Throws Error: kIndexMissing, kIndexMismatch.
  Xapian::WritableDatabase OpenPublished() const;

  // The database of the published generation, empty without one.
  std::filesystem::path PublishedPath() const;

  // Where the next generation belongs: a database that is not there yet. Generations that are not
  // published, such as what an interrupted rebuild left, are removed first.
  std::filesystem::path StartGeneration();

  // A folder for the use of whoever builds the generation started last; not there yet.
  std::filesystem::path ScratchPath() const;

  // Opens the generation started last for writing. Throws Error when Xapian cannot.
  Xapian::WritableDatabase OpenStarted() const;

  // Makes the generation started last the published one, after waiting until it is on the disk. It
  // must have been committed. The one before stays for readers that are still opening it, until the
  // next run. Throws Error(kIo); the old index is intact then.
  void Publish();

  // Removes generations that are not published. A reader that has one of them open can go on.
  void RemoveOldGenerations() const;

 private:
  std::filesystem::path path_;
  int lock_ = -1;
  std::string started_;
};

}  // namespace faro

#endif  // FARO_INDEXER_INDEX_FOLDER_H_
