// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_PDF_METADATA_H_
#define FARO_INDEXER_EXTRACT_PDF_METADATA_H_

#include <ctime>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/date.h"

namespace faro {

// `title`, the one of a PDF's metadata, in one line without what programs put before it
// ("Microsoft Word - "), or nothing if it is no title: no letters, a file name ("guide_v3.indd",
// "C:\plans\guide.doc"), or what programs call a new document in English and Spanish ("untitled",
// "Document1", "PowerPoint Presentation", "Presentación de PowerPoint"). Thread-safe.
std::string TitleOfMetadata(std::string_view title);

// The day of a time of the metadata, in UTC; nothing before 1990 (a clock that was not set) and
// where poppler could read none (-1).
std::optional<PartialDate> DateOfMetadata(std::time_t time);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_PDF_METADATA_H_
