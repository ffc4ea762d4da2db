// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_INDEX_PACKED_BYTES_H_
#define FARO_LIB_INDEX_PACKED_BYTES_H_

#include <memory>
#include <string>
#include <string_view>

#include "lib/index/record_codec.h"

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;

namespace faro {

// Bytes that are packed together may be this many: what an attacker or a damaged record can make a
// reader allocate.
inline constexpr size_t kMostPackedBytes = size_t{64} << 20;

// Compresses parts of records (Zstandard, RFC 8878). One object for each thread.
class BytePacker {
 public:
  BytePacker();

  // Adds `bytes` to `record`: their number, then their compressed form as a string, or themselves
  // where that is no shorter. Throws Error: kBadInput when they are more than kMostPackedBytes,
  // kInternal when the library fails.
  void Pack(std::string_view bytes, RecordWriter* record);

 private:
  struct Free {
    void operator()(ZSTD_CCtx_s* context) const;
  };
  std::unique_ptr<ZSTD_CCtx_s, Free> context_;
  std::string buffer_;
};

// Reads them back. One object for each thread.
class ByteUnpacker {
 public:
  ByteUnpacker();

  // Reads the next part of `record` and unpacks it, with no more memory than kMostPackedBytes
  // whatever it claims. Throws Error(kIndexMismatch) when it is no such part.
  std::string Unpack(RecordReader* record);

 private:
  struct Free {
    void operator()(ZSTD_DCtx_s* context) const;
  };
  std::unique_ptr<ZSTD_DCtx_s, Free> context_;
};

}  // namespace faro

#endif  // FARO_LIB_INDEX_PACKED_BYTES_H_
