// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_PDF_H_
#define FARO_INDEXER_EXTRACT_PDF_H_

#include <string_view>

#include "indexer/document.h"

namespace faro {

// Makes a Document of the bytes of a PDF, which must stay until it returns and are not copied.
// Blocks have their page and no line. The order is poppler's (columns one after the other); how
// lines, paragraphs, headings and running heads are told is said in pdf_lines.h, pdf_layout.h,
// pdf_headings.h and running_heads.h. Headings come from sizes of type, and from the outline where
// most of its titles are found in the text. Lines of a table of contents (a title, leaders, a page
// number) are left out, since the headings themselves follow.
//
// The title is that of the metadata unless a program made it up (pdf_metadata.h), else the largest
// text of the first page. The date of the file's metadata is the date of update where the text
// names none.
//
// Throws Error(kBadInput) when the file cannot be read as a PDF, needs a password to be opened,
// holds images of pages only, or exceeds a limit of limits.h. Inflated streams and poppler's
// recursion over nested objects are not limited here: a hostile file may take much memory, time or
// stack, so it is to be read in a process of its own with limits. Not thread-safe: poppler has
// global state; one call at a time in a process.
Document ExtractPdf(std::string_view bytes);

// Makes poppler and the C library load what they need from files (the converter of character
// sets), by extracting a PDF of one line. For a process that may not open files afterwards. Text
// extraction needs no other file: without those of poppler-data, text in Chinese, Japanese and
// Korean fonts that are not embedded is lost, and nothing else.
void WarmUpPdf();

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_PDF_H_
