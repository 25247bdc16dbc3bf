fn main() -> std::process::ExitCode {
    qicao::cli::run(std::env::args_os()).into()
}
