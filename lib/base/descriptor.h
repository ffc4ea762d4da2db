// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_BASE_DESCRIPTOR_H_
#define FARO_LIB_BASE_DESCRIPTOR_H_

#include <unistd.h>

#include <utility>

namespace faro {

// Owns a file descriptor, or none (-1).
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { Reset(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) {
      Reset();
      number_ = std::exchange(other.number_, -1);
    }
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

  void Reset() {
    if (number_ >= 0) close(std::exchange(number_, -1));
  }

 private:
  int number_;
};

}  // namespace faro

#endif  // FARO_LIB_BASE_DESCRIPTOR_H_
