// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/packed_bytes.h"

#include <zstd.h>

#include <new>

#include "lib/base/error.h"

namespace faro {
namespace {

// Groups of passages of 6,000 pages of manuals: level 3 takes 3 % more space in 0.7 of the time,
// level 6 2 % less in 1.5 times, level 9 2 % less in three times.
constexpr int kLevel = 4;

}  // namespace

void BytePacker::Free::operator()(ZSTD_CCtx_s* context) const { ZSTD_freeCCtx(context); }

void ByteUnpacker::Free::operator()(ZSTD_DCtx_s* context) const { ZSTD_freeDCtx(context); }

BytePacker::BytePacker() : context_(ZSTD_createCCtx()) {
  if (!context_) throw std::bad_alloc();
  // The record says how long the bytes are.
  ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_contentSizeFlag, 0);
  ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, kLevel);
}

void BytePacker::Pack(std::string_view bytes, RecordWriter* record) {
  if (bytes.size() > kMostPackedBytes) {
    throw Error(ErrorCode::kBadInput, "its headings, links and contacts are too long");
  }
  buffer_.resize(ZSTD_compressBound(bytes.size()));
  const size_t size =
      ZSTD_compress2(context_.get(), buffer_.data(), buffer_.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size) != 0) {
    throw Error(ErrorCode::kInternal,
                std::string("compressing a record: ") + ZSTD_getErrorName(size));
  }
  const bool shorter = size < bytes.size();
  record->Number(bytes.size()).String(shorter ? std::string_view(buffer_).substr(0, size) : bytes);
}

ByteUnpacker::ByteUnpacker() : context_(ZSTD_createDCtx()) {
  if (!context_) throw std::bad_alloc();
}

std::string ByteUnpacker::Unpack(RecordReader* record) {
  const uint64_t size = record->Number();
  const std::string_view packed = record->View();
  if (size > kMostPackedBytes || packed.size() > size) ThrowDamagedRecord();
  if (packed.size() == size) return std::string(packed);
  std::string bytes(size, '\0');
  const size_t found =
      ZSTD_decompressDCtx(context_.get(), bytes.data(), bytes.size(), packed.data(), packed.size());
  if (found != size) ThrowDamagedRecord();  // errors are sizes beyond any
  return bytes;
}

}  // namespace faro
