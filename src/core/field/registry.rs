//! The columns, one line of the table each.

use super::{Align, Column, FieldKind, FieldValue, reason};
use crate::core::portfolio::Summary;

pub(super) const fn text(id: &'static str, title: &'static str, short: &'static str) -> Column {
    Column {
        id,
        title,
        short,
        kind: FieldKind::Text,
        align: Align::Left,
        min: 6,
        max: 16,
        priority: 9,
        also: &[],
        unmapped: None,
        value: |_, _| FieldValue::None,
    }
}

const fn figure(id: &'static str, title: &'static str, short: &'static str) -> Column {
    Column { align: Align::Right, min: 5, max: 6, ..text(id, title, short) }
}

fn some(text: Option<&str>) -> FieldValue<'_> {
    text.map_or(FieldValue::None, FieldValue::Text)
}

fn shown_name(row: &Summary) -> &str {
    if row.short_name.is_empty() { &row.name } else { &row.short_name }
}

/// Every column, in the order of a full export. Priorities: reason, name, score, ARR, renewal,
/// change, touch, segment, sparkline, then the rest.
pub const COLUMNS: &[Column] = &[
    Column {
        min: 4,
        max: 6,
        also: &["番号"],
        value: |row, _| FieldValue::Id(row.id),
        ..text("id", "field-id", "field-id-short")
    },
    Column {
        min: 14,
        max: 32,
        priority: 0,
        also: &["account", "顧客", "顧客名", "会社名", "名前"],
        value: |row, _| FieldValue::Text(shown_name(row)),
        ..text("name", "field-name", "field-name-short")
    },
    Column {
        max: 14,
        also: &["csm", "担当", "担当者", "担当CSM"],
        value: |row, _| some(row.owner.as_deref()),
        ..text("owner", "field-owner", "field-owner-short")
    },
    Column {
        max: 12,
        priority: 7,
        also: &["セグメント"],
        value: |row, _| some(row.segment.as_deref()),
        ..text("segment", "field-segment", "field-segment-short")
    },
    Column {
        kind: FieldKind::Tier,
        max: 9,
        also: &["ティア", "タッチモデル", "タッチ"],
        value: |row, _| FieldValue::Tier(row.tier),
        ..text("tier", "field-tier", "field-tier-short")
    },
    Column {
        max: 12,
        also: &["ステージ", "フェーズ"],
        value: |row, _| some(row.stage.as_deref()),
        ..text("stage", "field-stage", "field-stage-short")
    },
    Column {
        max: 20,
        also: &["親会社", "親"],
        value: |row, _| some(row.stated.parent.as_deref()),
        ..text("parent", "field-parent", "field-parent-short")
    },
    Column {
        kind: FieldKind::List,
        max: 20,
        also: &["tags", "タグ"],
        value: |row, _| match &*row.tags {
            [] => FieldValue::None,
            tags => FieldValue::List(tags),
        },
        ..text("tag", "field-tag", "field-tag-short")
    },
    Column {
        kind: FieldKind::Money,
        min: 6,
        max: 7,
        priority: 3,
        also: &["年間経常収益"],
        value: |row, _| row.arr.map_or(FieldValue::None, FieldValue::Money),
        ..figure("arr", "field-arr", "field-arr-short")
    },
    Column {
        kind: FieldKind::Money,
        min: 6,
        max: 7,
        also: &["月間経常収益", "月次経常収益", "月額"],
        value: |row, _| row.mrr().map_or(FieldValue::None, FieldValue::Money),
        ..figure("mrr", "field-mrr", "field-mrr-short")
    },
    Column {
        kind: FieldKind::Number,
        min: 5,
        max: 5,
        priority: 2,
        also: &["health", "Health score", "HP", "スコア", "ヘルススコア", "点"],
        value: |row, _| row.score.map_or(FieldValue::None, FieldValue::Score),
        ..figure("score", "field-score", "field-score-short")
    },
    Column {
        kind: FieldKind::Band,
        min: 4,
        max: 8,
        also: &["ヘルス区分", "区分", "状態", "健全度"],
        value: |row, _| FieldValue::Band(row.band),
        ..text("band", "field-band", "field-band-short")
    },
    Column {
        kind: FieldKind::Band,
        min: 4,
        max: 8,
        also: &["By hand", "hand", "手動判定", "手動"],
        value: |row, _| {
            let given = row.overridden.as_deref();
            given.map_or(FieldValue::None, |given| FieldValue::Band(given.claim.band))
        },
        ..text("override", "field-override", "field-override-short")
    },
    Column {
        kind: FieldKind::Change,
        min: 4,
        max: 4,
        priority: 5,
        also: &["change", "Change in 30 days", "30d", "Δ30", "30日変化", "変化", "30日"],
        value: |row, _| row.delta30.known().map_or(FieldValue::None, FieldValue::Change),
        ..figure("delta30", "field-delta30", "field-delta30-short")
    },
    Column {
        kind: FieldKind::Ahead,
        priority: 4,
        also: &["renewal", "更新日", "更新"],
        value: |row, _| row.renewal.map_or(FieldValue::None, FieldValue::Day),
        ..figure("renew", "field-renew", "field-renew-short")
    },
    Column {
        kind: FieldKind::Ahead,
        min: 6,
        max: 10,
        priority: 4,
        also: &[
            "deadline",
            "opt_out",
            "Opt-out or order deadline",
            "DUE BY",
            "申出期限",
            "解約申出期限",
            "解約申出・発注の期限",
            "期限",
        ],
        value: |row, _| row.deadline.map_or(FieldValue::None, FieldValue::Day),
        ..figure("optout", "field-optout", "field-optout-short")
    },
    Column {
        kind: FieldKind::Ago,
        priority: 6,
        also: &["last_touch", "Last two-way touch", "最終接触日", "最終接触", "接触"],
        value: |row, _| row.last_touch.map_or(FieldValue::None, FieldValue::Day),
        ..figure("touch", "field-touch", "field-touch-short")
    },
    Column {
        kind: FieldKind::Ahead,
        min: 6,
        priority: 4,
        also: &["next", "contact", "次回接触", "接触期日", "次の接触", "次回"],
        value: |row, today| row.next_touch(today).map_or(FieldValue::None, FieldValue::Day),
        ..figure("next_touch", "field-next-touch", "field-next-touch-short")
    },
    Column {
        kind: FieldKind::Share,
        min: 4,
        max: 4,
        also: &["data", "データ充足率", "充足率", "充足"],
        value: |row, _| FieldValue::Share(row.coverage),
        ..figure("coverage", "field-coverage", "field-coverage-short")
    },
    Column {
        kind: FieldKind::Count,
        min: 6,
        max: 6,
        also: &["task", "Open tasks", "TSK", "タスク"],
        value: |row, _| FieldValue::Count(i64::from(row.open_tasks)),
        ..figure("tasks", "field-tasks", "field-tasks-short")
    },
    Column {
        kind: FieldKind::Count,
        min: 3,
        max: 5,
        also: &["signals", "Open signals", "SIG", "解約予兆", "アラート", "予兆"],
        value: |row, _| FieldValue::Count(row.signals.len() as i64),
        ..figure("signal", "field-signal", "field-signal-short")
    },
    Column {
        kind: FieldKind::Picture,
        min: 12,
        max: 26,
        priority: 8,
        also: &["trend", "Score, 26 weeks", "推移", "スコア推移(26週)"],
        value: |row, _| match &row.sparkline {
            closes if closes.is_empty() => FieldValue::None,
            closes => FieldValue::Spark(closes),
        },
        ..text("sparkline", "field-sparkline", "field-sparkline-short")
    },
    Column {
        min: 18,
        max: 60,
        priority: 0,
        also: &["why", "Why now", "理由", "要対応の理由"],
        value: |row, today| {
            reason(row, today).map_or(FieldValue::None, |signal| FieldValue::Reason(&signal.reason))
        },
        ..text("reason", "field-reason", "field-reason-short")
    },
];
