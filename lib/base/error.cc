// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/error.h"

#include <xapian.h>

#include <cerrno>
#include <cstring>

namespace faro {

void CheckIcu(UErrorCode status, std::string_view doing) {
  if (U_SUCCESS(status)) return;
  throw Error(ErrorCode::kInternal,
              "Unicode library failed while " + std::string(doing) + ": " + u_errorName(status));
}

namespace {

constexpr std::string_view kRebuildHint = "rebuild it with: faro-index --db DIR --full PATH...";

}  // namespace

Error FromXapian(const Xapian::Error& error, std::string_view doing) {
  const std::string type = error.get_type();
  const std::string message = std::string(doing) + ": " + error.get_description();
  if (type == "DatabaseLockError" && message.find("already locked") != std::string::npos) {
    return {ErrorCode::kLocked, "the index is being written by another process (" + message + ")",
            "wait for it, or use --wait-lock SECONDS"};
  }
  if (type == "DatabaseNotFoundError") {
    return {ErrorCode::kIndexMissing, message, "create one with: faro-index --db DIR PATH..."};
  }
  if (type == "DatabaseVersionError" || type == "DatabaseOpeningError" ||
      type == "DatabaseCorruptError") {
    return {ErrorCode::kIndexMismatch, message, std::string(kRebuildHint)};
  }
  // A file of the index was cut short. Xapian has no type of its own for that.
  if (message.find("EOF reading block") != std::string::npos) {
    return {ErrorCode::kIndexMismatch, message, std::string(kRebuildHint)};
  }
  if (type == "NetworkError" || type == "NetworkTimeoutError") {
    return {ErrorCode::kIo, message, "is xapian-tcpsrv running there?"};
  }
  // Xapian hands on what the system said as text only, once it has tried to recover from it.
  const bool disk_full = message.find(std::strerror(ENOSPC)) != std::string::npos;
  if (error.get_error_string() != nullptr || disk_full) {
    return {ErrorCode::kIo, message, "check the folder's permissions and the free space"};
  }
  return {ErrorCode::kInternal, message};
}

}  // namespace faro
