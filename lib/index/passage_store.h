// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_INDEX_PASSAGE_STORE_H_
#define FARO_LIB_INDEX_PASSAGE_STORE_H_

#include <xapian.h>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "lib/index/packed_bytes.h"
#include "lib/index/passage.h"

// What Xapian keeps with passages. Those of one document share most of what describes them, and
// their texts compress well together, so they are stored in groups: the first passage of a group,
// its leader, has the record of all, and the others only know their place. The form of the records
// is part of kSchemaVersion:
//
//   follower   ordinal
//   leader     ordinal, checksum of what follows, and two parts packed by BytePacker:
//              - size of the group; root, path, title, date and contacts of the document
//              - heading paths, each once; heading, language, page, line, offset, links and text
//                of each passage
//
// Numbers and strings are RecordWriter's. The source stands in Slot::kSource.
//
// Xapian tries to deflate each record, and 1.4.22 cannot read back one that it deflated and that
// is a little longer than a multiple of 8192 bytes, if its end deflates to a few bits. A leader's
// ends with packed text, which never does.
namespace faro {

// A leader's ordinal is a multiple of this. Groups of 6,000 pages of manuals take 9 % more space by
// eights and 4 % less by 32; all of a group is unpacked to read a passage of it.
inline constexpr size_t kPassagesPerGroup = 16;

// Makes the records. One object for each thread.
class PassageEncoder {
 public:
  // The records of `group`, in its order: passages of one document with consecutive ordinals, the
  // first a multiple of kPassagesPerGroup, and as many as the document has from there, up to
  // kPassagesPerGroup. What the document shares is taken from the first. Throws Error: kBadInput
  // when they hold more than kMostPackedBytes, kInternal when the library fails.
  std::vector<std::string> EncodeGroup(std::span<const Passage> group);

 private:
  BytePacker packer_;
};

// The records of all passages of a document, in their order. Throws as EncodeGroup does.
std::vector<std::string> EncodePassages(std::span<const Passage> passages);

// Reads passages of one revision of a database, which may be several combined. Passages must have
// been added to it in their order, without others between them, and have Slot::kSource and
// Field::kId. Keeps the groups read last, since hits of one query often share them. Not
// thread-safe.
//
// Reading throws Error(kIndexMismatch) when a record is damaged or its leader is not there, and
// whatever Xapian throws.
class PassageReader {
 public:
  // The copy of `database` is reopened with it.
  explicit PassageReader(Xapian::Database database) : database_(std::move(database)) {}

  Passage Read(Xapian::docid id);

  // Only the ordinal and what the document shares: source, root, path, title, date and contacts.
  // No text is unpacked for that.
  Passage ReadShared(Xapian::docid id);

  // To be called when the database has been changed or reopened.
  void Forget() { kept_.fill({}); }

 private:
  struct Group {
    Xapian::docid leader = 0;  // 0: none
    Passage shared;            // the leader's ordinal, and what the document shares
    size_t size = 0;           // in passages
    size_t bytes = 0;          // unpacked so far
    std::string packed;        // the second part, until a passage is read
    std::string unpacked;      // the same from then on
  };
  struct Place {
    Group* group;
    uint32_t index;
  };

  Place Find(Xapian::docid id);
  Group* FindLeader(Xapian::docid id, const Passage& passage);
  Group* LoadIfLeader(Xapian::docid id, const Passage& passage);
  Group* Load(Xapian::docid id, std::string record, const Xapian::Document& document);
  void UnpackPassages(Group* group);

  Xapian::Database database_;
  ByteUnpacker unpacker_;
  std::array<Group, 32> kept_;
  size_t next_ = 0;  // of kept_, to be replaced
};

}  // namespace faro

#endif  // FARO_LIB_INDEX_PASSAGE_STORE_H_
