// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/glossary_bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <vector>

#include "lib/base/error.h"
#include "lib/base/hex.h"

namespace faro {
namespace {

constexpr size_t kReadSize = size_t{256} * 1024;

std::string InMebibytes(uint64_t size) {
  return std::to_string(size / (uint64_t{1024} * 1024)) + " MiB";
}

}  // namespace

GlossaryBytes::GlossaryBytes(const std::string& path)
    : path_(path), descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {
  if (descriptor_ < 0) Fail(std::strerror(errno));
  struct stat status;
  std::string reason;
  if (fstat(descriptor_, &status) != 0) {
    reason = std::strerror(errno);
  } else if (S_ISDIR(status.st_mode)) {
    reason = "it is a folder";
  } else if (!S_ISREG(status.st_mode)) {
    reason = "not a regular file";
  } else if (static_cast<uint64_t>(status.st_size) > kLargestGlossary) {
    reason = "larger than " + InMebibytes(kLargestGlossary);
  }
  if (reason.empty()) return;
  close(descriptor_);
  Fail(reason);
}

GlossaryBytes::~GlossaryBytes() { close(descriptor_); }

void GlossaryBytes::Fail(const std::string& reason) const {
  throw Error(ErrorCode::kBadInput, "cannot read the glossary " + path_ + ": " + reason);
}

size_t GlossaryBytes::ReadAt(uint64_t offset, char* buffer, size_t size) const {
  for (;;) {
    const ssize_t count = pread(descriptor_, buffer, size, static_cast<off_t>(offset));
    if (count >= 0) return static_cast<size_t>(count);
    if (errno != EINTR) Fail(std::strerror(errno));
  }
}

size_t GlossaryBytes::Read(char* buffer, size_t size) {
  const size_t count = ReadAt(offset_, buffer, size);
  offset_ += count;
  if (offset_ > kLargestGlossary) Fail("larger than " + InMebibytes(kLargestGlossary));
  return count;
}

std::string GlossaryBytes::Head(size_t size) const {
  std::string head(size, '\0');
  size_t filled = 0;
  while (filled < size) {
    const size_t count = ReadAt(filled, head.data() + filled, size - filled);
    if (count == 0) break;
    filled += count;
  }
  head.resize(filled);
  return head;
}

std::string GlossaryBytes::ReadAll(uint64_t limit) {
  std::string bytes;
  for (;;) {
    const size_t before = bytes.size();
    bytes.resize(before + kReadSize);
    const size_t count = Read(bytes.data() + before, kReadSize);
    bytes.resize(before + count);
    if (count == 0) return bytes;
    if (bytes.size() > limit) Fail("larger than " + InMebibytes(limit));
  }
}

std::string HashGlossary(const std::string& path) {
  GlossaryBytes bytes(path);
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(),
                                                                              XXH3_freeState);
  if (!state || XXH3_128bits_reset(state.get()) != XXH_OK) {
    throw Error(ErrorCode::kInternal, "cannot start a hash of " + path);
  }
  std::vector<char> buffer(kReadSize);
  while (const size_t count = bytes.Read(buffer.data(), buffer.size())) {
    XXH3_128bits_update(state.get(), buffer.data(), count);
  }
  const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
  return HexOf(hash.high64) + HexOf(hash.low64);
}

}  // namespace faro
