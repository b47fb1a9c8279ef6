//! What the columns of a table mean, as the end of a command's help.

use keyweight_report::Column;

/// How wide a line is: as narrow as a terminal may be, for the help is not wrapped again.
const WIDTH: usize = 80;
/// What stands before a meaning.
const INDENT: &str = "          ";

/// The columns with their meanings, for the end of a help.
pub(crate) fn columns_help(columns: &[Column]) -> String {
    let mut help = "Columns:".to_owned();
    for Column { name, meaning, .. } in columns {
        help.extend(["\n  ", name]);
        let mut room = 0;
        for word in meaning.split_whitespace() {
            let width = word.chars().count() + 1;
            if width > room {
                help.push('\n');
                help.push_str(INDENT);
                room = WIDTH - INDENT.len();
            } else {
                help.push(' ');
            }
            help.push_str(word);
            room = room.saturating_sub(width);
        }
    }
    help
}
