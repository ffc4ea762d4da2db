// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/glossary_file.h"

#include <algorithm>
#include <string_view>

#include "indexer/lexicon/glossary_builder.h"
#include "indexer/lexicon/glossary_bytes.h"
#include "indexer/lexicon/tbx.h"
#include "indexer/lexicon/term_table.h"
#include "indexer/lexicon/tmx.h"
#include "indexer/lexicon/xml_stream.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

constexpr size_t kHeadSize = 4096;
constexpr const char* kFormats =
    "a glossary is a table with two or six columns separated by tabs, TBX or TMX";

enum class Form { kTable, kXml, kUtf16Text, kBinary };

// XML may be in UTF-16, of which the marks that tell it are every other byte.
Form FormOf(std::string_view head) {
  const bool utf16 = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
  std::string text(head.starts_with(kUtf8Mark) ? head.substr(kUtf8Mark.size())
                                               : head.substr(utf16 ? 2 : 0));
  if (utf16) std::erase(text, '\0');
  const std::string_view start = TrimAscii(text);
  if (start.size() > 1 && start[0] == '<' &&
      (start[1] == '?' || start[1] == '!' || IsAsciiAlpha(start[1]))) {
    return Form::kXml;
  }
  if (utf16) return Form::kUtf16Text;
  return head.find('\0') == std::string_view::npos ? Form::kTable : Form::kBinary;
}

bool IsNamedAsXml(const std::string& path) {
  const std::string name = LowerAscii(path);
  return name.ends_with(".tbx") || name.ends_with(".tmx") || name.ends_with(".xml");
}

void ReadXml(GlossaryBytes* bytes, GlossaryBuilder* builder) {
  XmlStream xml(bytes);
  while (xml.Next() != XmlStream::Event::kOpen) continue;
  const std::string root = xml.name();
  if (root == "tmx") {
    ReadTmx(&xml, builder);
  } else if (root == "martif" || root == "tbx") {
    ReadTbx(&xml, builder);
  } else {
    throw Error(ErrorCode::kBadInput,
                bytes->path() + ": neither TBX nor TMX: its root element is " + root, kFormats);
  }
}

}  // namespace

GlossaryFile ReadGlossaryFile(const std::string& path) {
  GlossaryBytes bytes(path);
  GlossaryBuilder builder;
  switch (FormOf(bytes.Head(kHeadSize))) {
    case Form::kXml:
      ReadXml(&bytes, &builder);
      break;
    case Form::kUtf16Text:
      throw Error(ErrorCode::kBadInput, path + ": text in UTF-16", "save it as UTF-8");
    case Form::kBinary:
      throw Error(ErrorCode::kBadInput, path + ": a binary file", kFormats);
    case Form::kTable:
      if (IsNamedAsXml(path)) {
        throw Error(ErrorCode::kBadInput, path + ": no XML, though it is named so", kFormats);
      }
      ReadTermTable(bytes.ReadAll(kLargestTable), path, &builder);
      break;
  }
  return builder.Take(path);
}

}  // namespace faro
