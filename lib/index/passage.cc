// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/passage.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <xxhash.h>

#include <cstdio>

#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/index/record_codec.h"

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

std::string EncodePassage(const Passage& passage) {
  RecordWriter record;
  record.String(passage.source_id)
      .Number(passage.ordinal)
      .String(passage.path)
      .String(passage.root)
      .String(passage.title)
      .Strings(passage.heading)
      .String(LanguageCode(passage.language))
      .String(passage.updated ? passage.updated->ToString() : std::string())
      .Number(passage.page)
      .Number(passage.line)
      .Number(passage.offset)
      .Strings(passage.contacts)
      .Strings(passage.links)
      .String(passage.text);
  return record.Take();
}

Passage DecodePassage(std::string_view bytes) {
  RecordReader record(bytes);
  Passage passage;
  passage.source_id = record.String();
  passage.ordinal = record.Number32();
  passage.path = record.String();
  passage.root = record.String();
  passage.title = record.String();
  passage.heading = record.Strings();
  passage.language = LanguageFromCode(record.String());
  passage.updated = ParseIsoDate(record.String());
  passage.page = record.Number32();
  passage.line = record.Number32();
  passage.offset = record.Number32();
  passage.contacts = record.Strings();
  passage.links = record.Strings();
  passage.text = record.String();
  record.ExpectEnd();
  return passage;
}

std::string SourceId(std::string_view absolute_path) {
  const std::string composed = Composed(absolute_path);
  const XXH64_hash_t hash = XXH3_64bits(composed.data(), composed.size());
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(hash));
  return hex;
}

}  // namespace faro
