// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_INDEX_CHECK_H_
#define FARO_INDEXER_INDEX_CHECK_H_

#include <cstdint>
#include <string>
#include <vector>

namespace faro {

struct IndexCheck {
  uint64_t passages = 0;
  uint64_t fault_count = 0;
  std::vector<std::string> faults;  // the first of them, in plain words; lines may be Xapian's
};

// Proves the index at `db`, a folder, a stub or a server of one index, in this order:
// - the tables, by Xapian's own check (folders only);
// - the catalogue: each source has the passages that are recorded of it, in one run of documents
//   without gaps, and there are no others;
// - up to 1000 passages, evenly spread: their records can be read, and name the source and the
//   place where they stand;
// - a tenth of those: what PassageIndexer makes of the stored passage are its terms and values, and
//   the accented words of its text are among the spellings.
//
// Reads only. Xapian trusts what it reads and can crash on tables that are damaged, so all this
// happens in a process of its own: a crash is a fault like others. The program must have one
// thread. An index that is damaged gives faults or Error(kIndexMismatch); throws Error as OpenIndex
// does.
IndexCheck CheckIndex(const std::string& db);

}  // namespace faro

#endif  // FARO_INDEXER_INDEX_CHECK_H_
