// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/passage.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <xxhash.h>

#include "lib/base/error.h"
#include "lib/base/hex.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

// NFC; a name that is not UTF-8 stays as it is.
std::string Composed(std::string_view path) {
  if (!IsValidUtf8(path)) return std::string(path);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* composer = icu::Normalizer2::getNFCInstance(status);
  CheckIcu(status, "loading composition");
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  composer->normalizeUTF8(0, icu::StringPiece(path.data(), static_cast<int32_t>(path.size())), sink,
                          nullptr, status);
  CheckIcu(status, "composing a path");
  return composed;
}

}  // namespace

std::string SourceId(std::string_view absolute_path) {
  const std::string composed = Composed(absolute_path);
  const XXH64_hash_t hash = XXH3_64bits(composed.data(), composed.size());
  return HexOf(hash);
}

}  // namespace faro
