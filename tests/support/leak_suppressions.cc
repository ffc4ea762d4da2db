// SPDX-License-Identifier: GPL-3.0-or-later
// For the leak checker of the sanitizers, which asks every program for this by its name.

extern "C" const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier)

// Fontconfig keeps its configuration until the end by pointers that are offsets, which the checker
// cannot follow.
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
  return "leak:libfontconfig";
}
