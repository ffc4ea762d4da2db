// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_content.h"

#include <algorithm>
#include <array>
#include <optional>

namespace faro {
namespace {

// Content that holds less than one part in so many of the text around it was chosen wrongly.
constexpr uint64_t kParts = 10;
// What a byte of text counts, and one in a link: a menu may have more text than a short page.
constexpr uint64_t kTextWeight = 4;
constexpr uint64_t kLinkWeight = 1;

// Calls `visit` with each node below `roots` that is not left out; it returns the node to go on
// with.
template <typename Visit>
void ForEachNode(const HtmlTree& tree, const HtmlContent& content, Visit visit) {
  for (const size_t root : content.roots) {
    for (size_t i = root; i < tree.nodes[root].end;) {
      i = IsLeftOut(tree.nodes[i], content.omission) ? tree.nodes[i].end : visit(i);
    }
  }
}

std::vector<size_t> TopNodes(const HtmlTree& tree) {
  std::vector<size_t> top;
  for (size_t i = 0; i < tree.nodes.size(); i = tree.nodes[i].end) top.push_back(i);
  return top;
}

uint64_t WeightOf(const HtmlTree& tree, const HtmlContent& content) {
  uint64_t weight = 0;
  size_t link_end = 0;
  ForEachNode(tree, content, [&](size_t i) {
    const HtmlNode& node = tree.nodes[i];
    if (node.tag == HtmlTag::kHead || node.tag == HtmlTag::kTitle) return size_t{node.end};
    if (node.tag == HtmlTag::kAnchor) link_end = std::max<size_t>(link_end, node.end);
    if (node.tag == HtmlTag::kText) {
      weight += tree.TextIn(i) * (i < link_end ? kLinkWeight : kTextWeight);
    }
    return i + 1;
  });
  return weight;
}

// <header> and the like are of the page unless they are of a part of it (HTML, 4.3).
void MarkFurniture(HtmlTree* tree) {
  size_t part_end = 0;
  for (size_t i = 0; i < tree->nodes.size(); ++i) {
    HtmlNode& node = tree->nodes[i];
    switch (node.tag) {
      case HtmlTag::kMain:
      case HtmlTag::kArticle:
      case HtmlTag::kSection:
        part_end = std::max<size_t>(part_end, node.end);
        break;
      case HtmlTag::kHeader:
      case HtmlTag::kFooter:
      case HtmlTag::kAside:
        node.furniture |= i >= part_end;
        break;
      default:
        break;
    }
  }
}

// The outermost elements of a kind that are shown.
std::vector<size_t> Outermost(const HtmlTree& tree, HtmlTag tag) {
  std::vector<size_t> found;
  ForEachNode(tree, {TopNodes(tree), Omission::kFurniture}, [&](size_t i) {
    if (tree.nodes[i].tag != tag) return i + 1;
    found.push_back(i);
    return size_t{tree.nodes[i].end};
  });
  return found;
}

}  // namespace

bool IsLeftOut(const HtmlNode& node, Omission omission) {
  switch (omission) {
    case Omission::kFurniture:
      if (node.furniture) return true;
      [[fallthrough]];
    case Omission::kNavigation:
      if (node.navigation) return true;
      [[fallthrough]];
    case Omission::kHidden:
      return node.hidden;
    case Omission::kNothing:
      break;
  }
  return false;
}

HtmlContent FindMainContent(HtmlTree* tree) {
  MarkFurniture(tree);
  const std::vector<size_t> top = TopNodes(*tree);
  const HtmlContent shown{top, Omission::kHidden};
  const HtmlContent all{top, Omission::kNothing};
  const uint64_t shown_weight = WeightOf(*tree, shown);
  if (shown_weight * kParts < WeightOf(*tree, all)) return all;
  std::vector<size_t> articles = Outermost(*tree, HtmlTag::kArticle);
  if (articles.size() > 1) articles.clear();
  for (const std::vector<size_t>& roots : {Outermost(*tree, HtmlTag::kMain), articles, top}) {
    HtmlContent content{roots, Omission::kFurniture};
    if (!roots.empty() && WeightOf(*tree, content) * kParts >= shown_weight) return content;
  }
  return shown;
}

HtmlContent FindShownContent(const HtmlTree& tree) {
  const std::vector<size_t> top = TopNodes(tree);
  HtmlContent content{top, Omission::kNavigation};
  if (WeightOf(tree, content) > 0) return content;
  return {top, Omission::kNothing};
}

}  // namespace faro
