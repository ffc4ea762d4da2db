// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_QUERY_PRINTER_H_
#define FARO_SEARCHER_QUERY_QUERY_PRINTER_H_

#include <string>

#include "searcher/query/query_tree.h"

namespace faro {

// A query as text that ParseQuery reads as the same tree, if the tree is of the form that QueryNode
// describes and the text within the limits of ParseQuery. Texts of phrases and of filters must not
// hold all of ", ” and ».
std::string PrintQuery(const QueryNode& root);

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_QUERY_PRINTER_H_
