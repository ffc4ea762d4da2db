// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/passage_store.h"

#include <xxhash.h>

#include <algorithm>
#include <map>

#include "lib/base/error.h"
#include "lib/index/record_codec.h"
#include "lib/index/schema.h"

namespace faro {
namespace {

// A group that takes more is not kept: somebody means to fill the memory.
constexpr size_t kMostKeptBytes = size_t{1} << 20;

uint32_t ChecksumOf(std::string_view bytes, uint32_t ordinal) {
  return static_cast<uint32_t>(XXH3_64bits_withSeed(bytes.data(), bytes.size(), ordinal));
}

std::string SharedPart(std::span<const Passage> group) {
  const Passage& first = group.front();
  RecordWriter part;
  part.Number(group.size())
      .String(first.root)
      .String(first.path)
      .String(first.title)
      .String(first.updated ? first.updated->ToString() : std::string())
      .Strings(first.contacts);
  return part.Take();
}

// Stored is what these grow by from passage to passage, modulo 2^32: small numbers.
struct PlaceInDocument {
  uint32_t page = 0;
  uint32_t line = 0;
  uint32_t offset = 0;  // where the text ends
};

std::string OwnPart(std::span<const Passage> group) {
  std::map<std::vector<std::string>, size_t> known;
  std::vector<const std::vector<std::string>*> headings;
  RecordWriter passages;
  PlaceInDocument last;
  for (const Passage& passage : group) {
    const auto [heading, is_new] = known.emplace(passage.heading, headings.size());
    if (is_new) headings.push_back(&heading->first);
    passages.Number(heading->second)
        .String(LanguageCode(passage.language))
        .Number(passage.page - last.page)
        .Number(passage.line - last.line)
        .Number(passage.offset - last.offset)
        .Strings(passage.links)
        .String(passage.text);
    last = {passage.page, passage.line,
            static_cast<uint32_t>(passage.offset + passage.text.size())};
  }
  RecordWriter part;
  part.Number(headings.size());
  for (const std::vector<std::string>* heading : headings) part.Strings(*heading);
  part.Rest(passages.Take());
  return part.Take();
}

void SkipStrings(RecordReader* record) {
  for (uint64_t count = record->Number(); count > 0; --count) record->View();
}

// What is its own of one passage. Copies nothing of the others.
Passage ReadOwnPart(std::string_view bytes, uint32_t index) {
  RecordReader part(bytes);
  std::vector<RecordReader> headings;
  for (uint64_t count = part.Number(); count > 0; --count) {
    headings.push_back(part);
    SkipStrings(&part);
  }
  PlaceInDocument last;
  for (uint32_t i = 0;; ++i) {
    Passage passage;
    const uint64_t heading = part.Number();
    if (heading >= headings.size()) ThrowDamagedRecord();
    passage.language = LanguageFromCode(part.View());
    passage.page = part.Number32() + last.page;
    passage.line = part.Number32() + last.line;
    passage.offset = part.Number32() + last.offset;
    if (i == index) {
      passage.heading = headings[heading].Strings();
      passage.links = part.Strings();
      passage.text = part.String();
      return passage;
    }
    SkipStrings(&part);
    last = {passage.page, passage.line, static_cast<uint32_t>(passage.offset + part.View().size())};
  }
}

}  // namespace

std::vector<std::string> PassageEncoder::EncodeGroup(std::span<const Passage> group) {
  std::vector<std::string> records;
  for (const Passage& passage : group) {
    if (passage.ordinal % kPassagesPerGroup != records.size()) {
      throw Error(ErrorCode::kInternal, "passages that are no group");
    }
    records.push_back(RecordWriter().Number(passage.ordinal).Take());
  }
  RecordWriter parts;
  packer_.Pack(SharedPart(group), &parts);
  packer_.Pack(OwnPart(group), &parts);
  const std::string rest = parts.Take();
  const uint32_t ordinal = group.front().ordinal;
  records.front() =
      RecordWriter().Number(ordinal).Number(ChecksumOf(rest, ordinal)).Rest(rest).Take();
  return records;
}

std::vector<std::string> EncodePassages(std::span<const Passage> passages) {
  PassageEncoder encoder;
  std::vector<std::string> records;
  while (!passages.empty()) {
    const size_t size = std::min(kPassagesPerGroup, passages.size());
    for (std::string& record : encoder.EncodeGroup(passages.first(size))) {
      records.push_back(std::move(record));
    }
    passages = passages.subspan(size);
  }
  return records;
}

Passage PassageReader::Read(Xapian::docid id) {
  const auto [group, index] = Find(id);
  if (group->unpacked.empty()) UnpackPassages(group);
  Passage passage = ReadOwnPart(group->unpacked, index);
  passage.source_id = group->shared.source_id;
  passage.ordinal = group->shared.ordinal + index;
  passage.path = group->shared.path;
  passage.root = group->shared.root;
  passage.title = group->shared.title;
  passage.updated = group->shared.updated;
  passage.contacts = group->shared.contacts;
  if (group->bytes > kMostKeptBytes) *group = {};
  return passage;
}

Passage PassageReader::ReadShared(Xapian::docid id) {
  const auto [group, index] = Find(id);
  Passage passage = group->shared;
  passage.ordinal += index;
  if (group->bytes > kMostKeptBytes) *group = {};
  return passage;
}

PassageReader::Place PassageReader::Find(Xapian::docid id) {
  for (Group& group : kept_) {
    if (group.leader == id) return {&group, 0};
  }
  const Xapian::Document document = database_.get_document(id, Xapian::DOC_ASSUME_VALID);
  std::string data = document.get_data();
  RecordReader record(data);
  Passage passage;
  passage.ordinal = record.Number32();
  const auto index = static_cast<uint32_t>(passage.ordinal % kPassagesPerGroup);
  if (index == 0) return {Load(id, std::move(data), document), 0};
  record.ExpectEnd();
  passage.source_id = document.get_value(SlotNumber(Slot::kSource));
  Group* const group = FindLeader(id, passage);
  if (index >= group->size) ThrowDamagedRecord();
  return {group, index};
}

// In a database of n others combined, documents that are neighbours in one are n apart (Xapian's
// document numbers take turns). A server may have combined some behind our back; there the leader
// is found by its name.
PassageReader::Group* PassageReader::FindLeader(Xapian::docid id, const Passage& passage) {
  const auto index = static_cast<uint32_t>(passage.ordinal % kPassagesPerGroup);
  Passage leader;
  leader.source_id = passage.source_id;
  leader.ordinal = passage.ordinal - index;
  const uint64_t distance = uint64_t{index} * database_.size();
  if (distance < id) {
    Group* const near = LoadIfLeader(id - static_cast<Xapian::docid>(distance), leader);
    if (near != nullptr) return near;
  }
  const std::string own_term = TermFor(Field::kId, passage.Id());
  const std::string term = TermFor(Field::kId, leader.Id());
  auto own = database_.postlist_begin(own_term);
  if (own != database_.postlist_end(own_term)) own.skip_to(id);
  if (own == database_.postlist_end(own_term) || *own != id) ThrowDamagedRecord();
  for (auto it = database_.postlist_begin(term); it != database_.postlist_end(term); ++it) {
    if (*it >= id || (id - *it) % index != 0) continue;  // the same source in another index
    Group* const far = LoadIfLeader(*it, leader);
    if (far != nullptr) return far;
  }
  ThrowDamagedRecord();
}

// Nothing if the document at `id` is another than the passage with the source and ordinal of
// `leader`.
PassageReader::Group* PassageReader::LoadIfLeader(Xapian::docid id, const Passage& leader) {
  for (Group& group : kept_) {
    if (group.leader != id) continue;
    const bool same =
        group.shared.source_id == leader.source_id && group.shared.ordinal == leader.ordinal;
    return same ? &group : nullptr;
  }
  try {
    const Xapian::Document document = database_.get_document(id, Xapian::DOC_ASSUME_VALID);
    std::string data = document.get_data();
    if (data.empty() || RecordReader(data).Number32() != leader.ordinal ||
        document.get_value(SlotNumber(Slot::kSource)) != leader.source_id) {
      return nullptr;
    }
    return Load(id, std::move(data), document);
  } catch (const Xapian::DocNotFoundError&) {
    return nullptr;
  }
}

PassageReader::Group* PassageReader::Load(Xapian::docid id, std::string data,
                                          const Xapian::Document& document) {
  RecordReader record(data);
  Group group;
  group.leader = id;
  group.shared.source_id = document.get_value(SlotNumber(Slot::kSource));
  group.shared.ordinal = record.Number32();
  const uint32_t checksum = record.Number32();
  const std::string_view rest = record.Rest();
  if (ChecksumOf(rest, group.shared.ordinal) != checksum) ThrowDamagedRecord();
  RecordReader parts(rest);
  const std::string bytes = unpacker_.Unpack(&parts);
  RecordReader shared(bytes);
  group.size = shared.Number();
  if (group.size == 0 || group.size > kPassagesPerGroup) ThrowDamagedRecord();
  group.shared.root = shared.String();
  group.shared.path = shared.String();
  group.shared.title = shared.String();
  group.shared.updated = ParseIsoDate(shared.View());
  group.shared.contacts = shared.Strings();
  shared.ExpectEnd();
  group.bytes = bytes.size();
  group.packed = parts.Rest();
  kept_[next_] = std::move(group);
  Group* const kept = &kept_[next_];
  next_ = (next_ + 1) % kept_.size();
  return kept;
}

void PassageReader::UnpackPassages(Group* group) {
  RecordReader part(group->packed);
  std::string bytes = unpacker_.Unpack(&part);
  part.ExpectEnd();
  group->unpacked = std::move(bytes);
  group->bytes += group->unpacked.size();
  group->packed = {};
}

}  // namespace faro
