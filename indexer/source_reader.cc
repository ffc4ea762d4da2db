// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source_reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "indexer/extract/extractor.h"
#include "indexer/extract/limits.h"
#include "lib/base/error.h"

namespace faro {
namespace {

constexpr size_t kReadSize = size_t{256} * 1024;

}  // namespace

OwnedFd OpenSource(const std::string& path) {
  OwnedFd file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.get() < 0) throw Error(ErrorCode::kIo, std::strerror(errno));
  struct stat status;
  if (fstat(file.get(), &status) != 0) throw Error(ErrorCode::kIo, std::strerror(errno));
  if (!S_ISREG(status.st_mode)) throw Error(ErrorCode::kIo, "not a regular file");
  return file;
}

std::string ReadWholeFile(int file) {
  std::string bytes;
  for (;;) {
    const size_t before = bytes.size();
    bytes.resize(before + kReadSize);
    const ssize_t size = read(file, bytes.data() + before, kReadSize);
    if (size < 0 && errno != EINTR) throw Error(ErrorCode::kIo, std::strerror(errno));
    bytes.resize(before + static_cast<size_t>(std::max<ssize_t>(size, 0)));
    if (size == 0) return bytes;
    if (bytes.size() > kLargestTextFile) {
      throw Error(
          ErrorCode::kBadInput,
          "larger than " + std::to_string(kLargestTextFile / (uint64_t{1024} * 1024)) + " MiB");
    }
  }
}

std::string ReadSource(const std::string& path) { return ReadWholeFile(OpenSource(path).get()); }

SourceContent SplitSource(Document document, SentenceSplitter* sentences) {
  SourceContent content;
  content.passages = SplitIntoPassages(document, sentences);
  content.title = std::move(document.title);
  content.updated = document.updated;
  content.contacts = std::move(document.contacts);
  content.language = document.language;
  return content;
}

SourceContent ExtractSource(const std::string& path, std::string bytes) {
  SentenceSplitter sentences;
  return SplitSource(ExtractDocument(path, std::move(bytes)), &sentences);
}

}  // namespace faro
