// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_printer.h"

#include <algorithm>
#include <string_view>

#include "lib/base/utf8.h"
#include "searcher/query/field_values.h"
#include "searcher/query/query_lexer.h"
#include "searcher/query/query_parser.h"

namespace faro {
namespace {

// What a node stands in, from the loosest to the closest. kOnly: nothing is beside it.
enum class Place { kOnly, kRow, kOr, kAnd, kNear };

// Whether the children of a kAny can be written in a row: a filter there holds for all.
bool FitsRow(const QueryNode& node) {
  return std::none_of(node.children.begin(), node.children.end(), [](const QueryNode& child) {
    return IsFilter(child) && !child.excluded && !child.required;
  });
}

bool HasRequired(const QueryNode& node) {
  return std::any_of(node.children.begin(), node.children.end(),
                     [](const QueryNode& child) { return child.required; });
}

class Printer {
 public:
  std::string Run(const QueryNode& root) {
    if (root.children.size() == 1) {
      Print(root.children.front(), Place::kOnly);
    } else {
      PrintChildren(root, " ", Place::kRow);
    }
    return std::move(text_);
  }

 private:
  void Print(const QueryNode& node, Place place) {
    const bool row = place == Place::kOnly || place == Place::kRow;
    const bool plus = node.required && !(row && IsFilter(node));
    if (node.excluded) text_ += '-';
    if (plus) text_ += '+';
    const bool sign = node.excluded || plus;
    switch (node.kind) {
      case NodeKind::kAny:
        return PrintAny(node, sign || place != Place::kOnly);
      case NodeKind::kAll:
        return PrintGroup(node, " AND ", Place::kAnd, sign || place > Place::kOr);
      case NodeKind::kNear:
        return PrintGroup(node, NearOperator(node), Place::kNear, sign || place > Place::kAnd);
      default:
        return PrintLeaf(node);
    }
  }

  void PrintAny(const QueryNode& node, bool brackets) {
    const bool row = FitsRow(node) && HasRequired(node);
    const bool lone = node.children.size() == 1;  // brackets keep what it excludes apart
    if (row) return PrintGroup(node, " ", Place::kRow, true);
    PrintGroup(node, " OR ", Place::kOr, brackets || lone);
  }

  void PrintGroup(const QueryNode& node, const std::string& between, Place place, bool brackets) {
    if (brackets) text_ += '(';
    PrintChildren(node, between, place);
    if (!brackets) return;
    text_ += open_word_ ? " )" : ")";
    open_word_ = false;
  }

  void PrintChildren(const QueryNode& node, const std::string& between, Place place) {
    bool first = true;
    for (const QueryNode& child : node.children) {
      if (!first) text_ += between;
      first = false;
      Print(child, place);
    }
  }

  static std::string NearOperator(const QueryNode& node) {
    std::string text = node.ordered ? " ADJ" : " NEAR";
    if (node.distance != kUsualDistance) text += "/" + std::to_string(node.distance);
    return text + " ";
  }

  void PrintLeaf(const QueryNode& node) {
    open_word_ = false;
    if (node.kind == NodeKind::kFilter) {
      text_ += NameOf(node.field).prefix;
      return PrintValue(node.text);
    }
    if (node.scope == Scope::kTitle) text_ += "title:";
    if (node.scope == Scope::kHeading) text_ += "heading:";
    if (node.kind == NodeKind::kPhrase) return PrintQuoted(node.text);
    if (node.kind == NodeKind::kPrefix) {
      text_ += node.text + '*';
      return;
    }
    if (NeedsBackslash(node.text)) text_ += '\\';
    text_ += node.text;
    open_word_ = node.text.find('(') != std::string::npos;
  }

  void PrintValue(const std::string& value) {
    const bool plain = std::none_of(value.begin(), value.end(), [](char c) {
      return IsAsciiSpace(c) || c == '"' || c == '(' || c == ')';
    });
    const bool quoted = value.starts_with("“") || value.starts_with("«") || value.starts_with('\\');
    if (plain && !quoted) {
      text_ += value;
    } else {
      PrintQuoted(value);
    }
  }

  void PrintQuoted(const std::string& text) {
    const auto has = [&](std::string_view mark) { return text.find(mark) != std::string::npos; };
    if (!has("\"")) {
      text_ += '"' + text + '"';
    } else if (!has("”")) {
      text_ += "“" + text + "”";
    } else {
      text_ += "«" + text + "»";
    }
  }

  std::string text_;
  bool open_word_ = false;  // the last word may take a closing bracket for its own
};

}  // namespace

std::string PrintQuery(const QueryNode& root) { return Printer().Run(root); }

}  // namespace faro
