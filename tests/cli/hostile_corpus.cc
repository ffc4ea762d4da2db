// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/hostile_corpus.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <stdexcept>

#include "tests/indexer/extract/zip_fixture.h"

namespace faro::testing {
namespace {

namespace fs = std::filesystem;
using Fate = HostileFile::Fate;

constexpr size_t kMany = 1'000'000;

void WriteTo(const fs::path& path, std::string_view content) {
  std::ofstream file(path, std::ios::binary);
  if (!(file << content).flush()) throw std::runtime_error("cannot write " + path.string());
}

std::string Repeat(std::string_view text, size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (size_t i = 0; i < times; ++i) all += text;
  return all;
}

void Expect(bool done, const std::string& what) {
  if (!done) throw std::runtime_error(what + ": " + std::strerror(errno));
}

}  // namespace

std::vector<HostileFile> WriteDamagedDocuments(const fs::path& folder) {
  std::vector<HostileFile> files;
  const auto add = [&](const std::string& name, std::string_view bytes, const std::string& reason,
                       Fate fate = Fate::kFails) {
    WriteTo(folder / name, bytes);
    files.push_back({name, fate, reason});
  };
  for (const std::string ending : {".docx", ".odt", ".epub"}) {
    const std::string whole = ReadFixture("tests/fixtures/water-points" + ending);
    add("half" + ending, whole.substr(0, whole.size() / 2), "damaged or incomplete ZIP");
    add("head" + ending, whole.substr(0, 100), "ZIP|damaged");
    add("nearly" + ending, whole.substr(0, whole.size() - 1), "ZIP", Fate::kEither);
    std::string flipped = whole;
    for (size_t i = 200; i < flipped.size() / 2; i += 50) flipped[i] = static_cast<char>(~whole[i]);
    add("flipped" + ending, flipped, "ZIP|cannot be read as|text document|parts|consists of");
  }
  const std::string pdf = ReadFixture("tests/fixtures/pdf/albergue.pdf");
  add("half.pdf", pdf.substr(0, pdf.size() / 2), "not a readable PDF", Fate::kEither);
  add("head.pdf", pdf.substr(0, 200), "not a readable PDF");
  add("locked.pdf", ReadFixture("tests/fixtures/pdf/password.pdf"), "password");

  using std::string_view_literals::operator""sv;
  constexpr std::string_view kPng = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\2\0\0\0"sv;
  constexpr std::string_view kElf =
      "\x7F"
      "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0>\0\1\0\0\0"sv;
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(5000, '\0');
  add("png.pdf", kPng, "not a readable PDF");
  add("png.md", kPng, "PNG|binary");
  add("png.html", kPng, "PNG|binary|no text");
  add("elf.txt", kElf, "binary|program");
  add("text.docx", "This is text.", "ZIP");
  add("text.epub", "This is text.", "ZIP");
  add("zip.docx", MakeZip({{"holiday.jpg", "JFIF"}}), "ZIP archive that is no DOCX");
  add("zip.txt", MakeZip({{"holiday.jpg", "JFIF"}}), "ZIP");
  add("ole.docx", ole, "old kind");
  add("ole.odt", ole, "old kind");
  add("gzip.txt", "\x1F\x8B\x08\0\0\0\0\0\0\3\xCB\x48\xCD\xC9\xC9\7\0\x86\xA6\x10\x36\5\0\0\0"sv,
      "binary|gzip");
  // Content beats names.
  add("really-a-pdf.docx", pdf, "", Fate::kIndexed);
  add("really-a-docx.txt", ReadFixture("tests/fixtures/water-points.docx"), "", Fate::kIndexed);
  return files;
}

std::vector<HostileFile> WriteHostileTexts(const fs::path& folder) {
  std::vector<HostileFile> files;
  const auto add = [&](const std::string& name, std::string_view bytes, Fate fate,
                       const std::string& reason = "") {
    WriteTo(folder / name, bytes);
    files.push_back({name, fate, reason});
  };
  add("empty.txt", "", Fate::kFails, "the file is empty");
  add("empty.pdf", "", Fate::kFails, "not a readable PDF|empty");
  add("empty.docx", "", Fate::kFails, "empty|ZIP");
  add("blank.txt", std::string(100'000, ' ') + "\n\t\r\n", Fate::kFails, "holds no text");
  add("mark-only.txt", "\xEF\xBB\xBF", Fate::kFails, "no text|empty");
  add("nuls.txt", std::string(1000, '\0'), Fate::kFails, "binary");
  std::string wide;
  for (const char c : Repeat("Water and shelter. ", 200)) wide.append({c, '\0'});
  add("utf16-without-mark.txt", wide, Fate::kEither, "binary");
  add("one-line.txt", Repeat("water for 1 camp, ", 5'000'000 / 18), Fate::kIndexed);
  add("one-word.txt", std::string(5'000'000, 'x'), Fate::kIndexed);
  add("marks.txt", "a" + Repeat("\xCC\x81", kMany), Fate::kIndexed);
  add("joiners.txt", Repeat("\xF0\x9F\x91\xA9\xE2\x80\x8D", kMany / 4), Fate::kEither, "no text");
  add("capitals.txt", Repeat("A(B) ", kMany), Fate::kIndexed);
  add("dots.txt", Repeat("a.", kMany), Fate::kIndexed);
  add("lines.txt", std::string(kMany * 4, '\n') + "end", Fate::kIndexed);
  add("headings.md", Repeat("# a\n", kMany), Fate::kEither, "no text|blocks|headings");
  add("deeper-headings.md", Repeat("# a\n## b\n### c\n#### d\n##### e\n###### f\n\ng\n\n", 50'000),
      Fate::kIndexed);
  add("long-headings.md",
      Repeat("# " + std::string(500, 'h') + "\n## " + std::string(500, 'i') + "\n\nword\n\n", 5000),
      Fate::kIndexed);
  add("aliases.md",
      "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\n"
      "c: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c]\n"
      "e: &e [*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e]\ntitle: *f\n---\nText.\n",
      Fate::kIndexed);
  add("deep-front-matter.md", "---\ntitle: " + std::string(100'000, '[') + "\n---\nText.\n",
      Fate::kEither, "crashed|memory|front matter");
  add("quotes.md", std::string(100'000, '>') + " deep", Fate::kEither, "nested|deep|took");
  add("lists.md", Repeat("- ", 100'000) + "deep", Fate::kEither, "nested|deep|took");
  add("brackets.md", std::string(100'000, '[') + "a" + std::string(100'000, ']'), Fate::kIndexed);
  add("emphasis.md", Repeat("*a **a ", 100'000), Fate::kIndexed);
  add("links.md", Repeat("[a](<b", 100'000), Fate::kIndexed);
  add("table.md",
      "|" + Repeat("a|", 5000) + "\n|" + Repeat("-|", 5000) + "\n" + Repeat("|a\n", 500),
      Fate::kIndexed);
  return files;
}

std::vector<HostileFile> WriteHostileNames(const fs::path& folder) {
  std::vector<HostileFile> files;
  const auto add = [&](const std::string& name, std::string_view content, Fate fate,
                       const std::string& reason = "") {
    WriteTo(folder / name, content);
    files.push_back({name, fate, reason});
  };
  add("new\nline.md", "", Fate::kFails, "empty");
  add("bad-\xFF\xC3\x28.md", "", Fate::kFails, "empty");
  add(std::string(252, 'n') + ".md", "", Fate::kFails, "empty");
  add("--full", "", Fate::kEither);  // no document, by its ending
  files.pop_back();
  add("-leading-dash.md", "", Fate::kFails, "empty");
  add("\x1B]0;owned\x07\x1B[2J.md", "", Fate::kFails, "empty");
  add("\xE2\x80\xAEtxt.exe.md", "", Fate::kFails, "empty");
  add("\xC2\x9B"
      "31m.md",
      "", Fate::kFails, "empty");
  add("ca\xC3\xB1on.md", "The first of twins.\n", Fate::kEither, "another Unicode form");
  add("can\xCC\x83on.md", "The second of twins.\n", Fate::kEither, "another Unicode form");
  return files;
}

std::vector<HostileFile> WriteSpecialFiles(const fs::path& folder) {
  std::vector<HostileFile> files;
  Expect(mkfifo((folder / "pipe.txt").c_str(), 0600) == 0, "mkfifo");
  files.push_back({"pipe.txt", Fate::kFails, "not a regular file"});
  fs::create_directory_symlink(".", folder / "itself");
  files.push_back({"itself", Fate::kFails, "folder loop"});
  fs::create_symlink("ring.md", folder / "ring.md");
  files.push_back({"ring.md", Fate::kFails, "Too many levels of symbolic links"});
  fs::create_symlink("nowhere.md", folder / "dangling.md");
  files.push_back({"dangling.md", Fate::kFails, "broken link"});
  fs::create_symlink("/proc/self/mem", folder / "memory.txt");
  files.push_back({"memory.txt", Fate::kFails, ""});

  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = folder / "socket.md";
  Expect(path.size() < sizeof address.sun_path, "a path this long");
  std::memcpy(address.sun_path, path.c_str(), path.size());
  const int socket_fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  Expect(bind(socket_fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "bind");
  close(socket_fd);
  files.push_back({"socket.md", Fate::kFails, "not a regular file"});

  for (const std::string name : {"sparse.txt", "sparse.pdf"}) {
    WriteTo(folder / name, name == "sparse.pdf" ? "%PDF-1.7\n" : "text");
    fs::resize_file(folder / name, uint64_t{1} << 30);
    files.push_back({name, Fate::kFails, "larger than"});
  }
  // root may do what others may not, and the other way round.
  if (geteuid() == 0) {
    if (mknod((folder / "zero.txt").c_str(), S_IFCHR | 0600, makedev(1, 5)) == 0) {
      files.push_back({"zero.txt", Fate::kFails, "not a regular file"});
    }
  } else {
    WriteTo(folder / "forbidden.md", "text");
    chmod((folder / "forbidden.md").c_str(), 0);
    files.push_back({"forbidden.md", Fate::kFails, "Permission denied"});
    fs::create_directory(folder / "closed");
    chmod((folder / "closed").c_str(), 0);
    files.push_back({"closed", Fate::kFails, "Permission denied"});
  }
  return files;
}

std::vector<HostileFile> WriteHostileCorpus(const fs::path& folder) {
  fs::create_directories(folder);
  std::vector<HostileFile> all;
  for (const auto write :
       {WriteDamagedDocuments, WriteHostileArchives, WriteHostilePdfs, WriteHostileMarkup,
        WriteHostileTexts, WriteHostileNames, WriteSpecialFiles}) {
    for (HostileFile& file : write(folder)) all.push_back(std::move(file));
  }
  return all;
}

}  // namespace faro::testing
