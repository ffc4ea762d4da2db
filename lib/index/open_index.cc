// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/open_index.h"

#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <thread>

#include "lib/base/error.h"
#include "lib/index/schema.h"
#include "lib/language/analyzer.h"

namespace faro {
namespace {

constexpr std::string_view kTcpScheme = "tcp://";
constexpr unsigned kTcpTimeoutMilliseconds = 10'000;

Xapian::Database OpenRemote(const std::string& location) {
  const std::string_view address = std::string_view(location).substr(kTcpScheme.size());
  const size_t colon = address.rfind(':');
  unsigned port = 0;
  const std::string_view digits =
      colon == std::string_view::npos ? std::string_view() : address.substr(colon + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (colon == 0 || digits.empty() || error != std::errc() ||
      end != digits.data() + digits.size() || port == 0 || port > 65535) {
    throw Error(ErrorCode::kUsage, "not a server address: " + location,
                "write it as tcp://HOST:PORT");
  }
  std::string_view host = address.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);  // IPv6
  return Xapian::Remote::open(std::string(host), port, kTcpTimeoutMilliseconds,
                              kTcpTimeoutMilliseconds);
}

void ExpectIndexAt(const std::string& location) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::error_code ignored;
  const fs::path path(location);
  const bool present = fs::is_regular_file(path, ignored) || fs::exists(path / kStubName, error) ||
                       fs::exists(path / "iamglass", ignored);
  if (present) return;
  if (error && error != std::errc::no_such_file_or_directory &&
      error != std::errc::not_a_directory) {
    throw Error(ErrorCode::kIo, "cannot read the index at " + location + ": " + error.message());
  }
  throw Error(ErrorCode::kIndexMissing, "there is no index at " + location,
              "create one with: faro-index --db " + location + " PATH...");
}

std::string RebuildHint(const std::string& location) {
  return "rebuild it with: faro-index --full --db " + location + " PATH...";
}

// Why Xapian did not open what is at `location`.
Error NotOpened(const Xapian::Error& error, const std::string& location) {
  std::error_code ignored;
  if (error.get_type() == std::string_view("DatabaseOpeningError") &&
      std::filesystem::is_regular_file(location, ignored)) {
    return {ErrorCode::kIndexMismatch,
            location + " is a file, and not one that names an index: " + error.get_msg(),
            "--db takes the folder that faro-index wrote, a stub file or tcp://HOST:PORT"};
  }
  const Error translated = FromXapian(error, "opening the index at " + location);
  const bool rebuild = translated.code() == ErrorCode::kIndexMismatch;
  return {translated.code(), translated.what(),
          rebuild ? RebuildHint(location) : translated.hint()};
}

// A rebuild may take the generation away between the reading of the stub and the opening of what it
// names; then the stub names another.
Xapian::Database OpenLocal(const std::string& location) {
  constexpr int kMostAttempts = 5;
  constexpr auto kPause = std::chrono::milliseconds(5);
  for (int attempt = 1;; ++attempt) {
    try {
      return Xapian::Database(location);
    } catch (const Xapian::DatabaseOpeningError&) {  // also DatabaseNotFoundError
      if (attempt == kMostAttempts) throw;
      std::this_thread::sleep_for(kPause);
    }
  }
}

}  // namespace

void DescribeIndex(Xapian::WritableDatabase* database) {
  database->set_metadata(std::string(kSchemaVersionKey), std::to_string(kSchemaVersion));
  database->set_metadata(std::string(kAnalyzerVersionKey), std::to_string(kAnalyzerVersion));
  std::string languages;
  for (const Language language : kStemmedLanguages) {
    if (!languages.empty()) languages += ' ';
    languages += LanguageCode(language);
  }
  database->set_metadata(std::string(kLanguagesKey), languages);
}

void CheckIndexFits(const Xapian::Database& database, const std::string& location) {
  const auto expect = [&](std::string_view key, int version, std::string_view what) {
    const std::string found = database.get_metadata(std::string(key));
    if (found == std::to_string(version)) return;
    throw Error(ErrorCode::kIndexMismatch,
                "the index at " + location +
                    (found.empty() ? std::string(" was not written by faro-index")
                                   : " was written with " + std::string(what) + " " + found +
                                         ", and this is " + std::to_string(version)),
                RebuildHint(location));
  };
  expect(kSchemaVersionKey, kSchemaVersion, "schema");
  expect(kAnalyzerVersionKey, kAnalyzerVersion, "analyzer");
}

bool IsRemote(const std::string& location) {
  if (location.starts_with(kTcpScheme)) return true;
  constexpr int kMostStubLines = 100;
  std::ifstream stub(location);  // nothing is read of a folder
  std::string line;
  for (int i = 0; i < kMostStubLines && std::getline(stub, line); ++i) {
    if (line.starts_with("remote")) return true;
  }
  return false;
}

std::string PlaceOfIndex(const std::string& location) {
  namespace fs = std::filesystem;
  if (location.starts_with(kTcpScheme)) return location;
  std::error_code ignored;
  fs::path place = fs::absolute(location, ignored);
  const fs::path stub_path = fs::is_directory(place, ignored) ? place / kStubName : place;
  std::ifstream stub(stub_path);
  std::string type;
  std::string name;
  std::string more;
  const bool read = stub >> type >> std::ws && std::getline(stub, name);
  if (read && type == "auto" && !(stub >> more)) place = stub_path.parent_path() / name;
  place = fs::weakly_canonical(place, ignored);
  return (place.has_filename() ? place : place.parent_path()).string();
}

Xapian::Database OpenIndex(const std::string& location) {
  try {
    if (location.starts_with(kTcpScheme)) {
      Xapian::Database database = OpenRemote(location);
      CheckIndexFits(database, location);
      return database;
    }
    ExpectIndexAt(location);
    Xapian::Database database = OpenLocal(location);
    CheckIndexFits(database, location);
    return database;
  } catch (const Xapian::Error& error) {
    throw NotOpened(error, location);
  }
}

Xapian::Database OpenIndexes(const std::vector<std::string>& locations) {
  if (locations.size() == 1) return OpenIndex(locations.front());
  Xapian::Database all;
  for (const std::string& location : locations) all.add_database(OpenIndex(location));
  return all;
}

std::string AccentKey(std::string_view folded) { return "accent:" + std::string(folded); }

}  // namespace faro
