// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_test.h"
#include "tests/cli/terminal.h"

namespace faro::testing {
namespace {

using ::testing::HasSubstr;

class InstallTest : public CliTest {
 protected:
  std::string Installed(const std::string& name) {
    const std::filesystem::path path = folder_ / "prefix" / name;
    EXPECT_TRUE(std::filesystem::is_regular_file(path)) << path;
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
};

TEST_F(InstallTest, ProgramsManPagesAndCompletionsGoWhereShellsLook) {
  const std::string cmake = FindProgram("cmake");
  if (cmake.empty()) GTEST_SKIP() << "no cmake here";
  const std::string build = std::filesystem::path(FARO_BINARY_DIR).parent_path().string();
  const ProcessResult result =
      RunProcess({cmake, "--install", build, "--prefix", (folder_ / "prefix").string()}, options_);
  ASSERT_EQ(result.status, 0) << ::testing::PrintToString(result);
  for (const std::string program : {"faro-index", "faro-search"}) {
    Installed("bin/" + program);
    EXPECT_EQ(Installed("share/man/man1/" + program + ".1"),
              RunProcess({Binary(program), "--man"}, options_).out);
    EXPECT_THAT(Installed("share/bash-completion/completions/" + program),
                HasSubstr("complete -F"));
    EXPECT_THAT(Installed("share/zsh/site-functions/_" + program),
                HasSubstr("#compdef " + program));
    EXPECT_THAT(Installed("share/fish/vendor_completions.d/" + program + ".fish"),
                HasSubstr("complete -c " + program));
  }
}

}  // namespace
}  // namespace faro::testing
