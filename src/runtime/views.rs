//! The views of a workspace: `views.toml`, read and written as a whole.

use super::documents;
use super::failure::Failure;
use super::workspace::Workspace;
use crate::core::message::Message;
use crate::core::view::{self, View};
use crate::store::Depth;
use std::path::Path;

/// The file's name in the workspace.
pub const VIEWS: &str = "views.toml";

/// Every view, in the order of the file; none where there is no file.
pub fn read(workspace: &Workspace) -> Result<Vec<View>, Failure> {
    // Everybody knows where it lies; on a narrow screen its folder would leave no room for the fault.
    read_as(&workspace.folder.join(VIEWS), VIEWS)
}

/// The views of a file that somebody handed on.
pub fn read_file(path: &Path) -> Result<Vec<View>, Failure> {
    read_as(path, &path.display().to_string())
}

fn read_as(path: &Path, name: &str) -> Result<Vec<View>, Failure> {
    let Some(text) = documents::read(path)? else { return Ok(Vec::new()) };
    view::parse(&text, name).map_err(Failure::from)
}

/// The view of this name; the error names those there are.
pub fn find(workspace: &Workspace, name: &str) -> Result<View, Failure> {
    let views = read(workspace)?;
    if let Some(view) = views.iter().find(|view| view.is_named(name)) {
        return Ok(view.clone());
    }
    let names: Vec<&str> = views.iter().map(|view| view.name.as_str()).collect();
    let id = if names.is_empty() { "view-none-yet" } else { "view-unknown" };
    Err(Message::new(id).text("name", name).names("names", names).into())
}

/// Keeps views as one undo point; each replaces the one of its name.
pub fn keep(workspace: &Workspace, new: Vec<View>) -> Result<Depth, Failure> {
    let mut views = read(workspace)?;
    let title = match new.as_slice() {
        [one] => Message::new("view-kept-as").text("name", &one.name),
        several => Message::new("views-kept").count("count", several.len()),
    };
    for one in new {
        view::put(&mut views, one);
    }
    workspace.write_document(VIEWS, view::print(&views), title)
}

/// Takes a view away.
pub fn remove(workspace: &Workspace, name: &str) -> Result<Depth, Failure> {
    let gone = find(workspace, name)?;
    let mut views = read(workspace)?;
    views.retain(|view| view.name != gone.name);
    let title = Message::new("view-removed").text("name", gone.name);
    workspace.write_document(VIEWS, view::print(&views), title)
}
