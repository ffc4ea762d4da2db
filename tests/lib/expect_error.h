// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_LIB_EXPECT_ERROR_H_
#define FARO_TESTS_LIB_EXPECT_ERROR_H_

#include <gtest/gtest.h>

#include <functional>
#include <optional>

#include "lib/base/error.h"

namespace faro::testing {

// The error that `action` throws, or nothing and a failure when it throws none of ours.
inline std::optional<Error> ErrorOf(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error;
  } catch (const std::exception& error) {
    ADD_FAILURE() << "threw something other than faro::Error: " << error.what();
    return std::nullopt;
  }
  ADD_FAILURE() << "threw nothing";
  return std::nullopt;
}

// The kind of that error. A failure when there is none; the code returned then fits no test.
inline ErrorCode CodeOf(const std::function<void()>& action) {
  const std::optional<Error> error = ErrorOf(action);
  return error ? error->code() : static_cast<ErrorCode>(-1);
}

}  // namespace faro::testing

#endif  // FARO_TESTS_LIB_EXPECT_ERROR_H_
