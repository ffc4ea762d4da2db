// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/translation_store.h"

namespace faro {
namespace {

constexpr std::string_view kKeyPrefix = "translate:";
constexpr char kTermMark = 't';
constexpr char kAcronymMark = 'a';

}  // namespace

std::string TranslationKey(Language language, const std::vector<std::string>& stems) {
  std::string key(kKeyPrefix);
  key += LanguageCode(language);
  for (const std::string& stem : stems) key += " " + stem;
  return key;
}

std::string EncodeTranslation(const Translation& translation) {
  std::string value(LanguageCode(translation.language));
  value += translation.acronym ? kAcronymMark : kTermMark;
  return value + translation.text;
}

std::optional<Translation> DecodeTranslation(std::string_view value) {
  constexpr size_t kHeader = 3;
  if (value.size() <= kHeader || (value[2] != kTermMark && value[2] != kAcronymMark)) {
    return std::nullopt;
  }
  Translation translation;
  translation.language = LanguageFromCode(value.substr(0, 2));
  translation.acronym = value[2] == kAcronymMark;
  translation.text = value.substr(kHeader);
  if (translation.language == Language::kUnknown) return std::nullopt;
  return translation;
}

std::vector<Translation> FindTranslations(const Xapian::Database& database,
                                          const std::string& key) {
  std::vector<Translation> translations;
  for (auto value = database.synonyms_begin(key); value != database.synonyms_end(key); ++value) {
    if (auto translation = DecodeTranslation(*value)) {
      translations.push_back(std::move(*translation));
    }
  }
  return translations;
}

}  // namespace faro
