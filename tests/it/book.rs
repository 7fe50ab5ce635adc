//! A small made-up book as plain CSV files, for tests that need a whole workspace.

use mamori::core::day::Day;
use std::fmt::Write as _;

/// The files of a book of eight accounts on 2026-11-20. What stands out: Acme's usage has
/// fallen and a P1 is open, Globex has not paid, Initech switched auto-renew off, Hooli and Stark
/// are silent SMBs, the others are fine.
pub fn files() -> Vec<(&'static str, String)> {
    vec![
        ("accounts.csv", ACCOUNTS.to_owned()),
        ("contracts.csv", CONTRACTS.to_owned()),
        ("contacts.csv", CONTACTS.to_owned()),
        ("tickets.csv", TICKETS.to_owned()),
        ("activities.csv", ACTIVITIES.to_owned()),
        ("invoices.csv", INVOICES.to_owned()),
        ("usage.csv", usage()),
    ]
}

const ACCOUNTS: &str = "\
account_id,name,arr,currency,owner,tier,segment,start_date
A1,Acme Corp,412000,USD,Aya Mori,high,Enterprise,2022-01-01
A2,Globex,150000,USD,Aya Mori,mid,Mid-Market,2023-03-01
A3,Initech GmbH,96000,EUR,Aya Mori,mid,Mid-Market,2023-05-01
A4,サクラ商事株式会社,12000000,JPY,Aya Mori,high,Enterprise,2021-04-01
A5,Hooli,24000,USD,Aya Mori,low,SMB,2024-01-15
A6,Stark Logistics,18000,USD,Aya Mori,low,SMB,2024-02-15
A7,Wayne Bank,505000,USD,Ben Ito,strategic,Enterprise,2020-06-01
A8,Umbrella Foods,61000,USD,Ben Ito,mid,Mid-Market,2022-09-01
";

const CONTRACTS: &str = "\
subscription_id,account_id,start,end,notice_period,auto_renew,auto_renew_changed,seats,mrr,currency
S1,A1,2026-01-01,2027-02-28,60 days,yes,,120,34333.33,USD
S2,A2,2026-03-01,2027-07-31,30 days,yes,,60,12500,USD
S3,A3,2026-05-01,2027-04-30,3 months,no,2026-10-12,40,8000,EUR
S4,A4,2026-04-01,2027-03-31,1 month,yes,,80,1000000,JPY
S5,A5,2026-01-15,2027-09-14,30 days,yes,,10,2000,USD
S6,A6,2026-02-15,2027-09-14,30 days,yes,,10,1500,USD
S7,A7,2026-06-01,2027-11-30,90 days,yes,,200,42083.33,USD
S8,A8,2026-09-01,2027-08-31,30 days,yes,,30,5083.33,USD
";

const CONTACTS: &str = "\
email,account_id,name,title,role
s.patel@acme.example,A1,S. Patel,Head of Ops,champion
l.ortiz@acme.example,A1,L. Ortiz,CFO,sponsor
j.meyer@globex.example,A2,J. Meyer,Ops lead,champion
k.sato@sakura.example,A4,佐藤 健,部長,champion
w.lee@wayne.example,A7,W. Lee,VP,sponsor
";

const TICKETS: &str = "\
ticket_id,account_id,opened,closed,priority,status,subject
T1,A1,2026-10-28,,urgent,open,SSO outage
T2,A1,2026-09-01,2026-09-05,normal,closed,Report looks wrong
T3,A2,2026-10-01,2026-10-02,low,closed,Question
T4,A7,2026-08-01,2026-08-03,normal,closed,Question
";

const ACTIVITIES: &str = "\
activity_id,account_id,type,date,direction,subject,attendees
C1,A1,call,2026-11-02,two-way,Ops reorg,S. Patel
C2,A2,meeting,2026-11-10,two-way,Roadmap,J. Meyer
C3,A3,call,2026-11-05,two-way,Budget,
C4,A4,meeting,2026-11-12,two-way,定例会,佐藤 健
C5,A5,call,2026-04-01,two-way,Kick-off,
C6,A6,call,2026-04-02,two-way,Kick-off,
C7,A7,call,2026-11-16,two-way,Review,W. Lee
C8,A8,call,2026-11-13,two-way,Check-in,
";

const INVOICES: &str = "\
invoice_id,account_id,issued,due,paid,amount,currency,status
I1,A2,2026-09-01,2026-10-01,,12500.00,USD,open
I2,A1,2026-09-01,2026-10-01,2026-09-20,34333.33,USD,paid
";

/// Active users and core actions of every account on every weekday of 200 days; Acme's fall by
/// two thirds over the last five weeks.
fn usage() -> String {
    let today = Day::parse("2026-11-20").unwrap();
    let mut text = "account_id,date,active_users,core_actions\n".to_owned();
    for (account, users) in [
        ("A1", 100),
        ("A2", 50),
        ("A3", 34),
        ("A4", 70),
        ("A5", 9),
        ("A6", 9),
        ("A7", 180),
        ("A8", 27),
    ] {
        for back in (0..200).rev() {
            let day = today - back;
            if day.is_weekend() {
                continue;
            }
            let users = if account == "A1" && back < 35 { users / 3 } else { users };
            writeln!(text, "{account},{day},{users},{}", users * 4).unwrap();
        }
    }
    text
}
