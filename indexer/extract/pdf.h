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
// holds images of pages only, or exceeds a limit of limits.h. What poppler does
// before it hands over a page is not limited here: streams that inflate to gigabytes, a million
// words on one place or deep nesting may take any time, memory or stack, so a file that is not
// trusted is to be read in a process of its own with limits of all three. Not thread-safe: poppler
// has global state; one call at a time in a process.
Document ExtractPdf(std::string_view bytes);

// Makes the libraries load what they need from files, by extracting a PDF of one line: the C
// library's converter for UTF-16, without which no text comes out, and fontconfig's settings, whose
// absence it reports on standard error (poppler asks it for substitutes of fonts that are not
// embedded). For a process that may not open files afterwards. Text extraction needs no other file
// but those of poppler-data, without which text in Chinese, Japanese and Korean fonts that are not
// embedded is lost.
void WarmUpPdf();

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_PDF_H_
