// SPDX-License-Identifier: GPL-3.0-or-later
// Archives, PDFs and markup of the hostile corpus.

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "tests/cli/hostile_corpus.h"
#include "tests/indexer/extract/pdf_fixture.h"
#include "tests/indexer/extract/zip_fixture.h"

namespace faro::testing {
namespace {

namespace fs = std::filesystem;
using Fate = HostileFile::Fate;

constexpr size_t kDeep = 100'000;
constexpr size_t kInflated = size_t{260} << 20;

class Writer {
 public:
  explicit Writer(fs::path folder) : folder_(std::move(folder)) {}

  void Add(const std::string& name, std::string_view bytes, Fate fate, const std::string& reason) {
    std::ofstream file(folder_ / name, std::ios::binary);
    if (!(file << bytes).flush()) throw std::runtime_error("cannot write " + name);
    files_.push_back({name, fate, reason});
  }
  void Fails(const std::string& name, std::string_view bytes, const std::string& reason) {
    Add(name, bytes, Fate::kFails, reason);
  }
  void Indexed(const std::string& name, std::string_view bytes) {
    Add(name, bytes, Fate::kIndexed, "");
  }
  void Either(const std::string& name, std::string_view bytes, const std::string& reason) {
    Add(name, bytes, Fate::kEither, reason);
  }
  std::vector<HostileFile> Take() { return std::move(files_); }

 private:
  fs::path folder_;
  std::vector<HostileFile> files_;
};

std::string Repeat(std::string_view text, size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string Nested(std::string_view open, std::string_view inside, std::string_view close) {
  return Repeat(open, kDeep) + std::string(inside) + Repeat(close, kDeep);
}

// An entity of ten times the one before, nine times over; `use` refers to the last.
std::string Laughs(std::string_view root) {
  std::string xml = "<?xml version='1.0'?><!DOCTYPE " + std::string(root) + " [<!ENTITY l0 'ha'>";
  for (int i = 1; i < 10; ++i) {
    xml += "<!ENTITY l" + std::to_string(i) + " '" +
           Repeat("&l" + std::to_string(i - 1) + ";", 10) + "'>";
  }
  return xml + "]>";
}

constexpr std::string_view kWordBegin =
    "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>";
constexpr std::string_view kWordEnd = "</w:body></w:document>";
constexpr std::string_view kParagraph = "<w:p><w:r><w:t>Water for all.</w:t></w:r></w:p>";

std::string Docx(const std::string& document, ZipParts more = {}) {
  more.emplace_back("word/document.xml", document);
  return MakeZip(more);
}

std::string WordOf(std::string_view body) {
  return std::string(kWordBegin).append(body).append(kWordEnd);
}

constexpr std::string_view kOdtBegin =
    "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>";
constexpr std::string_view kOdtEnd = "</office:text></office:body></office:document-content>";

std::string Odt(const std::string& content) {
  return MakeZip(
      {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content}});
}

std::string OdtOf(std::string_view body) {
  return Odt(std::string(kOdtBegin).append(body).append(kOdtEnd));
}

std::string Epub(const std::string& page, const std::string& spine = "<itemref idref='p'/>") {
  return MakeZip(
      {{"mimetype", "application/epub+zip"},
       {"META-INF/container.xml",
        "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile "
        "full-path='b.opf' media-type='application/oebps-package+xml'/></rootfiles></container>"},
       {"b.opf",
        "<package xmlns='http://www.idpf.org/2007/opf'><manifest><item id='p' href='p.xhtml' "
        "media-type='application/xhtml+xml'/></manifest><spine>" +
            spine + "</spine></package>"},
       {"p.xhtml", page}});
}

// A zlib stream (RFC 1950, 1951) of about `size` zero bytes: a literal and repetitions of it, 258
// bytes in 13 bits. Its checksum is left out.
std::string DeflatedZeros(size_t size) {
  std::string bytes = "\x78\x01";
  unsigned held = 0;
  int bits = 0;
  const auto put = [&](unsigned value, int count) {  // Huffman codes: highest bit first
    for (int i = count - 1; i >= 0; --i) {
      held |= (value >> i & 1u) << bits;
      if (++bits < 8) continue;
      bytes += static_cast<char>(held);
      held = 0;
      bits = 0;
    }
  };
  put(0b110, 3);       // the last block; fixed codes
  put(0b00110000, 8);  // literal 0
  for (size_t done = 0; done < size; done += 258) {
    put(0b11000101, 8);  // length 258
    put(0, 5);           // distance 1
  }
  put(0, 7);  // the end
  put(0, 7);
  return bytes;
}

std::string DeflateStream(const std::string& bytes) {
  return "<</Filter/FlateDecode/Length " + std::to_string(bytes.size()) + ">>stream\n" + bytes +
         "\nendstream";
}

// A PDF of one page.
std::string OnePage(const std::string& contents) {
  return PdfWriter::Assemble(
      {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
       "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>"
       "/XObject<</X 4 0 R>>>>/Contents 4 0 R>>",
       contents, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"});
}

std::string ReplaceLast(std::string text, std::string_view what, std::string_view with) {
  return text.replace(text.rfind(what), what.size(), with);
}

}  // namespace

std::vector<HostileFile> WriteHostileArchives(const fs::path& folder) {
  Writer out(folder);
  const std::string blanks(kInflated, ' ');
  out.Fails("bomb.docx", Docx(WordOf("<w:p>" + blanks + "</w:p>")), "inflates to more|larger than");
  out.Fails("bomb.odt", OdtOf(blanks), "inflates to more|larger than");
  out.Fails("bomb.epub", Epub("<html><body>" + blanks + "</body></html>"),
            "inflates to more|larger than");
  out.Fails("forty-mib.docx", Docx(WordOf(std::string(size_t{65} << 20, ' '))),
            "larger than|holds no text");
  ZipParts many;
  for (size_t i = 0; i < kDeep; ++i) many.emplace_back("word/part" + std::to_string(i), "");
  out.Fails("entries.docx", Docx(WordOf(kParagraph), many), "entries");
  out.Fails("deep.docx",
            Docx(WordOf(Nested("<w:tbl><w:tr><w:tc>", kParagraph, "</w:tc></w:tr></w:tbl>"))),
            "nested");
  out.Fails("deep.odt",
            OdtOf(Nested("<text:section>", "<text:p>Water.</text:p>", "</text:section>")),
            "nested");
  out.Either("deep.epub", Epub("<html><body>" + Nested("<div>", "Water.", "</div>")), "nested");
  out.Either("laughs.docx",
             Docx(Laughs("w:document") + WordOf("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>")),
             "no text|cannot be read");
  out.Either("laughs.odt",
             Odt(Laughs("office:document-content") + std::string(kOdtBegin) +
                 "<text:p>&l9;</text:p>" + std::string(kOdtEnd)),
             "no text|cannot be read");
  out.Either("laughs.epub", Epub(Laughs("html") + "<html><body><p>&l9;</p></body></html>"),
             "no text|cannot be read");
  out.Either("outside.docx",
             Docx("<!DOCTYPE w:document [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" +
                  WordOf("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")),
             "no text|cannot be read");
  out.Either("cells.docx",
             Docx(WordOf("<w:tbl>" +
                         Repeat("<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
                                "</w:tr>",
                                1'000'000) +
                         "</w:tbl>")),
             "larger than|tags");
  out.Either("again-and-again.epub",
             Epub("<html><body><p>" + Repeat("Water for all. ", 5000) + "</p></body></html>",
                  Repeat("<itemref idref='p'/>", kDeep)),
             "more text|more than");
  out.Fails("nowhere.docx",
            Docx("", {{"_rels/.rels",
                       "<Relationships xmlns='http://schemas.openxmlformats.org/"
                       "package/2006/relationships'><Relationship Id='r' Type='"
                       "http://schemas.openxmlformats.org/officeDocument/2006/"
                       "relationships/officeDocument' Target='../../../etc/passwd'/>"
                       "</Relationships>"}}),
            "without its text|no XML|no text");
  return out.Take();
}

std::vector<HostileFile> WriteHostilePdfs(const fs::path& folder) {
  Writer out(folder);
  const std::string page = OnePage(PdfWriter::Stream("BT /F 10 Tf 50 700 Td (Water) Tj ET"));
  const std::string catalog = "<</Type/Catalog/Pages 2 0 R>>";
  out.Either("tree-loop.pdf",
             PdfWriter::Assemble({catalog, "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R 2 0 R]>>"}),
             "not a readable PDF|no text");
  std::vector<std::string> tree = {catalog};
  for (size_t i = 2; i < kDeep; ++i) {
    tree.push_back("<</Type/Pages/Count 1/Kids[" + std::to_string(i + 1) + " 0 R]>>");
  }
  tree.push_back("<</Type/Page/MediaBox[0 0 600 800]>>");
  out.Fails("deep-tree.pdf", PdfWriter::Assemble(tree), "PDF|crashed|memory");
  std::vector<std::string> outline = {"<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>",
                                      "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                                      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"};
  for (size_t i = 4; i < kDeep; ++i) {
    const std::string next = std::to_string(i + 1) + " 0 R";
    outline.push_back("<</Title(a)/First " + next + "/Last " + next + ">>");
  }
  outline.push_back("<</Title(a)/First 4 0 R/Next 4 0 R>>");
  out.Fails("deep-outline.pdf", PdfWriter::Assemble(outline), "PDF|crashed|memory");
  const size_t xref = page.rfind("xref\n0");
  out.Either("table-loop.pdf",
             ReplaceLast(page, "/Root", "/Prev " + std::to_string(xref) + "/Root"),
             "not a readable PDF|no text");
  out.Either("table-elsewhere.pdf", ReplaceLast(page, "/Root", "/Prev 999999999/Root"),
             "not a readable PDF|no text");
  out.Either("own-length.pdf",
             OnePage("<</Length 4 0 R>>stream\nBT /F 10 Tf 50 700 Td (Water) Tj ET\nendstream"),
             "no text|not a readable PDF");
  out.Fails("gigabyte.pdf", OnePage(DeflateStream(DeflatedZeros(size_t{1} << 30))),
            "no text|PDF|took|memory|crashed");
  out.Fails("form-loop.pdf",
            OnePage("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>"
                    "/Length 11>>stream\n/X Do /X Do\nendstream"),
            "no text|PDF|took|crashed");
  out.Either(
      "words.pdf",
      OnePage(PdfWriter::Stream("BT /F 10 Tf 50 700 Td " + Repeat("(a ) Tj ", 1'000'000) + "ET")),
      "words|took|PDF|memory");
  out.Fails("brackets.pdf", OnePage(PdfWriter::Stream(std::string(1'000'000, '['))),
            "no text|PDF|crashed");
  out.Fails("pages.pdf",
            PdfWriter::Assemble({catalog, "<</Type/Pages/Count 2000000000/Kids[3 0 R]>>"}), "PDF");
  out.Either("random.pdf", "%PDF-1.4\n" + Repeat("1 0 obj << /Type /Pages /Kids [ 1 0 R ", 20'000),
             "not a readable PDF|crashed|memory|took");
  return out.Take();
}

std::vector<HostileFile> WriteHostileMarkup(const fs::path& folder) {
  Writer out(folder);
  const auto add = [&](const std::string& name, const std::string& body, Fate fate,
                       const std::string& reason) {
    out.Add(name, "<!DOCTYPE html><html><body>" + body, fate, reason);
  };
  const std::string kGivenUp = "nested|elements|attributes|no text|more than";
  add("deep.html", Nested("<div>", "<p>Water.", "</div>"), Fate::kEither, kGivenUp);
  add("deep-tables.html", Nested("<table><tr><td>", "Water.", ""), Fate::kEither, kGivenUp);
  add("deep-lists.html", Nested("<ul><li>a", "Water.", ""), Fate::kEither, kGivenUp);
  add("misnested.html", Repeat("<b><i><p></b></i>a", kDeep), Fate::kEither, kGivenUp);
  add("attributes.html", "<p " + Repeat("a='b' ", kDeep) + ">Water.", Fate::kEither, kGivenUp);
  add("cells.html", "<table>" + Repeat("<td>a", 1'000'000), Fate::kEither, kGivenUp);
  add("rows.html", "<table>" + Repeat("<tr><td>a", 1'000'000), Fate::kEither, kGivenUp);
  add("comments.html", Repeat("<!--", 1'000'000) + "Water.", Fate::kEither, kGivenUp);
  add("less-than.html", std::string(5'000'000, '<'), Fate::kEither, kGivenUp);
  add("references.html", Repeat("&#x110000;&#0;&nothing;", kDeep), Fate::kEither, kGivenUp);
  add("spans.html", "<table><tr><td colspan=999999999 rowspan=999999999>Water.</table>",
      Fate::kIndexed, "");
  add("headings.html", Repeat("<h1>a</h1>", 300'000) + "<p>Water.", Fate::kIndexed, "");
  out.Either("laughs.html", Laughs("html") + "<html><body><p>&l9; water</p></body></html>",
             kGivenUp);
  out.Either("laughs.xhtml", Laughs("html") + "<html><body><p>&l9; water</p></body></html>",
             kGivenUp);
  out.Either("charset.html", "<meta charset='" + Repeat("x", kDeep) + "'><p>Water.", kGivenUp);
  return out.Take();
}

}  // namespace faro::testing
