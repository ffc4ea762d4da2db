// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_CATALOGUE_H_
#define FARO_INDEXER_CATALOGUE_H_

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace faro {

// What the index knows of one file that was given to it.
struct SourceRecord {
  std::string path;       // under `root`
  std::string root;       // absolute
  uint64_t size = 0;      // bytes
  int64_t modified = 0;   // nanoseconds since 1970
  uint64_t inode = 0;     // the file's number in its file system
  std::string hash;       // XXH3 (128 bits) of the bytes, hexadecimal; empty if never read
  uint32_t passages = 0;  // 0 when it could not be read
  std::string failure;    // why it could not be read, else empty

  std::string AbsolutePath() const { return root + "/" + path; }
};

// Sources by their id (SourceId of the absolute path).
using Catalogue = std::map<std::string, SourceRecord>;

// The catalogue is kept in the metadata of the database that it describes, so that both change in
// one transaction. All throw Error(kIndexMismatch) on records of another form; Xapian's errors pass
// through for the caller to translate.
Catalogue LoadCatalogue(const Xapian::Database& database);
void PutSource(Xapian::WritableDatabase* database, const std::string& id,
               const SourceRecord& record);
void EraseSource(Xapian::WritableDatabase* database, const std::string& id);

// XXH3 (128 bits) of `bytes` in hexadecimal.
std::string ContentHash(std::string_view bytes);

// The ContentHash of all that is in the file open at `file`, read in pieces; its offset stays where
// it is. `size`, if not null, is set to the number of bytes. Throws Error(kIo) with the reason
// alone.
std::string HashFile(int file, uint64_t* size = nullptr);

}  // namespace faro

#endif  // FARO_INDEXER_CATALOGUE_H_
