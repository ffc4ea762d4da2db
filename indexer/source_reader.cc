// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source_reader.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "indexer/extract/extractor.h"
#include "indexer/passage_splitter.h"
#include "lib/base/error.h"

namespace faro {
namespace {

constexpr size_t kReadSize = size_t{256} * 1024;

// Closes a file descriptor at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

std::string ReadSource(const std::string& path) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.number() < 0) throw Error(ErrorCode::kIo, std::strerror(errno));
  std::string bytes;
  for (;;) {
    const size_t before = bytes.size();
    bytes.resize(before + kReadSize);
    const ssize_t size = read(file.number(), bytes.data() + before, kReadSize);
    if (size < 0 && errno != EINTR) throw Error(ErrorCode::kIo, std::strerror(errno));
    bytes.resize(before + static_cast<size_t>(std::max<ssize_t>(size, 0)));
    if (size == 0) return bytes;
    if (bytes.size() > kLargestSource) {
      throw Error(
          ErrorCode::kBadInput,
          "larger than " + std::to_string(kLargestSource / (uint64_t{1024} * 1024)) + " MiB");
    }
  }
}

SourceContent ExtractSource(const std::string& path, std::string bytes) {
  thread_local SentenceSplitter sentences;
  Document document = ExtractDocument(path, std::move(bytes));
  SourceContent content;
  content.passages = SplitIntoPassages(document, &sentences);
  content.title = std::move(document.title);
  content.updated = document.updated;
  content.contacts = std::move(document.contacts);
  content.language = document.language;
  return content;
}

}  // namespace faro
