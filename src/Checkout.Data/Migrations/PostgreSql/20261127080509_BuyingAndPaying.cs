using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Checkout.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class BuyingAndPaying : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Invoices_Payments_AccountId_ReservedById",
                table: "Invoices");

            migrationBuilder.AddColumn<string>(
                name: "UnappliedBecause",
                table: "Payments",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "BankChangedOn",
                table: "LegalEntities",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PreviousAccountEnding",
                table: "LegalEntities",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Autopay",
                table: "Contracts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AutopayAt",
                table: "Contracts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AutopayBy",
                table: "Contracts",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "NoticeGivenAt",
                table: "Contracts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "StoredMethodId",
                table: "Contracts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "TakesNotice",
                table: "Contracts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "ByReference",
                table: "Allocations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<decimal>(
                name: "ApprovalAbove",
                table: "Accounts",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "RemindersOff",
                table: "Accounts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RequestedAt",
                table: "Acceptances",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestedBy",
                table: "Acceptances",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestedByEmail",
                table: "Acceptances",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RequestedById",
                table: "Acceptances",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestedByTitle",
                table: "Acceptances",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Autopayments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PlannedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AnnouncedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NotBefore = table.Column<DateOnly>(type: "date", nullable: true),
                    RetryOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Autopayments", x => x.Id);
                    table.UniqueConstraint("AK_Autopayments_AccountId_Id", x => new { x.AccountId, x.Id });
                    table.ForeignKey(
                        name: "FK_Autopayments_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Autopayments_Contracts_AccountId_ContractId",
                        columns: x => new { x.AccountId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Autopayments_Invoices_AccountId_InvoiceId",
                        columns: x => new { x.AccountId, x.InvoiceId },
                        principalTable: "Invoices",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GatewayNotifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Gateway = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    EventId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Type = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    HandledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GatewayNotifications", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OrderCancellations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    CreditedAmount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    CanceledById = table.Column<Guid>(type: "uuid", nullable: false),
                    CanceledBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CanceledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderCancellations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrderCancellations_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_OrderCancellations_Orders_AccountId_OrderId",
                        columns: x => new { x.AccountId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentPromises",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    PromisedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    MadeById = table.Column<Guid>(type: "uuid", nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentPromises", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentPromises_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_PaymentPromises_Invoices_AccountId_InvoiceId",
                        columns: x => new { x.AccountId, x.InvoiceId },
                        principalTable: "Invoices",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentReversals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    PaymentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReinstatedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentReversals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentReversals_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_PaymentReversals_Payments_AccountId_PaymentId",
                        columns: x => new { x.AccountId, x.PaymentId },
                        principalTable: "Payments",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentReversals_Payments_AccountId_ReinstatedById",
                        columns: x => new { x.AccountId, x.ReinstatedById },
                        principalTable: "Payments",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QuoteApprovals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    QuoteId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RequestedById = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RequestedByEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    RequestedByTitle = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IpAddress = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    PaymentArrangement = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PoNumber = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    BillTo_City = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    BillTo_Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    BillTo_Line1 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    BillTo_Line2 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    BillTo_Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    BillTo_PostalCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    BillTo_Region = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuoteApprovals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuoteApprovals_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_QuoteApprovals_Quotes_AccountId_QuoteId",
                        columns: x => new { x.AccountId, x.QuoteId },
                        principalTable: "Quotes",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RefundRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    PaymentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    RequestedById = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RefundedAmount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Answer = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefundRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RefundRequests_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_RefundRequests_Payments_AccountId_PaymentId",
                        columns: x => new { x.AccountId, x.PaymentId },
                        principalTable: "Payments",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReminderNotices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderNotices", x => x.Id);
                    table.UniqueConstraint("AK_ReminderNotices_AccountId_Id", x => new { x.AccountId, x.Id });
                    table.ForeignKey(
                        name: "FK_ReminderNotices_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Remittances",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    LegalEntityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    PreparedById = table.Column<Guid>(type: "uuid", nullable: false),
                    PreparedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PreparedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Remittances", x => x.Id);
                    table.UniqueConstraint("AK_Remittances_AccountId_Id", x => new { x.AccountId, x.Id });
                    table.ForeignKey(
                        name: "FK_Remittances_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Remittances_LegalEntities_LegalEntityId",
                        column: x => x.LegalEntityId,
                        principalTable: "LegalEntities",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "RenewalNotices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    GivenById = table.Column<Guid>(type: "uuid", nullable: false),
                    GivenBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    GivenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    TakenBackBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    TakenBackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RenewalNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RenewalNotices_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_RenewalNotices_Contracts_AccountId_ContractId",
                        columns: x => new { x.AccountId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SimulatedNotifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Type = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    DeliverAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DeliveredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SimulatedNotifications", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SimulatedPayments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    AttemptId = table.Column<Guid>(type: "uuid", nullable: true),
                    IdempotencyKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Description = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReturnUrl = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    CancelUrl = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    KeepsMethod = table.Column<bool>(type: "boolean", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ArrivesAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CapturedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FailureCode = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    FailureReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    MethodToken = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Brand = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    LastFour = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ExpiryMonth = table.Column<int>(type: "integer", nullable: true),
                    ExpiryYear = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SimulatedPayments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SimulatedReversals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PaymentReference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reinstated = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SimulatedReversals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StoredMethods",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Gateway = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CustomerReference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Token = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Brand = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    LastFour = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ExpiryMonth = table.Column<int>(type: "integer", nullable: true),
                    ExpiryYear = table.Column<int>(type: "integer", nullable: true),
                    Slug = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Label = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    IsDefault = table.Column<bool>(type: "boolean", nullable: false),
                    AddedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RemovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ForgottenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ExpiryToldAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoredMethods", x => x.Id);
                    table.UniqueConstraint("AK_StoredMethods_AccountId_Id", x => new { x.AccountId, x.Id });
                    table.ForeignKey(
                        name: "FK_StoredMethods_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "InvoiceReminders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    NoticeId = table.Column<Guid>(type: "uuid", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: true),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceReminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InvoiceReminders_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_InvoiceReminders_Contracts_AccountId_ContractId",
                        columns: x => new { x.AccountId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InvoiceReminders_Invoices_AccountId_InvoiceId",
                        columns: x => new { x.AccountId, x.InvoiceId },
                        principalTable: "Invoices",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InvoiceReminders_ReminderNotices_AccountId_NoticeId",
                        columns: x => new { x.AccountId, x.NoticeId },
                        principalTable: "ReminderNotices",
                        principalColumns: new[] { "AccountId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "RemittanceLine",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    RemittanceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uuid", nullable: false),
                    InvoiceNumber = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    InvoiceSlug = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    WasDisputed = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RemittanceLine", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RemittanceLine_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_RemittanceLine_Invoices_AccountId_InvoiceId",
                        columns: x => new { x.AccountId, x.InvoiceId },
                        principalTable: "Invoices",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RemittanceLine_Remittances_AccountId_RemittanceId",
                        columns: x => new { x.AccountId, x.RemittanceId },
                        principalTable: "Remittances",
                        principalColumns: new[] { "AccountId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "MethodSetups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    Gateway = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    StartedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    StartedByEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    ResultUrl = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    MethodId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MethodSetups", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MethodSetups_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_MethodSetups_StoredMethods_AccountId_MethodId",
                        columns: x => new { x.AccountId, x.MethodId },
                        principalTable: "StoredMethods",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentAttempts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Gateway = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PaymentReference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PageUrl = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    StartedById = table.Column<Guid>(type: "uuid", nullable: true),
                    StartedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    StartedByEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CheckedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MethodId = table.Column<Guid>(type: "uuid", nullable: true),
                    KeepsMethod = table.Column<bool>(type: "boolean", nullable: false),
                    FailureCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    FailureReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Discrepancy = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    PaymentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentAttempts", x => x.Id);
                    table.UniqueConstraint("AK_PaymentAttempts_AccountId_Id", x => new { x.AccountId, x.Id });
                    table.ForeignKey(
                        name: "FK_PaymentAttempts_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_PaymentAttempts_Payments_AccountId_PaymentId",
                        columns: x => new { x.AccountId, x.PaymentId },
                        principalTable: "Payments",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentAttempts_StoredMethods_AccountId_MethodId",
                        columns: x => new { x.AccountId, x.MethodId },
                        principalTable: "StoredMethods",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AutopayCharges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    AutopaymentId = table.Column<Guid>(type: "uuid", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    AttemptId = table.Column<Guid>(type: "uuid", nullable: true),
                    FailureReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AutopayCharges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AutopayCharges_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AutopayCharges_Autopayments_AccountId_AutopaymentId",
                        columns: x => new { x.AccountId, x.AutopaymentId },
                        principalTable: "Autopayments",
                        principalColumns: new[] { "AccountId", "Id" });
                    table.ForeignKey(
                        name: "FK_AutopayCharges_Invoices_AccountId_InvoiceId",
                        columns: x => new { x.AccountId, x.InvoiceId },
                        principalTable: "Invoices",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AutopayCharges_PaymentAttempts_AccountId_AttemptId",
                        columns: x => new { x.AccountId, x.AttemptId },
                        principalTable: "PaymentAttempts",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentAttemptPart",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    AttemptId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uuid", nullable: false),
                    InvoiceNumber = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    InvoiceSlug = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    HeldInvoiceId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentAttemptPart", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentAttemptPart_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_PaymentAttemptPart_Invoices_AccountId_InvoiceId",
                        columns: x => new { x.AccountId, x.InvoiceId },
                        principalTable: "Invoices",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentAttemptPart_PaymentAttempts_AccountId_AttemptId",
                        columns: x => new { x.AccountId, x.AttemptId },
                        principalTable: "PaymentAttempts",
                        principalColumns: new[] { "AccountId", "Id" });
                });

            migrationBuilder.InsertData(
                table: "NumberSeries",
                columns: new[] { "Key", "Last" },
                values: new object[] { "REM", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_AccountId_StoredMethodId",
                table: "Contracts",
                columns: new[] { "AccountId", "StoredMethodId" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_Autopay",
                table: "Contracts",
                column: "Autopay");

            migrationBuilder.CreateIndex(
                name: "IX_AutopayCharges_AccountId_AttemptId",
                table: "AutopayCharges",
                columns: new[] { "AccountId", "AttemptId" });

            migrationBuilder.CreateIndex(
                name: "IX_AutopayCharges_AccountId_AutopaymentId",
                table: "AutopayCharges",
                columns: new[] { "AccountId", "AutopaymentId" });

            migrationBuilder.CreateIndex(
                name: "IX_AutopayCharges_AccountId_InvoiceId_Number",
                table: "AutopayCharges",
                columns: new[] { "AccountId", "InvoiceId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Autopayments_AccountId_ContractId",
                table: "Autopayments",
                columns: new[] { "AccountId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_Autopayments_AccountId_InvoiceId",
                table: "Autopayments",
                columns: new[] { "AccountId", "InvoiceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Autopayments_Status",
                table: "Autopayments",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_GatewayNotifications_Gateway_EventId",
                table: "GatewayNotifications",
                columns: new[] { "Gateway", "EventId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceReminders_AccountId_ContractId",
                table: "InvoiceReminders",
                columns: new[] { "AccountId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceReminders_AccountId_InvoiceId_Step",
                table: "InvoiceReminders",
                columns: new[] { "AccountId", "InvoiceId", "Step" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceReminders_AccountId_NoticeId",
                table: "InvoiceReminders",
                columns: new[] { "AccountId", "NoticeId" });

            migrationBuilder.CreateIndex(
                name: "IX_MethodSetups_AccountId_Key",
                table: "MethodSetups",
                columns: new[] { "AccountId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MethodSetups_AccountId_MethodId",
                table: "MethodSetups",
                columns: new[] { "AccountId", "MethodId" });

            migrationBuilder.CreateIndex(
                name: "IX_MethodSetups_MethodId_StartedAt",
                table: "MethodSetups",
                columns: new[] { "MethodId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderCancellations_AccountId_OrderId",
                table: "OrderCancellations",
                columns: new[] { "AccountId", "OrderId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrderCancellations_CanceledAt",
                table: "OrderCancellations",
                column: "CanceledAt");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAttemptPart_AccountId_AttemptId",
                table: "PaymentAttemptPart",
                columns: new[] { "AccountId", "AttemptId" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAttemptPart_AccountId_HeldInvoiceId",
                table: "PaymentAttemptPart",
                columns: new[] { "AccountId", "HeldInvoiceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAttemptPart_AccountId_InvoiceId",
                table: "PaymentAttemptPart",
                columns: new[] { "AccountId", "InvoiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAttempts_AccountId_MethodId",
                table: "PaymentAttempts",
                columns: new[] { "AccountId", "MethodId" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAttempts_AccountId_PaymentId",
                table: "PaymentAttempts",
                columns: new[] { "AccountId", "PaymentId" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAttempts_Number",
                table: "PaymentAttempts",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAttempts_PaymentReference",
                table: "PaymentAttempts",
                column: "PaymentReference");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAttempts_Reference",
                table: "PaymentAttempts",
                column: "Reference");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAttempts_Status_StartedAt",
                table: "PaymentAttempts",
                columns: new[] { "Status", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentPromises_AccountId_InvoiceId",
                table: "PaymentPromises",
                columns: new[] { "AccountId", "InvoiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentPromises_MadeAt",
                table: "PaymentPromises",
                column: "MadeAt");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentReversals_AccountId_Kind_Reference",
                table: "PaymentReversals",
                columns: new[] { "AccountId", "Kind", "Reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaymentReversals_AccountId_PaymentId",
                table: "PaymentReversals",
                columns: new[] { "AccountId", "PaymentId" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentReversals_AccountId_ReinstatedById",
                table: "PaymentReversals",
                columns: new[] { "AccountId", "ReinstatedById" });

            migrationBuilder.CreateIndex(
                name: "IX_QuoteApprovals_AccountId_QuoteId_RequestedAt",
                table: "QuoteApprovals",
                columns: new[] { "AccountId", "QuoteId", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RefundRequests_AccountId_PaymentId",
                table: "RefundRequests",
                columns: new[] { "AccountId", "PaymentId" });

            migrationBuilder.CreateIndex(
                name: "IX_RefundRequests_RequestedAt",
                table: "RefundRequests",
                column: "RequestedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ReminderNotices_AccountId_Currency_On",
                table: "ReminderNotices",
                columns: new[] { "AccountId", "Currency", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RemittanceLine_AccountId_InvoiceId",
                table: "RemittanceLine",
                columns: new[] { "AccountId", "InvoiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_RemittanceLine_AccountId_RemittanceId",
                table: "RemittanceLine",
                columns: new[] { "AccountId", "RemittanceId" });

            migrationBuilder.CreateIndex(
                name: "IX_Remittances_AccountId_Number",
                table: "Remittances",
                columns: new[] { "AccountId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Remittances_LegalEntityId",
                table: "Remittances",
                column: "LegalEntityId");

            migrationBuilder.CreateIndex(
                name: "IX_Remittances_PreparedAt",
                table: "Remittances",
                column: "PreparedAt");

            migrationBuilder.CreateIndex(
                name: "IX_RenewalNotices_AccountId_ContractId_GivenAt",
                table: "RenewalNotices",
                columns: new[] { "AccountId", "ContractId", "GivenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RenewalNotices_GivenAt",
                table: "RenewalNotices",
                column: "GivenAt");

            migrationBuilder.CreateIndex(
                name: "IX_SimulatedNotifications_DeliveredAt_DeliverAt",
                table: "SimulatedNotifications",
                columns: new[] { "DeliveredAt", "DeliverAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SimulatedPayments_AttemptId",
                table: "SimulatedPayments",
                column: "AttemptId");

            migrationBuilder.CreateIndex(
                name: "IX_SimulatedPayments_IdempotencyKey",
                table: "SimulatedPayments",
                column: "IdempotencyKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SimulatedPayments_Reference",
                table: "SimulatedPayments",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SimulatedReversals_PaymentReference",
                table: "SimulatedReversals",
                column: "PaymentReference");

            migrationBuilder.CreateIndex(
                name: "IX_SimulatedReversals_Reference",
                table: "SimulatedReversals",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StoredMethods_AccountId_Gateway_Token",
                table: "StoredMethods",
                columns: new[] { "AccountId", "Gateway", "Token" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StoredMethods_AccountId_Slug",
                table: "StoredMethods",
                columns: new[] { "AccountId", "Slug" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Contracts_StoredMethods_AccountId_StoredMethodId",
                table: "Contracts",
                columns: new[] { "AccountId", "StoredMethodId" },
                principalTable: "StoredMethods",
                principalColumns: new[] { "AccountId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Invoices_PaymentAttempts_AccountId_ReservedById",
                table: "Invoices",
                columns: new[] { "AccountId", "ReservedById" },
                principalTable: "PaymentAttempts",
                principalColumns: new[] { "AccountId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Contracts_StoredMethods_AccountId_StoredMethodId",
                table: "Contracts");

            migrationBuilder.DropForeignKey(
                name: "FK_Invoices_PaymentAttempts_AccountId_ReservedById",
                table: "Invoices");

            migrationBuilder.DropTable(
                name: "AutopayCharges");

            migrationBuilder.DropTable(
                name: "GatewayNotifications");

            migrationBuilder.DropTable(
                name: "InvoiceReminders");

            migrationBuilder.DropTable(
                name: "MethodSetups");

            migrationBuilder.DropTable(
                name: "OrderCancellations");

            migrationBuilder.DropTable(
                name: "PaymentAttemptPart");

            migrationBuilder.DropTable(
                name: "PaymentPromises");

            migrationBuilder.DropTable(
                name: "PaymentReversals");

            migrationBuilder.DropTable(
                name: "QuoteApprovals");

            migrationBuilder.DropTable(
                name: "RefundRequests");

            migrationBuilder.DropTable(
                name: "RemittanceLine");

            migrationBuilder.DropTable(
                name: "RenewalNotices");

            migrationBuilder.DropTable(
                name: "SimulatedNotifications");

            migrationBuilder.DropTable(
                name: "SimulatedPayments");

            migrationBuilder.DropTable(
                name: "SimulatedReversals");

            migrationBuilder.DropTable(
                name: "Autopayments");

            migrationBuilder.DropTable(
                name: "ReminderNotices");

            migrationBuilder.DropTable(
                name: "PaymentAttempts");

            migrationBuilder.DropTable(
                name: "Remittances");

            migrationBuilder.DropTable(
                name: "StoredMethods");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_AccountId_StoredMethodId",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_Autopay",
                table: "Contracts");

            migrationBuilder.DeleteData(
                table: "NumberSeries",
                keyColumn: "Key",
                keyValue: "REM");

            migrationBuilder.DropColumn(
                name: "UnappliedBecause",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "BankChangedOn",
                table: "LegalEntities");

            migrationBuilder.DropColumn(
                name: "PreviousAccountEnding",
                table: "LegalEntities");

            migrationBuilder.DropColumn(
                name: "Autopay",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "AutopayAt",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "AutopayBy",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "NoticeGivenAt",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "StoredMethodId",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "TakesNotice",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "ByReference",
                table: "Allocations");

            migrationBuilder.DropColumn(
                name: "ApprovalAbove",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "RemindersOff",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "RequestedAt",
                table: "Acceptances");

            migrationBuilder.DropColumn(
                name: "RequestedBy",
                table: "Acceptances");

            migrationBuilder.DropColumn(
                name: "RequestedByEmail",
                table: "Acceptances");

            migrationBuilder.DropColumn(
                name: "RequestedById",
                table: "Acceptances");

            migrationBuilder.DropColumn(
                name: "RequestedByTitle",
                table: "Acceptances");

            migrationBuilder.AddForeignKey(
                name: "FK_Invoices_Payments_AccountId_ReservedById",
                table: "Invoices",
                columns: new[] { "AccountId", "ReservedById" },
                principalTable: "Payments",
                principalColumns: new[] { "AccountId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }
    }
}
