// SPDX-License-Identifier: GPL-3.0-or-later
// What users type, up to the query that Xapian is asked, over an index of two passages in memory.
#include <xapian.h>

#include "indexer/passage_terms.h"
#include "lib/base/utf8.h"
#include "lib/index/passage.h"
#include "lib/language/analyzer.h"
#include "searcher/query/query_builder.h"
#include "searcher/query/query_expander.h"
#include "searcher/query/query_parser.h"
#include "tests/fuzz/targets.h"

namespace faro::testing {
namespace {

Xapian::Database MakeIndex(Analyzer* analyzer) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  PassageIndexer indexer(analyzer);
  Passage passage;
  passage.title = "Water supply (WASH)";
  passage.heading = {"COVID-19 and water"};
  passage.text = "The World Health Organization (WHO) chlorinates every tanker. A/RES/70/296.";
  passage.language = Language::kEnglish;
  database.add_document(indexer.MakeDocument(passage));
  passage.title = "Coordinación";
  passage.text = "La coordinación con los clústeres es diaria; escriba a agua@example.org.";
  passage.language = Language::kSpanish;
  database.add_document(indexer.MakeDocument(passage));
  return database;
}

void CheckNode(const QueryNode& node, size_t depth) {
  Promise(depth <= 2 * kDeepestBrackets + 8, "queries are not deep");
  Promise(IsValidUtf8(node.text), "words are UTF-8");
  for (const QueryNode& child : node.children) CheckNode(child, depth + 1);
}

}  // namespace

void FuzzQuery(std::string_view bytes) {
  static Analyzer analyzer;
  static const Xapian::Database database = MakeIndex(&analyzer);
  const ParsedQuery parsed = ParseQuery(bytes);
  CheckNode(parsed.root, 0);
  for (const std::string& note : parsed.notes) Promise(IsValidUtf8(note), "notes are UTF-8");
  const ExpandedQuery expanded = ExpandQuery(parsed, {}, database, &analyzer);
  Xapian::Enquire enquire(database);
  enquire.set_query(BuildQuery(expanded));
  enquire.get_mset(0, 10);
}

}  // namespace faro::testing
