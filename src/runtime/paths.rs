//! Where a workspace lies, and making one for its owner alone.

use super::failure::Failure;
use crate::core::own_action::is_web;
use crate::locale::Lang;
use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of workspaces: the platform's data folder for this program.
fn data_folder() -> Result<PathBuf, Failure> {
    let args = AppStrategyArgs {
        top_level_domain: "org".into(),
        author: "mamori".into(),
        app_name: "mamori".into(),
    };
    let strategy = choose_app_strategy(args)
        .map_err(|_| Failure::new(crate::core::message::Message::new("workspace-no-home")))?;
    Ok(strategy.data_dir())
}

/// The workspace that is used when none is named.
pub fn default_workspace() -> Result<PathBuf, Failure> {
    Ok(data_folder()?.join("default"))
}

/// The demo's own workspace, beside the default one.
pub fn demo_workspace() -> Result<PathBuf, Failure> {
    Ok(data_folder()?.join("demo"))
}

/// Makes a folder that only its owner can enter; one that is there is left as it is.
pub fn make_private(folder: &Path) -> Result<(), Failure> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder)
        .map_err(|error| Failure::io("workspace-cannot-make", folder, &error))?;
    restrict(folder, 0o700).map_err(|error| Failure::io("workspace-cannot-make", folder, &error))
}

/// Writes a file whole or not at all: a temporary beside it, then a rename.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let fault = |error: &std::io::Error| Failure::io("file-cannot-write", path, error);
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut temporary = tempfile::NamedTempFile::new_in(folder).map_err(|e| fault(&e))?;
    std::io::Write::write_all(&mut temporary, bytes).map_err(|e| fault(&e))?;
    temporary.as_file().sync_all().map_err(|e| fault(&e))?;
    temporary.persist(path).map_err(|e| fault(&e.error))?;
    Ok(())
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn restrict(_: &Path, _: u32) -> std::io::Result<()> {
    Ok(())
}

/// The language that the environment asks for.
pub fn system_lang() -> Lang {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .and_then(|value| Lang::parse(&value))
        .unwrap_or_default()
}

/// The name of the person at the keyboard, for the journal.
pub fn user() -> String {
    ["USER", "USERNAME", "LOGNAME"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok())
        .unwrap_or_else(|| "me".into())
}

/// Opens a web address in the person's browser, apart from the terminal. Only http and https.
pub fn open_in_browser(url: &str) -> bool {
    use std::process::{Command, Stdio};
    if !is_web(url) {
        return false;
    }
    let (program, args): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(args).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().is_ok()
}

/// A path as it was typed: `~` is the home folder.
pub fn expand(typed: &str) -> PathBuf {
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    match (typed.strip_prefix('~'), home) {
        (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with(['/', '\\']) => {
            PathBuf::from(home).join(rest.trim_start_matches(['/', '\\']))
        }
        _ => PathBuf::from(typed),
    }
}

/// A typed path completed as far as it is clear: folders and export files that begin so.
pub fn complete(typed: &str) -> String {
    let cut = typed.rfind(['/', '\\']).map_or(0, |at| at + 1);
    let (folder, begun) = typed.split_at(cut);
    let place = if folder.is_empty() { PathBuf::from(".") } else { expand(folder) };
    let Ok(entries) = fs::read_dir(place) else { return typed.to_owned() };
    let fits = |entry: fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let folder = entry.path().is_dir();
        let offered = folder || crate::ingest::is_export_name(&name);
        let hidden = name.starts_with('.') && !begun.starts_with('.');
        (offered && !hidden && name.starts_with(begun))
            .then(|| if folder { format!("{name}/") } else { name })
    };
    let names: Vec<String> = entries.flatten().filter_map(fits).collect();
    let Some(first) = names.first() else { return typed.to_owned() };
    let shared = |length: usize| {
        let head = first.get(..length);
        head.is_some() && names.iter().all(|name| name.get(..length) == head)
    };
    let length = (0..=first.len()).rev().find(|length| shared(*length)).unwrap_or_default();
    format!("{folder}{}", first.get(..length).unwrap_or_default())
}

/// What was typed after the program's name.
pub fn arguments() -> Vec<String> {
    std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned()).collect()
}
