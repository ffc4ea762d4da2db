// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_REPORT_H_
#define FARO_INDEXER_REPORT_H_

#include <string>

#include "indexer/index_update.h"

namespace faro {

// The report as one JSON object, without a line end. Ill-formed UTF-8 in paths becomes U+FFFD.
std::string ReportAsJson(const UpdateReport& report);

// The report for people: a few lines, each with its line end; failures are not in it.
std::string ReportAsText(const UpdateReport& report, const std::string& db, bool dry_run);

// One line for each failure.
std::string FailuresAsText(const std::vector<Failure>& failures);

}  // namespace faro

#endif  // FARO_INDEXER_REPORT_H_
