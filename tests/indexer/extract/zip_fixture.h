// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_INDEXER_EXTRACT_ZIP_FIXTURE_H_
#define FARO_TESTS_INDEXER_EXTRACT_ZIP_FIXTURE_H_

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>  // newlocale, uselocale: POSIX

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/error.h"

namespace faro::testing {

// Entries of an archive to be made, in order: name and content.
using ZipParts = std::vector<std::pair<std::string, std::string>>;

// A ZIP with those entries, deflated unless its name is "mimetype"; encrypted with a password when
// one is given. What cannot be made is a mistake in the test.
inline std::string MakeZip(const ZipParts& parts, const std::string& password = "") {
  std::string bytes;
  const auto append = [](archive*, void* out, const void* data, size_t size) {
    static_cast<std::string*>(out)->append(static_cast<const char*>(data), size);
    return static_cast<la_ssize_t>(size);
  };
  // libarchive writes names in UTF-8 only where the locale is UTF-8.
  const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  const locale_t before = uselocale(utf8);
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_set_options(writer, "zip:hdrcharset=UTF-8");
  if (!password.empty()) {
    archive_write_set_options(writer, "zip:encryption=zipcrypt");
    archive_write_set_passphrase(writer, password.c_str());
  }
  archive_write_set_bytes_in_last_block(writer, 1);
  bool good = archive_write_open(writer, &bytes, nullptr, append, nullptr) == ARCHIVE_OK;
  archive_entry* entry = archive_entry_new();
  for (const auto& [name, content] : parts) {
    archive_entry_clear(entry);
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    if (name == "mimetype") {
      archive_write_zip_set_compression_store(writer);
    } else {
      archive_write_zip_set_compression_deflate(writer);
    }
    good = good && archive_write_header(writer, entry) == ARCHIVE_OK &&
           archive_write_data(writer, content.data(), content.size()) ==
               static_cast<la_ssize_t>(content.size());
  }
  archive_entry_free(entry);
  good = good && archive_write_close(writer) == ARCHIVE_OK;
  archive_write_free(writer);
  uselocale(before);
  freelocale(utf8);
  if (!good) throw std::logic_error("cannot make the ZIP of a test");
  return bytes;
}

// A file below the root of the sources.
inline std::string ReadFixture(const std::string& path) {
  std::ifstream file(FARO_SOURCE_DIR "/" + path, std::ios::binary);
  if (!file) throw std::logic_error("no fixture " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The reason for which `run` refuses what it is given, or "accepted".
inline std::string RefusalOf(const std::function<void()>& run) {
  try {
    run();
  } catch (const Error& error) {
    return error.code() == ErrorCode::kBadInput ? error.what()
                                                : std::string("wrong code: ") + error.what();
  }
  return "accepted";
}

// `text`, `count` times.
inline std::string Repeated(std::string_view text, size_t count) {
  std::string repeated;
  repeated.reserve(text.size() * count);
  for (size_t i = 0; i < count; ++i) repeated += text;
  return repeated;
}

}  // namespace faro::testing

#endif  // FARO_TESTS_INDEXER_EXTRACT_ZIP_FIXTURE_H_
