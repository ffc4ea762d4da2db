// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

// Text has hardly any control characters; more than a few, and more than one in fifty bytes, is a
// binary file by any account.
constexpr size_t kFewControls = 8;
constexpr size_t kTextBytesPerControl = 50;

struct Magic {
  std::string_view start;
  std::string_view name;
};
constexpr std::array<Magic, 8> kMagics = {{
    {"%PDF-", "a PDF document"},
    {"PK\x03\x04", "a ZIP archive or office document"},
    {"\x89PNG", "a PNG image"},
    {"\xFF\xD8\xFF", "a JPEG image"},
    {"GIF8", "a GIF image"},
    {"\x1F\x8B", "gzip data"},
    {"\x7F"
     "ELF",
     "a program"},
    {"\xD0\xCF\x11\xE0", "an old office document"},
}};

// Labels that mean a wider encoding than their name says (WHATWG Encoding Standard, 4.2).
struct WiderCharset {
  std::string_view label;
  const char* charset;
};
constexpr auto kWiderCharsets = std::to_array<WiderCharset>({
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ansi_x3.4-1968", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"l1", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gbk"},
    {"shift_jis", "windows-31j"},
    {"euc-kr", "windows-949"},
});

constexpr size_t kLongestLabel = 40;

bool IsControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && !IsAsciiSpace(c)) || byte == 0x7F;
}

void ExpectText(std::string_view bytes) {
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.start)) {
      throw Error(ErrorCode::kBadInput, "not text but " + std::string(magic.name));
    }
  }
  const auto controls = static_cast<size_t>(std::count_if(bytes.begin(), bytes.end(), IsControl));
  if (bytes.find('\0') != std::string_view::npos ||
      (controls > kFewControls && controls * kTextBytesPerControl > bytes.size())) {
    throw Error(ErrorCode::kBadInput, "binary data, not text");
  }
}

// Whether ill-formed text is damaged UTF-8 (cut within a character, or put together from pieces of
// several encodings): more of its characters beyond ASCII are well-formed than not.
bool IsDamagedUtf8(std::string_view bytes) {
  static constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  size_t well_formed = 0;
  size_t ill_formed = 0;
  for (size_t i = 0; i < bytes.size();) {
    const size_t begin = i;
    const char32_t c = NextCodePoint(bytes, &i);
    if (c < 0x80) continue;
    const bool bad = c == 0xFFFD && bytes.substr(begin, i - begin) != kReplacement;
    ++(bad ? ill_formed : well_formed);
  }
  return well_formed > ill_formed;
}

std::string Convert(std::string_view bytes, const char* charset) {
  const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), charset);
  if (text.isBogus()) {
    throw Error(ErrorCode::kBadInput, std::string("cannot be read as ") + charset);
  }
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

// The name by which ICU knows a declared encoding; empty for one that it does not know, for those
// of Unicode, and for those that no browser reads.
std::string KnownCharset(std::string_view declared) {
  const std::string_view trimmed = TrimAscii(declared);
  if (trimmed.empty() || trimmed.size() > kLongestLabel || !IsValidUtf8(trimmed)) return {};
  const std::string label = CaseFolded(trimmed);
  for (const WiderCharset& wider : kWiderCharsets) {
    if (wider.label == label) return wider.charset;
  }
  for (const std::string_view unread : {"utf", "ucs", "unicode", "iso-10646", "scsu", "bocu"}) {
    if (label.starts_with(unread)) return {};
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(
      ucnv_open(label.c_str(), &status), ucnv_close);
  return U_SUCCESS(status) ? label : std::string();
}

std::string ConvertUnmarked(std::string bytes, std::string_view declared) {
  if (IsValidUtf8(bytes)) return bytes;
  const std::string charset = KnownCharset(declared);
  if (!charset.empty()) return Convert(bytes, charset.c_str());
  return Convert(bytes, IsDamagedUtf8(bytes) ? "UTF-8" : "windows-1252");
}

void TidyControls(std::string* text) {
  size_t out = 0;
  for (size_t i = 0; i < text->size(); ++i) {
    char c = (*text)[i];
    if (c == '\r') {
      if (i + 1 < text->size() && (*text)[i + 1] == '\n') continue;
      c = '\n';
    } else if (c == '\v' || IsControl(c)) {
      c = ' ';
    } else if (c == '\xC2' && static_cast<unsigned char>((*text)[i + 1]) < 0xA0) {
      c = ' ';  // U+0080 to U+009F
      ++i;
    }
    (*text)[out++] = c;
  }
  text->resize(out);
}

}  // namespace

std::string DecodeText(std::string bytes, std::string_view declared) {
  if (bytes.empty()) throw Error(ErrorCode::kBadInput, "the file is empty");
  std::string text;
  if (bytes.starts_with(kUtf8Mark)) {
    text = bytes.substr(kUtf8Mark.size());
    ExpectText(text);
    if (!IsValidUtf8(text)) text = Convert(text, "UTF-8");
  } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    text = Convert(bytes, "UTF-16");
    ExpectText(text);
  } else {
    ExpectText(bytes);
    text = ConvertUnmarked(std::move(bytes), declared);
  }
  TidyControls(&text);
  return text;
}

}  // namespace faro
