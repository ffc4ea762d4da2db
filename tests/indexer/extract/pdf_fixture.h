// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_INDEXER_EXTRACT_PDF_FIXTURE_H_
#define FARO_TESTS_INDEXER_EXTRACT_PDF_FIXTURE_H_

#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/utf8.h"

namespace faro::testing {

// Writes small PDFs, uncompressed. Each letter is half as wide as the type is large, and may be any
// character: a map from codes to Unicode goes with the fonts. Places are points from the upper left
// corner of a page of 600 by 800, of the baseline.
class PdfWriter {
 public:
  static constexpr double kWidth = 600;
  static constexpr double kHeight = 800;

  PdfWriter& Page() {
    pages_.emplace_back();
    return *this;
  }

  PdfWriter& Line(double x, double y, double size, std::string_view text, bool bold = false) {
    std::string codes;
    for (size_t i = 0; i < text.size();) codes += Hex(CodeOf(NextCodePoint(text, &i)));
    pages_.back() += "BT /" + std::string(bold ? "B" : "R") + " " + Number(size) + " Tf " +
                     Number(x) + " " + Number(kHeight - y) + " Td <" + codes + "> Tj ET\n";
    return *this;
  }

  // Lines below each other, 12 points apart, in type of 10 points.
  PdfWriter& Lines(double x, double y, const std::vector<std::string>& lines, bool bold = false) {
    for (const std::string& line : lines) {
      Line(x, y, 10, line, bold);
      y += 12;
    }
    return *this;
  }

  // Operators as they are, such as those of an image.
  PdfWriter& Draw(std::string_view operators) {
    pages_.back() += operators;
    return *this;
  }

  PdfWriter& Info(std::string_view key, std::string_view value) {
    info_ += "/" + std::string(key) + "(" + std::string(value) + ")";
    return *this;
  }

  // The next entry of the outline, at `depth` from 1, at most one deeper than the last.
  PdfWriter& Bookmark(int depth, std::string_view title) {
    bookmarks_.push_back({depth, std::string(title)});
    return *this;
  }

  PdfWriter& MediaBox(std::string box) {
    media_box_ = std::move(box);
    return *this;
  }

  std::string Bytes() const {
    std::vector<std::string> objects;
    const size_t pages = pages_.size();
    const size_t outline = 7 + 2 * pages;
    objects.push_back("<</Type/Catalog/Pages 2 0 R" +
                      (bookmarks_.empty() ? "" : "/Outlines " + Ref(outline)) + ">>");
    std::string kids;
    for (size_t i = 0; i < pages; ++i) kids += Ref(7 + 2 * i) + " ";
    objects.push_back("<</Type/Pages/Count " + std::to_string(pages) + "/Kids[" + kids + "]>>");
    objects.push_back(Font("Helvetica"));
    objects.push_back(Font("Helvetica-Bold"));
    objects.push_back(Stream(ToUnicode()));
    objects.push_back("<<" + info_ + ">>");
    for (size_t i = 0; i < pages; ++i) {
      objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox" + media_box_ +
                        "/Resources<</Font<</R 3 0 R/B 4 0 R>>>>/Contents " + Ref(8 + 2 * i) +
                        ">>");
      objects.push_back(Stream(pages_[i]));
    }
    AddOutline(outline, &objects);
    return Assemble(objects);
  }

  // A file of these objects, numbered from 1, of which the first is the catalog and the sixth, if
  // it is there, the document's information.
  static std::string Assemble(const std::vector<std::string>& objects) {
    std::string file = "%PDF-1.7\n";
    std::string table;
    for (size_t i = 0; i < objects.size(); ++i) {
      char entry[32];
      std::snprintf(entry, sizeof(entry), "%010zu 00000 n \n", file.size());
      table += entry;
      file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string count = std::to_string(objects.size() + 1);
    const size_t start = file.size();
    file += "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer\n<</Size " + count +
            "/Root 1 0 R" + (objects.size() >= 6 ? "/Info 6 0 R" : "") + ">>\nstartxref\n" +
            std::to_string(start) + "\n%%EOF\n";
    return file;
  }

  static std::string Stream(const std::string& content) {
    return "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream";
  }

  static std::string Ref(size_t object) { return std::to_string(object) + " 0 R"; }

 private:
  struct Entry {
    int depth;
    std::string title;
  };

  static std::string Number(double value) {
    char text[32];
    std::snprintf(text, sizeof(text), "%.2f", value);
    return text;
  }

  static std::string Hex(unsigned value, int digits = 2) {
    char text[16];
    std::snprintf(text, sizeof(text), "%0*X", digits, value);
    return text;
  }

  unsigned CodeOf(char32_t c) {
    if (c < 0x80) return c;
    return codes_.emplace(c, 0x80 + static_cast<unsigned>(codes_.size())).first->second;
  }

  static std::string Font(const std::string& name) {
    std::string widths;
    for (int i = 1; i < 256; ++i) widths += "500 ";
    return "<</Type/Font/Subtype/Type1/BaseFont/" + name + "/FirstChar 1/LastChar 255/Widths[" +
           widths + "]/ToUnicode 5 0 R>>";
  }

  std::string ToUnicode() const {
    std::string map =
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        "1 beginbfrange <20> <7E> <0020> endbfrange\n";
    for (const auto& [character, code] : codes_) {
      map += "1 beginbfchar <" + Hex(code) + "> <" + Hex(character, 4) + "> endbfchar\n";
    }
    return map + "endcmap end end\n";
  }

  void AddOutline(size_t root, std::vector<std::string>* objects) const {
    if (bookmarks_.empty()) return;
    const auto ref = [&](size_t i) { return Ref(root + 1 + i); };
    objects->push_back("<</Type/Outlines/First " + ref(0) + ">>");
    for (size_t i = 0; i < bookmarks_.size(); ++i) {
      const int depth = bookmarks_[i].depth;
      std::string entry = "<</Title(" + bookmarks_[i].title + ")";
      if (i + 1 < bookmarks_.size() && bookmarks_[i + 1].depth > depth) {
        entry += "/First " + ref(i + 1);
      }
      size_t next = i + 1;
      while (next < bookmarks_.size() && bookmarks_[next].depth > depth) ++next;
      if (next < bookmarks_.size() && bookmarks_[next].depth == depth) {
        entry += "/Next " + ref(next);
      }
      objects->push_back(entry + ">>");
    }
  }

  std::vector<std::string> pages_;
  std::map<char32_t, unsigned> codes_;
  std::string info_;
  std::vector<Entry> bookmarks_;
  std::string media_box_ = "[0 0 600 800]";
};

}  // namespace faro::testing

#endif  // FARO_TESTS_INDEXER_EXTRACT_PDF_FIXTURE_H_
