// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_RENDER_EXPLAIN_JSON_H_
#define FARO_SEARCHER_RENDER_EXPLAIN_JSON_H_

#include <nlohmann/json.hpp>

#include "searcher/searcher.h"

namespace faro {

// The same as ExplainAsText, for programs:
//
//   stages     that text
//   languages  whose stems are looked for
//   expanded   the tree of "any", "all" and concepts, each with its forms and why they count
//   xapian     the query as Xapian describes it
//   hits       id, score, and by how much each concept adds to it ("concepts")
nlohmann::ordered_json ExplainAsJson(const SearchResult& result);

}  // namespace faro

#endif  // FARO_SEARCHER_RENDER_EXPLAIN_JSON_H_
