// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <cerrno>

#include "tests/lib/expect_error.h"

namespace faro {
namespace {

using testing::ErrorOf;
using ::testing::HasSubstr;

TEST(ErrorTest, CarriesCodeMessageAndHint) {
  const Error error(ErrorCode::kLocked, "the index is busy", "wait for it");
  EXPECT_EQ(error.code(), ErrorCode::kLocked);
  EXPECT_STREQ(error.what(), "the index is busy");
  EXPECT_EQ(error.hint(), "wait for it");
}

TEST(ErrorTest, HintMayBeAbsent) { EXPECT_EQ(Error(ErrorCode::kIo, "cannot read x").hint(), ""); }

TEST(CheckIcuTest, SuccessAndWarningsPass) {
  EXPECT_NO_THROW(CheckIcu(U_ZERO_ERROR, "folding case"));
  EXPECT_NO_THROW(CheckIcu(U_USING_DEFAULT_WARNING, "folding case"));
}

TEST(CheckIcuTest, FailureNamesWhatWasBeingDone) {
  const auto error = ErrorOf([] { CheckIcu(U_MISSING_RESOURCE_ERROR, "loading word rules"); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::kInternal);
  EXPECT_THAT(error->what(), HasSubstr("loading word rules"));
  EXPECT_THAT(error->what(), HasSubstr("U_MISSING_RESOURCE_ERROR"));
}

TEST(FromXapianTest, LockErrorSaysHowToWait) {
  const Error error = FromXapian(Xapian::DatabaseLockError("already locked"), "opening it");
  EXPECT_EQ(error.code(), ErrorCode::kLocked);
  EXPECT_THAT(error.what(), HasSubstr("already locked"));
  EXPECT_THAT(error.hint(), HasSubstr("--wait-lock"));
}

TEST(FromXapianTest, MissingDatabaseSaysHowToMakeOne) {
  const Error error = FromXapian(Xapian::DatabaseNotFoundError("no such folder"), "opening it");
  EXPECT_EQ(error.code(), ErrorCode::kIndexMissing);
  EXPECT_THAT(error.hint(), HasSubstr("faro-index"));
}

TEST(FromXapianTest, OtherFormatSaysHowToRebuild) {
  const Error error = FromXapian(Xapian::DatabaseVersionError("format 99"), "opening it");
  EXPECT_EQ(error.code(), ErrorCode::kIndexMismatch);
  EXPECT_THAT(error.hint(), HasSubstr("--full"));
}

TEST(FromXapianTest, DamagedDatabaseSaysHowToRebuild) {
  const Error error = FromXapian(Xapian::DatabaseCorruptError("bad block 7"), "opening it");
  EXPECT_EQ(error.code(), ErrorCode::kIndexMismatch);
  EXPECT_THAT(error.hint(), HasSubstr("--full"));
}

TEST(FromXapianTest, WhatTheSystemRefusedIsIo) {
  const Error error = FromXapian(Xapian::DatabaseError("no block 7", "", ENOSPC), "writing it");
  EXPECT_EQ(error.code(), ErrorCode::kIo);
  EXPECT_THAT(error.hint(), HasSubstr("free space"));
}

TEST(FromXapianTest, AnythingElseIsInternalAndKeepsItsWords) {
  const Error error = FromXapian(Xapian::InvalidOperationError("bad block 7"), "reading postings");
  EXPECT_EQ(error.code(), ErrorCode::kInternal);
  EXPECT_THAT(error.what(), HasSubstr("reading postings"));
  EXPECT_THAT(error.what(), HasSubstr("InvalidOperationError"));
  EXPECT_THAT(error.what(), HasSubstr("bad block 7"));
}

}  // namespace
}  // namespace faro
