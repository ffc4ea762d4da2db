// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/gist/gist_translator.h"

#include <optional>

#include "lib/base/escape.h"
#include "lib/base/utf8.h"
#include "searcher/gist/apertium_stream.h"
#include "searcher/gist/sentence_case.h"

namespace faro {
namespace {

constexpr std::string_view kEllipsis = "…";

// A snippet and the marks that it was cut at.
struct Cut {
  bool before = false;
  bool after = false;
  std::string_view text;
};

Cut WithoutEllipses(std::string_view snippet) {
  Cut cut{snippet.starts_with(kEllipsis), false, snippet};
  if (cut.before) cut.text.remove_prefix(kEllipsis.size());
  cut.after = cut.text.ends_with(kEllipsis);
  if (cut.after) cut.text.remove_suffix(kEllipsis.size());
  return cut;
}

// On one line, without the blanks that Apertium leaves for words that it drops.
std::string Tidied(const std::string& translated) {
  std::string text;
  for (const char c : EscapeForTerminal(translated)) {
    if (c != ' ' || (!text.empty() && text.back() != ' ')) text += c;
  }
  return std::string(TrimAscii(text));
}

std::string Finished(const std::string& translated, const Cut& cut) {
  std::string text = Tidied(translated);
  if (StartsWithCapital(cut.text)) text = WithCapital(text);
  if (StartsWithSmallLetter(cut.text)) text = WithSmallLetter(text);
  return std::string(cut.before ? kEllipsis : "") + text + std::string(cut.after ? kEllipsis : "");
}

}  // namespace

std::vector<std::string> GistTranslator::Translate(const std::vector<std::string>& snippets) {
  std::vector<Cut> cuts;
  std::vector<std::string> texts;
  for (const std::string& snippet : snippets) {
    cuts.push_back(WithoutEllipses(snippet));
    texts.push_back(ToApertium(cuts.back().text));
  }
  const std::vector<std::string> analysed = engine_->Analyse(texts);
  std::vector<RewrittenText> rewritten;
  std::vector<std::string> streams;
  for (const std::string& stream : analysed) {
    rewritten.push_back(rewriter_.Rewrite(stream));
    streams.push_back(rewritten.back().stream);
  }
  const std::vector<std::string> generated = engine_->Generate(streams);
  std::vector<std::string> gists;
  for (size_t i = 0; i < generated.size(); ++i) {
    std::optional<std::string> text =
        TermRewriter::Restore(FromApertium(generated[i]), rewritten[i].terms);
    if (!text) text = FromApertium(engine_->Generate({analysed[i]}).front());
    gists.push_back(Finished(*text, cuts[i]));
  }
  return gists;
}

}  // namespace faro
