// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_LANGUAGE_STEM_OVERRIDES_H_
#define FARO_LIB_LANGUAGE_STEM_OVERRIDES_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "lib/language/language.h"

namespace faro {

// The stem of a word that Snowball's algorithm throws together with a word of another meaning in
// this field: refugio/refugiado, comunidad/comunicación, emergency/emergence, ration/rational. A
// reviewed list: each entry names a pair that the stock stemmer conflates. `form` is case-folded
// with its accents. The result lives for ever. Thread-safe.
std::optional<std::string_view> StemOverride(std::string_view form, Language language);

size_t StemOverrideCount(Language language);

}  // namespace faro

#endif  // FARO_LIB_LANGUAGE_STEM_OVERRIDES_H_
