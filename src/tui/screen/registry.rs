//! The one table of screens: a row makes the screen, its digit, its name in the header, its scope of
//! keys and the command that goes there.

use super::account;
use super::{Screen, calls, data, onboarding, playbooks, renewals, tasks, triage};
use crate::tui::command::{Action, CommandSpec, Scope, msg};

macro_rules! screens {
    ($($Name:ident $name:ident $digit:literal $cli:literal $title:expr, $scope:expr, $go:expr;)*) => {
        /// A place one can be at: a screen, or an account opened from one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Place {
            $($Name,)*
            Account,
        }

        impl Place {
            /// The screens, in the order of their digits.
            pub const SCREENS: &[Self] = &[$(Self::$Name),*];

            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$Name => stringify!($name),)*
                    Self::Account => "account",
                }
            }

            /// The key that goes there; none for an account.
            pub fn digit(self) -> &'static str {
                match self {
                    $(Self::$Name => $digit,)*
                    Self::Account => "",
                }
            }

            /// Message id of the name.
            pub fn title(self) -> &'static str {
                match self {
                    $(Self::$Name => $title,)*
                    Self::Account => msg("screen-account"),
                }
            }

            /// Message id of the name of its keys.
            pub fn scope_title(self) -> &'static str {
                match self {
                    $(Self::$Name => $scope,)*
                    Self::Account => msg("scope-account"),
                }
            }

            /// The keys that mean something here only.
            pub fn commands(self) -> &'static [CommandSpec] {
                match self {
                    $(Self::$Name => $name::COMMANDS,)*
                    Self::Account => account::COMMANDS,
                }
            }
        }

        /// Every screen, as it stands.
        #[derive(Default)]
        pub struct Screens {
            $(pub $name: $name::$Name,)*
        }

        impl Screens {
            /// The screen at a place; that of accounts is Triage.
            pub fn at(&self, place: Place) -> &dyn Screen {
                match place {
                    $(Place::$Name => &self.$name,)*
                    Place::Account => &self.triage,
                }
            }

            pub fn at_mut(&mut self, place: Place) -> &mut dyn Screen {
                match place {
                    $(Place::$Name => &mut self.$name,)*
                    Place::Account => &mut self.triage,
                }
            }

            /// Every screen, in the order of [`Place::SCREENS`].
            pub fn all_mut(&mut self) -> Vec<&mut dyn Screen> {
                vec![$(&mut self.$name),*]
            }
        }

        /// The digits.
        pub const GO_COMMANDS: &[CommandSpec] = &[
            $(CommandSpec::new(
                stringify!($name),
                &[$digit],
                Scope::Everywhere,
                Action::Go(Place::$Name),
                $go,
            )
            .cli($cli),)*
        ];
    };
}

screens! {
    Triage triage "1" "list" msg("screen-triage"), msg("scope-triage"), msg("cmd-triage");
    Tasks tasks "2" "task list" msg("screen-tasks"), msg("scope-tasks"), msg("cmd-tasks");
    Onboarding onboarding "3" "onboarding list" msg("screen-onboarding"), msg("scope-onboarding"), msg("cmd-onboarding");
    Renewals renewals "4" "list" msg("screen-renewals"), msg("scope-renewals"), msg("cmd-renewals");
    Calls calls "5" "brief" msg("screen-calls"), msg("scope-calls"), msg("cmd-calls");
    Playbooks playbooks "6" "play list" msg("screen-playbooks"), msg("scope-playbooks"), msg("cmd-playbooks");
    Data data "7" "sync log" msg("screen-data"), msg("scope-data"), msg("cmd-data");
}
