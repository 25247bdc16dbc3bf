//! The program: its arguments go to the command line, its end comes from there.

fn main() -> std::process::ExitCode {
    qicao::cli::run(std::env::args_os()).into()
}
