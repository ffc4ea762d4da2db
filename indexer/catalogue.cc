// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/catalogue.h"

#include <xxhash.h>

#include <cstdio>

#include "lib/index/record_codec.h"

namespace faro {
namespace {

constexpr std::string_view kSourceKeyPrefix = "source:";

std::string KeyOf(const std::string& id) { return std::string(kSourceKeyPrefix) + id; }

}  // namespace

Catalogue LoadCatalogue(const Xapian::Database& database) {
  Catalogue catalogue;
  const std::string prefix(kSourceKeyPrefix);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    const std::string bytes = database.get_metadata(*key);
    RecordReader record(bytes);
    SourceRecord source;
    source.path = record.String();
    source.root = record.String();
    source.size = record.Number();
    source.modified = static_cast<int64_t>(record.Number());
    source.inode = record.Number();
    source.hash = record.String();
    source.passages = record.Number32();
    source.failure = record.String();
    record.ExpectEnd();
    catalogue.emplace((*key).substr(prefix.size()), std::move(source));
  }
  return catalogue;
}

void PutSource(Xapian::WritableDatabase* database, const std::string& id,
               const SourceRecord& source) {
  RecordWriter record;
  record.String(source.path)
      .String(source.root)
      .Number(source.size)
      .Number(static_cast<uint64_t>(source.modified))
      .Number(source.inode)
      .String(source.hash)
      .Number(source.passages)
      .String(source.failure);
  database->set_metadata(KeyOf(id), record.Take());
}

void EraseSource(Xapian::WritableDatabase* database, const std::string& id) {
  database->set_metadata(KeyOf(id), "");
}

std::string ContentHash(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  char hex[33];
  std::snprintf(hex, sizeof hex, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return hex;
}

}  // namespace faro
