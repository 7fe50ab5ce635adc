//! Says how the program is linked.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=link/start.ld");
    let of = |name: &str| std::env::var(name).unwrap_or_default();
    let glibc = of("CARGO_CFG_TARGET_OS") == "linux" && of("CARGO_CFG_TARGET_ENV") == "gnu";
    if !glibc || of("PROFILE") != "release" {
        return;
    }
    // Tables of time zones, words and commands are full of addresses: 44,000 of them would be
    // written anew at every start, for 2 ms and 2 MB before the first frame.
    println!("cargo:rustc-link-arg-bins=-no-pie");
    // What a start calls lies together, so that the rest of the program is not read with it.
    let order = Path::new(&of("CARGO_MANIFEST_DIR")).join("link/start.ld");
    let order = format!("-Wl,-T,{}", order.display());
    if links_with(&order, &PathBuf::from(of("OUT_DIR"))).unwrap_or(false) {
        println!("cargo:rustc-link-arg-bins={order}");
    }
}

/// Whether a program of one line links with this argument: not every linker reads such a file, and
/// without it everything works too.
fn links_with(arg: &str, dir: &Path) -> std::io::Result<bool> {
    let of = |name: &str| std::env::var(name).ok().filter(|word| !word.is_empty());
    let source = dir.join("linked.rs");
    std::fs::write(&source, "fn main() {}\n")?;
    let mut rustc = Command::new(of("RUSTC").unwrap_or_else(|| "rustc".to_owned()));
    rustc.args(["--edition=2024", "-Clink-arg=-no-pie"]).arg(format!("-Clink-arg={arg}"));
    rustc.arg("-o").arg(dir.join("linked")).arg(&source);
    rustc.args(of("TARGET").map(|target| format!("--target={target}")));
    rustc.args(of("RUSTC_LINKER").map(|linker| format!("-Clinker={linker}")));
    let flags = of("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    rustc.args(flags.split('\u{1f}').filter(|flag| !flag.is_empty()));
    Ok(rustc.stdout(Stdio::null()).stderr(Stdio::null()).status()?.success())
}
