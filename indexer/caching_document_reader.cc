// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/caching_document_reader.h"

#include <sys/stat.h>

#include "indexer/catalogue.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/file_type.h"
#include "indexer/extract/limits.h"

namespace faro {
namespace {

bool MayBeWorthKeeping(FileType type, uint64_t size) {
  switch (type) {
    case FileType::kPdf:
    case FileType::kDocx:
    case FileType::kOdt:
    case FileType::kEpub:
      return size <= kLargestBinaryFile;
    case FileType::kHtml:
      return size > kWorthKeepingHtml && size <= kLargestTextFile;
    default:
      return false;
  }
}

// A path of the same type that gives no title (see TitleOfName).
std::string WithoutName(const std::string& path) {
  const size_t dot = path.rfind('.');
  return "_" + (dot == path.npos ? std::string() : path.substr(dot));
}

}  // namespace

ExtractionReply CachingDocumentReader::Read(int file, const std::string& path,
                                            const std::string& known_hash) {
  struct stat status;
  if (fstat(file, &status) != 0 ||
      !MayBeWorthKeeping(FileTypeOfName(path), static_cast<uint64_t>(status.st_size))) {
    return reader_->Read(file, path, known_hash);
  }
  ExtractionReply reply = ReadUntitled(file, path, known_hash);
  if (reply.document && reply.document->title.empty()) reply.document->title = TitleOfName(path);
  return reply;
}

ExtractionReply CachingDocumentReader::ReadUntitled(int file, const std::string& path,
                                                    const std::string& known_hash) {
  const FileType type = FileTypeOfName(path);
  ExtractionReply found;
  found.hash = HashFile(file, &found.size);
  if (found.hash == known_hash) return found;
  found.document = cache_->Find(found.hash, type);
  if (found.document) return found;
  ExtractionReply reply = reader_->Read(file, WithoutName(path), known_hash);
  if (reply.document && reply.hash == found.hash && reply.seconds >= kWorthKeeping) {
    cache_->Keep(reply.hash, type, *reply.document);
  }
  return reply;
}

}  // namespace faro
