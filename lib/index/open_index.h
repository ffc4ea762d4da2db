// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_INDEX_OPEN_INDEX_H_
#define FARO_LIB_INDEX_OPEN_INDEX_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace faro {

// Metadata keys by which an index describes itself.
inline constexpr std::string_view kSchemaVersionKey = "faro.schema";
inline constexpr std::string_view kAnalyzerVersionKey = "faro.analyzer";
inline constexpr std::string_view kLanguagesKey = "faro.languages";

// The name under which Xapian looks for a stub in a folder. A Faro index is a folder with this
// file, which names the generation folder beside it that holds the database.
inline constexpr std::string_view kStubName = "XAPIANDB";

// Records the versions of this build in `database`.
void DescribeIndex(Xapian::WritableDatabase* database);

// Throws Error(kIndexMismatch) naming `location` unless the index was written with the schema and
// the analyzer of this build.
void CheckIndexFits(const Xapian::Database& database, const std::string& location);

// Whether `location` is that of an index on a server: tcp://HOST:PORT, or a stub that names one.
bool IsRemote(const std::string& location);

// A name for the index that `location` leads to, the same for all spellings of its path, links to
// it, and its stub. Reads nothing but stubs; two addresses of one server have two names.
std::string PlaceOfIndex(const std::string& location);

// Opens one index for reading and checks that it fits. `location` is a folder, a stub file or
// tcp://HOST:PORT (xapian-tcpsrv). Throws Error: kUsage for a bad address, kIndexMissing,
// kIndexMismatch or kInternal.
Xapian::Database OpenIndex(const std::string& location);

// All of `locations`, as one database. Throws as OpenIndex does.
Xapian::Database OpenIndexes(const std::vector<std::string>& locations);

// The key of the synonym table under which the accented spellings of `folded` are listed, where
// `folded` is FoldAccentsAndTilde of each of them.
std::string AccentKey(std::string_view folded);

}  // namespace faro

#endif  // FARO_LIB_INDEX_OPEN_INDEX_H_
