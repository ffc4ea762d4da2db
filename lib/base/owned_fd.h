// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_BASE_OWNED_FD_H_
#define FARO_LIB_BASE_OWNED_FD_H_

#include <unistd.h>

#include <utility>

namespace faro {

// A file descriptor of ours, closed at the end; -1 is none.
class OwnedFd {
 public:
  OwnedFd() = default;
  explicit OwnedFd(int fd) : fd_(fd) {}
  OwnedFd(OwnedFd&& other) noexcept : fd_(other.Release()) {}
  OwnedFd& operator=(OwnedFd&& other) noexcept {
    if (this != &other) {
      Close();
      fd_ = other.Release();
    }
    return *this;
  }
  OwnedFd(const OwnedFd&) = delete;
  OwnedFd& operator=(const OwnedFd&) = delete;
  ~OwnedFd() { Close(); }

  int get() const { return fd_; }
  int Release() { return std::exchange(fd_, -1); }
  void Close() {
    if (fd_ >= 0) close(Release());
  }

 private:
  int fd_ = -1;
};

}  // namespace faro

#endif  // FARO_LIB_BASE_OWNED_FD_H_
