//! One integration binary: the rules of the house, and every job end to end.

#[cfg(test)]
mod answers;
#[cfg(test)]
mod book;
#[cfg(test)]
mod calls;
#[cfg(test)]
mod charts;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod cockpit;
#[cfg(test)]
mod corpus;
#[cfg(test)]
mod data;
#[cfg(test)]
mod decisions;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod files;
#[cfg(test)]
mod first_hour;
#[cfg(test)]
mod forecast;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod habits;
#[cfg(test)]
mod hazards;
#[cfg(test)]
mod house;
#[cfg(test)]
mod identity;
#[cfg(test)]
mod ingest;
#[cfg(test)]
mod japan;
#[cfg(test)]
mod keymap;
#[cfg(test)]
mod meanings;
#[cfg(test)]
mod messages;
#[cfg(test)]
mod misread;
#[cfg(test)]
mod naming;
#[cfg(test)]
mod onboarding;
#[cfg(test)]
mod orders;
#[cfg(test)]
mod overriding;
#[cfg(test)]
mod own_actions;
#[cfg(test)]
mod panes;
#[cfg(test)]
mod picture;
#[cfg(test)]
mod playbooks;
#[cfg(test)]
mod presets;
#[cfg(test)]
mod pty;
#[cfg(test)]
mod random_keys;
#[cfg(test)]
mod regimes;
#[cfg(test)]
mod renewals;
#[cfg(test)]
mod report;
#[cfg(test)]
mod retention;
#[cfg(test)]
mod runs;
#[cfg(test)]
mod safety;
#[cfg(test)]
mod scoring;
#[cfg(test)]
mod session;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod sitting;
#[cfg(test)]
mod star;
#[cfg(test)]
mod store;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod style;
#[cfg(test)]
mod travel;
#[cfg(test)]
mod unseen;
#[cfg(test)]
mod variants;
#[cfg(test)]
mod views;
#[cfg(test)]
mod words;
#[cfg(test)]
mod working_day;
