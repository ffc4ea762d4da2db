// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_FILE_TYPE_H_
#define FARO_INDEXER_EXTRACT_FILE_TYPE_H_

#include <string_view>

namespace faro {

// What a file is read as.
enum class FileType { kUnknown, kText, kMarkdown, kHtml, kPdf, kDocx, kOdt, kEpub };

// By the ending of its name, without regard to case: .md, .markdown, .mkd, .mdown, .txt, .text,
// .html, .htm, .xhtml, .pdf, .docx, .odt, .epub.
FileType FileTypeOfName(std::string_view path);

// By what the first bytes say ("%PDF-" within the first kilobyte, as readers of PDF allow; the
// names of the first entries of a ZIP; a document type or a leading element of HTML), and where
// they say nothing, by the name. A ZIP that is none of the known kinds is kUnknown whatever its
// name. Looks at no more than the first 64 KiB of `bytes`.
FileType FileTypeOf(std::string_view path, std::string_view bytes);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_FILE_TYPE_H_
