// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_FILE_WALKER_H_
#define FARO_INDEXER_FILE_WALKER_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace faro {

// A file to be indexed. Paths are bytes as the file system has them; they are absolute where not
// said otherwise, and normalized ("." and ".." resolved, links in the named root kept).
struct FoundFile {
  std::string root;  // the named folder, or the folder of a named file
  std::string path;  // under `root`
  uint64_t size = 0;
  int64_t modified = 0;  // nanoseconds since 1970
  uint64_t inode = 0;    // its number in its file system

  std::string AbsolutePath() const { return root + "/" + path; }
};

// A source that could not be read.
struct Failure {
  std::string path;    // absolute
  std::string reason;  // without a final full stop
};

struct WalkResult {
  std::vector<FoundFile> files;  // in byte order of their absolute paths, no duplicates
  std::vector<Failure> failures;
  std::vector<std::string> folders;         // named folders that were walked, absolute
  std::map<std::string, uint64_t> skipped;  // files of other types, by ending
  std::vector<std::string> ignored;  // files and folders that a .faroignore leaves out, absolute
  std::vector<std::string> notes;    // on .faroignore files
};

// Finds the files below the named folders, and the named files. Folders are read in byte order and
// links are followed; a link back to a folder that contains it is a failure ("folder loop"), a
// folder reached twice is read once. Names that IsLeftOut, what the .faroignore files of the
// folders on the way leave out (the nearest that has a pattern for it decides) and files of types
// that Faro does not read are left out of folders, the last counted in `skipped`; a file named
// itself is always taken. A folder whose .faroignore cannot be read, or is longer than 64 KiB, is a
// failure and not read. Special files are failures. Never throws for the state of the file system.
//
// `on_folder`, unless it is empty, is called with the absolute path of each folder just before it
// is read.
WalkResult WalkPaths(const std::vector<std::string>& paths,
                     const std::function<void(const std::string&)>& on_folder = {});

// Whether files and folders of this name are left out of every folder: hidden ones, copies and
// locks that editors and office programs leave, and what systems put into folders and archives.
bool IsLeftOut(std::string_view name);

// `path` made absolute and normalized, without a '/' at its end.
std::string AbsolutePath(const std::string& path);

}  // namespace faro

#endif  // FARO_INDEXER_FILE_WALKER_H_
