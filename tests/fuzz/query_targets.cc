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
#include "searcher/query/query_printer.h"
#include "searcher/query/word_finder.h"
#include "tests/fuzz/targets.h"

namespace faro::testing {
namespace {

Xapian::Database MakeIndex(Analyzer* analyzer) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  PassageIndexer indexer(analyzer);
  Passage passage;
  passage.path = "annexes/water/supply.pdf";
  passage.contacts = {"wash@example.org"};
  passage.links = {"https://www.example.org/water"};
  passage.updated = PartialDate{2022, 6, 0};
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

// Returns the number of leaves.
size_t CheckNode(const QueryNode& node, size_t depth) {
  Promise(depth <= 3 * kDeepestBrackets + 8, "queries are not deep");
  Promise(IsValidUtf8(node.text), "words are UTF-8");
  Promise(node.children.empty() || node.text.empty(), "groups have no text");
  size_t leaves = node.text.empty() ? 0 : 1;
  for (const QueryNode& child : node.children) leaves += CheckNode(child, depth + 1);
  return leaves;
}

// What is printed reads as what was printed.
void CheckPrint(const ParsedQuery& parsed) {
  const std::string text = PrintQuery(parsed.root);
  Promise(IsValidUtf8(text), "printed queries are UTF-8");
  const ParsedQuery again = ParseQuery(text);
  Promise(parsed.cut || again.cut || again.root == parsed.root, "printing loses nothing");
}

// Words beside NEAR are looked for at so many places, as so many forms.
void CheckExpanded(const ExpandedNode& node) {
  Promise(node.near.size() <= kMostQueryBytes, "NEAR has few places");
  Promise(node.concept_value.base.size() <= kMostPrefixWords, "a word has few forms");
  for (const ExpandedNode& child : node.children) CheckExpanded(child);
}

}  // namespace

void FuzzQuery(std::string_view bytes) {
  static Analyzer analyzer;
  static const Xapian::Database database = MakeIndex(&analyzer);
  const ParsedQuery parsed = ParseQuery(bytes);
  Promise(CheckNode(parsed.root, 0) <= kMostQueryWords + kMostNearWords, "queries have few words");
  CheckPrint(parsed);
  for (const std::string& note : parsed.notes) Promise(IsValidUtf8(note), "notes are UTF-8");
  const ExpandedQuery expanded = ExpandQuery(parsed, {}, database, &analyzer);
  CheckExpanded(expanded.root);
  Xapian::Enquire enquire(database);
  enquire.set_query(BuildQuery(expanded));
  enquire.get_mset(0, 10);
}

}  // namespace faro::testing
