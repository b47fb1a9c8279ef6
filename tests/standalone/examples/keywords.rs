//! Prints what the library gives: `cargo run -p keyweight-standalone --example keywords`.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    keyweight_standalone::print(std::io::stdout().lock())
}
