// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_BASE_LINES_H_
#define FARO_LIB_BASE_LINES_H_

#include <string>
#include <vector>

namespace faro {

// The lines of a text file that the user named, or of standard input if `name` is "-": without line
// ends, also those of Windows, and without a byte-order mark. Throws Error(kIo) naming the file
// when it cannot be read to its end, and when it is a folder.
std::vector<std::string> ReadLines(const std::string& name);

}  // namespace faro

#endif  // FARO_LIB_BASE_LINES_H_
