// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_UPDATE_DATE_H_
#define FARO_INDEXER_EXTRACT_UPDATE_DATE_H_

#include <optional>
#include <string_view>

#include "lib/base/date.h"

namespace faro {

// Reads a date as people write it in English or Spanish: "Sep 2022", "14 March 2023",
// "March 14, 2023", "setiembre de 2021", "15 de marzo de 2023", "2022-09", "15/03/2023". Of a
// numeric date whose day and month could be either, only the year is taken. Case and accents do not
// matter. Nothing unless all of `text` is a date. Thread-safe.
std::optional<PartialDate> ParseWrittenDate(std::string_view text);

// The date of a line that says when a document was updated ("Last updated: Sep 2022", "Documento
// actualizado por última vez: Oct 2022"); nothing for any other text. Thread-safe.
std::optional<PartialDate> ParseUpdateLine(std::string_view text);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_UPDATE_DATE_H_
