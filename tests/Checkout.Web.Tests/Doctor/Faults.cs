using Checkout.Data;
using Checkout.Data.Payments.Gateways;
using Checkout.Data.Runs;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Doctor;

/// <summary>What can be wrong with a deployment, each made on purpose, and the one code by which the doctor must name it.</summary>
internal static class Faults
{
    private const string OtherKey = "YW5vdGhlciBrZXkgdGhhbiB0aGUgb25lIG9mIHRoZSB0ZXN0cyE=";

    public static readonly IReadOnlyDictionary<string, (string Code, Func<Patient, Task> Make)> All =
        new Dictionary<string, (string, Func<Patient, Task>)>(StringComparer.Ordinal)
        {
            ["an unknown setting"] = Setting("settings", "Vendor:Nmae", "Cirrus"),
            ["a value that can't be read"] = Setting("settings", "Proxy:RequestSeconds", "soon"),
            ["no key for the activity"] = Setting("settings", "Audit:Key", ""),
            ["a time zone that there is not"] = Setting("settings", "Vendor:TimeZone", "Mars/Olympus"),
            ["a public address by plain HTTP"] = Setting("settings", "Mail:PublicUrl", "http://localhost"),
            ["a short token of the operator"] = Setting("settings", "Operator:Token", "too short"),
            ["a file of settings that is no JSON"] = ("settings-file",
                patient => File.WriteAllTextAsync(Path.Combine(patient.Folder, "appsettings.json"), "{ \"Vendor\": ")),
            ["a connection string that can't be read"] =
                Setting("database-settings", "Database:ConnectionString", "Data Source=x.db;the-mail-password"),
            ["a database server that is off"] = Server("database-unreachable", "Host=127.0.0.1;Port=1;Database=checkout;Timeout=2"),
            ["no database file"] = ("database-missing", patient => Done(() => File.Delete(patient.File))),
            ["a database file that can't be written"] = ("database-rights",
                patient => Done(() => patient.Settings["Database:ConnectionString"] += ";Mode=ReadOnly")),
            ["a migration that was not made"] = Sql("schema-behind", """
                DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = (SELECT MAX("MigrationId") FROM "__EFMigrationsHistory")
                """),
            ["a schema that is too new"] = Applied("schema-too-new", "99991231235959_Cut_After_Unknown"),
            ["a schema that is newer"] = Applied("schema-ahead", "99991231235959_Later"),
            ["a clock that is late"] = ("clock",
                patient => Done(() => patient.Parts = parts => parts.AddSingleton<TimeProvider>(new Late()))),
            ["another key of the activity"] = Setting("audit-key", "Audit:Key", OtherKey),
            ["another key of the sign-in"] = Setting("sign-in-key", "SignIn:Key", OtherKey),
            ["no font for an account in Japan"] = ("fonts", NoFontAsync),
            ["an address where nobody answers"] = Setting("address-unreachable", "Mail:PublicUrl", "https://localhost:1"),
            ["an address of another server"] = ("address-other", patient => Done(() => patient.Hospital.Front.Behind = null)),
            ["an expired certificate"] = ("address-certificate",
                patient => Done(() => patient.Settings["Mail:PublicUrl"] = patient.Hospital.Expired.Address.ToString())),
            ["a certificate that nobody trusts"] = ("address-certificate",
                patient => Done(() => patient.Parts = parts => parts.AddSingleton(new Web.Doctor.Outside(disk: _ => patient.Disk)))),
            ["a proxy that is not trusted"] = ("proxy-untrusted",
                patient => Done(() => patient.Hospital.Front.Behind = patient.Hospital.Distrustful.Anonymous().Http)),
            ["a proxy that does not say how"] = ("proxy-silent", patient => Done(() =>
                (patient.Hospital.Front.TellsWho, patient.Hospital.Front.TellsHow) = (false, false))),
            ["a proxy that does not say who"] = ("proxy-silent", patient => Done(() => patient.Hospital.Front.TellsWho = false)),
            ["a proxy that asks by another name"] = ("proxy-host", patient => Done(() => patient.Hospital.Front.Host = "internal:5080")),
            ["no mail server"] = Setting("mail-nowhere", "Mail:Host", ""),
            ["a mail server that is off"] = Setting("mail-unreachable", "Mail:Port", "1"),
            ["a mail server that hangs"] = Smtp("mail-unreachable", SmtpBehavior.Hang),
            ["a mail server that is closed"] = Smtp("mail-refused", SmtpBehavior.Unavailable),
            ["a mail server with a bad certificate"] = ("mail-certificate", patient => Done(() =>
                (patient.Settings["Mail:Security"], patient.Settings["Mail:Host"], patient.Settings["Mail:Port"]) = ("Tls", "localhost",
                    patient.Hospital.Expired.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)))),
            ["a mail server without TLS"] = Setting("mail-offer", "Mail:Security", "StartTls"),
            ["a mail server that wants another password"] = Smtp("mail-sign-in", SmtpBehavior.RefuseSignIn, signsIn: true),
            ["a sender that the mail server refuses"] = Smtp("mail-sender", SmtpBehavior.RefuseSender),
            ["a recipient that the mail server refuses"] = Smtp("mail-recipient", SmtpBehavior.RefuseRecipient),
            ["a mail server that refuses the message"] = Smtp("mail-refused", SmtpBehavior.RefuseMessage),
            ["a Stripe that is not reached"] =
                OfStripe("stripe-unreachable", patient => patient.Settings["Stripe:ApiUrl"] = "http://127.0.0.1:1"),
            ["a wrong key of Stripe"] = OfStripe("stripe-key", patient => patient.Settings["Stripe:SecretKey"] = "sk_live_wrong"),
            ["a key of Stripe for tests"] =
                OfStripe("stripe-test-key", patient => patient.Settings["Stripe:SecretKey"] = Payments.StripeFake.Key),
            ["an account at Stripe that takes nothing"] = OfStripe("stripe-account", patient => patient.Stripe!.ChargesEnabled = false),
            ["a key of Stripe that lacks a right"] = OfStripe("stripe-rights", patient => patient.Stripe!.Denied.Add("/v1/refunds")),
            ["an endpoint of Stripe elsewhere"] =
                OfStripe("stripe-webhook", patient => patient.Stripe!.Endpoints[0]["url"] = "https://elsewhere.example/Webhooks/Payments"),
            ["an event that Stripe does not tell"] = OfStripe("stripe-events",
                patient => ((System.Text.Json.Nodes.JsonArray)patient.Stripe!.Endpoints[0]["enabled_events"]!).RemoveAt(3)),
            ["work that has stopped"] = Rows("work-stopped", now => [new RunTurn("messages", now.AddDays(-1), now.AddDays(-1), 0)]),
            ["work that meets a bad row"] = Rows("work-fails", now => [new RunTurn("billing", now, now, 1)]),
            ["a mail that waits"] = Rows("mail-waits", now => [Message(now.AddHours(-1))]),
            ["many mails that were given up"] = Rows("mail-given-up", now => Enumerable.Range(0, 10).Select(_ => GivenUp(now))),
            ["a payment that hangs"] = ("payments-hang", HangAsync),
            ["a full disk"] = Disk("disk-full", 1 << 20, "ext4"),
            ["a disk that is nearly full"] = Disk("disk-low", 500 << 20, "ext4"),
            ["a database on a network disk"] = Disk("network-disk", 10L << 30, "nfs4"),
            ["a folder that can't be made"] = ("folder-unwritable", NoFolderAsync),
            ["secrets that everybody reads"] = ("secrets-readable", OpenSecretsAsync),
        };

    private static (string, Func<Patient, Task>) Setting(string code, string name, string value) =>
        (code, patient => Done(() => patient.Settings[name] = value));

    private static (string, Func<Patient, Task>) Server(string code, string connection) => (code, patient => Done(() =>
        (patient.Settings["Database:Provider"], patient.Settings["Database:ConnectionString"]) = ("PostgreSql", connection)));

    private static (string, Func<Patient, Task>) Sql(string code, string sql) => (code, patient => patient.ExecuteAsync(sql));

    private static (string, Func<Patient, Task>) Applied(string code, string migration) => Sql(code,
        $"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('{migration}', '99.0')");

    private static (string, Func<Patient, Task>) Rows(string code, Func<DateTimeOffset, IEnumerable<object>> rows) =>
        (code, patient => patient.WriteAsync(rows));

    private static (string, Func<Patient, Task>) Disk(string code, long free, string format) =>
        (code, patient => Done(() => patient.Disk = (free, format)));

    private static (string, Func<Patient, Task>) Smtp(string code, SmtpBehavior behavior, bool signsIn = false) => (code, patient =>
    {
        patient.Mail.Behavior = behavior;
        patient.SendMailTo = "somebody@vendor.example";
        patient.Settings["Mail:TimeoutSeconds"] = behavior is SmtpBehavior.Hang ? "1" : "60";
        if (signsIn)
        {
            (patient.Settings["Mail:UserName"], patient.Settings["Mail:Password"]) = ("portal", Patient.MailPassword);
        }

        return Task.CompletedTask;
    }
    );

    private static (string, Func<Patient, Task>) OfStripe(string code, Action<Patient> spoil) => (code, patient => Done(() =>
    {
        patient.UseStripe();
        spoil(patient);
    }));

    private static OutboxMessage Message(DateTimeOffset at) =>
        new(MessageKind.PasswordReset, "somebody@acme.example", null, null, null, null, at);

    private static OutboxMessage GivenUp(DateTimeOffset now)
    {
        var message = Message(now.AddHours(-1));
        for (var n = 0; n < OutboxMessage.MaxAttempts; n++)
        {
            message.Claim(now, TimeSpan.Zero);
            message.MarkFailed("550", now);
        }

        return message;
    }

    private static Task HangAsync(Patient patient)
    {
        var world = patient.Hospital.World;
        return patient.WriteAsync(now =>
        {
            var invoice = world.Invoice("INV-1", 100m, dueOn: new DateOnly(2190, 1, 1));
            return [invoice, new PaymentAttempt(world.Account.Id,
                new PaymentAttemptTerms("PAY-1", PaymentAttemptKind.Hosted, Currency.Usd, nameof(GatewayKind.Stripe), now)
                {
                    StartedBy = "Zoë Brandström",
                }, [new PaymentAttemptSplit(invoice, 100m)], now.AddHours(-1))];
        });
    }

    private static async Task NoFontAsync(Patient patient)
    {
        patient.Settings["Documents:FontFolders:0"] = patient.Folder;
        await patient.ExecuteAsync("UPDATE \"Accounts\" SET \"Locale\" = 'ja-JP'");
    }

    private static async Task NoFolderAsync(Patient patient)
    {
        await File.WriteAllTextAsync(Path.Combine(patient.Folder, "mail"), "");
        (patient.Settings["Mail:Host"], patient.Settings["Mail:Folder"], patient.Settings["environment"]) = ("", "mail/out", "Development");
    }

    private static async Task OpenSecretsAsync(Patient patient)
    {
        var path = Path.Combine(patient.Folder, "secrets.env");
        await File.WriteAllTextAsync(path, "Audit__Key=…");
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            File.SetUnixFileMode(patient.Folder, Owner | UnixFileMode.OtherExecute);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }
    }

    private static Task Done(Action make)
    {
        make();
        return Task.CompletedTask;
    }

    private sealed class Late : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddMinutes(-10);
    }
}
