//! Exports of the known systems with the headers that other languages, editions and years give them.

use mamori::core::batch::{FileBatch, Reference};
use mamori::core::day::Day;
use mamori::ingest::{Options, Presets, read_bytes};

fn read(name: &str, text: &str) -> FileBatch {
    let day = Day::parse("2026-11-22").unwrap();
    let read = read_bytes(name, text.as_bytes(), day, Presets::builtin(), &Options::on(day));
    read.unwrap_or_else(|refusal| panic!("{text}: {:?}", refusal.message))
}

/// By which preset a file is read, and which of its columns is read into what: `header=field`.
fn check(text: &str, preset: &str, mapped: &[&str]) {
    let batch = read("export.csv", text);
    assert_eq!(batch.preset, preset, "{text}");
    for pair in mapped {
        let (header, field) = pair.rsplit_once('=').unwrap();
        let column = batch.columns.iter().find(|column| column.header == header).unwrap();
        assert_eq!(column.field.as_deref(), Some(field), "{header}");
    }
}

#[test]
fn the_labels_of_hubspot_in_other_languages_are_known() {
    check(
        "Datensatz-ID,Unternehmensname,Domainname des Unternehmens,Zuständiger Mitarbeiter für das Unternehmen,Erstelldatum,Lifecycle-Phase,Telefonnummer,Datum der letzten Aktivität,Stadt,Land/Region,Branche\n\
         123456,Acme AG,acme.de,Kim Doe,2026-01-05 10:00,Kunde,+49 89 1,2026-11-01 10:00,München,Deutschland,COMPUTER_SOFTWARE\n",
        "hubspot-company",
        &["Unternehmensname=name", "Zuständiger Mitarbeiter für das Unternehmen=owner"],
    );
    check(
        "ID de l'enregistrement,Nom de l'entreprise,Nom de domaine de l'entreprise,Propriétaire de l'entreprise,Date de création,Phase du cycle de vie,Date de dernière activité,Ville,Pays/Région,Secteur d'activité\n\
         123456,Acme SA,acme.fr,Kim Doe,2026-01-05 10:00,Client,2026-11-01 10:00,Paris,France,COMPUTER_SOFTWARE\n",
        "hubspot-company",
        &["Date de dernière activité=last_touch"],
    );
    check(
        "ID de registro,Nombre de la empresa,Nombre de dominio de la empresa,Propietario de la empresa,Fecha de creación,Etapa del ciclo de vida,Fecha de la última actividad,Ciudad,País/región,Sector\n\
         123456,Acme SL,acme.es,Kim Doe,2026-01-05 10:00,Cliente,2026-11-01 10:00,Madrid,España,X\n",
        "hubspot-company",
        &["Propietario de la empresa=owner"],
    );
    check(
        "レコードID,会社名,会社ドメイン名,会社の担当者,作成日,ライフサイクルステージ,最終アクティビティー日,市区町村,国/地域,業種\n\
         123456,桜商事,sakura.co.jp,佐藤,2026-01-05 10:00,顧客,2026-11-01 10:00,東京,日本,IT\n",
        "hubspot-company",
        &["会社の担当者=owner"],
    );
    check(
        "Datensatz-ID,Vorname,Nachname,E-Mail,Telefonnummer,Kontaktinhaber,Lead-Status,Zugehöriges Unternehmen,Jobtitel,Associated Company IDs\n\
         1,Jo,Doe,jo@acme.de,+49,Kim,Neu,Acme AG,CTO,123456\n",
        "hubspot-contact",
        &["Jobtitel=title", "Zugehöriges Unternehmen=account_name"],
    );
    check(
        "Datensatz-ID,Deal-Name,Deal-Phase,Abschlussdatum,Deal-Inhaber,Betrag,Pipeline,Zugehöriges Unternehmen\n\
         9,Renewal Acme,Vertrag gesendet,2026-12-31 10:00,Kim,12000,Renewals,Acme AG\n",
        "hubspot-deal",
        &["Zugehöriges Unternehmen=account_name"],
    );
    check(
        "ID de registro,Nombre del negocio,Etapa del negocio,Fecha de cierre,Propietario del negocio,Valor,Pipeline,Empresa asociada\n\
         9,Renewal Acme,Contrato enviado,2026-12-31 10:00,Kim,12000,Renewals,Acme SL\n",
        "hubspot-deal",
        &["Empresa asociada=account_name"],
    );
    check(
        "Ticket-ID,Ticketname,Ticketstatus,Priorität,Erstelldatum,Abschlussdatum,Zugehöriges Unternehmen\n\
         5,Ausfall,Neu,Hoch,2026-10-01 10:00,,Acme AG\n",
        "hubspot-ticket",
        &["Ticket-ID=key", "Erstelldatum=opened", "Zugehöriges Unternehmen=account_name"],
    );
    check(
        "ID du ticket,Nom du ticket,Statut du ticket,Priorité,Date de création,Date de fermeture,Entreprise associée,Propriétaire du ticket\n\
         5,Panne,Nouveau,Haute,2026-10-01 10:00,,Acme SA,Kim\n",
        "hubspot-ticket",
        &["ID du ticket=key"],
    );
}

#[test]
fn reports_of_salesforce_and_zendesk_are_known_by_their_labels() {
    check(
        "Opportunity Owner,Account Name,Opportunity Name,Stage,Fiscal Period,Amount,Probability (%),Age,Close Date,Created Date,Next Step,Lead Source,Type,Opportunity ID,Account ID\n\
         Kim,Acme,Acme renewal,Negotiation/Review,Q4-2026,\"12,000.00\",90,30,12/31/2026,10/1/2026,,,Existing Business,006x0000001YtCr,001x0000002xLCV\n",
        "salesforce-opportunity",
        &["Opportunity ID=key"],
    );
    check(
        "\"Contract ID\",\"Contract Number\",\"Account Name\",\"Account ID\",\"Status\",\"Contract Start Date\",\"Contract End Date\",\"Contract Term (months)\",\"Owner Expiration Notice\"\n\
         \"800x1\",\"00000100\",\"Acme\",\"001x0000002xLCV\",\"Activated\",\"1/1/2026\",\"12/31/2026\",\"12\",\"30 Days\"\n",
        "salesforce-contract",
        &["Owner Expiration Notice=notice"],
    );
    check(
        "Account Name,Asset Name,Product,Quantity,Price,Install Date,Usage End Date,Status\n\
         Acme,Acme Pro,Pro,10,\"$12,000\",1/1/2026,12/31/2026,Installed\n",
        "csv-subscription",
        &["Usage End Date=end", "Quantity=seats"],
    );
    check(
        "Ticket ID,Subject,Requester,Requested,Type,Priority,Status,Group,Assignee,Organization,Updated\n\
         101,Login fails,Jo Doe,2026-10-01 10:00,Problem,High,Open,Support,Kim,Acme,2026-10-02 10:00\n",
        "zendesk-ticket",
        &["Requested=opened"],
    );
    check(
        "Summation column,Id,Requester,Requester id,Requester external id,Requester email,Requester domain,Submitter,Assignee,Group,Subject,Tags,Status,Priority,Via,Ticket type,Created at,Updated at,Assigned at,Organization,Due date,Initially assigned at,Solved at,Resolution time,Satisfaction Score,Group stations,Assignee stations,Reopens,Replies,First reply time in minutes\n\
         1,101,Jo Doe,99,,jo@acme.com,acme.com,Jo Doe,Kim,Support,Login,vip,Solved,High,Web,Problem,2026-10-01 10:00,2026-10-03 10:00,2026-10-01 11:00,Acme,,2026-10-01 11:00,2026-10-03 10:00,48,Good,1,1,0,2,30\n",
        "zendesk-ticket",
        &["Requester domain=account_domain", "Created at=opened"],
    );
    check(
        "id,name,domain_names,details,notes,group_id,tags,created_at,updated_at,external_id\n\
         77,Acme,acme.com,,,,vip,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z,001x0000002xLCV\n",
        "zendesk-organization",
        &["external_id=alias"],
    );
}

#[test]
fn billing_exports_are_known_by_old_and_new_headers() {
    check(
        "id,Created (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Converted Currency,Decline Reason,Description,Fee,Is Link,Link Funds,Mode,PaymentIntent ID,Payment Source Type,Refunded date (UTC),Statement Descriptor,Status,Seller Message,Taxes On Fee,Card ID,Card Name,Customer ID,Customer Description,Customer Email,Invoice ID,Transfer\n\
         py_1,2026-11-03 02:38,\"1,480.00\",0.00,usd,true,1480.00,0.00,usd,,Sub,12.4,false,,Live,pi_1,card,,ACME,Paid,ok,0,card_1,Jo,cus_1,Acme,billing@acme.com,in_1,\n",
        "stripe-payment",
        &["Created (UTC)=issued"],
    );
    check(
        "id,Customer ID,Customer Name,Customer Email,Plan,Quantity,Currency,Interval,Amount,Status,Created date (UTC),Start date (UTC),Current Period Start (UTC),Current Period End (UTC),Canceled At (UTC),Cancel At Period End,Ended At (UTC)\n\
         sub_1,cus_1,Acme,billing@acme.com,Pro,10,usd,month,480.00,active,2025-02-01 00:00,2025-02-01 00:00,2026-11-01 00:00,2026-12-01 00:00,,false,\n",
        "stripe-subscription-csv",
        &["Start date (UTC)=start", "Current Period End (UTC)=renewal"],
    );
    check(
        "id,Amount Due,Billing,Closed,Currency,Customer,Date (UTC),Due Date (UTC),Number,Paid,Subscription,Subtotal,Total Discount Amount,Applied Coupons,Tax,Tax Percent,Total,Amount Paid,Status,Minimum Line Item Period Start (UTC),Customer Name,Customer Email\n\
         in_1,480.00,charge_automatically,TRUE,usd,cus_1,2026-11-01 00:00,,A-1,TRUE,sub_1,480,,,,,480.00,480.00,paid,2026-11-01 00:00,Acme,b@acme.com\n",
        "stripe-invoice-csv",
        &["Date (UTC)=issued"],
    );
    check(
        "id,Description,Email,Name,Created (UTC),Delinquent,Card ID,Card Last4,Card Brand,Currency,Total Spend,Payment Count,Average Order,Refunded Volume,Dispute Losses,Business Vat ID,Plan,Status\n\
         cus_1,Acme Inc,b@acme.com,Acme,2025-01-01 00:00,false,card_1,4242,Visa,usd,4800.00,10,480,0,0,,Pro,Active\n",
        "stripe-customer-csv",
        &["Name=name"],
    );
    check(
        "subscriptions.id,subscriptions.customer_id,subscriptions.status,subscriptions.plan_id,subscriptions.plan_quantity,subscriptions.plan_unit_price,subscriptions.billing_period,subscriptions.billing_period_unit,subscriptions.currency_code,subscriptions.started_at,subscriptions.current_term_start,subscriptions.current_term_end,subscriptions.next_billing_at,subscriptions.mrr,customers.company,customers.email\n\
         S1,C1,active,pro-monthly,10,48.00,1,month,USD,2025-01-01 00:00,2026-11-01 00:00,2026-12-01 00:00,2026-12-01 00:00,480.00,Acme,b@acme.com\n",
        "chargebee-subscription-csv",
        &["subscriptions.customer_id=account", "subscriptions.current_term_end=renewal"],
    );
    check(
        "customers.id,customers.first_name,customers.last_name,customers.company,customers.email,customers.auto_collection,customers.net_term_days,customers.created_at,customers.taxability,customers.preferred_currency_code\n\
         C1,Jo,Doe,Acme,b@acme.com,on,0,2025-01-01 00:00,taxable,USD\n",
        "chargebee-account",
        &["customers.company=name"],
    );
    check(
        "subscription_id,account_code,account_company,plan_code,plan_name,state,quantity,unit_amount,currency,activated_at,current_period_started_at,current_period_ends_at,canceled_at,expires_at,total_recurring_amount\n\
         1,a1,Acme,pro,Pro,active,10,48.00,USD,2025-01-01 00:00:00 UTC,2026-11-01 00:00:00 UTC,2026-12-01 00:00:00 UTC,,,480.00\n",
        "recurly-subscription",
        &["account_company=account_name"],
    );
}

#[test]
fn desks_are_known_by_the_headers_of_this_year() {
    check(
        "Work item key,Work item id,Work type,Summary,Assignee,Assignee Id,Reporter,Reporter Id,Priority,Status,Resolution,Created,Updated,Due date,Custom field (Organizations),Status Category\n\
         SUP-1,10001,Bug,Login fails,Kim,1,Jo,2,High,To Do,,2026-10-01 10:00,2026-10-02 10:00,,Acme,To Do\n",
        "jira-issue",
        &["Work item key=key", "Work type=kind", "Custom field (Organizations)=account_name"],
    );
    check(
        "Company name,Company ID,Company created at,Last seen,People,Sessions,Plan,Monthly spend,Industry,Website,Company size\n\
         Acme,c1,2025-01-01,2026-11-01,10,100,Pro,480,IT,acme.com,50\n",
        "intercom-company",
        &["Company name=name"],
    );
    check(
        "Ticket ID,Subject,Status,Priority,Source,Type,Agent,Group,Created time,Due by Time,Resolved time,Closed time,Last update time,Initial response time,Tags,Resolution status,Full name,Email,Company Name,Resolution time (in hrs)\n\
         1,Login,Open,High,Email,Question,Kim,Support,2026-10-01 10:00:00,2026-10-03 10:00:00,,,2026-10-01 10:00:00,,,,Jo,jo@acme.com,Acme,\n",
        "freshdesk-ticket",
        &["Created time=opened"],
    );
}

#[test]
fn japanese_and_german_tables_are_read_with_their_amounts_and_days() {
    check(
        "\"レコード番号\",\"取引先名称\",\"契約種別\",\"担当CS\",\"契約満了日\",\"年額（税抜）\",\"ライセンス数\",\"更新者\",\"更新日時\"\n\
         \"1\",\"桜商事\",\"年間\",\"佐藤\",\"2027-03-31\",\"1200000\",\"10\",\"佐藤\",\"2026-11-01 10:00\"\n",
        "kintone-account",
        &["取引先名称=name", "担当CS=owner", "契約満了日=end_date"],
    );
    check(
        "\"レコード番号\",\"会社名\",\"受付日時\",\"問い合わせ内容\",\"優先度\",\"対応状況\",\"完了日\"\n\
         \"1\",\"桜商事\",\"2026-10-01 10:00\",\"ログイン不可\",\"高\",\"対応中\",\"\"\n",
        "csv-ticket",
        &["問い合わせ内容=subject", "対応状況=status", "レコード番号=key"],
    );
    check(
        "名前（通称）,取引先コード,正式名称,カナ名称,敬称,登録番号,事業所種別\n\
         桜商事,T001,株式会社桜商事,サクラショウジ,御中,T1234567890123,法人\n",
        "freee-account",
        &["正式名称=name"],
    );
    check(
        "請求書番号,取引先,請求日,期日,件名,小計,消費税,合計金額,入金ステータス,送付ステータス\n\
         I-1,桜商事,2026-11-01,2026-12-31,利用料,100000,10000,110000,未入金,送付済\n",
        "csv-invoice",
        &["期日=due"],
    );
    check(
        "\"開始日付\",\"開始時刻\",\"終了日付\",\"終了時刻\",\"予定\",\"予定詳細\",\"メモ\",\"参加者\"\n\
         \"2026/10/01\",\"10:00:00\",\"2026/10/01\",\"11:00:00\",\"会議\",\"桜商事 定例\",\"\",\"\"\n",
        "garoon-activity",
        &["参加者=attendees"],
    );
    check(
        "顧客名,契約金額（年額）,契約終了日,担当CSM\n\
         桜商事,\"1,200,000\",2027/03/31,佐藤\n",
        "csv-account",
        &["契約金額（年額）=arr"],
    );
    check(
        "顧客名,契約金額(税抜),契約金額(税込),契約開始日,契約終了日,担当CSM\n\
         桜商事,\"1,200,000\",\"1,320,000\",2025/04/01,2027/03/31,佐藤\n",
        "csv-account",
        &["契約金額(税抜)=arr"],
    );
    check(
        "Kunde;Betreuer;Vertragsbeginn;Vertragsende;Kündigungsfrist;Jahresumsatz netto;Lizenzen\n\
         Acme AG;Kim;01.04.2025;31.03.2027;3 Monate;12.000,00;10\n",
        "csv-account",
        &["Betreuer=owner", "Vertragsende=end_date", "Kündigungsfrist=notice"],
    );
}

#[test]
fn a_report_in_groups_gives_every_row_what_its_group_says() {
    let text = "\"Account Owner\",\"Account ID\",\"Account Name\",\"Billing Country\"\n\
                \"Kim Doe\",\"001x0000002xLCV\",\"Acme\",\"US\"\n\"\",\"001x0000002xLCW\",\"Globex\",\"US\"\n\
                \"Subtotal\",\"\",\"\",\"\"\n\"Lee\",\"001x0000002xLCX\",\"Initech\",\"US\"\n\"Subtotal\",\"\",\"\",\"\"\n\
                \"Total\",\"\",\"\",\"\"\n";
    let batch = read("report.csv", text);
    let mut owners = Vec::new();
    let owner = batch.entity.field("owner").unwrap();
    let seen = batch.batch.visit_records(|record| {
        let said = record.values[owner].as_ref().and_then(|value| value.as_text());
        owners.push(said.unwrap_or("?").to_owned());
        true
    });
    assert!(seen.is_ok());
    assert_eq!(owners, ["Kim Doe", "Kim Doe", "Lee"]);
}

#[test]
fn meetings_of_a_calendar_without_addresses_wait_by_their_title() {
    for text in [
        "件名,開始日,開始時刻,終日イベント,必須出席者\n定例 桜商事,2026/10/01,10:00:00,FALSE,佐藤; 山田\n",
        "開始日付,開始時刻,終了日付,終了時刻,予定,予定詳細,メモ,参加者\n\
         2026/10/01,10:00:00,2026/10/01,11:00:00,会議,桜商事 定例,,佐藤\n",
    ] {
        let batch = read("calendar.csv", text);
        let mut references = Vec::new();
        let seen = batch.batch.visit_records(|record| {
            references.extend(record.reference.as_ref().map(Reference::key));
            true
        });
        assert!(seen.is_ok());
        assert!(
            references[0].starts_with("meeting:") && references[0].contains("桜商事"),
            "{text}"
        );
    }
}

#[test]
fn what_customers_call_seats_tiers_and_owners_is_known() {
    check(
        "Customer ID,Customer,Contract value (annual),CS Owner,# of seats,CS Tier,Region\n\
         C-1,Acme,1000,Kim,10,Gold,EMEA\n",
        "csv-account",
        &["Contract value (annual)=arr", "CS Owner=owner", "# of seats=seats", "CS Tier=tier"],
    );
    check(
        "Account ID,Account Name,Account Owner,Licensed Seats,CS Tier\n\
         001x0000002xLCV,Acme,Kim,10,Gold\n",
        "salesforce-account",
        &["Licensed Seats=seats", "CS Tier=tier"],
    );
}

#[test]
fn rows_that_an_address_places_are_not_said_to_count_for_nobody() {
    let noted = |mail: &str| {
        let text =
            format!("Ticket ID,Subject,Requester,Created,Priority\nT-1,x,{mail},2026-11-01,P3\n");
        let batch = read("tickets.csv", &text);
        batch.notes.iter().any(|note| note.id == "ingest-note-no-account")
    };
    assert!(!noted("ann@acme.com"));
    assert!(noted("Ann Lee"));
}

#[test]
fn a_region_is_no_country() {
    let batch = read("accounts.csv", "Customer ID,Customer,Owner,Region\nC-1,Acme,Kim,NA\n");
    let region = batch.columns.iter().find(|column| column.header == "Region").unwrap();
    assert_eq!(region.field, None);
}

#[test]
fn records_inside_records_are_not_left_out_without_a_word() {
    let text = r#"{"records":[{"attributes":{"type":"Account"},"Id":"001x0000002xLCV","Name":"Acme",
        "Contacts":{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact"},
        "Email":"ann@acme.com"}]}}]}"#;
    let batch = read("query.json", text);
    assert!(batch.notes.iter().any(|note| note.id == "ingest-note-nested"), "{:?}", batch.notes);
}
