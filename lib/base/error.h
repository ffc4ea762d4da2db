// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_BASE_ERROR_H_
#define FARO_LIB_BASE_ERROR_H_

#include <unicode/utypes.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace Xapian {
class Error;
}

namespace faro {

// What kind of failure it was; the binaries turn it into an exit status.
enum class ErrorCode {
  kUsage,          // the caller asked for something that cannot be done
  kIo,             // reading or writing a file failed
  kBadInput,       // a document or a table cannot be read as what it claims to be
  kIndexMissing,   // there is no index at that place
  kIndexMismatch,  // the index was written with another schema or analyzer
  kLocked,         // another process is writing the index
  kInternal,       // a library failed in a way that has no better name
};

// The one exception type of the project. `message` says what failed and names the file or value;
// `hint`, when not empty, says what the user can do about it. Both are UTF-8 without a final full
// stop. Immutable, so safe to share between threads.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message, std::string hint = "")
      : std::runtime_error(message), code_(code), hint_(std::move(hint)) {}

  ErrorCode code() const { return code_; }
  const std::string& hint() const { return hint_; }

 private:
  ErrorCode code_;
  std::string hint_;
};

// Throws Error(kInternal) naming `doing` when `status` is an ICU failure; warnings pass.
void CheckIcu(UErrorCode status, std::string_view doing);

// Turns a Xapian error into ours: a lock that is held becomes kLocked, a missing database
// kIndexMissing, one that is damaged or of another format kIndexMismatch, what the system refused
// kIo. `doing` says what failed.
Error FromXapian(const Xapian::Error& error, std::string_view doing);

}  // namespace faro

#endif  // FARO_LIB_BASE_ERROR_H_
