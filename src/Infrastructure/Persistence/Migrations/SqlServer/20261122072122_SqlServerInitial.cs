using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PropertyPlatform.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SqlServerInitial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "accounts");

            migrationBuilder.EnsureSchema(
                name: "todos");

            migrationBuilder.EnsureSchema(
                name: "attachments");

            migrationBuilder.EnsureSchema(
                name: "ballots");

            migrationBuilder.EnsureSchema(
                name: "owners");

            migrationBuilder.EnsureSchema(
                name: "notices");

            migrationBuilder.EnsureSchema(
                name: "platform");

            migrationBuilder.EnsureSchema(
                name: "committees");

            migrationBuilder.EnsureSchema(
                name: "audit");

            migrationBuilder.EnsureSchema(
                name: "projects");

            migrationBuilder.EnsureSchema(
                name: "outbox");

            migrationBuilder.EnsureSchema(
                name: "organisations");

            migrationBuilder.EnsureSchema(
                name: "privacy");

            migrationBuilder.CreateTable(
                name: "account_passwords",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    user_name = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    hash = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    is_first = table.Column<bool>(type: "bit", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_passwords", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    person_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    audience = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    name = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    phone = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    phone_index = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    position = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    bound_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    sessions_since = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    last_nudged_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    created_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    granted = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    withheld = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    jurisdiction_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                schema: "attachments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    owner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    file_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    storage_key = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "attempts",
                schema: "accounts",
                columns: table => new
                {
                    key = table.Column<string>(type: "nvarchar(44)", maxLength: 44, nullable: false),
                    count = table.Column<int>(type: "int", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attempts", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "ballots",
                schema: "ballots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    project_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    area_name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    topic = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    content = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    phase = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    opens_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    closes_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    rules = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    roll = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    result = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    passed_questions = table.Column<int>(type: "int", nullable: true),
                    counted_questions = table.Column<int>(type: "int", nullable: true),
                    close_announced_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    confirmations = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    followers = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    questions = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    statistics = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    trail = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    convenor_kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    convenor_name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    convenor_organisation = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    jurisdiction_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ballots", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "binding_requests",
                schema: "owners",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    person_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    owner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    check_reference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    offline = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    failed_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    recorded = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    decided = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    proved_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    attempts = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    consents = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_binding_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bindings",
                schema: "owners",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    person_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    owner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ownership_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    house_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    project_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    method = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    request_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    bound_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    end = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bindings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "channel_messages",
                schema: "notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    channel = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    recipient = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    recipient_index = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    content = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    queued_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    locked_until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    locked_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    sending_since = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    settled_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    serial = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    reason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    about = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "channel_pauses",
                schema: "notices",
                columns: table => new
                {
                    channel = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_pauses", x => x.channel);
                });

            migrationBuilder.CreateTable(
                name: "clock_shift",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    ticks = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock_shift", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "committees",
                schema: "committees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    project_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    elected_on = table.Column<DateOnly>(type: "date", nullable: false),
                    term_from = table.Column<DateOnly>(type: "date", nullable: true),
                    term_until = table.Column<DateOnly>(type: "date", nullable: true),
                    filing_reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    seats = table.Column<int>(type: "int", nullable: false),
                    end_announced = table.Column<bool>(type: "bit", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    jurisdiction_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_committees", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    xml = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                schema: "notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    notice_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    reply_type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    delivered_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    step = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    reply = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    replied_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliveries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_reach",
                schema: "notices",
                columns: table => new
                {
                    delivery_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    notice_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    project_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    place_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_reach", x => new { x.delivery_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "entries",
                schema: "audit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    action = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    use_case = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    subject = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    subject_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    jurisdiction_code = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    project_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    person_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    role = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    detail = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    address = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    trace_id = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    sequence = table.Column<long>(type: "bigint", nullable: true),
                    hash = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "external_tokens",
                schema: "platform",
                columns: table => new
                {
                    provider = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    value = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    lease_owner = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_external_tokens", x => new { x.provider, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "forgotten_recipients",
                schema: "notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    recipient_index = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forgotten_recipients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "houses",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    project_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    building = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    stairwell = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    floor = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    room = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    place = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    use = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    area = table.Column<long>(type: "bigint", nullable: false),
                    title_number = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    developer_held = table.Column<bool>(type: "bit", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    jurisdiction_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_houses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbound_events",
                schema: "notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    source = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    event_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    content = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    handled_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbound_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "outbox",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reaction = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.message_id, x.reaction });
                });

            migrationBuilder.CreateTable(
                name: "institution_registrations",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    user_name = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    password_hash = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    password_set_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    is_local = table.Column<bool>(type: "bit", nullable: true),
                    legal_representative = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    agreement_version = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    consented_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_institution_registrations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_leases",
                schema: "platform",
                columns: table => new
                {
                    name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    held_until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    held_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    last_run_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    last_milliseconds = table.Column<int>(type: "int", nullable: false),
                    last_error = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_leases", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "jurisdiction_units",
                schema: "organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    parent_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    level = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jurisdiction_units", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                schema: "committees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    committee_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    project_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    topic = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    held_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    venue = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    chair = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    attendees = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    content = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    edits = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    jurisdiction_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "messages",
                schema: "outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    payload = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    stream_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    stream_version = table.Column<long>(type: "bigint", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    locked_until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    locked_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    dead_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    last_error = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    discarded_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    discarded_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    discard_reason = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                schema: "notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    unit_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    published_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    title = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    reply = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    body = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    rule = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    recipients = table.Column<int>(type: "int", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    reminds = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    urges = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    place_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "number_series",
                schema: "platform",
                columns: table => new
                {
                    prefix = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    last = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_number_series", x => new { x.prefix, x.day });
                });

            migrationBuilder.CreateTable(
                name: "one_time_codes",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    phone_index = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    purpose = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    browser = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    redeemed_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_one_time_codes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                schema: "organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    parent_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    questioned_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    contact_address = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    contact_person = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    contact_phone = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    jurisdiction_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "owners",
                schema: "owners",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    document = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    document_index = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    phone = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    phone_index = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    person_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_owners", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ownerships",
                schema: "owners",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    house_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    project_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    owner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    share = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    title_number = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ownerships", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "party_branches",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    project_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    secretary = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    document = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    phone = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    founded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    jurisdiction_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_party_branches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "personas",
                schema: "accounts",
                columns: table => new
                {
                    key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    title = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    place = table.Column<int>(type: "int", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personas", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "persons",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    document = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    document_index = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    phone = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    phone_index = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    open_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    we_chat_lost_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_persons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projects",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    name_key = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    project_name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    district_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    address = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    address_key = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    usage = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    boundaries = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    land_area = table.Column<long>(type: "bigint", nullable: false),
                    floor_area = table.Column<long>(type: "bigint", nullable: false),
                    building_count = table.Column<int>(type: "int", nullable: false),
                    home_count = table.Column<int>(type: "int", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    service_level = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    fee_standard = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    developer_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    manager_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    layer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    longitude = table.Column<decimal>(type: "decimal(10,7)", precision: 10, scale: 7, nullable: true),
                    latitude = table.Column<decimal>(type: "decimal(10,7)", precision: 10, scale: 7, nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    outline = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    jurisdiction_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_projects", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "proxies",
                schema: "owners",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    owner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    principal_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ownership_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    house_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    project_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    document = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    document_index = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    phone = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    phone_index = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    valid_from = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    valid_to = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    authorised_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    person_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    check_reference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    reviewed = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    consents = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proxies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pushes",
                schema: "notices",
                columns: table => new
                {
                    delivery_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    message_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pushes", x => x.delivery_id);
                });

            migrationBuilder.CreateTable(
                name: "register_changes",
                schema: "owners",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    building = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    stairwell = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    room = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    aspects = table.Column<int>(type: "int", nullable: false),
                    before = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    after = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_changes", x => new { x.import_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "register_imports",
                schema: "owners",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    project_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    file_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    file_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    uploaded_by_name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    rows = table.Column<int>(type: "int", nullable: false),
                    homes = table.Column<int>(type: "int", nullable: false),
                    owners = table.Column<int>(type: "int", nullable: false),
                    voting_units = table.Column<int>(type: "int", nullable: false),
                    area = table.Column<long>(type: "bigint", nullable: false),
                    added = table.Column<int>(type: "int", nullable: false),
                    amended = table.Column<int>(type: "int", nullable: false),
                    missing = table.Column<int>(type: "int", nullable: false),
                    unchanged = table.Column<int>(type: "int", nullable: false),
                    fingerprint = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    faults = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    remove_missing = table.Column<bool>(type: "bit", nullable: false),
                    confirmed_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    failure_code = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    jurisdiction_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "remembered_answers",
                schema: "platform",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    key = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    use_case = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    route = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    request_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    answer = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remembered_answers", x => new { x.account_id, x.key, x.use_case });
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                schema: "notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    matter = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    unit_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    sent_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    way = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "role_definitions",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    added = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    removed = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_definitions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "session_marks",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    person_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ended = table.Column<bool>(type: "bit", nullable: false),
                    renewals = table.Column<int>(type: "int", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_marks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_states",
                schema: "platform",
                columns: table => new
                {
                    hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_states", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "todos",
                schema: "todos",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    business_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    title = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    url = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    project_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    ended_as = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    handled_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    outcome = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    jurisdiction_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_todos", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unmaskings",
                schema: "privacy",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    subject = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    person_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    document_index = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    phone_index = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    viewer_account = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    viewer_name = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    viewer_role = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    viewer_organisation = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unmaskings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "wechat_silences",
                schema: "notices",
                columns: table => new
                {
                    recipient_index = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    template = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wechat_silences", x => new { x.recipient_index, x.template });
                });

            migrationBuilder.CreateTable(
                name: "account_projects",
                schema: "accounts",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    served_as = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_projects", x => new { x.account_id, x.project_id });
                    table.ForeignKey(
                        name: "fk_account_projects_accounts_account_id",
                        column: x => x.account_id,
                        principalSchema: "accounts",
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voting_units",
                schema: "ballots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ballot_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    position = table.Column<int>(type: "int", nullable: false),
                    area = table.Column<long>(type: "bigint", nullable: false),
                    is_developers = table.Column<bool>(type: "bit", nullable: false),
                    has_several_owners = table.Column<bool>(type: "bit", nullable: false),
                    bound_before_start = table.Column<bool>(type: "bit", nullable: false),
                    owners = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_voting_units", x => x.id);
                    table.ForeignKey(
                        name: "fk_voting_units_ballots_ballot_id",
                        column: x => x.ballot_id,
                        principalSchema: "ballots",
                        principalTable: "ballots",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "members",
                schema: "committees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    committee_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    gender = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    document = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    phone = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    room = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    post = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    standing = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    in_register = table.Column<bool>(type: "bit", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    promoted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    change_reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_members", x => new { x.committee_id, x.id });
                    table.ForeignKey(
                        name: "fk_members_committees_committee_id",
                        column: x => x.committee_id,
                        principalSchema: "committees",
                        principalTable: "committees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff",
                schema: "committees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    committee_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    position = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    phone = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    document = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff", x => new { x.committee_id, x.id });
                    table.ForeignKey(
                        name: "fk_staff_committees_committee_id",
                        column: x => x.committee_id,
                        principalSchema: "committees",
                        principalTable: "committees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "managements",
                schema: "projects",
                columns: table => new
                {
                    number = table.Column<int>(type: "int", nullable: false),
                    project_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    enterprise_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    contract_reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    contract_from = table.Column<DateOnly>(type: "date", nullable: false),
                    contract_until = table.Column<DateOnly>(type: "date", nullable: true),
                    began_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    ended_by = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_managements", x => new { x.project_id, x.number });
                    table.ForeignKey(
                        name: "fk_managements_projects_project_id",
                        column: x => x.project_id,
                        principalSchema: "projects",
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "register_sheets",
                schema: "owners",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_sheets", x => x.import_id);
                    table.ForeignKey(
                        name: "fk_register_sheets_register_imports_import_id",
                        column: x => x.import_id,
                        principalSchema: "owners",
                        principalTable: "register_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asked_roles",
                schema: "todos",
                columns: table => new
                {
                    role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    todo_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asked_roles", x => new { x.todo_id, x.role });
                    table.ForeignKey(
                        name: "fk_asked_roles_todos_todo_id",
                        column: x => x.todo_id,
                        principalSchema: "todos",
                        principalTable: "todos",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "paper_votes",
                schema: "ballots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ballot_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    unit = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    house = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    choices = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    photo = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    entered_by = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    replaces = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_votes", x => x.id);
                    table.ForeignKey(
                        name: "fk_paper_votes_voting_units_unit",
                        column: x => x.unit,
                        principalSchema: "ballots",
                        principalTable: "voting_units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "roll_houses",
                schema: "ballots",
                columns: table => new
                {
                    house_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    unit_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    building = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    stairwell = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    floor = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    room = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    area = table.Column<long>(type: "bigint", nullable: false),
                    ballot_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roll_houses", x => new { x.unit_id, x.house_id });
                    table.ForeignKey(
                        name: "fk_roll_houses_voting_units_unit_id",
                        column: x => x.unit_id,
                        principalSchema: "ballots",
                        principalTable: "voting_units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "votes",
                schema: "ballots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ballot_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    unit = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    house = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    voter = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    bound_before_start = table.Column<bool>(type: "bit", nullable: false),
                    choices = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    cast_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    proxy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    arrival = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_votes", x => x.id);
                    table.ForeignKey(
                        name: "fk_votes_voting_units_unit",
                        column: x => x.unit,
                        principalSchema: "ballots",
                        principalTable: "voting_units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ux_account_passwords_account",
                schema: "accounts",
                table: "account_passwords",
                column: "account_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_account_passwords_user_name",
                schema: "accounts",
                table: "account_passwords",
                column: "user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_projects_project_id",
                schema: "accounts",
                table: "account_projects",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ux_account_projects_manager",
                schema: "accounts",
                table: "account_projects",
                column: "project_id",
                unique: true,
                filter: "served_as = 'ProjectManager'");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_audience_state_created_at",
                schema: "accounts",
                table: "accounts",
                columns: new[] { "audience", "state", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_organisation_id_role",
                schema: "accounts",
                table: "accounts",
                columns: new[] { "organisation_id", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_person_id",
                schema: "accounts",
                table: "accounts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_role_state",
                schema: "accounts",
                table: "accounts",
                columns: new[] { "role", "state" });

            migrationBuilder.CreateIndex(
                name: "ux_accounts_audience_phone",
                schema: "accounts",
                table: "accounts",
                columns: new[] { "audience", "phone_index" },
                unique: true,
                filter: "phone_index IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_asked_roles_role_todo_id",
                schema: "todos",
                table: "asked_roles",
                columns: new[] { "role", "todo_id" });

            migrationBuilder.CreateIndex(
                name: "ix_attachments_kind_owner_id",
                schema: "attachments",
                table: "attachments",
                columns: new[] { "kind", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ux_attachments_storage_key",
                schema: "attachments",
                table: "attachments",
                column: "storage_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_attempts_ends_at",
                schema: "accounts",
                table: "attempts",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_ballots_created",
                schema: "ballots",
                table: "ballots",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_ballots_phase_opens",
                schema: "ballots",
                table: "ballots",
                columns: new[] { "phase", "opens_at" });

            migrationBuilder.CreateIndex(
                name: "ix_ballots_project",
                schema: "ballots",
                table: "ballots",
                columns: new[] { "project_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ux_ballots_number",
                schema: "ballots",
                table: "ballots",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_binding_requests_owner",
                schema: "owners",
                table: "binding_requests",
                columns: new[] { "owner_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_binding_requests_person",
                schema: "owners",
                table: "binding_requests",
                columns: new[] { "person_id", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_binding_requests_state",
                schema: "owners",
                table: "binding_requests",
                columns: new[] { "state", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_bindings_house",
                schema: "owners",
                table: "bindings",
                column: "house_id");

            migrationBuilder.CreateIndex(
                name: "ix_bindings_owner",
                schema: "owners",
                table: "bindings",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_bindings_person",
                schema: "owners",
                table: "bindings",
                columns: new[] { "person_id", "house_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bindings_project",
                schema: "owners",
                table: "bindings",
                columns: new[] { "project_id", "bound_at" });

            migrationBuilder.CreateIndex(
                name: "ux_bindings_ownership",
                schema: "owners",
                table: "bindings",
                column: "ownership_id",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_channel_messages_about",
                schema: "notices",
                table: "channel_messages",
                column: "about",
                filter: "about IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_channel_messages_due",
                schema: "notices",
                table: "channel_messages",
                column: "next_attempt_at",
                filter: "settled_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_channel_messages_kept",
                schema: "notices",
                table: "channel_messages",
                column: "settled_at",
                filter: "recipient_index <> ''");

            migrationBuilder.CreateIndex(
                name: "ix_channel_messages_locked",
                schema: "notices",
                table: "channel_messages",
                column: "locked_by",
                filter: "locked_by IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_channel_messages_queued_at",
                schema: "notices",
                table: "channel_messages",
                column: "queued_at");

            migrationBuilder.CreateIndex(
                name: "ix_channel_messages_recipient_index_queued_at",
                schema: "notices",
                table: "channel_messages",
                columns: new[] { "recipient_index", "queued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_channel_messages_serial",
                schema: "notices",
                table: "channel_messages",
                column: "serial",
                filter: "serial IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_committees_project",
                schema: "committees",
                table: "committees",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_committees_term",
                schema: "committees",
                table: "committees",
                columns: new[] { "state", "term_until" });

            migrationBuilder.CreateIndex(
                name: "ux_committees_organisation",
                schema: "committees",
                table: "committees",
                column: "organisation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_committees_project_kind",
                schema: "committees",
                table: "committees",
                columns: new[] { "project_id", "kind" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_account_id_delivered_at",
                schema: "notices",
                table: "deliveries",
                columns: new[] { "account_id", "delivered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_open",
                schema: "notices",
                table: "deliveries",
                column: "account_id",
                filter: "step <> 'Responded'");

            migrationBuilder.CreateIndex(
                name: "ux_deliveries_notice_account",
                schema: "notices",
                table: "deliveries",
                columns: new[] { "notice_id", "account_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_delivery_reach_notice_id",
                schema: "notices",
                table: "delivery_reach",
                column: "notice_id");

            migrationBuilder.CreateIndex(
                name: "ix_entries_at",
                schema: "audit",
                table: "entries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_entries_subject_id_at",
                schema: "audit",
                table: "entries",
                columns: new[] { "subject_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_entries_unsealed",
                schema: "audit",
                table: "entries",
                column: "id",
                filter: "sequence IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_entries_sequence",
                schema: "audit",
                table: "entries",
                column: "sequence",
                unique: true,
                filter: "sequence IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_forgotten_recipients_next_attempt_at",
                schema: "notices",
                table: "forgotten_recipients",
                column: "next_attempt_at");

            migrationBuilder.CreateIndex(
                name: "ux_houses_project_room",
                schema: "projects",
                table: "houses",
                columns: new[] { "project_id", "building", "stairwell", "room" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_inbound_events_due",
                schema: "notices",
                table: "inbound_events",
                column: "next_attempt_at",
                filter: "handled_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_inbound_events_received_at",
                schema: "notices",
                table: "inbound_events",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ux_inbound_events_name",
                schema: "notices",
                table: "inbound_events",
                columns: new[] { "source", "event_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_institution_registrations_organisation_id",
                schema: "accounts",
                table: "institution_registrations",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ux_institution_registrations_user_name",
                schema: "accounts",
                table: "institution_registrations",
                column: "user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_jurisdiction_units_parent_code",
                schema: "organisations",
                table: "jurisdiction_units",
                column: "parent_code");

            migrationBuilder.CreateIndex(
                name: "ux_jurisdiction_units_code",
                schema: "organisations",
                table: "jurisdiction_units",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_managements_enterprise_id",
                schema: "projects",
                table: "managements",
                column: "enterprise_id");

            migrationBuilder.CreateIndex(
                name: "ix_meetings_committee",
                schema: "committees",
                table: "meetings",
                columns: new[] { "committee_id", "held_at" });

            migrationBuilder.CreateIndex(
                name: "ix_meetings_project",
                schema: "committees",
                table: "meetings",
                columns: new[] { "project_id", "held_at" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_dead",
                schema: "outbox",
                table: "messages",
                column: "dead_at",
                filter: "dead_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_messages_due",
                schema: "outbox",
                table: "messages",
                column: "next_attempt_at",
                filter: "dead_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_messages_stream",
                schema: "outbox",
                table: "messages",
                columns: new[] { "stream_id", "stream_version" },
                filter: "dead_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_notices_unit_id_published_at",
                schema: "notices",
                table: "notices",
                columns: new[] { "unit_id", "published_at" });

            migrationBuilder.CreateIndex(
                name: "ix_one_time_codes_phone_index_issued_at",
                schema: "accounts",
                table: "one_time_codes",
                columns: new[] { "phone_index", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_organisations_parent_id",
                schema: "organisations",
                table: "organisations",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_type_name",
                schema: "organisations",
                table: "organisations",
                columns: new[] { "type", "name" });

            migrationBuilder.CreateIndex(
                name: "ux_organisations_code",
                schema: "organisations",
                table: "organisations",
                column: "code",
                unique: true,
                filter: "code IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_owners_person",
                schema: "owners",
                table: "owners",
                column: "person_id",
                filter: "person_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_owners_phone",
                schema: "owners",
                table: "owners",
                column: "phone_index",
                filter: "phone_index IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_owners_document",
                schema: "owners",
                table: "owners",
                column: "document_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ownerships_former",
                schema: "owners",
                table: "ownerships",
                column: "house_id",
                filter: "until IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_ownerships_owner",
                schema: "owners",
                table: "ownerships",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_ownerships_project_until",
                schema: "owners",
                table: "ownerships",
                columns: new[] { "project_id", "until" });

            migrationBuilder.CreateIndex(
                name: "ux_ownerships_house_owner",
                schema: "owners",
                table: "ownerships",
                columns: new[] { "house_id", "owner_id" },
                unique: true,
                filter: "until IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_paper_votes_ballot_unit",
                schema: "ballots",
                table: "paper_votes",
                columns: new[] { "ballot_id", "unit" });

            migrationBuilder.CreateIndex(
                name: "ix_paper_votes_unit",
                schema: "ballots",
                table: "paper_votes",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "ux_paper_votes_replaces",
                schema: "ballots",
                table: "paper_votes",
                column: "replaces",
                unique: true,
                filter: "replaces IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_party_branches_project",
                schema: "projects",
                table: "party_branches",
                column: "project_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_persons_document",
                schema: "accounts",
                table: "persons",
                column: "document_index",
                unique: true,
                filter: "document_index IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_persons_open_id",
                schema: "accounts",
                table: "persons",
                column: "open_id",
                unique: true,
                filter: "open_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_persons_phone",
                schema: "accounts",
                table: "persons",
                column: "phone_index",
                unique: true,
                filter: "phone_index IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_projects_developer",
                schema: "projects",
                table: "projects",
                column: "developer_id");

            migrationBuilder.CreateIndex(
                name: "ix_projects_manager",
                schema: "projects",
                table: "projects",
                columns: new[] { "manager_id", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_name",
                schema: "projects",
                table: "projects",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "ux_projects_code",
                schema: "projects",
                table: "projects",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_projects_district_address",
                schema: "projects",
                table: "projects",
                columns: new[] { "district_code", "address_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_projects_district_name",
                schema: "projects",
                table: "projects",
                columns: new[] { "district_code", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_proxies_document",
                schema: "owners",
                table: "proxies",
                column: "document_index");

            migrationBuilder.CreateIndex(
                name: "ix_proxies_house",
                schema: "owners",
                table: "proxies",
                column: "house_id");

            migrationBuilder.CreateIndex(
                name: "ix_proxies_person",
                schema: "owners",
                table: "proxies",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_proxies_principal",
                schema: "owners",
                table: "proxies",
                column: "principal_id");

            migrationBuilder.CreateIndex(
                name: "ix_proxies_project",
                schema: "owners",
                table: "proxies",
                columns: new[] { "project_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ux_proxies_ownership",
                schema: "owners",
                table: "proxies",
                column: "ownership_id",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_register_imports_checked",
                schema: "owners",
                table: "register_imports",
                column: "checked_at");

            migrationBuilder.CreateIndex(
                name: "ix_register_imports_project",
                schema: "owners",
                table: "register_imports",
                columns: new[] { "project_id", "checked_at" });

            migrationBuilder.CreateIndex(
                name: "ux_register_imports_running",
                schema: "owners",
                table: "register_imports",
                column: "project_id",
                unique: true,
                filter: "state = 'Confirmed'");

            migrationBuilder.CreateIndex(
                name: "ix_remembered_answers_at",
                schema: "platform",
                table: "remembered_answers",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_reminders_account_id_sent_at",
                schema: "notices",
                table: "reminders",
                columns: new[] { "account_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reminders_unit_id_sent_at",
                schema: "notices",
                table: "reminders",
                columns: new[] { "unit_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ux_role_definitions_role",
                schema: "accounts",
                table: "role_definitions",
                column: "role",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_roll_houses_house_ballot",
                schema: "ballots",
                table: "roll_houses",
                columns: new[] { "house_id", "ballot_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_session_marks_until",
                schema: "accounts",
                table: "session_marks",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_states_expires_at",
                schema: "platform",
                table: "sign_in_states",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_todos_handled_by_closed_at",
                schema: "todos",
                table: "todos",
                columns: new[] { "handled_by", "closed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_todos_opened_open",
                schema: "todos",
                table: "todos",
                columns: new[] { "opened_at", "id" },
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_todos_project_open",
                schema: "todos",
                table: "todos",
                column: "project_id",
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_todos_business_kind_open",
                schema: "todos",
                table: "todos",
                columns: new[] { "business_id", "kind" },
                unique: true,
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_unmaskings_document_index_at",
                schema: "privacy",
                table: "unmaskings",
                columns: new[] { "document_index", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_unmaskings_person_id_at",
                schema: "privacy",
                table: "unmaskings",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_unmaskings_phone_index_at",
                schema: "privacy",
                table: "unmaskings",
                columns: new[] { "phone_index", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_votes_unit",
                schema: "ballots",
                table: "votes",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "ux_votes_ballot_unit_voter",
                schema: "ballots",
                table: "votes",
                columns: new[] { "ballot_id", "unit", "voter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_voting_units_ballot",
                schema: "ballots",
                table: "voting_units",
                columns: new[] { "ballot_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_wechat_silences_until",
                schema: "notices",
                table: "wechat_silences",
                column: "until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_passwords",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "account_projects",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "asked_roles",
                schema: "todos");

            migrationBuilder.DropTable(
                name: "attachments",
                schema: "attachments");

            migrationBuilder.DropTable(
                name: "attempts",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "binding_requests",
                schema: "owners");

            migrationBuilder.DropTable(
                name: "bindings",
                schema: "owners");

            migrationBuilder.DropTable(
                name: "channel_messages",
                schema: "notices");

            migrationBuilder.DropTable(
                name: "channel_pauses",
                schema: "notices");

            migrationBuilder.DropTable(
                name: "clock_shift",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "data_protection_keys",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "deliveries",
                schema: "notices");

            migrationBuilder.DropTable(
                name: "delivery_reach",
                schema: "notices");

            migrationBuilder.DropTable(
                name: "entries",
                schema: "audit");

            migrationBuilder.DropTable(
                name: "external_tokens",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "forgotten_recipients",
                schema: "notices");

            migrationBuilder.DropTable(
                name: "houses",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "inbound_events",
                schema: "notices");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "outbox");

            migrationBuilder.DropTable(
                name: "institution_registrations",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "job_leases",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "jurisdiction_units",
                schema: "organisations");

            migrationBuilder.DropTable(
                name: "managements",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "meetings",
                schema: "committees");

            migrationBuilder.DropTable(
                name: "members",
                schema: "committees");

            migrationBuilder.DropTable(
                name: "messages",
                schema: "outbox");

            migrationBuilder.DropTable(
                name: "notices",
                schema: "notices");

            migrationBuilder.DropTable(
                name: "number_series",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "one_time_codes",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "organisations",
                schema: "organisations");

            migrationBuilder.DropTable(
                name: "owners",
                schema: "owners");

            migrationBuilder.DropTable(
                name: "ownerships",
                schema: "owners");

            migrationBuilder.DropTable(
                name: "paper_votes",
                schema: "ballots");

            migrationBuilder.DropTable(
                name: "party_branches",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "personas",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "persons",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "proxies",
                schema: "owners");

            migrationBuilder.DropTable(
                name: "pushes",
                schema: "notices");

            migrationBuilder.DropTable(
                name: "register_changes",
                schema: "owners");

            migrationBuilder.DropTable(
                name: "register_sheets",
                schema: "owners");

            migrationBuilder.DropTable(
                name: "remembered_answers",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "reminders",
                schema: "notices");

            migrationBuilder.DropTable(
                name: "role_definitions",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "roll_houses",
                schema: "ballots");

            migrationBuilder.DropTable(
                name: "session_marks",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "sign_in_states",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "staff",
                schema: "committees");

            migrationBuilder.DropTable(
                name: "unmaskings",
                schema: "privacy");

            migrationBuilder.DropTable(
                name: "votes",
                schema: "ballots");

            migrationBuilder.DropTable(
                name: "wechat_silences",
                schema: "notices");

            migrationBuilder.DropTable(
                name: "accounts",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "todos",
                schema: "todos");

            migrationBuilder.DropTable(
                name: "projects",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "register_imports",
                schema: "owners");

            migrationBuilder.DropTable(
                name: "committees",
                schema: "committees");

            migrationBuilder.DropTable(
                name: "voting_units",
                schema: "ballots");

            migrationBuilder.DropTable(
                name: "ballots",
                schema: "ballots");
        }
    }
}
