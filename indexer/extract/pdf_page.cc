// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_page.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace faro {

double BodySize(const std::vector<PdfPage>& pages) {
  std::map<double, size_t> letters;
  for (const PdfPage& page : pages) {
    for (const PdfLine& line : page.lines) {
      letters[std::round(line.size * 2) / 2] += line.text.size();
    }
  }
  if (letters.empty()) return 0;
  return std::max_element(letters.begin(), letters.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace faro
