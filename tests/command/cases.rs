//! Command lines with their output and exit code, as data in `tests/cli`.

use std::path::Path;

#[test]
fn the_command_lines_in_tests_cli_do_what_the_files_say() {
    trycmd::TestCases::new()
        .register_bin("keyweight", Path::new(env!("CARGO_BIN_EXE_keyweight")))
        // The help texts in the files are as wide as this, whatever the terminal that runs the tests.
        .env("COLUMNS", "100")
        .case("../../tests/cli/*.trycmd")
        .case("../../tests/cli/*.toml");
}
