// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/translation_store.h"

#include "lib/language/normalizer.h"

namespace faro {
namespace {

constexpr std::string_view kKindMarks = "tas";  // of TermKind, in order
constexpr std::string_view kFormMarks = "no?";  // of FormKind, in order
constexpr char kEndOfOrigins = ':';

constexpr bool OriginsFollowTheEnum() {
  for (size_t i = 0; i < kOrigins.size(); ++i) {
    if (static_cast<size_t>(kOrigins[i].origin) != i) return false;
  }
  return true;
}
static_assert(OriginsFollowTheEnum());

}  // namespace

std::string OriginNames(Origins origins) {
  std::string names;
  for (const OriginSpec& spec : kOrigins) {
    if (!origins.Has(spec.origin)) continue;
    if (!names.empty()) names += ", ";
    names += spec.name;
  }
  return names;
}

std::string TranslationKey(Language language, const std::vector<std::string>& stems) {
  std::string key(kStoreKeyPrefixes[0]);
  key += LanguageCode(language);
  for (const std::string& stem : stems) key += " " + stem;
  return key;
}

std::string AcronymTranslationKey(Language language, std::string_view acronym) {
  return TranslationKey(language, {"=" + AcronymLetters(acronym)});
}

// Language, mark, origins, a colon, text: "estga:albergue".
std::string EncodeTranslation(const Translation& translation) {
  std::string value(LanguageCode(translation.language));
  value += kKindMarks[static_cast<size_t>(translation.kind)];
  for (const OriginSpec& spec : kOrigins) {
    if (translation.origins.Has(spec.origin)) value += spec.letter;
  }
  value += kEndOfOrigins;
  return value + translation.text;
}

std::optional<Translation> DecodeTranslation(std::string_view value) {
  constexpr size_t kHeader = 3;
  const size_t end = value.find(kEndOfOrigins);
  if (end == std::string_view::npos || end < kHeader || end + 1 == value.size()) {
    return std::nullopt;
  }
  const size_t kind = kKindMarks.find(value[2]);
  if (kind == std::string_view::npos) return std::nullopt;
  Translation translation;
  translation.language = LanguageFromCode(value.substr(0, 2));
  translation.kind = static_cast<TermKind>(kind);
  for (const char letter : value.substr(kHeader, end - kHeader)) {
    for (const OriginSpec& spec : kOrigins) {
      if (spec.letter == letter) translation.origins.Add(spec.origin);
    }
  }
  translation.text = value.substr(end + 1);
  if (translation.language == Language::kUnknown) return std::nullopt;
  return translation;
}

std::vector<Translation> FindLexiconTranslations(const Xapian::Database& database,
                                                 const std::string& key) {
  std::vector<Translation> translations;
  for (auto value = database.synonyms_begin(key); value != database.synonyms_end(key); ++value) {
    if (auto translation = DecodeTranslation(*value)) {
      translations.push_back(std::move(*translation));
    }
  }
  return translations;
}

std::vector<Translation> FindTranslations(const Xapian::Database& database,
                                          const std::string& key) {
  std::vector<Translation> translations = FindLexiconTranslations(database, key);
  for (Translation& learnt : FindLexiconTranslations(database, LearntKey(key))) {
    translations.push_back(std::move(learnt));
  }
  return translations;
}

std::string LearntKey(std::string_view key) {
  return std::string(kLearntKeyPrefix).append(key.substr(kStoreKeyPrefixes[0].size()));
}

std::string FormKey(FormLink link, Language language, std::string_view stem) {
  std::string key(kStoreKeyPrefixes[1 + static_cast<size_t>(link)]);
  key += LanguageCode(language);
  key += ' ';
  return key.append(stem);
}

std::string EncodeLinkedStem(const LinkedStem& linked) {
  return kFormMarks[static_cast<size_t>(linked.kind)] + linked.stem;
}

std::vector<LinkedStem> FindForms(const Xapian::Database& database, FormLink link,
                                  Language language, std::string_view stem) {
  const std::string key = FormKey(link, language, stem);
  std::vector<LinkedStem> stems;
  for (auto value = database.synonyms_begin(key); value != database.synonyms_end(key); ++value) {
    const std::string linked = *value;
    const size_t kind = linked.empty() ? std::string::npos : kFormMarks.find(linked[0]);
    if (kind == std::string::npos) continue;
    stems.push_back({static_cast<FormKind>(kind), linked.substr(1)});
  }
  return stems;
}

}  // namespace faro
