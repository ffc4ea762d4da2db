// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_FRONT_MATTER_H_
#define FARO_INDEXER_EXTRACT_FRONT_MATTER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/date.h"

namespace faro {

// YAML between two lines of three hyphens at the very start of a text.
struct FrontMatter {
  size_t size = 0;  // bytes that it takes up, its fences included; 0 when there is none
  std::string title;
  std::optional<PartialDate> updated;
};

// Reads the title and the date of update, under the names that site generators give them in English
// and Spanish. What is fenced but is no YAML map is still front matter, with nothing in it.
// Thread-safe.
FrontMatter ReadFrontMatter(std::string_view text);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_FRONT_MATTER_H_
