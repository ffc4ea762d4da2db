// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/catalogue.h"

#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <new>

#include "lib/base/error.h"
#include "lib/base/hex.h"
#include "lib/index/record_codec.h"

namespace faro {
namespace {

constexpr std::string_view kSourceKeyPrefix = "source:";

constexpr size_t kReadSize = size_t{256} * 1024;

std::string KeyOf(const std::string& id) { return std::string(kSourceKeyPrefix) + id; }

std::string Hexadecimal(const XXH128_hash_t& hash) {
  return HexOf(hash.high64) + HexOf(hash.low64);
}

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
  return Hexadecimal(XXH3_128bits(bytes.data(), bytes.size()));
}

std::string HashFile(int file, uint64_t* size) {
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                       &XXH3_freeState);
  if (!state) throw std::bad_alloc();
  XXH3_128bits_reset(state.get());
  std::string piece(kReadSize, '\0');
  for (off_t offset = 0;;) {
    const ssize_t got = pread(file, piece.data(), piece.size(), offset);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw Error(ErrorCode::kIo, std::strerror(errno));
    if (got == 0) {
      if (size != nullptr) *size = static_cast<uint64_t>(offset);
      return Hexadecimal(XXH3_128bits_digest(state.get()));
    }
    XXH3_128bits_update(state.get(), piece.data(), static_cast<size_t>(got));
    offset += got;
  }
}

}  // namespace faro
