//! Says how the program is linked.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let of = |name: &str| std::env::var(name).unwrap_or_default();
    let glibc = of("CARGO_CFG_TARGET_OS") == "linux" && of("CARGO_CFG_TARGET_ENV") == "gnu";
    // Tables of time zones, words and commands are full of addresses: 44,000 of them would be
    // written anew at every start, for 2 ms and 2 MB before the first frame.
    if glibc && of("PROFILE") == "release" {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
