// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/front_matter.h"

#include <yaml-cpp/yaml.h>

#include <array>

#include "indexer/extract/document_builder.h"
#include "indexer/extract/update_date.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

constexpr size_t kLongestFrontMatter = size_t{64} * 1024;

constexpr std::array<std::string_view, 2> kTitleKeys = {"title", "titulo"};

// The most telling first: a date of publication counts only where there is none of update.
constexpr std::array<std::string_view, 12> kDateKeys = {
    "updated",     "last_updated",  "last-updated", "lastupdated", "lastmod", "last_modified",
    "actualizado", "actualizacion", "modified",     "ms.date",     "date",    "fecha",
};

// The size of the fenced part, or 0.
size_t FencedSize(std::string_view text) {
  if (!text.starts_with("---\n")) return 0;
  for (size_t line = 4; line < text.size() && line < kLongestFrontMatter;) {
    const size_t end = std::min(text.find('\n', line), text.size());
    const std::string_view content = text.substr(line, end - line);
    if (content == "---" || content == "...") return std::min(end + 1, text.size());
    line = end + 1;
  }
  return 0;
}

std::string Scalar(const YAML::Node& map, std::string_view key) {
  const YAML::Node value = map[std::string(key)];
  return value && value.IsScalar() ? value.Scalar() : std::string();
}

}  // namespace

FrontMatter ReadFrontMatter(std::string_view text) {
  FrontMatter matter;
  matter.size = FencedSize(text);
  if (matter.size == 0) return matter;
  const std::string_view fenced = text.substr(4, matter.size - 4);
  const std::string yaml(fenced.substr(0, fenced.find("\n---")));
  try {
    const YAML::Node map = YAML::Load(yaml);
    if (!map.IsMap()) return matter;
    for (const std::string_view key : kTitleKeys) {
      if (matter.title.empty()) matter.title = FoldWhiteSpace(Scalar(map, key));
    }
    for (const std::string_view key : kDateKeys) {
      if (!matter.updated) matter.updated = ParseWrittenDate(Scalar(map, key));
    }
  } catch (const YAML::Exception&) {
    // Broken YAML at the top of a page says nothing about the page; its text is read all the same.
    matter.title.clear();
    matter.updated.reset();
  }
  return matter;
}

}  // namespace faro
