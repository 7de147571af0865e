using Checkout.Data;
using Checkout.Testing.Databases;
using Checkout.Web.Doctor;
using Checkout.Web.Tests.Payments;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Checkout.Web.Tests.Doctor;

/// <summary>A deployment that the doctor looks at as the command does, without starting it.</summary>
internal sealed class Patient : IAsyncDisposable
{
    public const string MailPassword = "the-mail-password";

    private Patient(Hospital hospital) => Hospital = hospital;

    public Hospital Hospital { get; }

    /// <summary>The portal’s folder, which nobody else can enter.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("checkout-doctor-").FullName;

    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public SmtpSink Mail { get; } = new();

    /// <summary>Parts of its own, instead of the portal’s.</summary>
    public Action<IServiceCollection> Parts { get; set; } = _ => { };

    public (long Free, string Format) Disk { get; set; } = (10L << 30, "ext4");

    public StripeFake? Stripe { get; private set; }

    public string? SendMailTo { get; set; }

    public string File => Path.Combine(Folder, "checkout.db");

    public static async Task<Patient> AdmitAsync(Hospital hospital)
    {
        var patient = new Patient(hospital);
        var database = hospital.Database;
        if (database.Engine is Engine.Sqlite)
        {
            await database.ExecuteAsync($"VACUUM INTO '{patient.File}'");
            if (!OperatingSystem.IsWindows())
            {
                System.IO.File.SetUnixFileMode(patient.File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        foreach (var (name, value) in new[]
        {
            ("Database:Provider", database.Options.Provider.ToString()),
            ("Database:ConnectionString",
                database.Engine is Engine.Sqlite ? $"Data Source={patient.File};Pooling=False" : database.Options.ConnectionString),
            ("environment", "Production"), ("Vendor:Name", "Cirrus Software, Inc."), ("Mail:PublicUrl", hospital.Front.Address.ToString()),
            ("Mail:Host", patient.Mail.Host), ("Mail:Security", "None"), ("Mail:TimeoutSeconds", "60"),
            ("Mail:Port", patient.Mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        })
        {
            patient.Settings[name] = value;
        }

        return patient;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Takes payments by Stripe, whose account is as it should be.</summary>
    public StripeFake UseStripe()
    {
        var stripe = Stripe = new StripeFake();
        (Settings["Payments:Gateway"], Settings["Stripe:ApiUrl"]) = ("Stripe", stripe.Url);
        Settings["Stripe:TimeoutSeconds"] = "60";
        (Settings["Stripe:SecretKey"], Settings["Stripe:WebhookSecret"]) = (StripeFake.LiveKey, StripeFake.WebhookSecret);
        stripe.Endpoints.Add(new()
        {
            ["object"] = "webhook_endpoint",
            ["url"] = $"{Hospital.Front.Address}Webhooks/Payments",
            ["status"] = "enabled",
            ["enabled_events"] = new System.Text.Json.Nodes.JsonArray(
                [.. Data.Payments.Gateways.StripeGateway.Events.Select(name => (System.Text.Json.Nodes.JsonNode)name)]),
        });
        return stripe;
    }

    public Task<Diagnosis> ExamineAsync() => Examination.OfAsync(Build, new Visit(SendMailTo), CancellationToken.None);

    /// <summary>Writes rows by the machine’s clock, as whoever runs the portal does.</summary>
    public async Task WriteAsync(Func<DateTimeOffset, IEnumerable<object>> rows)
    {
        using var portal = Build(_ => { });
        await using var db = portal.Services.GetRequiredService<CheckoutDbContexts>().Unscoped();
        db.AddRange(rows(portal.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Mail.DisposeAsync();
        Stripe?.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private IHost Build(Action<IServiceCollection> more) => Web.Hosting.Portal.Build(
        [$"--contentRoot={Folder}", .. Settings.Select(setting => $"--{setting.Key}={setting.Value}")],
        services =>
        {
            more(services);
            services.AddSingleton(new Outside(Hospital.Trusted, _ => Disk));
            Parts(services);
        });
}
