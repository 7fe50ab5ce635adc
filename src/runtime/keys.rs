//! The terminal's key events made into the cockpit's. Bursts that cannot come from fingers are
//! text: an IME's composition, or a paste from a terminal without brackets.

use crate::tui::event::{Event, MouseKind};
use crate::tui::key::{Code, Key};
use crossterm::event::{
    Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEventKind,
};

/// More plain characters than this in one read are no key strokes.
const PASTE_BURST: usize = 12;

/// One terminal event; `None` for those that mean nothing here.
pub fn convert(raw: Raw) -> Option<Event> {
    match raw {
        Raw::Key(key) => convert_key(key).map(Event::Key),
        Raw::Paste(text) => Some(Event::Paste(text)),
        // Where there is a signal for it, that tells first.
        Raw::Resize(columns, rows) => cfg!(not(unix)).then_some(Event::Resize(columns, rows)),
        Raw::Mouse(mouse) => {
            let kind = match mouse.kind {
                MouseEventKind::Down(crossterm::event::MouseButton::Left) => MouseKind::Click,
                MouseEventKind::Drag(crossterm::event::MouseButton::Left) => MouseKind::Drag,
                MouseEventKind::Up(crossterm::event::MouseButton::Left) => MouseKind::Release,
                MouseEventKind::ScrollUp => MouseKind::WheelUp,
                MouseEventKind::ScrollDown => MouseKind::WheelDown,
                _ => return None,
            };
            Some(Event::Mouse(kind, mouse.column, mouse.row))
        }
        Raw::FocusGained | Raw::FocusLost => None,
    }
}

fn convert_key(key: KeyEvent) -> Option<Key> {
    // Windows reports releases too; only presses and repeats are strokes.
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    let code = match key.code {
        KeyCode::Char(c) if ctrl && twin(c).is_some() => {
            let code = twin(c)?;
            return Some(Key { code, ctrl: false, alt: key.modifiers.contains(KeyModifiers::ALT) });
        }
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    Some(Key { code, ctrl, alt: key.modifiers.contains(KeyModifiers::ALT) })
}

/// Where keys are told apart, these are no longer the keys they have always been.
fn twin(letter: char) -> Option<Code> {
    match letter {
        'i' => Some(Code::Tab),
        'm' => Some(Code::Enter),
        '[' => Some(Code::Esc),
        _ => None,
    }
}

/// Joins what was read at once: runs of characters that no fingers typed become text.
pub fn join(events: Vec<Event>) -> Vec<Event> {
    let mut joined = Vec::with_capacity(events.len());
    let mut run = String::new();
    for event in events {
        if let Some(c) = typed(&event) {
            run.push(c);
        } else {
            close(&mut run, &mut joined);
            joined.push(event);
        }
    }
    close(&mut run, &mut joined);
    joined
}

fn typed(event: &Event) -> Option<char> {
    match event {
        Event::Key(Key { code: Code::Char(c), ctrl: false, alt: false }) => Some(*c),
        _ => None,
    }
}

fn close(run: &mut String, joined: &mut Vec<Event>) {
    let text = std::mem::take(run);
    let wide = text.chars().filter(|c| !c.is_ascii()).count();
    // Movement and repeats always pass, however fast they come.
    let written = text.chars().filter(|c| !"jkhlgGnN".contains(*c)).count();
    let repeated = text.chars().all(|c| text.starts_with(c));
    if wide >= 2 {
        joined.push(Event::Text(text));
    } else if written > PASTE_BURST && !repeated {
        joined.push(Event::Paste(text));
    } else {
        joined.extend(text.chars().map(|c| Event::Key(Key::char(c))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed_all(text: &str) -> Vec<Event> {
        join(text.chars().map(|c| Event::Key(Key::char(c))).collect())
    }

    #[test]
    fn a_composition_is_text_and_single_letters_are_keys() {
        assert_eq!(typed_all("さくら"), [Event::Text("さくら".into())]);
        assert_eq!(typed_all("ｄ"), [Event::Key(Key::char('ｄ'))]);
        assert_eq!(typed_all("sm").len(), 2);
    }

    #[test]
    fn keys_mean_the_same_with_and_without_the_keyboard_protocol() {
        let check = |c, expected| {
            let pressed = KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
            assert_eq!(convert(Raw::Key(pressed)), Some(Event::Key(expected)));
        };
        check('m', Key::plain(Code::Enter));
        check('i', Key::plain(Code::Tab));
        check('[', Key::plain(Code::Esc));
        check('j', Key { code: Code::Char('j'), ctrl: true, alt: false });
    }

    #[test]
    fn a_burst_of_writing_is_a_paste_and_a_burst_of_moves_is_not() {
        assert_eq!(typed_all("delete everything"), [Event::Paste("delete everything".into())]);
        assert_eq!(typed_all(&"j".repeat(100)).len(), 100);
        assert_eq!(typed_all(&"jk".repeat(50)).len(), 100);
    }
}
