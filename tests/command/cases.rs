//! Command lines with their output and exit code, as data in `tests/cli`.

use std::path::Path;

#[test]
fn the_command_lines_in_tests_cli_do_what_they_say() {
    trycmd::TestCases::new()
        .register_bin("keyweight", Path::new(env!("CARGO_BIN_EXE_keyweight")))
        // The width of whoever's terminal runs the tests is not that of the help texts there.
        .env("COLUMNS", "100")
        .case("../../tests/cli/*.trycmd")
        .case("../../tests/cli/*.toml");
}
